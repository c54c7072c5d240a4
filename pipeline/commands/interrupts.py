"""Ctrl-C that is not lost."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def kept() -> Iterator[Callable[[], None]]:
    """Gives a function that raises KeyboardInterrupt if there was one since.

    Python drops an exception that is raised while an object is being destroyed, and a signal may
    come just then: the work would go on as if nobody had asked to stop.
    """
    asked = False

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        raise KeyboardInterrupt

    def check() -> None:
        if asked:
            raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGINT, note)
    except ValueError:  # not in the main thread: whoever runs us there handles signals
        yield check
        return
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
