"""Documents, tasks and tables for people at a terminal."""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

import click
import msgspec

from outputs.graph_records import (
    Assignment,
    Bundle,
    Citation,
    Deadline,
    Department,
    Document,
    Finding,
    OcrConfidence,
    Target,
    Task,
)
from outputs.labels import Language, label

# What a terminal would obey rather than show: escapes, other controls, changes of direction.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
_COLOURS = {
    "department": "cyan",
    "deadline": "yellow",
    "target": "blue",
    "citation": "magenta",
    "task": "green",
}
_UNREAD = "pip install 'policy-pipe[ocr]', ingest --again"
# The width of an id: what is no wider is not broken over lines.
_NARROW = 17
_IDENTITY = (
    "number",
    "attachment_title",
    "issuers",
    "level",
    "place",
    "issued_on",
    "published_on",
    "genre",
    "addressees",
    "file",
    "copies",
    "attached_to",
    "inherited",
    "attachments",
    "id",
)

# The rule of what no extractor has found.
_REVIEWED = "review"
# What is a region to a program is a place to a reader.
_CALLED = {"region": "place"}


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """For whom it is: in which language, drawn for a person, in colours or with marks."""

    language: Language = "zh"
    drawn: bool = False
    colour: bool = False

    def word(self, key: str) -> str:
        return label(key, self.language)


def harmless(text: str) -> str:
    """`text` with nothing in it that a terminal obeys; line breaks and tabs stay."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    return harmless(text).replace("\n", " ").replace("\t", " ")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, look: Look) -> str:
    """Drawn for a person; for a program one row a line, its cells parted by tabs."""
    if not look.drawn:
        lines = ["\t".join(map(one_line, row)) for row in (headings, *rows)]
        return "\n".join(lines)
    from rich.box import SIMPLE_HEAD  # 0.1 s, and only for people
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[one_line(cell) for cell in row] for row in rows]
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for n, heading in enumerate(headings):
        widest = max((cell_len(row[n]) for row in cells), default=0)
        drawn.add_column(heading, overflow="fold", no_wrap=widest <= _NARROW)
    for row in cells:
        drawn.add_row(*map(Text, row))
    width = shutil.get_terminal_size().columns
    console = Console(file=StringIO(), width=width, force_terminal=True, no_color=not look.colour)
    with console.capture() as captured:
        console.print(drawn)
    return captured.get().rstrip("\n")


def document_lines(
    bundle: Bundle, *, look: Look, titles: Mapping[str, str] | None = None
) -> Iterator[str]:
    """What the document is, its text with what was found in it, what it cites, what is amiss.

    `titles` are those of documents that it is joined to, by id.
    """
    document = bundle.document
    yield _bold(one_line(document.title or document.file or document.id), look)
    for key, words in _identity(document, look, titles or {}):
        yield f"{look.word(key)}: {one_line(words)}"
    if document.ocr:
        yield _recognised(document.ocr_confidence, look)
    if document.unread_pages:
        pages = "、".join(map(str, document.unread_pages))
        yield f"{look.word('unread_pages')}: {pages} ({_UNREAD})"
    yield f"{look.word('tasks')}: {len(bundle.tasks)}"
    yield ""
    yield _marked(bundle, look)
    if bundle.citations:
        yield ""
        yield _bold(look.word("citations"), look)
        yield from (one_line(_citation(one, look)) for one in bundle.citations)
    if bundle.findings:
        yield ""
        yield _bold(look.word("findings"), look)
        yield from (one_line(_finding(one, look)) for one in bundle.findings)


def task_lines(task: Task, document: Document, *, look: Look) -> Iterator[str]:
    """All about one task, and where it stands."""
    yield _bold(one_line(f"{look.word('task')} {task.path} {task.heading}").rstrip(), look)
    yield f"{look.word('id')}: {one_line(task.id)}"
    yield f"{look.word('document')}: {one_line(document.title or document.id)}"
    kinds = (look.word(f"task.{task.kind}"), look.word(f"strength.{task.strength}"))
    yield " · ".join(kinds)
    yield ""
    yield harmless(task.text)
    yield ""
    for assignment in task.assignments:
        yield one_line(_assignment(assignment, look))
    for deadline in task.deadlines:
        yield one_line(f"{look.word('deadline')}: {deadline.text} ({_when(deadline, look)})")
    for target in task.targets:
        yield one_line(f"{look.word('target')}: {target.text} ({_quantity(target)})")
    yield one_line(_provenance(task, document, look))
    if task.ocr_confidence is not None:
        yield _recognised(task.ocr_confidence, look)


def _recognised(confidence: OcrConfidence | None, look: Look) -> str:
    """What was read from pictures has errors: whoever relies on it must know."""
    said = look.word("read_from_pictures")
    if confidence is None:
        return said
    mean, lowest = look.word("mean"), look.word("lowest")
    return f"{said}: {mean} {confidence.mean:.2f}, {lowest} {confidence.lowest:.2f}"


def _identity(
    document: Document, look: Look, titles: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    known = {key: getattr(document, key) for key in _IDENTITY if key not in ("place", "level")}
    known["place"] = document.region and f"{document.region.name} ({document.region.code})"
    known["level"] = document.level and look.word(f"level.{document.level}")
    known["inherited"] = tuple(look.word(_CALLED.get(name, name)) for name in document.inherited)
    for key in ("attachments", "attached_to"):
        ids = known[key] if isinstance(known[key], tuple) else (known[key],)
        known[key] = tuple(f"{titles[id_]} ({id_})" if id_ in titles else id_ for id_ in ids if id_)
    for key in _IDENTITY:
        words = known[key]
        if words:
            yield key, "、".join(words) if isinstance(words, tuple) else str(words)


class _Mark(msgspec.Struct, frozen=True, order=True):
    """A stretch of the text that means something; an empty one is put in before what follows."""

    start: int
    end: int
    kind: str
    note: str


def _marked(bundle: Bundle, look: Look) -> str:
    """Where two marks overlap, the one that begins first stays."""
    text = bundle.document.text
    chrome = [(part.start, part.end) for part in bundle.document.parts if part.kind == "chrome"]
    pieces: list[str] = []
    reached = 0
    for mark in sorted(_marks(bundle, look)):
        if mark.start < reached:
            continue
        pieces += _unmarked(text, reached, mark.start, chrome, look)
        pieces.append(_one_mark(mark, harmless(text[mark.start : mark.end]), look))
        reached = mark.end
    pieces += _unmarked(text, reached, len(text), chrome, look)
    return "".join(pieces)


def _marks(bundle: Bundle, look: Look) -> Iterator[_Mark]:
    for citation in bundle.citations:
        note = look.word(f"citation.{citation.role}")
        yield _Mark(citation.start, citation.end, "citation", note)
    for task in bundle.tasks:
        start = task.spans[-1][0]  # a heading of table rows stands before them, once for all
        yield _Mark(start, start, "task", f"{look.word('task')} {task.path}")
        for assignment in task.assignments:
            role = look.word(f"role.{assignment.role}")
            for one in assignment.departments:
                if _stands(one, assignment.rule, bundle.document):
                    yield _Mark(one.start, one.end, "department", role)
        for deadline in task.deadlines:
            if _stands(deadline, deadline.rule, bundle.document):
                yield _Mark(deadline.start, deadline.end, "deadline", _when(deadline, look))
        for target in task.targets:
            yield _Mark(target.start, target.end, "target", look.word("target"))


def _stands(named: Department | Deadline, rule: str, document: Document) -> bool:
    """Not what the office has put in place of words of the text."""
    return rule != _REVIEWED or document.text[named.start : named.end] == named.text


def _one_mark(mark: _Mark, words: str, look: Look) -> str:
    if mark.kind == "task":
        written = f"[[{one_line(mark.note)}]] "
        return click.style(written, fg=_COLOURS["task"], bold=True) if look.colour else written
    if look.colour:
        return click.style(words, fg=_COLOURS[mark.kind])
    return f"[[{mark.note}:{words}]]"


def _unmarked(
    text: str, start: int, end: int, chrome: list[tuple[int, int]], look: Look
) -> Iterator[str]:
    """Site chrome in a faint colour: it is no text of the document."""
    if look.colour:
        for first, last in chrome:
            if first < end and start < last:
                yield harmless(text[start : max(start, first)])
                start, stop = max(start, first), min(end, last)
                yield click.style(harmless(text[start:stop]), dim=True)
                start = stop
    yield harmless(text[start:end])


def _assignment(assignment: Assignment, look: Look) -> str:
    role, mode = look.word(f"role.{assignment.role}"), look.word(f"mode.{assignment.mode}")
    names = (
        one.text if one.canonical in (None, one.text) else f"{one.text} ({one.canonical})"
        for one in assignment.departments
    )
    return f"{look.word('departments')}: {role} ({mode}) {'、'.join(names)}"


def _when(deadline: Deadline, look: Look) -> str:
    dates = "/".join(str(day) for day in (deadline.start_on, deadline.due_on) if day)
    unit = look.word(f"unit.{deadline.unit}") if deadline.unit else ""
    amount = "" if deadline.amount is None else f"{deadline.amount}{unit}"
    kind = look.word(f"deadline.{deadline.kind}")
    return " ".join(word for word in (kind, dates, amount, deadline.every) if word)


def _quantity(target: Target) -> str:
    return f"{target.what} {target.comparator} {target.value}{target.unit}".strip()


def _citation(citation: Citation, look: Look) -> str:
    title = f"《{citation.title}》" if citation.title else ""
    leads = citation.target if citation.status == "resolved" else "、".join(citation.candidates)
    status = f"{look.word(citation.status)} {leads or ''}".rstrip()
    role = look.word(f"citation.{citation.role}")
    return f"{role}: {title}{citation.number or ''} [{status}]"


def _finding(finding: Finding, look: Look) -> str:
    """The message in the language that it has; in English its kind and the words meant."""
    head = f"{finding.code} {look.word(f'finding.{finding.kind}')}"
    severity = look.word(f"severity.{finding.severity}")
    quotes = "; ".join(one.quote for one in finding.evidence)
    told = finding.message if look.language == "zh" else f"“{quotes}”"
    if finding.status != "open":
        severity += f", {look.word(f'finding_status.{finding.status}')}"
    return f"{head} [{severity}]: {told}"


def _provenance(task: Task, document: Document, look: Look) -> str:
    spans = ", ".join(f"{start}-{end}" for start, end in task.spans)
    where = [document.file or "", f"{look.word('characters')} {spans}"]
    if task.page is not None:
        where.append(f"{look.word('page')} {task.page}")
    if task.cell is not None:
        cell = task.cell
        where.append(
            f"{look.word('table')} {cell.table + 1}, {look.word('row')} {cell.row + 1}, "
            f"{look.word('column')} {cell.column + 1}"
        )
    return f"{look.word('provenance')}: {'; '.join(where)}"


def _bold(words: str, look: Look) -> str:
    return click.style(words, bold=True) if look.colour else words
