"""The commands do what they say and end with the right exit code."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import COMMANDS, main

NOTICE = (
    "柳河市人民政府办公室关于做好2014年防汛工作的通知\n"
    "柳政办发〔2014〕{n}号\n\n各县人民政府:\n"
    "一、落实责任。各县要落实防汛责任。(市水务局牵头,市财政局配合)\n"
    "二、备足物资。2014年5月底前备足物资。(市民政局负责)\n\n"
    "柳河市人民政府办公室\n2014年3月{day}日\n"
)
PROGRAM = (sys.executable, "-c", "from pipeline.cli import main; main(prog_name='policy-pipe')")


def notice(n: int = 1) -> str:
    return NOTICE.format(n=n, day=n % 28 + 1)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def docs(here: Path) -> Path:
    (here / "docs").mkdir()
    (here / "docs/a.txt").write_text(notice(), "utf-8")
    return here / "docs"


def pp(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="policy-pipe")


def ingest(*arguments: str) -> Result:
    return pp("ingest", "--jobs", "0", *arguments)


def environment() -> dict[str, str]:
    """For programs of their own: they find what we find."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def test_from_files_to_a_graph(docs: Path) -> None:
    read = ingest("docs")

    assert (read.exit_code, read.stdout.splitlines()) == (
        0,
        [
            "Files: 1 read",
            "policy-pipe.db: documents: 1, tasks: 2",
            "Links: 0 between documents, 0 beside each other; 0 pairs of documents compared now, "
            "0 links between tasks found",
        ],
    )
    assert read.stderr == "read docs/a.txt: 2 tasks\n"

    listed = pp("list")
    id_, number, title, *_ = listed.stdout.splitlines()[1].split("\t")
    assert number == "柳政办发〔2014〕1号"

    shown = pp("show", number)
    assert title in shown.stdout
    assert "[[牵头:市水务局]]牵头" in shown.stdout

    task = pp("show", f"{id_}#一", "--lang", "en")
    assert "departments: lead (single) 市水务局" in task.stdout
    assert "provenance: docs/a.txt; characters" in task.stdout

    assert pp("export", "-o", "graph.json").exit_code == 0
    graph = json.loads(Path("graph.json").read_text("utf-8"))
    assert [one["document"] for one in graph["tasks"]] == [id_, id_]
    assert pp("export", "-o", "-").stdout_bytes == Path("graph.json").read_bytes()


def test_attachments_are_told(docs: Path) -> None:
    notice = (docs / "a.txt").read_text("utf-8") + "附件：1.河道采砂任务分工表\n2.砂场名册\n"
    (docs / "a.txt").write_text(notice, "utf-8")
    (docs / "附件1.txt").write_text("河道采砂任务分工表\n序号 任务\n", "utf-8")
    ingest("docs")
    [head, *rows] = [row.split("\t") for row in pp("list").stdout.splitlines()]
    ids = {row[2]: row[0] for row in rows}
    shown = pp("show", "柳政办发〔2014〕1号").stdout

    assert head[-1] == "所属通知"
    assert sorted(row[-1] for row in rows) == ["", ids[rows[0][2]]]
    assert f"\n附件: 河道采砂任务分工表 ({rows[1][0]})\n" in shown
    assert "\n问题\nP601 附件缺失 [警告]: 附件2《砂场名册》缺失：" in shown
    assert f"所属通知: {rows[0][2]} ({rows[0][0]})" in pp("show", "docs/附件1.txt").stdout


def test_a_second_ingest_says_so(docs: Path) -> None:
    ingest("docs")

    assert ingest("docs").stdout.startswith("Files: 1 unchanged\n")
    assert pp("list", "--files", "--lang", "en").stdout.splitlines()[1].startswith("unchanged\t")


def test_a_failed_file_is_exit_code_1(docs: Path) -> None:
    (docs / "empty.txt").touch()

    read = ingest("docs")

    assert read.exit_code == 1
    assert "failed docs/empty.txt: " in read.stdout
    assert "failed docs/empty.txt: " in read.stderr
    assert "失败\tdocs/empty.txt\t\t" in pp("list", "--files").stdout


def test_a_skipped_file_is_no_failure(docs: Path) -> None:
    (docs / "talk.gif").write_bytes(b"GIF89a" + bytes(50))

    read = ingest("docs")

    assert read.exit_code == 0
    assert "skipped docs/talk.gif: " in read.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("ingest",),
        ("ingest", "nowhere"),
        ("ingest", "--jobs", "-1", "docs"),
        ("ingest", "--time-limit", "0", "docs"),
        ("ingest", "--corpus", "docs/a.txt", "docs"),
        ("ingest", "--corpus", "nowhere/c.db", "docs"),
        ("list",),
        ("list", "--corpus", "docs/a.txt"),
        ("show", "x"),
        ("export", "-o", "x.json"),
        ("export", "--format", "pdf", "-o", "x"),
        ("evaluate", "docs/a.txt"),
        ("demo", "docs/a.txt"),
    ],
)
def test_wrong_usage_is_exit_code_2(docs: Path, arguments: tuple[str, ...]) -> None:
    done = pp(*arguments)

    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert len(done.stderr) > 10
    assert (docs / "a.txt").read_text("utf-8") == notice()


def test_export_says_where_it_cannot_write(docs: Path) -> None:
    ingest("docs")

    done = pp("export", "-o", "nowhere/graph.json")

    assert done.exit_code == 2
    assert "nowhere/graph.json: cannot be written" in done.stderr


def test_a_failed_export_leaves_the_old_file(docs: Path) -> None:
    ingest("docs")
    Path("graph.json").write_text("old", "utf-8")
    with sqlite3.connect("policy-pipe.db") as connection:
        connection.execute("UPDATE editions SET facts = x'00'")
    connection.close()

    done = pp("export", "-o", "graph.json")

    assert done.exit_code == 2
    assert "docs/a.txt" in done.stderr
    assert Path("graph.json").read_text("utf-8") == "old"
    assert sorted(path.name for path in Path().iterdir()) == [
        "docs",
        "graph.json",
        "policy-pipe.db",
    ]


def test_what_may_mean_two_is_listed(docs: Path) -> None:
    (docs / "b.txt").write_text(notice(2), "utf-8")
    ingest("docs")

    done = pp("show", "防汛工作")

    assert done.exit_code == 2
    assert done.stdout == ""
    assert "柳政办发〔2014〕1号" in done.stderr
    assert "柳政办发〔2014〕2号" in done.stderr


def test_what_nothing_is_called_is_told(docs: Path) -> None:
    ingest("docs")

    done = pp("show", "没有\x1b[31m这个")

    assert done.exit_code == 2
    assert "nothing here is called 没有" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_text_cannot_write_to_the_terminal(docs: Path) -> None:
    evil = notice().replace("一、落实", "\x1b]0;x\x07一、落实")
    (docs / "\x1b[31m.txt").write_text(evil, "utf-8")

    outputs = [ingest("docs"), pp("list"), pp("list", "--files"), pp("show", "防汛")]

    assert all("\x1b" not in done.output and "\x07" not in done.output for done in outputs)


def test_every_command_says_what_it_does() -> None:
    """The short help of the list is the first sentence of the command's own."""
    for name, (module, does) in COMMANDS.items():
        command = import_module(module).command
        assert isinstance(command, click.Command)
        assert command.get_short_help_str(limit=200) == does, name
        assert does in pp("--help").stdout
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, (name, option.name)


@pytest.mark.parametrize("arguments", [("--help",), ("list",), ("show", "--help")])
def test_a_terminal_without_chinese_stops_nothing(docs: Path, arguments: tuple[str, ...]) -> None:
    ingest("docs")
    narrow = {**environment(), "PYTHONIOENCODING": "latin-1:strict"}

    done = subprocess.run([*PROGRAM, *arguments], env=narrow, capture_output=True, check=True)

    assert b"?" in done.stdout
    assert done.stderr == b""


@pytest.mark.parametrize("shell", ["zsh", "fish", "bash"])
def test_completion(shell: str) -> None:
    assert "_POLICY_PIPE_COMPLETE" in pp("completion", shell).stdout


def test_version() -> None:
    assert pp("--version").stdout.startswith("policy-pipe")


def test_doctor(here: Path) -> None:
    done = pp("doctor")

    assert done.exit_code == 0
    assert {line.split()[0] for line in done.stdout.splitlines()} <= {"ok", "warn"}
    assert "SQLite" in done.stdout
    assert list(here.iterdir()) == []


def test_demo(here: Path) -> None:
    done = pp("demo")

    assert done.exit_code == 0, done.output
    assert "policy-pipe show --corpus" in done.stdout
    assert pp("list", "--corpus", "policy-pipe-demo/policy-pipe.db").exit_code == 0
    assert pp("demo").exit_code == 0


def test_demo_leaves_files_of_others_alone(here: Path) -> None:
    pp("demo", "first")
    [sample, *_] = sorted(path.name for path in Path("first").glob("*.txt"))
    Path("mine").mkdir()
    (Path("mine") / sample).write_text("mine", "utf-8")

    done = pp("demo", "mine")

    assert done.exit_code == 2
    assert [path.name for path in Path("mine").iterdir()] == [sample]
    assert (Path("mine") / sample).read_text("utf-8") == "mine"


def many(docs: Path, number: int) -> None:
    for n in range(2, number + 1):
        (docs / f"{n}.txt").write_text(notice(n), "utf-8")


def stored(corpus: Path) -> int:
    try:
        with sqlite3.connect(f"{corpus.as_uri()}?mode=ro", uri=True, timeout=5) as connection:
            [number] = connection.execute("SELECT count(*) FROM files").fetchone()
    except sqlite3.OperationalError:  # not made yet
        return 0
    connection.close()
    return int(number)


def tasks_of(corpus: Path) -> list[str]:
    exported = pp("export", "--corpus", str(corpus), "-o", "-")
    assert exported.exit_code == 0
    return [task["id"] for task in json.loads(exported.stdout)["tasks"]]


def test_a_killed_ingest_loses_nothing_and_goes_on(here: Path, docs: Path) -> None:
    many(docs, 300)
    corpus = here / "killed.db"
    command = [*PROGRAM, "ingest", "--corpus", str(corpus), "--jobs", "1", "docs"]
    with subprocess.Popen(command, env=environment(), stderr=subprocess.DEVNULL) as program:
        while stored(corpus) < 20 and program.poll() is None:
            time.sleep(0.005)
        program.kill()
    before = stored(corpus)

    assert 20 <= before <= 300
    assert len(tasks_of(corpus)) == 2 * before
    resumed = ingest("--corpus", str(corpus), "docs")
    assert resumed.exit_code == 0
    assert f"{before} unchanged" in resumed.stdout
    ingest("--corpus", "whole.db", "docs")
    assert tasks_of(corpus) == tasks_of(here / "whole.db")
    assert len(tasks_of(corpus)) == 600


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_an_interrupted_ingest_ends_in_plain_words(here: Path, docs: Path) -> None:
    many(docs, 1_500)
    command = [*PROGRAM, "ingest", "--jobs", "2", "docs"]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as program:  # fmt: skip
        assert program.stderr is not None
        first = program.stderr.readline()
        os.killpg(program.pid, signal.SIGINT)  # as a terminal does: to us and all our processes
        rest = program.stderr.read()

    assert first.startswith("read docs/")
    assert program.returncode == 130
    assert "Traceback" not in rest
    assert "the same command goes on from there" in rest
    assert ingest("docs").exit_code == 0


def test_two_ingests_at_once_give_one_corpus(here: Path, docs: Path) -> None:
    many(docs, 80)
    command = [*PROGRAM, "ingest", "--jobs", "1", "docs"]
    programs = [
        subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    ended = [(program.communicate()[1], program.returncode) for program in programs]

    assert [code for _, code in ended] == [0, 0], ended
    assert len(tasks_of(here / "policy-pipe.db")) == 160


def test_the_graph_is_the_same_with_one_process_and_with_two(here: Path, docs: Path) -> None:
    many(docs, 30)
    (docs / "copy.htm").write_text(f"<pre>{notice(3)}</pre>", "utf-8")
    for jobs in "012":
        assert pp("ingest", "--corpus", f"{jobs}.db", "--jobs", jobs, "docs").exit_code == 0
    graphs = {pp("export", "--corpus", f"{jobs}.db", "-o", "-").stdout_bytes for jobs in "012"}

    assert len(graphs) == 1
