"""Whatever lies in a folder, each file ends in a clear status, and its neighbours are read."""

import io
import json
import os
import random
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from corpora.model import Document
from corpora.readers import READERS
from corpora.samples import put_into
from corpora.store import opened
from pipeline.cli import main
from pipeline.engines import inline
from pipeline.reading import Job, Reading, read_file
from pipeline.run import Outcome, ingest

ROOT = Path(__file__).parents[1]
NOTICE = (
    "柳河市人民政府办公室关于做好{what}工作的通知\n\n各县人民政府：\n"
    "一、落实责任。各县要落实防汛责任。（市水务局牵头，市财政局配合）\n"
    "二、备足物资。2014年5月底前备足物资。（市民政局负责）\n\n"
    "柳河市人民政府办公室\n2014年3月5日\n"
)
TRADITIONAL = (
    "柳河市人民政府辦公室關於做好防汛工作的通知\n\n各縣人民政府：\n"
    "一、落實責任。各縣要落實防汛責任。（市水務局牽頭，市財政局配合）\n"
    "二、備足物資。2014年5月底前備足物資。（市民政局負責）\n\n"
    "柳河市人民政府辦公室\n2014年3月5日\n"
)
# Nobody waits longer for one file; what takes longer here than this does not end.
LIMIT = "60"
NESTED = 100_000


def notice(what: str) -> str:
    """Two tasks; each `what` is a document of its own."""
    return NOTICE.format(what=what)


def page(what: str, *, head: str = "") -> str:
    body = "".join(f"<p>{line}</p>\n" for line in notice(what).splitlines())
    return f"<html><head>{head}<title>通知</title></head><body>\n{body}</body></html>"


def archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("通知.txt", notice("打包"))
    return packed.getvalue()


def noise(size: int) -> bytes:
    return random.Random(0).randbytes(size)


# Name, content, the expected status, and its number of tasks or a part of the reason.
FILES: tuple[tuple[str, bytes, str, int | str], ...] = (
    # nothing in it, or nothing that is text
    ("empty.txt", b"", "failed", "it is empty"),
    ("empty.html", b"", "failed", "it is empty"),
    ("blank.txt", " \n\t\u3000\r\n\0\ufeff".encode(), "failed", "it is empty"),
    ("bom.txt", b"\xff\xfe", "failed", "it is empty"),
    ("noise.txt", noise(5_000), "failed", "its bytes are no text"),
    ("noise.html", noise(5_000), "failed", "its bytes are no text"),
    ("noise.exe", noise(5_000), "skipped", "policies do not come in"),
    ("script-only.html", b"<script>write()</script>", "failed", "it shows no text"),
    ("comment.html", b"<html><!-- " + page("注释").encode(), "failed", "it shows no text"),
    # another kind than the name says
    ("zip.txt", archive(), "skipped", "ZIP"),
    ("pdf.txt", b"%PDF-1.4\n" + noise(100), "failed", "PDF"),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + noise(100), "failed", "it is damaged"),
    ("page.txt", page("网页").encode(), "read", 2),
    ("text.html", notice("文本").encode(), "read", 2),
    ("no-suffix", notice("无后缀").encode(), "read", 2),
    # encodings: cut, undeclared, declared wrong, mixed
    ("cut-utf-8.txt", notice("断一").encode()[:-2], "read", 2),
    ("cut-gb18030.txt", notice("断二").encode("gb18030")[:-2], "read", 2),
    ("cut-utf-16.txt", notice("断三").encode("utf-16")[:-1], "read", 2),
    ("utf-16.txt", notice("宽字").encode("utf-16-le"), "read", 2),
    ("big5.txt", TRADITIONAL.encode("big5"), "read", 2),
    (
        "says-gbk.html",
        page("误标一", head='<meta charset="gbk">').encode("utf-8"),
        "read",
        2,
    ),
    (
        "says-utf-8.html",
        page("误标二", head='<meta charset="utf-8">').encode("gb18030"),
        "read",
        2,
    ),
    (
        "says-nonsense.html",
        page("误标三", head='<meta charset="no-such-thing">').encode("gb18030"),
        "read",
        2,
    ),
    ("mixed.txt", notice("混合").encode() + "附注".encode("gb18030"), "read", 2),
    # signs that mean something to other programs
    ("controls.txt", f"\x1b[2J{notice('控制')}\x07\u202e".encode(), "read", 2),
    ("nuls.txt", notice("空字").replace("一", "\0一\0").encode(), "read", 2),
    ("astral.txt", ("\U0001f4c4\U00020000" + notice("大字")).encode(), "read", 2),
    (
        "entities.html",
        page("实体").replace("各县", "&#xD800;&#0;&#99999999;各县").encode(),
        "read",
        2,
    ),
    (
        "laughs.html",
        (
            '<!DOCTYPE html [<!ENTITY a "'
            + "&b;" * 50
            + '"><!ENTITY b "'
            + "笑" * 50
            + '">]>'
            + page("展开").replace("责任", "&a;")
        ).encode(),
        "read",
        2,
    ),
    # nesting
    ("brackets.txt", f"{notice('括号')}{'（' * NESTED}{'）' * NESTED}".encode(), "read", 2),
    ("brackets-one-line.txt", f"{'(' * NESTED}甲{')' * NESTED}".encode(), "read", 0),
    ("titles.txt", f"{notice('书名')}{'《' * NESTED}{'》' * NESTED}".encode(), "read", 2),
    ("tags.html", f"{'<div>' * NESTED}{page('标签')}{'</div>' * NESTED}".encode(), "read", 2),
    ("labels.txt", (notice("标号") + "附注\n" + "(一)" * NESTED).encode(), "read", ""),
)
NAMES = (
    "line\nbreak.txt",
    "red\x1b[31m.txt",
    "\U0001f4c4 通知.txt",
    "--help.txt",
    "'; DROP TABLE files; --.txt",
    "长" * 80 + ".txt",
    "a\u202etxt.exe.txt",
    " .txt",
    "*.txt",
)


def pp(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="policy-pipe")


def tasks_of(name: str) -> int:
    """How many the corpus here has of a file."""
    with opened(Path("policy-pipe.db")) as corpus:
        return sum(document.tasks for document in corpus.documents() if document.file == name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where everything bad lies in docs/, with a good file before and behind it."""
    here = tmp_path_factory.mktemp("hostile")
    docs = here / "docs"
    docs.mkdir()
    for name, content, _, _ in FILES:
        (docs / name).write_bytes(content)
    for n, name in enumerate(NAMES):
        (docs / name).write_text(notice(f"名称{n}"), "utf-8")
    for name in ("0-first.txt", "zz-last.txt"):
        (docs / name).write_text(notice(name), "utf-8")
    (docs / "loop").symlink_to(docs, target_is_directory=True)
    (docs / "self.txt").symlink_to(docs / "self.txt")
    (docs / "gone.txt").symlink_to(here / "nowhere.txt")
    (docs / "folder.txt").mkdir()
    deep = docs.joinpath(*["deep"] * 200)
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text(notice("深处"), "utf-8")
    before = Path.cwd()
    os.chdir(here)
    yield here
    os.chdir(before)


@pytest.fixture(scope="module")
def read(folder: Path) -> Result:
    """The whole folder, read in processes of their own."""
    return pp("ingest", "--jobs", "2", "--time-limit", LIMIT, "docs")


@pytest.fixture(scope="module")
def exported(read: Result, folder: Path) -> Any:
    assert pp("export", "-o", "graph.json").exit_code == 0
    return json.loads((folder / "graph.json").read_bytes())


def file(exported: Any, name: str) -> Any:
    [found] = [one for one in exported["files"] if one["file"] == f"docs/{name}"]
    return found


@pytest.mark.parametrize(("name", "status", "expected"), [(n, s, e) for n, _, s, e in FILES])
def test_each_file_ends_in_a_clear_status(
    exported: Any, name: str, status: str, expected: int | str
) -> None:
    found = file(exported, name)

    assert found["status"] == status
    if isinstance(expected, int):
        assert found["reason"] is None
        tasks = [task for task in exported["tasks"] if task["document"] == found["document"]]
        assert len(tasks) == expected
    else:
        assert expected in (found["reason"] or "")


@pytest.mark.parametrize("name", [*NAMES, "0-first.txt", "zz-last.txt", "deep/" * 200 + "deep.txt"])
def test_odd_names_and_neighbours_are_read(exported: Any, name: str) -> None:
    found = file(exported, name)

    assert (found["status"], found["reason"]) == ("read", None)
    assert sum(task["document"] == found["document"] for task in exported["tasks"]) == 2


@pytest.mark.parametrize(("name", "said"), [("self.txt", "symbolic"), ("gone.txt", "No such file")])
def test_links_that_lead_nowhere_fail_alone(exported: Any, name: str, said: str) -> None:
    found = file(exported, name)

    assert found["status"] == "failed"
    assert said in found["reason"]


def test_a_loop_of_folders_is_walked_once(exported: Any) -> None:
    assert not [one for one in exported["files"] if "loop" in one["file"]]


def test_some_failures_are_exit_code_1(read: Result) -> None:
    assert read.exit_code == 1
    assert "Traceback" not in read.output
    assert "internal error" not in read.output


def test_every_problem_names_its_file_and_a_way_out(read: Result, exported: Any) -> None:
    listed = read.stdout.splitlines()
    for one in exported["files"]:
        if one["status"] in ("failed", "skipped"):
            [line] = [line for line in listed if f" {one['file']}: " in line]
            assert line == f"{one['status']} {one['file']}: {one['reason']}"


def test_nothing_reaches_the_terminal_that_it_would_obey(read: Result) -> None:
    shown = [read.output, pp("list").output, pp("list", "--files").output]

    assert not [sign for text in shown for sign in "\x1b\x07\u202e" if sign in text]
    assert len(read.stderr.splitlines()) == len(FILES) + len(NAMES) + 5


def test_what_is_noted_lies_in_its_text(exported: Any) -> None:
    texts = {one["id"]: one["text"] for one in exported["documents"]}
    for task in exported["tasks"]:
        text = texts[task["document"]]
        assert "\n".join(text[start:end] for start, end in task["spans"]) == task["text"]
        for deadline in task["deadlines"]:
            assert text[deadline["start"] : deadline["end"]] == deadline["text"]


def test_the_corpus_is_whole(read: Result, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "policy-pipe.db")) as corpus:
        assert corpus.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert corpus.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_second_reading_finds_the_same(exported: Any, folder: Path) -> None:
    """Failed files are tried again, the others are not; no document is lost or added."""
    again = pp("ingest", "--jobs", "0", "docs")
    assert pp("export", "-o", "again.json").exit_code == 0
    second = json.loads((folder / "again.json").read_bytes())

    assert again.exit_code == 1
    assert {one["status"] for one in second["files"]} <= {"unchanged", "failed", "skipped"}
    for kind in ("documents", "provisions", "tasks", "citations"):
        assert second[kind] == exported[kind]


def test_paths_longer_than_the_system_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    docs = Path("docs")
    docs.mkdir()
    (docs / "a.txt").write_text(notice("甲"), "utf-8")
    there = os.open(docs, os.O_RDONLY)
    for _ in range(30):
        os.mkdir("d" * 200, dir_fd=there)
        inner = os.open("d" * 200, os.O_RDONLY, dir_fd=there)
        os.close(there)
        there = inner
    os.close(there)

    read = pp("ingest", "--jobs", "0", "docs")

    assert read.exit_code == 1
    assert ": cannot be opened: File name too long" in read.stdout
    assert tasks_of("docs/a.txt") == 2


def test_locked_files_and_folders_fail_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("docs/open.txt", "docs/locked.txt", "docs/closed/inside.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(notice(name), "utf-8")
    Path("docs/locked.txt").chmod(0)
    Path("docs/closed").chmod(0)
    if os.access("docs/locked.txt", os.R_OK):
        pytest.skip("root may read all")

    read = pp("ingest", "--jobs", "0", "docs")
    Path("docs/closed").chmod(0o700)

    assert read.exit_code == 1
    assert "failed docs/locked.txt: cannot be opened: Permission denied" in read.stdout
    assert "failed docs/closed: cannot be opened: Permission denied" in read.stdout
    assert tasks_of("docs/open.txt") == 2


@pytest.mark.parametrize("moment", ["before it is opened", "before it is read"])
def test_a_file_that_vanishes_on_the_way_fails_alone(tmp_path: Path, moment: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("a", "b", "c"):
        (docs / f"{name}.txt").write_text(notice(name), "utf-8")

    def tell(outcome: Outcome) -> None:
        if moment == "before it is opened" and outcome.file.endswith("a.txt"):
            (docs / "b.txt").unlink()

    def work(job: Job) -> Reading:
        if moment == "before it is read" and job.name.endswith("b.txt"):
            job.path.unlink()
        return read_file(job)

    with opened(tmp_path / "test.db", new=True) as corpus:
        summary = ingest([docs], corpus, engine=inline, report=tell, work=work)

    assert summary.counts == {"read": 2, "failed": 1}
    [lost] = summary.attention
    assert lost.path.endswith("b.txt")
    assert lost.reason


def test_what_was_stored_stays_when_its_file_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("docs/a.txt").write_text(notice("甲"), "utf-8")
    pp("ingest", "--jobs", "0", "docs")
    Path("docs/a.txt").unlink()
    Path("docs/a.txt").symlink_to("a.txt")

    read = pp("ingest", "--jobs", "0", "docs")

    assert "failed docs/a.txt: cannot be opened" in read.stdout
    assert tasks_of("docs/a.txt") == 2


def test_half_characters_of_any_reader_can_be_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = notice("半字").replace("责任", "责\ud83d任")

    def half(data: bytes, name: str) -> Document:
        return Document(
            text=text, media_type="text/plain", title="通\udc00知", fields=(("a", "\ud800"),)
        )

    monkeypatch.setitem(READERS, ".txt", half)
    Path("a.txt").write_text("一", "utf-8")

    assert pp("ingest", "--jobs", "0", "a.txt").exit_code == 0
    assert tasks_of("a.txt") == 2
    assert "责\ufffd任" in pp("export", "-o", "-").stdout


@pytest.mark.slow
def test_eight_megabytes_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    line = notice("长行").replace("\n", "") + "各县要落实防汛责任，加强巡查，做好值守。" * 20
    Path("line.txt").write_text(line * (8 * 2**20 // len(line.encode())), "utf-8")
    Path("neighbour.txt").write_text(notice("邻居"), "utf-8")

    read = pp("ingest", "--jobs", "1", "--time-limit", LIMIT, "line.txt", "neighbour.txt")

    assert read.exit_code == 0
    assert read.stdout.startswith("Files: 2 read\n")


@pytest.mark.slow
def test_a_hundred_damaged_samples(tmp_path: Path) -> None:
    put_into(tmp_path)
    command = [sys.executable, "-m", "benchmarks.fuzz", "--count", "100", "--jobs", "1"]

    done = subprocess.run(
        [*command, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "100 mutants" in done.stdout
