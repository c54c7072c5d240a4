"""The public shapes of the task graph: what every output shows and the JSON form writes."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from corpora.model import Evidence
from corpora.vocabulary import (
    Channel,
    CitationRole,
    Comparator,
    CopyClass,
    CoverageState,
    DeadlineKind,
    DecisionTarget,
    Depth,
    Directness,
    DocumentLinkRole,
    FileStatus,
    FindingKind,
    FindingStatus,
    Level,
    LinkDecision,
    LinkKind,
    LinkStatus,
    Mode,
    PartKind,
    PassageKind,
    Relation,
    Role,
    Severity,
    Strength,
    TaskKind,
    Unit,
)
from outputs.selection import Preset, Selection

SCHEMA = "policy-pipe/task-graph/1"

CitationStatus = Literal["resolved", "ambiguous", "missing", "superseded"]
Offset = Annotated[int, Meta(ge=0, description="In characters of documents[].text, from 0.")]
# Whatever a file of ours counts is below this; what is above is no number of SQLite's.
Count = Annotated[int, Meta(ge=0, lt=2**31)]
Page = Annotated[int, Meta(ge=1, description="From 1; null where the source has no pages.")]
Fingerprint = Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
DocumentId = Annotated[str, Meta(pattern="^[dm][0-9a-f]{16}$")]


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One file, and what became of it at the last ingest."""

    file: str
    status: FileStatus
    reason: str | None
    document: DocumentId | None
    sha256: str | None
    media_type: str | None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A jurisdiction with its full chain of names, by the document's year."""

    name: str
    code: str


class OcrConfidence(msgspec.Struct, frozen=True, kw_only=True):
    """How sure the reading of pictures is, 0 to 1: `mean` by characters, `lowest` of a line."""

    mean: float
    lowest: float


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the text."""

    kind: PartKind
    start: Offset
    end: Offset
    rule: str = ""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document, whatever number of files hold it; not `present` where it is only cited.

    `attachments` are those that came as files of their own, `attached_to` is the notice of one.
    Fields that are `inherited` are the notice's: the attachment's own text does not tell them.

    `ocr` says that at least one page was a picture and its text was recognised, which is never
    without errors; `unread_pages` are pictures that nobody has read.

    `source` is what a corpus needs beside all this to hold the document again.
    """

    id: DocumentId
    fingerprint: Fingerprint | None
    file: str | None
    copies: tuple[str, ...]
    present: bool
    title: str | None
    attachment_title: str | None
    number: str | None
    issuers: tuple[str, ...]
    level: Level | None
    region: Place | None
    issued_on: date | None
    published_on: date | None
    genre: str | None
    addressees: tuple[str, ...]
    text: str
    ocr: bool
    parts: tuple[Part, ...]
    attachments: tuple[DocumentId, ...] = ()
    attached_to: DocumentId | None = None
    inherited: tuple[Literal["issuers", "level", "region", "issued_on"], ...] = ()
    ocr_confidence: OcrConfidence | None = None
    unread_pages: tuple[Page, ...] = ()
    source: "Source | None" = None


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered item with all that stands below it.

    Its title begins at `heading_start`; its own text, up to the first item below it, ends at
    `own_end`. `leaf` says that there is no item below it.
    """

    id: str
    document: DocumentId
    parent: str | None
    path: str
    label: str
    heading: str
    start: Offset
    end: Offset
    page: Page | None
    heading_start: Offset | None = None
    own_end: Offset | None = None
    leaf: bool | None = None
    rule: str = ""


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of a task."""

    n: int
    start: Offset
    end: Offset


class Department(msgspec.Struct, frozen=True, kw_only=True):
    """A body that is made responsible; `text` is its name, `start` and `end` the written part."""

    text: str
    start: Offset
    end: Offset
    canonical: str | None
    line: str | None
    level: Level | None
    collective: bool
    rule: str = ""


class Assignment(msgspec.Struct, frozen=True, kw_only=True):
    """Who must do it."""

    role: Role
    mode: Mode
    start: Offset
    end: Offset
    rule: str
    departments: tuple[Department, ...]


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """When; dates are inclusive, `every` is an ISO 8601 duration."""

    kind: DeadlineKind
    text: str
    start: Offset
    end: Offset
    start_on: date | None
    due_on: date | None
    every: str | None
    amount: int | None
    unit: Unit | None
    rule: str


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity to be reached."""

    text: str
    start: Offset
    end: Offset
    what: str
    comparator: Comparator
    value: int | float
    unit: str
    rule: str = ""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """Where in the document's tables a task stands; all count from 0."""

    table: int
    row: int
    column: int


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A provision, paragraph or table row that directs somebody to do something.

    It stands between `start` and `end`; a merged cell above that is among its `spans` does not.
    """

    id: str
    document: DocumentId
    provision: str | None
    path: str
    kind: TaskKind
    heading: str
    action: str | None
    object: str | None
    strength: Strength
    text: str
    spans: tuple[tuple[Offset, Offset], ...]
    fingerprint: Fingerprint
    measures: tuple[Measure, ...]
    assignments: tuple[Assignment, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    page: Page | None = None
    cell: Cell | None = None
    ocr_confidence: OcrConfidence | None = None
    start: Offset | None = None
    end: Offset | None = None
    rule: str = ""


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """One document that another names; `target` is null only where several `candidates` fit.

    `channel` tells by what it was found; null where it was not.
    """

    id: str
    document: DocumentId
    title: str | None
    number: str | None
    alias: str | None
    role: CitationRole
    text: str = ""
    start: Offset
    end: Offset
    status: CitationStatus
    target: DocumentId | None
    candidates: tuple[DocumentId, ...]
    channel: Channel | None = None
    rule: str = ""


class TableCell(msgspec.Struct, frozen=True, array_like=True):
    """As a list in this order; empty where start is end. Rows and columns count from 0."""

    start: Offset
    end: Offset
    row: Count
    column: Count
    row_span: Count
    column_span: Count


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table of the text, its cells in reading order."""

    start: Offset
    end: Offset
    cells: tuple[TableCell, ...]


class Certainty(msgspec.Struct, frozen=True, array_like=True):
    """As a list in this order: a line that was read from a picture, and how surely, 0 to 1."""

    start: Offset
    end: Offset
    share: float


class Promise(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An attachment that the text promises and does not print; `withheld` where it says so."""

    title: str
    number: str | None = None
    withheld: bool = False
    start: Offset
    end: Offset
    rule: str


class CitedAs(msgspec.Struct, frozen=True, array_like=True):
    """As a list in this order: a cited document by the keys by which it is looked up."""

    title: str | None
    number: str | None
    title_key: str | None
    number_key: str | None
    role: CitationRole
    ground: str | None
    alias_key: str | None


class AttachedAs(msgspec.Struct, frozen=True, array_like=True):
    """As a list in this order: a promised attachment, or (`of_itself`) a name of the text's own."""

    number: str | None
    title_key: str
    of_itself: bool


class Variant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Files with other words for the same document, and what they call it and cite otherwise.

    What is not there is as in the document's own file; "" is none.
    """

    files: tuple[str, ...]
    title_keys: tuple[str, ...] | None = None
    number_key: str | None = None
    tail: str | None = None
    citations: tuple[CitedAs, ...] | None = None
    attachments: tuple[AttachedAs, ...] | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What only whoever restores a corpus needs; what is not there is empty.

    Attributes:
        facts_version: Of the reading: a later program reads the file again.
        title: What the container calls itself outside of the text; so `fields`.
        body: Where the markup shows the main text among navigation.
        page_starts: Where each page begins, the first first.
        promises: Attachments, as the text lists them.
        deadlines: Those that stand in no task; so `targets`.
        proposed: Tasks as the program has found them, where the office has corrected them or says
            that they are none.
    """

    facts_version: Count
    media_type: str
    encoding: str | None = None
    title: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    body: tuple[Offset, Offset] | None = None
    tables: tuple[Table, ...] = ()
    page_starts: tuple[Offset, ...] = ()
    confidences: tuple[Certainty, ...] = ()
    promises: tuple[Promise, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    proposed: tuple[Task, ...] = ()
    variants: tuple[Variant, ...] = ()


class DocumentLink(msgspec.Struct, frozen=True, kw_only=True):
    """A higher or earlier document that another comes from; `score` is the sum of its reasons.

    Channel `inferred`: the document does not name the source; every other: it does. `source` may
    be an absent document.
    """

    document: DocumentId
    source: DocumentId
    role: DocumentLinkRole
    channel: Channel
    score: float
    reasons: tuple[Evidence, ...]


class CopiedShare(msgspec.Struct, frozen=True, kw_only=True):
    """How much of the measures of each side the other side has too, 0 to 1."""

    task: float
    source: float


class Alternative(msgspec.Struct, frozen=True, kw_only=True):
    """Another source that nearly fits, or fits the same words as well."""

    source: str
    score: float


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the task and of the source, as offsets into the texts of their documents."""

    task: tuple[Offset, Offset]
    source: tuple[Offset, Offset]
    kind: PassageKind


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A task and one that it comes from or stands beside; `score` is the sum of its reasons.

    `relation` and `copied_share` are those of the local text against the source; `measures` are
    pairs of measure numbers, of the task and of the source. `decided` is what the office said,
    null where it said nothing; it holds also where the status is `suspect`, that is where the
    words have changed since.
    """

    task: str
    source: str
    kind: LinkKind
    common_source: DocumentId | None
    directness: Directness
    relation: Relation
    copy_class: CopyClass = msgspec.field(name="copy")
    copied_share: CopiedShare
    score: float
    probability: float
    status: LinkStatus
    channel: Channel
    reasons: tuple[Evidence, ...]
    alternatives: tuple[Alternative, ...]
    passages: tuple[Passage, ...]
    measures: tuple[tuple[int, int], ...]
    decided: LinkDecision | None = None

    @property
    def confirmed(self) -> bool:
        """The office has said that it is one, be it of words that have changed since."""
        return "confirmed" in (self.status, self.decided)

    @property
    def rejected(self) -> bool:
        """The office has said that it is none, be it of words that have changed since."""
        return "rejected" in (self.status, self.decided)


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a document."""

    document: DocumentId
    quote: str
    start: Offset
    end: Offset


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A local task that comes nearest to a source task, and its score in bits."""

    task: str
    score: float


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a source's task in one subordinate document.

    `tasks` are the local tasks that take it up. `measures_missing` are numbers of the source
    task's measures that none of them takes up. `depth` is deep where each document below the
    subordinate one, that carries it out, has the task too (also where there is none below), else
    shallow. `nearest` are at most three local tasks, best first, where it is not taken up.
    `copied_share` is the share of the source task's words, 0 to 1, that stand in `tasks`; covering
    by pasting is not implementing. `reason` is a sentence in Chinese.
    """

    source: str
    document: DocumentId
    state: CoverageState
    depth: Depth
    tasks: tuple[str, ...] = ()
    copied_share: float = 0.0
    measures_missing: tuple[int, ...] = ()
    nearest: tuple[Near, ...] = ()
    reason: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader should know; `task` and `source` are ids of tasks where it is about such.

    `id` stays the same as long as code, document, tasks and what it is about stay the same, so
    that a decision on it can be kept.
    """

    id: Annotated[str, Meta(pattern="^f[0-9a-f]{16}$")]
    code: Annotated[str, Meta(pattern="^P[0-9]{3}$")]
    kind: FindingKind
    severity: Severity
    document: DocumentId
    task: str | None
    source: str | None
    message: str
    evidence: tuple[Quotation, ...]
    status: FindingStatus


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What the office decided; its word stands over what the program proposes.

    `id` is that of what it is `on`: a task's (also for a department or a deadline of it), a
    finding's, or of a link ``TASK <- SOURCE``. `fingerprint` is that of the words it judged;
    `suspect` says that these are other words now; `words` are those it judged. `when` is an ISO
    date. Of a finding `document` is where it stands, `source` the task above that is not taken up.
    """

    on: DecisionTarget
    id: str
    field: str
    value: str
    why: str
    who: str
    when: str
    fingerprint: str
    suspect: bool = False
    words: str = ""
    document: str = ""
    source: str = ""


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """A document with all that is noted on it."""

    document: Document
    provisions: tuple[Provision, ...] = ()
    tasks: tuple[Task, ...] = ()
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()


class TaskGraph(msgspec.Struct, frozen=True, kw_only=True):
    """The task graph of a corpus, or of a part of it.

    `selection` is what was chosen, null where it is of everything; `settings` is what the
    settings file says by which coverage and findings were made, null without one.
    """

    schema: Literal["policy-pipe/task-graph/1"]
    files: tuple[File, ...]
    documents: tuple[Document, ...]
    provisions: tuple[Provision, ...]
    tasks: tuple[Task, ...]
    citations: tuple[Citation, ...]
    document_links: tuple[DocumentLink, ...]
    links: tuple[Link, ...]
    coverage: tuple[Coverage, ...]
    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...]
    selection: Selection | None = None
    settings: Preset | None = None
