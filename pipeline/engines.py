"""Where the work on single files runs: in this process, or in others beside it."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

import msgspec

from corpora.errors import PolicyPipeError
from pipeline import shares

# A 50 MB text takes one core about a minute; what has not ended after five does not end.
TIME_LIMIT = 300.0
# To start an interpreter and load the extractors takes a second or two, on a busy machine more.
_START_LIMIT = 120.0
# SIGKILL, which signal does not name on Windows; a machine out of memory sends it.
_KILLED = 9

J = TypeVar("J")
A = TypeVar("A")


class Loss(msgspec.Struct, frozen=True):
    """A job without an answer, and why."""

    reason: str


class _Ready(msgspec.Struct, frozen=True):
    """The first word of a process: now the time of its job runs."""


# Another place to work (a cluster) is another function of this shape.
Engine = Callable[[Callable[[J], A], Iterable[J]], Iterator[tuple[J, A | Loss]]]


class EngineError(PolicyPipeError):
    """No process to work in can be started."""


def inline(work: Callable[[J], A], jobs: Iterable[J]) -> Iterator[tuple[J, A | Loss]]:
    """One after the other in this process: no start, but no protection either."""
    for job in jobs:
        yield job, work(job)


def processes(
    work: Callable[[J], A], jobs: Iterable[J], *, workers: int, time_limit: float = TIME_LIMIT
) -> Iterator[tuple[J, A | Loss]]:
    """In up to `workers` other processes; answers as they come.

    A job that kills its process or takes longer than `time_limit` seconds is lost alone: each
    process has one job at a time, and another takes its place. A pool of the standard library
    does not say which job broke it, and loses the others too.

    Raises:
        EngineError: The processes do not start.
    """
    waiting = iter(jobs)
    idle: list[_Worker[J, A]] = []
    busy: dict[Connection, _Worker[J, A]] = {}
    done: list[tuple[J, A | Loss]] = []
    try:
        while True:
            # Hand out first: the caller's work on the answers then costs nobody time.
            for job in _as_many_as(waiting, workers - len(busy)):
                worker = idle.pop() if idle else _Worker[J, A](work, time_limit, workers)
                worker.give(job)
                busy[worker.link] = worker
            yield from done
            if not busy:
                return
            done = [*_answers(idle, busy)]
    finally:
        for worker in (*idle, *busy.values()):
            worker.end()


def _as_many_as(jobs: Iterator[J], number: int) -> Iterator[J]:
    for _, job in zip(range(number), jobs, strict=False):
        yield job


def _answers(
    idle: "list[_Worker[J, A]]", busy: "dict[Connection, _Worker[J, A]]"
) -> Iterator[tuple[J, A | Loss]]:
    """Waits until there is one or a time is up; moves who has answered from busy to idle."""
    ready = wait(list(busy), timeout=max(0.0, min(one.due for one in busy.values()) - _now()))
    for link in ready:
        assert isinstance(link, Connection)
        worker = busy[link]
        try:
            answer = worker.answer()
        except (EOFError, OSError):
            del busy[link]
            yield worker.job, worker.death()
            continue
        if answer is not None:
            idle.append(busy.pop(link))
            yield worker.job, answer
    for link, worker in list(busy.items()):
        if link not in ready and worker.due <= _now():
            del busy[link]
            yield worker.job, worker.overdue()


class _Worker(Generic[J, A]):
    """A process and the job it has."""

    job: J

    def __init__(self, work: Callable[[J], A], time_limit: float, workers: int) -> None:
        # Spawned, not forked: the same on every system, and safe beside threads of libraries.
        context = multiprocessing.get_context("spawn")
        self.link, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work, workers), daemon=True)
        self._time_limit = time_limit
        self._started = False
        self.due = 0.0
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()

    def give(self, job: J) -> None:
        self.job = job
        self.due = _now() + (self._time_limit if self._started else _START_LIMIT)
        # A dead process is noticed when its answer is read.
        with suppress(BrokenPipeError):
            self.link.send(job)

    def answer(self) -> A | None:
        """None where the process only says that it has started."""
        answer: A | _Ready = self.link.recv()
        if isinstance(answer, _Ready):
            self._started = True
            self.due = _now() + self._time_limit
            return None
        return answer

    def death(self) -> Loss:
        self.end()
        code = self._process.exitcode
        if not self._started:
            raise EngineError(f"no process to read in could be started (exit code {code})")
        if code == -_KILLED:
            return Loss("the process that read it was killed, perhaps for want of memory")
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        return Loss(
            f"internal error (the process that read it died with {how}, perhaps for want of "
            "memory); try fewer --jobs, and please report it"
        )

    def overdue(self) -> Loss:
        self.end()
        if not self._started:
            raise EngineError(f"no process to read in has started in {_START_LIMIT:.0f} s")
        return Loss(f"not read within {self._time_limit:g} s; allow more with --time-limit")

    def end(self) -> None:
        """At once, whatever it does."""
        self._process.kill()
        self._process.join()
        self.link.close()


def _serve(link: Connection, work: Callable[[J], A], workers: int) -> None:
    """What a process does: one job after the other until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    shares.take(workers)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    link.send(_Ready())
    with suppress(EOFError):
        while True:
            link.send(work(link.recv()))


def _end_with_parent() -> None:
    """A job without end must not outlive a program that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C reaches all processes of a terminal; only this one is to answer it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


def _now() -> float:
    return time.monotonic()
