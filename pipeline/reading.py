"""One file, from its bytes to what is stored of it: a pure function that any process can run."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import msgspec

from corpora.errors import FileError, UnknownFormatError
from corpora.model import Analysis, Attachment, Document, Heading, Span, Task
from corpora.store_facts import packed
from corpora.store_records import AttachmentRecord, Edition, FileRecord, TaskRecord
from corpora.vocabulary import FileStatus
from pipeline.identification import (
    Spelling,
    document_id,
    fingerprint,
    spelling,
    task_ids,
    title_keys,
)

# Raise it when readers or extractors note more or other things than before: files that have not
# changed are then read again.
FACTS_VERSION = 2

Read = Callable[[Path], Document]
Analyse = Callable[[Document], Analysis]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A file to be read; `sha256` and `size` are those of the content that is meant.

    `inside` is its place in the archive at `path`, empty for a file of its own.
    """

    name: str
    path: Path
    inside: tuple[int, ...] = ()
    sha256: str
    size: int

    @property
    def key(self) -> str:
        """Two files of one content but other endings may be read by two readers."""
        return edition_key(self.sha256, self.name)


def edition_key(sha256: str, name: str) -> str:
    """Of the content of a file of this name."""
    return f"{sha256}{PurePosixPath(name).suffix.lower()}"


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a file; `edition` is None unless it was read."""

    file: FileRecord
    edition: Edition | None = None


def read_file(job: Job, read: Read | None = None, analyse: Analyse | None = None) -> Reading:
    """Never raises for what is in a file: a reader's or extractor's crash is the file's outcome."""
    try:
        found = edition(job.key, (analyse or _analyser())(_document(job, read or _reader())))
        now, _ = digest(job.path, job.inside)
    except UnknownFormatError as error:
        return _without(job, "skipped", error.reason)
    except FileError as error:
        return _without(job, "failed", error.reason)
    except OSError as error:
        return _without(job, "failed", f"cannot be read: {error.strerror or error}")
    except MemoryError:
        return _without(job, "failed", "takes more memory than there is; try fewer --jobs")
    except Exception as error:
        return _without(job, "failed", internal_error(f"{type(error).__name__}: {error}"))
    if now != job.sha256:
        return _without(job, "failed", "changed while it was read; ingest it again")
    return Reading(file=record(job, "read", media_type=found.media_type), edition=found)


def record(
    job: Job, status: FileStatus, *, reason: str | None = None, media_type: str | None = None
) -> FileRecord:
    return FileRecord(
        path=job.name,
        status=status,
        reason=reason,
        sha256=job.sha256,
        size=job.size,
        media_type=media_type,
    )


def internal_error(what: str) -> str:
    """The reason when the fault is ours and not the file's."""
    return f"internal error ({what}); please report it together with this file"


def digest(path: Path, inside: tuple[int, ...] = ()) -> tuple[str, int]:
    """The SHA-256 of a file, or of a member of an archive, and its size.

    Raises:
        OSError: It cannot be opened.
        UnreadableFileError: The member is locked, too large or damaged.
    """
    if inside:
        data = _member(path, inside, path.name)
        return hashlib.sha256(data).hexdigest(), len(data)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size


def task_text(text: str, spans: tuple[Span, ...]) -> str:
    """The words of a task; the cells of a table row stand one a line."""
    return "\n".join(text[span.start : span.end] for span in spans)


def number_key(spelled: Spelling, number: str | None) -> str | None:
    return spelled(number) or None


def _document(job: Job, read: Read) -> Document:
    """A member of an archive never becomes a file on disk: its reader gets its bytes."""
    if not job.inside:
        return read(job.path)
    from corpora.readers import parse  # as in `_reader`

    return parse(_member(job.path, job.inside, job.name), job.name)


def _member(path: Path, inside: tuple[int, ...], name: str) -> bytes:
    from corpora.readers import archive  # as in `_reader`

    return archive.content(path, inside, name)


def edition(key: str, analysis: Analysis, id_: str | None = None) -> Edition:
    """What is stored of a content; `id_` is its document's where that is known already."""
    from pipeline.linking import profiles  # as in `_analyser`

    identity, spelled, id_ = analysis.identity, spelling(analysis), id_ or document_id(analysis)
    tasks = _tasks(id_, analysis)
    return Edition(
        key=key,
        document=id_,
        fingerprint=fingerprint(analysis.folded),
        facts_version=FACTS_VERSION,
        media_type=analysis.document.media_type,
        weight=sum(len(task.text) for task in tasks),
        number=identity.number,
        title=identity.title,
        level=identity.level,
        place=identity.region.name if identity.region else None,
        issued_on=identity.issued_on,
        number_key=number_key(spelled, identity.number),
        title_keys=title_keys(analysis, spelled),
        tasks=tasks,
        citations=profiles.cited(analysis, spelled),
        profile=profiles.profile(analysis),
        attachments=tuple(_attachments(spelled, analysis)),
        facts=packed(analysis),
    )


def _tasks(document: str, analysis: Analysis) -> tuple[TaskRecord, ...]:
    tasks = analysis.of(Task)
    return tuple(
        TaskRecord(
            id=id_,
            path=task.path,
            kind=task.kind,
            heading=task.heading,
            text=task_text(analysis.document.text, task.spans),
            fingerprint=fingerprint(task_text(analysis.folded, task.spans)),
        )
        for id_, task in zip(task_ids(document, tasks), tasks, strict=True)
    )


def _attachments(spelled: Spelling, analysis: Analysis) -> Iterator[AttachmentRecord]:
    """Those that the text promises in its order, then the names under which it may be one."""
    for one in analysis.of(Attachment):
        yield AttachmentRecord(number=one.number, title_key=spelled(one.title), of_itself=False)
    names = {(one.number or "", spelled(one.title)) for one in analysis.of(Heading)}
    for number, title in sorted(names):
        yield AttachmentRecord(number=number or None, title_key=title, of_itself=True)


def _without(job: Job, status: FileStatus, reason: str) -> Reading:
    return Reading(file=record(job, status, reason=reason))


def _reader() -> Read:
    from corpora.readers import read  # the process that only stores does not need them: 0.1 s

    return read


def _analyser() -> Analyse:
    from extractors.analysis import analyse  # as above

    return analyse
