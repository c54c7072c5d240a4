"""The doctor finds what is wrong with a machine, and says what to do."""

import sqlite3
import sys
from pathlib import Path

import pytest

from pipeline.doctor import Check, checks


def state(found: list[Check], what: str) -> str:
    [check] = [one for one in found if one.what == what]
    return check.state


def test_a_good_machine(tmp_path: Path) -> None:
    found = list(checks(tmp_path / "c.db"))

    assert "fail" not in {check.state for check in found}
    assert all(check.way_out for check in found if check.state != "ok")
    assert not any(check.way_out for check in found if check.state == "ok")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    found = list(checks(tmp_path / "nowhere/c.db"))

    assert state(found, "folder of the corpus") == "fail"


def test_an_old_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 22, 0))

    assert state(list(checks(tmp_path / "c.db")), "SQLite") == "fail"


def test_a_terminal_without_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Narrow:
        encoding = "ascii"

    monkeypatch.setattr(sys, "stdout", Narrow())

    assert state(list(checks(tmp_path / "c.db")), "output encoding") == "warn"


def test_missing_and_old_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "pipeline.doctor.requires",
        lambda name: [
            "click>=8.1",
            "msgspec>=999",
            "no-such-thing-here>=1",
            "pytest>=1; extra == 'dev'",
        ],
    )
    monkeypatch.setattr(
        "pipeline.doctor.version",
        lambda name: {"click": "8.1.8", "msgspec": "0.19"}.get(name, "1.0"),
    )

    found = list(checks(tmp_path / "c.db"))

    assert (state(found, "click"), state(found, "msgspec")) == ("ok", "fail")
    assert not any(check.what == "pytest" for check in found)
