"""The report's folder appears all at once and replaces nothing but a report."""

from pathlib import Path

import pytest

from corpora.errors import PolicyPipeError
from outputs.graph_records import Link
from outputs.report.writing import write
from tests.outputs.report.graphs import graph
from tests.views import Given


class Broken(Given):
    """A view that ends in the midst of it."""

    def links(self) -> tuple[Link, ...]:
        raise RuntimeError("the corpus file is gone")


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_view_gives_the_same_bytes(tmp_path: Path) -> None:
    write(Given(graph()), tmp_path / "one")
    write(Given(graph()), tmp_path / "other")

    assert held(tmp_path / "one") == held(tmp_path / "other")


def test_a_report_is_replaced(tmp_path: Path) -> None:
    write(Given(graph("旧方案")), tmp_path / "report")
    write(Given(graph("新方案")), tmp_path / "report")
    written = held(tmp_path / "report")

    assert not any("旧方案".encode() in one for one in written.values())
    assert "新方案".encode() in written["data/index.js"]
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


@pytest.mark.parametrize("name", ["notes.txt", "index.html", "data/private.js"])
def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "mine" / name).parent.mkdir(parents=True)
    (tmp_path / "mine" / name).write_text("mine")

    with pytest.raises(PolicyPipeError, match="is not empty and holds no report"):
        write(Given(graph()), tmp_path / "mine")
    assert held(tmp_path / "mine") == {name: b"mine"}


def test_a_report_with_an_added_file_is_left_alone(tmp_path: Path) -> None:
    write(Given(graph()), tmp_path / "report")
    (tmp_path / "report" / "批示.docx").write_text("mine")

    with pytest.raises(PolicyPipeError, match=r"holds 批示\.docx, .* would be lost"):
        write(Given(graph()), tmp_path / "report")
    assert (tmp_path / "report" / "批示.docx").exists()


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    write(Given(graph()), tmp_path / "report")

    assert (tmp_path / "report" / "index.html").exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("mine")

    with pytest.raises(PolicyPipeError, match="is a file"):
        write(Given(graph()), tmp_path / "report")


def test_a_folder_that_is_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(PolicyPipeError, match=r"none/report: cannot be written"):
        write(Given(graph()), tmp_path / "none" / "report")


def test_what_fails_leaves_the_report_of_before(tmp_path: Path) -> None:
    write(Given(graph()), tmp_path / "report")
    before = held(tmp_path / "report")

    with pytest.raises(RuntimeError):
        write(Broken(graph("新方案")), tmp_path / "report")
    assert held(tmp_path / "report") == before
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_names_of_files_come_from_ids_alone(tmp_path: Path) -> None:
    write(Given(graph("../../etc/秘密\x00?")), tmp_path / "report")

    assert sorted(name for name in held(tmp_path / "report") if name.startswith("data/")) == [
        "data/d0000000000000001-0.js",
        "data/d0000000000000001.js",
        "data/d0000000000000002-0.js",
        "data/d0000000000000002.js",
        "data/findings-0.js",
        "data/index.js",
        "data/links.js",
        "data/m0000000000000003.js",
        "data/tasks-0.js",
        "data/words.js",
    ]
