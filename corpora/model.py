"""All nouns: a document as its reader gives it, and what is noted on it.

Everything is frozen. Offsets are half-open ``[start, end)`` into `Document.text`.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

import msgspec

from corpora.vocabulary import (
    CitationRole,
    Comparator,
    DeadlineKind,
    Level,
    MarkKind,
    Mode,
    PartKind,
    PassageKind,
    Role,
    Strength,
    TaskKind,
    Unit,
)


class Span(msgspec.Struct, frozen=True, order=True):
    """Half-open character range of `Document.text`; never empty, never reversed."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def within(self, other: "Span") -> bool:
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One table cell; `start == end` when it is empty. Rows and columns count from 0."""

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A data table (never a layout table), its cells in reading order."""

    span: Span
    cells: tuple[Cell, ...]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text exactly as its reader gives it, with where each piece came from.

    `text` has one line per block, as a person sees them; the cells of a table row are parted
    by a tab, its rows by a line break. `title` and `fields` are what the container says of
    itself outside the visible text (``<title>``, ``<meta name=…>``). `body` is where the markup
    shows the main text among navigation, None where there is no markup. `page_starts[i]` is the
    offset where page i+1 begins; empty where the source has no pages. `confidences` are start,
    end and share of certainty (0 to 1) of each line that was read from a picture (`ocr`).
    """

    text: str
    media_type: str
    encoding: str | None = None
    title: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    body: Span | None = None
    tables: tuple[Table, ...] = ()
    page_starts: tuple[int, ...] = ()
    ocr: bool = False
    confidences: tuple[tuple[int, int, float], ...] = ()

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Something noted: where, and by which rule. Quote the document for its words."""

    span: Span
    rule: str


class Part(Mention, frozen=True, kw_only=True):
    """A stretch of whole lines; the parts of a document cover it without gap or overlap."""

    kind: PartKind


class Paragraph(Mention, frozen=True, kw_only=True):
    """One line as a person sees it, or a piece of run-on text that begins with a label.

    Without the blanks around it; `part` is the kind of part that it stands in.
    """

    part: PartKind = "body"
    in_table: bool = False


class Mark(Mention, frozen=True, kw_only=True):
    """A line of the document's frame: its title, number, addressees, cover formula, signature.

    `group` tells frames of one file apart (0 the first signature, 1 the next …).
    """

    kind: MarkKind
    group: int = 0


class Provision(Mention, frozen=True, kw_only=True):
    """A numbered item with all that stands below it; `path` is unique in its document.

    `label` and `heading` are the document's own words: the label as it is written, the item's
    own title without label and full stop, empty where it has none; the title begins at
    `heading_start`. The text up to the first child is ``[span.start, own_end)``.
    """

    path: str
    parent: str | None
    label: str
    heading: str
    heading_start: int = 0
    own_end: int
    leaf: bool


class Department(Mention, frozen=True, kw_only=True):
    """A body that is made responsible; `name` is the written name, a shared ending put back.

    `canonical` carries the place and the full name, None where the name tells no body.
    """

    name: str
    canonical: str | None = None
    line: str | None = None
    level: Level | None = None
    collective: bool = False


class Assignment(Mention, frozen=True, kw_only=True):
    """Who must do it, in one role, as one note or cell or sentence says."""

    role: Role
    mode: Mode
    departments: tuple[Department, ...]


class Deadline(Mention, frozen=True, kw_only=True):
    """When; dates are inclusive. `every` is an ISO 8601 duration (P3M)."""

    kind: DeadlineKind
    start_on: date | None = None
    due_on: date | None = None
    every: str | None = None
    amount: int | None = None
    unit: Unit | None = None


class Target(Mention, frozen=True, kw_only=True):
    """A quantity to be reached: ``what comparator value unit``."""

    what: str
    comparator: Comparator
    value: float
    unit: str


class Citation(Mention, frozen=True, kw_only=True):
    """A document that the text names; `title` stands between the outer 《》.

    `number` has its official form (国发〔2014〕25号); one of the two may be None.
    """

    title: str | None
    number: str | None
    role: CitationRole
    alias: str | None = None


class Attachment(Mention, frozen=True, kw_only=True):
    """An attachment that the text promises and does not print; `span` is its title.

    `number` is the printed one (2, 1-1). `withheld` where the text says that it is left out or
    sent apart: (略).
    """

    title: str
    number: str | None = None
    withheld: bool = False


class Heading(Mention, frozen=True, kw_only=True):
    """A title under which another text may list this one, with the number of 附件2 above it.

    `title` is empty where the text says no more than 附件2.
    """

    title: str
    number: str | None = None


class Task(Mention, frozen=True, kw_only=True):
    """A provision, paragraph or table row that directs somebody to do something.

    `span` runs from the first to the last character; `spans` has more than one entry only where
    the text is not contiguous (a table row). `measures` are its sentences.
    """

    path: str
    provision: str | None
    kind: TaskKind
    heading: str
    strength: Strength
    spans: tuple[Span, ...]
    measures: tuple[Span, ...]
    assignments: tuple[Assignment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    action: str | None = None
    object: str | None = None


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """A place with its full chain of names (甘肃省天水市麦积区) and its code of that year."""

    name: str
    code: str


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """What the document is, by `reading-rules`: see docs/reading-rules.md."""

    title: str | None = None
    attachment_title: str | None = None
    number: str | None = None
    issuers: tuple[str, ...] = ()
    level: Level | None = None
    region: Region | None = None
    issued_on: date | None = None
    published_on: date | None = None
    genre: str | None = None
    addressees: tuple[str, ...] = ()


class Levelled(msgspec.Struct, frozen=True, kw_only=True):
    """Words as they are compared: names of places, levels and bodies are one placeholder each.

    `text` has no blanks and punctuation; its character i stands for ``[starts[i], ends[i])`` of
    the document. A placeholder is a character of Unicode's private use area (U+E000 to U+F8FF):
    the same for all places and levels, and the same for counterparts of one line of work.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a task and the words of its source that they come from, as document offsets."""

    task: Span
    source: Span
    kind: PassageKind


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One comparison's share of a score: what was compared, what came out, what it is worth.

    `task` and `source` are the two values that were compared, in words.
    """

    comparison: str
    level: str
    bits: float
    task: str = ""
    source: str = ""


M = TypeVar("M", bound=Mention)


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """A document, its folded text, and what is noted so far; `plus` gives a new one."""

    document: Document
    folded: str
    identity: Identity = Identity()
    mentions: dict[type[Mention], tuple[Mention, ...]] = {}

    def of(self, kind: type[M]) -> tuple[M, ...]:
        """The mentions of one kind, in text order."""
        return self.mentions.get(kind, ())  # type: ignore[return-value]  # keyed by their type

    def plus(self, kind: type[M], found: Iterable[M]) -> "Analysis":
        """A new analysis with `found` as all mentions of `kind`, put in text order."""
        ordered = tuple(sorted(found, key=lambda mention: mention.span))
        return msgspec.structs.replace(self, mentions={**self.mentions, kind: ordered})

    def known_as(self, identity: Identity) -> "Analysis":
        return msgspec.structs.replace(self, identity=identity)
