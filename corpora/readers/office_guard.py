"""Runs a program for a process that may be killed at any moment, and leaves nothing of it behind.

python office_guard.py FOLDER PROGRAM [ARGUMENT …]; it is run as a file, without our packages.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress


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
    threading.Thread(target=_end_with_caller, args=(program, folder), daemon=True).start()
    if hasattr(os, "waitid"):
        # Its number stays its own until what it left running is ended too.
        os.waitid(os.P_PID, program.pid, os.WEXITED | os.WNOWAIT)
        _end(program)
    program.wait()
    os._exit(0)


def _end_with_caller(program: "subprocess.Popen[bytes]", folder: str) -> None:
    sys.stdin.buffer.read()
    _end(program)
    program.wait()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _end(program: "subprocess.Popen[bytes]") -> None:
    if not hasattr(os, "killpg"):
        program.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
