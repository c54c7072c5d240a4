"""Whatever ends the process that reads a file, no office program and no file of its is left."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from tests.corpora.readers.test_readers_doc import container

# Starts another program, as soffice does, and never ends.
SOFFICE = """#!/bin/sh
sleep 600 &
echo $$ $! > "{pids}"
wait
"""
PATIENCE = 30  # seconds in which the system ends a process, however busy it is


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
def test_a_file_that_takes_too_long_leaves_no_office_program(pids: Path) -> None:
    """Read in another process, which is killed."""
    Path("other.doc").write_bytes(container({"Contents": b"x"}))
    Path("good.txt").write_text("关于防汛的通知\n一、市水务局要备足物资。", "utf-8")

    read = CliRunner().invoke(
        main, ["ingest", "--jobs", "1", "--time-limit", "3", "other.doc", "good.txt"]
    )

    assert "failed other.doc: not read within 3 s; allow more with --time-limit" in read.stdout
    assert "Files: 1 read, 1 failed" in read.stdout
    assert_all_ended(pids)
    assert_none_left(Path("scratch"))


def assert_all_ended(pids: Path) -> None:
    started = [int(pid) for pid in pids.read_text().split()]
    assert len(started) == 2
    wait_until(lambda: not any(map(is_running, started)))


def assert_none_left(scratch: Path) -> None:
    wait_until(lambda: not [*scratch.glob("policy-pipe-*")])


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
