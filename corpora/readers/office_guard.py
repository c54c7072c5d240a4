"""Runs a program for a process that may be killed at any moment, and leaves nothing of it behind.

python office_guard.py FOLDER PROGRAM [ARGUMENT …]; it is run as a file, without our packages.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

_TRIES, _PAUSE = 50, 0.1  # five seconds


def main() -> None:
    """Waits for the program; if standard input ends first, whoever asked is gone.

    A process that is killed cannot clean up, but the system closes its end of the pipe. Then the
    program is ended with all that it has started, and the folder with its files goes.
    """
    folder, *command = sys.argv[1:]
    try:
        program = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        sys.exit(1)
    watching = _Watch(program)
    if hasattr(os, "waitid"):
        # Its number stays its own until what it left running is ended too.
        os.waitid(os.P_PID, program.pid, os.WEXITED | os.WNOWAIT)
        _end(program)
    program.wait()
    if watching.alone:
        _remove(Path(folder))
    os._exit(0)


class _Watch(threading.Thread):
    """Ends the program when standard input ends; `alone` says that this has happened."""

    def __init__(self, program: "subprocess.Popen[bytes]") -> None:
        super().__init__(daemon=True)
        self.alone = False
        self._program = program
        self.start()

    def run(self) -> None:
        sys.stdin.buffer.read()
        self.alone = True
        _end(self._program)


def _remove(folder: Path) -> None:
    """Those that were ended with the program may write a moment longer."""
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_PAUSE)


def _end(program: "subprocess.Popen[bytes]") -> None:
    if not hasattr(os, "killpg"):
        program.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
