"""An interruption is heard, also where Python drops the exception."""

import os
import signal

import pytest

from pipeline.commands import interrupts


class Interrupted:
    """Asks to stop just while it is destroyed."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interruption_that_python_drops_is_raised_when_asked_for() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interrupts.kept() as check:
        dying = Interrupted()
        del dying
        with pytest.raises(KeyboardInterrupt):
            check()

    assert signal.getsignal(signal.SIGINT) is before


def test_without_one_nothing_happens() -> None:
    with interrupts.kept() as check:
        check()
