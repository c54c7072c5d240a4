"""Clocks, memory, the machine, and the table that a measurement ends in."""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

_MB = 1024**2


def seconds(work: Callable[[], object], *, times: int = 1) -> float:
    """Of processor time of this process, the best of `times`: others may use the machine too."""
    return min(_timed(work, time.process_time) for _ in range(times))


def wall_seconds(work: Callable[[], object], *, times: int = 1) -> float:
    """As a person waits, the best of `times`; other processes count."""
    return min(_timed(work, time.perf_counter) for _ in range(times))


@contextmanager
def one_core() -> Iterator[None]:
    """Where the system can pin a process."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def peak_megabytes() -> float:
    """The most memory that this process has had so far."""
    status = Path("/proc/self/status")
    if status.exists():
        # Not getrusage: there a child begins with what its parent had.
        [line] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    import resource  # not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (_MB if sys.platform == "darwin" else 1024)


def apart(code: str, *arguments: str) -> str:
    """What `code` prints in a new interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def machine() -> str:
    """On what and when this was measured."""
    cpu = platform.processor() or platform.machine()
    about = Path("/proc/cpuinfo")
    if about.exists():
        models = [line for line in about.read_text().splitlines() if line.startswith("model name")]
        cpu = models[0].partition(":")[2].strip() if models else cpu
    python = platform.python_version()
    return f"{cpu}, {os.cpu_count()} cores, {platform.system()}, Python {python}, {date.today()}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """The first row is the heading; Markdown, to be pasted into docs/performance.md."""
    heading, *others = rows
    lines = (heading, ["---", *("---:" for _ in heading[1:])], *others)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    begun = clock()
    work()
    return clock() - begun
