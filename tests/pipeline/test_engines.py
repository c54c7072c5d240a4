"""A job that goes wrong in another process costs only itself."""

import operator
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from pipeline.engines import EngineError, Loss, inline, processes
from pipeline.shares import cores, memory

Call = Callable[[], Any]


def answers(*jobs: Call, workers: int = 2, time_limit: float = 60) -> list[Any]:
    found = processes(operator.call, jobs, workers=workers, time_limit=time_limit)
    return [answer for _, answer in found]


def test_every_job_is_answered_once() -> None:
    jobs = range(-5, 5)

    found = list(processes(abs, jobs, workers=3))

    assert sorted(found) == [(job, abs(job)) for job in jobs]
    assert list(inline(abs, jobs)) == [(job, abs(job)) for job in jobs]


def test_nothing_to_do_starts_nothing() -> None:
    assert list(processes(abs, [], workers=2)) == []


def test_a_dead_process_loses_its_own_job_only() -> None:
    jobs = [partial(os._exit, 3) if n == 2 else partial(abs, -n) for n in range(6)]

    found = answers(*jobs)

    [lost] = [answer for answer in found if isinstance(answer, Loss)]
    assert lost.reason.startswith("internal error (the process that read it died with exit code 3,")
    assert sorted(answer for answer in found if not isinstance(answer, Loss)) == [0, 1, 3, 4, 5]


@pytest.mark.skipif(os.name == "nt", reason="no signals there")
def test_a_killed_process_may_have_wanted_memory() -> None:
    [found] = answers(os.abort)
    [killed] = answers(partial(signal.raise_signal, 9))

    assert found.reason.startswith("internal error (the process that read it died with signal 6,")
    assert killed == Loss("the process that read it was killed, perhaps for want of memory")


def test_processes_share_the_cores_among_their_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)

    assert answers(_threads, workers=1) == [str(cores())]
    assert answers(_threads, workers=2 * cores()) == ["1"]
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    assert answers(_threads, workers=1) == ["3"]


def _threads() -> str | None:
    return os.environ.get("OMP_NUM_THREADS")


@pytest.mark.skipif(sys.platform != "linux", reason="no limit elsewhere")
def test_a_job_that_asks_for_all_memory_is_refused_it() -> None:
    whole = memory()
    found = answers(partial(_holds, whole), partial(_holds, 1), workers=2)

    assert sorted(found) == [False, True]


def _holds(size: int) -> bool:
    try:
        return len(bytearray(size)) == size
    except MemoryError:
        return False


def test_a_job_without_end_is_ended() -> None:
    before = time.monotonic()

    found = answers(partial(time.sleep, 600), partial(abs, -1), time_limit=0.5)

    assert Loss("not read within 0.5 s; allow more with --time-limit") in found
    assert 1 in found
    assert time.monotonic() - before < 60


def test_the_time_of_a_job_does_not_hold_the_callers_time() -> None:
    """A result that waits while the caller is busy is no late result."""
    found = processes(operator.call, [partial(abs, -1), partial(abs, -2)], workers=2, time_limit=1)
    _, first = next(found)
    time.sleep(1.5)

    assert {first, *(answer for _, answer in found)} == {1, 2}


def test_processes_that_do_not_start_are_no_fault_of_the_file() -> None:
    with pytest.raises(EngineError, match="could be started"):
        list(processes(_ImpossibleElsewhere(), [1], workers=1))


class _ImpossibleElsewhere:
    """Loads in this process only."""

    def __call__(self, job: int) -> int:
        return job

    def __reduce__(self) -> tuple[Any, ...]:
        return (os._exit, (7,))
