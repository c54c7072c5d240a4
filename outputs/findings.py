"""For people: findings with the words that they rest on, and how many there are of each kind."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import click
import msgspec

from corpora.vocabulary import SEVERITIES, FindingKind, Severity
from outputs.columns import Piece, wrapped
from outputs.graph_records import Finding
from outputs.terminal import Look, one_line, table

# Two lines of a terminal; the whole stands in the export.
_LONGEST = 60
_INDENT = "  "
_NARROWEST = 20
_COLOURS: Mapping[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a document, which goes by its number, else its title."""

    document: str
    words: str
    start: int
    end: int


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A finding; `document` is what its document goes by, `title` the title of that."""

    finding: Finding
    document: str
    title: str
    path: str
    quoted: tuple[Quoted, ...]


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A document that is only cited; how many others rest on it, and how many name it at all."""

    id: str
    title: str
    number: str
    resting: int
    citing: int


class Tally:
    """How many findings there are, by code and severity."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, FindingKind, Severity]] = Counter()

    def add(self, finding: Finding) -> None:
        self._counts[finding.code, finding.kind, finding.severity] += 1

    def lines(self, *, look: Look) -> Iterator[str]:
        """A table with one line a code and a last line for all; a sentence where there is none."""
        yield ""
        if not self._counts:
            yield look.word("no_findings")
            return
        keys = ("code", "kind")
        headings = [look.word(key) for key in keys]
        headings += [look.word(f"severity.{one}") for one in SEVERITIES]
        rows = [
            self._row(code, look.word(f"finding.{kind}"), code)
            for code, kind in sorted({(code, kind) for code, kind, _ in self._counts})
        ]
        rows.append(self._row(look.word("total"), "", None))
        yield table([*headings, look.word("total")], rows, look=look)

    def _row(self, name: str, kind: str, code: str | None) -> list[str]:
        counts = [
            sum(
                n
                for (held, _, severity), n in self._counts.items()
                if severity == one and code in (None, held)
            )
            for one in SEVERITIES
        ]
        return [name, kind, *(str(n) for n in (*counts, sum(counts)))]


def filter_lines(filters: Iterable[tuple[str, str]], *, look: Look) -> Iterator[str]:
    """By what the list was narrowed; nothing where it was not."""
    told = "; ".join(f"{look.word(key)}: {one_line(words)}" for key, words in filters)
    if told:
        yield from _broken(f"{look.word('filters')}: {told}", look)


def document_heading(entry: Entry, *, look: Look) -> Iterator[str]:
    """Above the findings of one document."""
    yield ""
    title = "" if entry.title == entry.document else f"  {entry.title}"
    yield from _broken(f"{entry.document}{title}  {entry.finding.document}", look, bold=True)


def code_heading(entry: Entry, *, look: Look) -> Iterator[str]:
    """Above the findings of one code."""
    yield ""
    finding = entry.finding
    yield from _broken(f"{finding.code} {look.word(f'finding.{finding.kind}')}", look, bold=True)


def entry_lines(entry: Entry, *, look: Look, named: bool) -> Iterator[str]:
    """One finding; with the name of its document where it stands among those of others."""
    finding = entry.finding
    severity = look.word(f"severity.{finding.severity}")
    status = "" if finding.status == "open" else look.word(f"finding_status.{finding.status}")
    marks = " · ".join(filter(None, (severity, status)))
    kind = f"{finding.code} {look.word(f'finding.{finding.kind}')}"
    where = f"{entry.document} {entry.path}" if named else entry.path
    head = f"{kind} [{marks}] {where}".rstrip()
    yield from _broken(f"{head}  {finding.id}", look, colour=_COLOURS[finding.severity])
    yield from _broken(finding.message, look, indent=_INDENT)
    for one in entry.quoted:
        words = f"{one.document} {one.start}-{one.end}: “{_short(one.words)}”"
        yield from _broken(words, look, indent=_INDENT, faint=True)


def missing_lines(missing: Iterable[Missing], *, look: Look) -> Iterator[str]:
    """The documents to get, those that most others rest on first."""
    keys = ("resting_documents", "citing_documents", "number", "title", "id")
    rows = [[str(one.resting), str(one.citing), one.number, one.title, one.id] for one in missing]
    yield look.word("missing_documents" if rows else "no_missing_documents")
    if rows:
        yield table([look.word(key) for key in keys], rows, look=look)


def _short(words: str) -> str:
    line = " ".join(words.split())
    if len(line) <= _LONGEST:
        return line
    half = _LONGEST // 2
    return f"{line[:half]}…{line[-half:]}"


def _broken(
    words: str,
    look: Look,
    *,
    bold: bool = False,
    faint: bool = False,
    colour: str | None = None,
    indent: str = "",
) -> Iterator[str]:
    """Lines for a person's terminal; one line for a program."""
    line = one_line(words)
    if not look.drawn:
        yield indent + line
        return
    width = max(_NARROWEST, shutil.get_terminal_size().columns - len(indent))
    for pieces in wrapped([Piece(line)], width):
        text = "".join(piece.words for piece in pieces)
        if look.colour and (bold or faint or colour):
            text = click.style(text, bold=bold or None, dim=faint or None, fg=colour)
        yield indent + text
