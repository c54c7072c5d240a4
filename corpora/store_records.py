"""What the corpus on disk keeps of a file, of an edition and of a document."""

from datetime import date

import msgspec

from corpora.vocabulary import CitationRole, DecisionTarget, FileStatus, Level, TaskKind


class FileRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One file as named on the command line; `sha256` is None where it could not be opened."""

    path: str
    status: FileStatus
    reason: str | None = None
    document: str | None = None
    sha256: str | None = None
    size: int | None = None
    media_type: str | None = None


class TaskRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A task as others look it up; all else about it stands in the facts of its edition."""

    id: str
    path: str
    kind: TaskKind
    heading: str
    text: str
    fingerprint: str


class CitationRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A cited document by the keys that tell whether two citations mean the same one.

    `ground` tells how the citing sentence rests on it (按照《…》), whatever the role.
    """

    title: str | None
    number: str | None
    title_key: str | None
    number_key: str | None
    role: CitationRole = "mention"
    ground: str | None = None
    alias_key: str | None = None


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What a document is linked by, beside what stands in its record.

    Attributes:
        code: Of its place; None for a national document.
        published_on: The portal's date: the document is not later.
        issuers: By their canonical names, sorted.
        lines: The lines of work of the issuers that are departments; () of governments.
        governs: Whether a government, a Party committee or a congress is among the issuers.
        subject: Its work as `extractors.title_cores` has it; `tail`, `years`, `draft` too.
        topic: The pairs of letters of what it is about, sorted.
        vague: The levels that it rests on without naming a document.
        bound: Of the sketch of its tasks.
        numbers: Of the sketch, as bytes.
    """

    code: str | None
    published_on: date | None
    issuers: tuple[str, ...]
    lines: tuple[str, ...]
    governs: bool
    subject: str
    tail: str
    place: str
    years: tuple[str, ...]
    draft: bool
    telling: bool
    topic: tuple[str, ...]
    vague: tuple[str, ...]
    bound: int
    numbers: bytes


class PairLinks(msgspec.Struct, frozen=True, kw_only=True):
    """What was found between two editions, packed; `version` is that of the linking."""

    local: str
    source: str
    version: str
    links: bytes


class AttachmentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An attachment that a text promises, or (`of_itself`) a name under which it may be one.

    `title_key` is empty where there is no more than a number.
    """

    number: str | None
    title_key: str
    of_itself: bool


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """By what an edition is found, and what it finds others by; `tail` where it is telling."""

    title_keys: tuple[str, ...]
    number_key: str | None
    tail: str | None
    citations: tuple[CitationRecord, ...]
    attachments: tuple[AttachmentRecord, ...]


class FolderFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that holds a document; `number_key` is that of its own number."""

    path: str
    document: str
    edition: str
    number_key: str | None


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """What one content says: the facts packed, and what others look it up by.

    `key` names the content and the way it was read; `weight` is the length of all task text.
    """

    key: str
    document: str
    fingerprint: str
    facts_version: int
    media_type: str
    weight: int
    number: str | None
    title: str | None
    level: Level | None
    place: str | None
    issued_on: date | None
    number_key: str | None
    title_keys: tuple[str, ...]
    tasks: tuple[TaskRecord, ...]
    citations: tuple[CitationRecord, ...]
    profile: Profile | None = None
    attachments: tuple[AttachmentRecord, ...] = ()
    facts: bytes


class DocumentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One document of the corpus: its primary edition, and the files that hold it."""

    id: str
    edition: str
    fingerprint: str
    file: str
    copies: tuple[str, ...]
    number: str | None
    title: str | None
    level: Level | None
    place: str | None
    issued_on: date | None
    number_key: str | None
    tasks: int


class DecisionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What the office decided on one thing: there is one decision for each `on`, `id` and `field`.

    `fingerprint` and `words` are those that it judged; `when` is an ISO date. Of a finding
    `document` is where it stands and `source` the task above that it is about, else empty.
    """

    on: DecisionTarget
    id: str
    field: str
    value: str
    why: str
    who: str
    when: str
    fingerprint: str
    words: str
    document: str = ""
    source: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.on, self.id, self.field


class DecisionChange(msgspec.Struct, frozen=True, kw_only=True):
    """One decision made, changed, or (no `value`) withdrawn."""

    on: DecisionTarget
    id: str
    field: str
    value: str | None
    why: str
    who: str
    when: str
