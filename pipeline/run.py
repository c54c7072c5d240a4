"""From files to a corpus: walk, read what is new, store it. Read this file first."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from corpora.errors import FileError
from corpora.store import Corpus
from corpora.store_records import FileRecord
from corpora.vocabulary import FileStatus
from pipeline import engines
from pipeline.engines import Loss
from pipeline.reading import FACTS_VERSION, Job, Reading, digest, read_file, record
from pipeline.walking import Found, Walk, unopened, walk

# Files that are marked in one go; what an interruption leaves unmarked is marked by the next run.
_BATCH = 1000

Engine = engines.Engine[Job, Reading]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What has just become of one file, the `done`th of `total`."""

    file: str
    status: FileStatus
    reason: str | None = None
    tasks: int = 0
    done: int
    total: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """How many files ended how; all that need attention; what the corpus holds now."""

    counts: dict[FileStatus, int]
    attention: tuple[FileRecord, ...]
    documents: int
    tasks: int

    @property
    def failed(self) -> bool:
        return self.counts.get("failed", 0) > 0


def ingest(
    paths: Iterable[Path],
    corpus: Corpus,
    *,
    engine: Engine,
    report: Callable[[Outcome], None] = lambda outcome: None,
    work: Callable[[Job], Reading] = read_file,
    again: bool = False,
) -> Summary:
    """Brings the corpus up to date with these files and folders.

    Whatever interrupts it, what is stored stays, and the next run goes on from there: a file is
    read only if its content is new, or if this program notes more than the one before.

    Args:
        engine: Where the reading runs; the storing is done here, in one place.
        report: Told of every file when its outcome is stored.
        work: What is done with a file.
        again: Read unchanged files too.
    """
    walked = walk(paths, passing_over=corpus.path)
    run = _Run(corpus, walked, report)
    try:
        for job, answer in engine(work, run.jobs(again=again)):
            run.store(_lost(job, answer) if isinstance(answer, Loss) else answer)
    finally:
        run.mark_unchanged()
    names = {found.name for found in walked.files}
    missing = [name for name in corpus.paths() if name not in names and walked.covers(name)]
    corpus.mark_missing(missing)
    return _summary(corpus, walked, names.union(missing))


class _Run:
    """The files of one call, on their way into the corpus."""

    def __init__(self, corpus: Corpus, walked: Walk, report: Callable[[Outcome], None]) -> None:
        self._corpus = corpus
        self._walked = walked
        self._report = report
        self._done = 0
        self._unchanged: list[str] = []

    def jobs(self, *, again: bool) -> Iterator[Job]:
        """The files that must be read; what becomes of the others is settled in passing."""
        for folder in self._walked.closed:
            self._tell(_unread(folder))
        for found in self._walked.files:
            job = self._opened(found)
            if job is None:
                continue
            if again or not self._known(job):
                yield job

    def store(self, reading: Reading) -> None:
        if reading.edition is None:
            self._corpus.note(reading.file)
        else:
            self._corpus.put(reading.file, reading.edition)
        self._tell(reading.file, tasks=len(reading.edition.tasks) if reading.edition else 0)

    def mark_unchanged(self) -> None:
        self._corpus.mark_unchanged(self._unchanged)
        self._unchanged.clear()

    def _opened(self, found: Found) -> Job | None:
        if found.problem is None:
            try:
                sha256, size = digest(found.path, found.inside)
            except OSError as error:
                found = unopened(found.path, error)
            except FileError as error:
                found = msgspec.structs.replace(found, problem=error.reason, status="failed")
            else:
                return Job(
                    name=found.name, path=found.path, inside=found.inside, sha256=sha256, size=size
                )
        self.store(Reading(file=_unread(found)))
        return None

    def _known(self, job: Job) -> bool:
        if self._corpus.holds(job.name, job.key, FACTS_VERSION):
            self._unchanged.append(job.name)
            if len(self._unchanged) >= _BATCH:
                self.mark_unchanged()
            self._tell(record(job, "unchanged"))
            return True
        if self._corpus.adopt(record(job, "read"), job.key, FACTS_VERSION):
            self._tell(record(job, "copy"))
            return True
        return False

    def _tell(self, file: FileRecord, *, tasks: int = 0) -> None:
        self._done += 1
        self._report(
            Outcome(
                file=file.path,
                status=file.status,
                reason=file.reason,
                tasks=tasks,
                done=self._done,
                total=len(self._walked.files) + len(self._walked.closed),
            )
        )


def _unread(found: Found) -> FileRecord:
    return FileRecord(path=found.name, status=found.status, reason=found.problem)


def _lost(job: Job, loss: Loss) -> Reading:
    return Reading(file=record(job, "failed", reason=loss.reason))


def _summary(corpus: Corpus, walked: Walk, names: set[str]) -> Summary:
    """Statuses are asked for at the end: which of two files is the copy shows only then."""
    closed = [_unread(folder) for folder in walked.closed]
    files = [*closed, *(file for file in corpus.files() if file.path in names)]
    documents, tasks = corpus.counts()
    return Summary(
        counts=dict(Counter(file.status for file in files)),
        attention=tuple(file for file in files if file.status in ("skipped", "failed")),
        documents=documents,
        tasks=tasks,
    )
