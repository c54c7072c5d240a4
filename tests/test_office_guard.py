"""Whatever ends the process that reads a file, no office program and no file of its is left."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONVERT = "from corpora.readers import office; office.to_docx(b'x', '.doc')"
# Starts another program, as soffice does, and never ends.
SOFFICE = """#!/bin/sh
sleep 600 &
echo $$ $! > "{pids}"
wait
"""
PATIENCE = 60  # seconds in which the system starts or ends a process, however busy it is


@pytest.fixture
def pids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the office program of this test notes its processes."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    pids = tmp_path / "pids"
    program.write_text(SOFFICE.format(pids=pids))
    program.chmod(0o755)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.chdir(tmp_path)
    return pids


@pytest.mark.skipif(os.name == "nt", reason="no shell there")
def test_a_process_that_is_killed_leaves_no_office_program(pids: Path) -> None:
    """As it is when a file takes too long; the kill leaves it no time to clean up."""
    with subprocess.Popen([sys.executable, "-c", CONVERT], cwd=ROOT) as reading:
        wait_until(lambda: len(pids.read_text().split()) == 2 if pids.exists() else False)
        assert [*Path("scratch").glob("policy-pipe-*")]
        reading.kill()

    started = [int(pid) for pid in pids.read_text().split()]
    wait_until(lambda: not any(map(is_running, started)))
    wait_until(lambda: not [*Path("scratch").glob("policy-pipe-*")])


def wait_until(holds: Callable[[], bool]) -> None:
    last = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < last
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    """A process that has ended but is not yet asked for its exit code does not run."""
    status = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
