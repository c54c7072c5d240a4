"""What of the machine each of several processes may take: cores and memory."""

import os
import sys
from contextlib import suppress
from pathlib import Path

# Of the memory that there is, for all processes together; the rest is for the system.
_MEMORY_SHARE = 0.8
_MOST_MEMORY = 8 * 1024**3  # for one; the worst known shape of 50 MB of text takes five
_LEAST_MEMORY = 2 * 1024**3  # text recognition takes one, and few processes need it at a time
# Of both versions of control groups.
_CONTAINER_LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


def take(workers: int) -> None:
    """Makes this process one of `workers` that share the machine."""
    _limit_memory(workers)
    # For libraries with threads of their own: where they are more than cores, they wait for each
    # other. What the user has set holds.
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, cores() // workers)))


def cores() -> int:
    """Those that this process may use; a container often has fewer than its machine."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


def memory() -> int:
    """Bytes of this machine, or of the container that it is."""
    most = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for limit in _CONTAINER_LIMITS:
        with suppress(OSError, ValueError):  # not there, or the word for none
            most = min(most, int(limit.read_text()))
    return most


def _limit_memory(workers: int) -> None:
    """So that a file that asks for all memory fails alone: else the system ends any process.

    Where the system has no such limit (Windows, macOS), it decides.
    """
    if sys.platform != "linux":
        return
    import resource  # not on Windows

    most = int(memory() * _MEMORY_SHARE / workers)
    most = max(_LEAST_MEMORY, min(most, _MOST_MEMORY))
    _, allowed = resource.getrlimit(resource.RLIMIT_DATA)
    if allowed == resource.RLIM_INFINITY or most < allowed:
        resource.setrlimit(resource.RLIMIT_DATA, (most, allowed))
