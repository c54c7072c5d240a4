"""The two commands on the sample corpus, on an old one, an empty one, and on wrong names."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpora import samples
from corpora.store import opened
from pipeline.cli import main
from pipeline.engines import inline
from pipeline.linking.work import relink
from pipeline.run import ingest

PROVINCE, CITY = "岚政办发〔2021〕36号", "霁政办发〔2021〕52号"
NANPU, WEIDU = "楠政办发〔2021〕57号", "苇政办发〔2021〕61号"

GOLDEN_TRACE = """\
任务 二/(二)/4 实施居家适老化改造
县级  岚川省霁州市苇渡县  苇政办发〔2021〕61号  二/(二)/4 实施居家适老化改造
编号: d16464ff0fd72f09c#二/(二)/4
苇渡县人民政府办公室关于印发苇渡县养老服务提质增能工作方案（2021—2023年）的通知

上级来源
- 地市级  岚川省霁州市  霁政办发〔2021〕52号  三/(七) 实施居家适老化改造
  - 省级  岚川省  岚政办发〔2021〕36号  二/(二)/4 实施居家适老化改造
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder / "docs")
    with opened(folder / "test.db", new=True) as store:
        ingest([folder / "docs"], store, engine=inline)
        relink(store, engine=inline)
    return folder / "test.db"


def pp(corpus: Path, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, [command, "--corpus", str(corpus), *arguments], prog_name="policy-pipe"
    )


def test_a_task_of_a_county_is_traced_to_the_province(corpus: Path) -> None:
    done = pp(corpus, "trace", f"{WEIDU}#二/(二)/4")
    where = [line for line in done.stdout.splitlines(keepends=True) if " · " not in line]

    assert done.exit_code == 0
    assert "".join(where).startswith(GOLDEN_TRACE)
    assert "\n    与所查任务: 间接 (文号) · 概率 " in done.stdout
    assert "\n上级文件未入库: 岚川省养老服务条例\n" in done.stdout
    assert "\n同源文件中的任务\n- 县级  岚川省霁州市楠浦县  " in done.stdout


def test_a_task_of_its_own_is_said_to_be_one(corpus: Path) -> None:
    """The planted orphan."""
    lines = pp(corpus, "trace", f"{NANPU}#五/(二十一)", "--up").stdout.splitlines()
    at = lines.index("未找到来源，可能是自加任务")

    assert all(line.startswith("  最接近 ") for line in lines[at + 1 : at + 4])
    assert "下级承接" not in lines


def test_takers_to_the_depth_that_is_asked_for(corpus: Path) -> None:
    name = f"{PROVINCE}#二/(三)/2"
    whole, next_only = (
        pp(corpus, "trace", name, "--down", *more) for more in ((), ("--depth", "1"))
    )

    assert "县级" in whole.stdout
    assert "县级" not in next_only.stdout
    assert "- 地市级  岚川省霁州市  霁政办发〔2021〕52号  四/(十) " in next_only.stdout
    assert "上级来源" not in next_only.stdout


def test_what_the_province_rests_on_is_not_here(corpus: Path) -> None:
    assert "上级文件均未入库，无从查找来源" in pp(corpus, "trace", PROVINCE).stdout


def test_a_document_has_a_block_for_each_task(corpus: Path) -> None:
    lines = pp(corpus, "trace", CITY).stdout.splitlines()

    assert lines[2].startswith("任务 37, 有来源 ")
    assert len([line for line in lines if line.startswith("  ↑ 省级")]) > 20
    assert len([line for line in lines if line.startswith("  ↓ 县级")]) > 20


def test_reasons_in_words_and_their_sum(corpus: Path) -> None:
    done = pp(corpus, "trace", f"{WEIDU}#二/(二)/4", "--up", "--depth", "1", "--reasons")
    lines = done.stdout.splitlines()
    at = next(n for n, line in enumerate(lines) if " · 得分 " in line)
    bits = []
    for line in lines[at + 1 :]:
        if not line.startswith("    "):
            break
        bits.append(float(line.split()[0]))

    assert lines[at + 1].split()[1] == "起点"
    assert bits[0] < -10
    score = float(lines[at].split("得分 ")[1].split()[0])
    assert abs(sum(bits) - score) < 0.1  # each is rounded
    assert "citation" not in pp(corpus, "trace", CITY, "--reasons").stdout


def test_both_languages(corpus: Path) -> None:
    done = pp(corpus, "trace", f"{WEIDU}#二/(二)/4", "--lang", "en", "--reasons")

    assert "\nsources of the task\n- municipality  岚川省霁州市  " in done.stdout
    assert " local words taken (" in done.stdout
    assert "not taken up: " in pp(corpus, "compare", NANPU, CITY, "--lang", "en").stdout


def test_show_tells_a_task_s_sources_in_brief(corpus: Path) -> None:
    lines = pp(corpus, "show", f"{CITY}#三/(七)").stdout.splitlines()

    assert [line[:6] for line in lines if line.startswith("  ")] == [
        "  ↑ 省级",
        "  ↓ 县级",
        "  ↓ 县级",
    ]


def test_two_documents_side_by_side(corpus: Path) -> None:
    done = pp(corpus, "compare", NANPU, CITY)
    lines = done.stdout.splitlines()

    assert done.exit_code == 0
    assert lines[0].startswith(f"来源: {CITY} ")
    assert "三/(八) 提升特困供养服务设施 → 三/(九) 提升特困供养服务设施" in lines
    assert "护理型床位占比不低于{~50~}%" in done.stdout
    assert "{市民政局→县民政局}" in done.stdout
    assert any(line.startswith("本级未承接的来源任务: ") for line in lines)
    assert lines[-1].startswith("来源: 任务 37, 已承接 ")
    assert pp(corpus, "compare", CITY, NANPU).stdout == done.stdout


def test_columns_of_a_width_that_is_asked_for(corpus: Path) -> None:
    from rich.cells import cell_len

    done = pp(corpus, "compare", f"{NANPU}#三/(九)", f"{CITY}#三/(八)", "--width", "60")
    columns = [line for line in done.stdout.splitlines() if " │" in line]

    assert len(columns) > 5
    assert all(cell_len(line) <= 60 for line in columns)
    assert len({cell_len(line.partition("│")[0]) for line in columns}) == 1


@pytest.mark.parametrize(
    ("only", "there", "not_there"),
    [
        ("changed", "[~55~]{~50~}", "[-"),
        ("dropped", "[-", "{"),
        ("added", "{+", "["),
    ],
)
def test_only_one_kind_of_difference(corpus: Path, only: str, there: str, not_there: str) -> None:
    stretches = [
        line
        for line in pp(corpus, "compare", NANPU, CITY, "--only", only).stdout.splitlines()
        if line.startswith("  …")
    ]

    assert there in "".join(stretches)
    assert not_there not in "".join(stretches)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("trace", "没有这个"), "nothing here is called"),
        (("trace", "养老服务"), "may mean any of"),
        (("trace", f"{WEIDU}#二/(二)"), "may mean any of 5"),
        (("trace", CITY, "--depth", "0"), "--depth"),
        (("compare", CITY, "没有\x1b[31m这个"), "nothing here is called"),
        (("compare", "养老服务", CITY), "may mean any of"),
        (("compare", CITY, CITY), "cannot be compared with itself"),
        (("compare", f"{CITY}#三/(七)", f"{CITY}#三/(八)"), "cannot be compared with itself"),
        (("compare", CITY, f"{NANPU}#三/(九)"), "two documents or two tasks"),
        (("compare", CITY, NANPU, "--width", "5"), "--width"),
    ],
)
def test_wrong_names_end_in_plain_words(
    corpus: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = pp(corpus, *arguments)

    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("command", [("trace", "x1"), ("compare", "x1", "x2")])
def test_an_empty_corpus(tmp_path: Path, command: tuple[str, ...]) -> None:
    with opened(tmp_path / "empty.db", new=True):
        pass

    done = pp(tmp_path / "empty.db", *command)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "nothing here is called x1" in done.stderr


def test_a_document_without_tasks_and_relatives(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("关于印章启用的函\n", "utf-8")
    (tmp_path / "b.txt").write_text("关于电话变更的函\n", "utf-8")
    with opened(tmp_path / "test.db", new=True) as store:
        ingest([tmp_path / "a.txt", tmp_path / "b.txt"], store, engine=inline)

    traced = pp(tmp_path / "test.db", "trace", "印章启用")
    compared = pp(tmp_path / "test.db", "compare", "印章启用", "电话变更")

    assert traced.stdout.splitlines()[2:] == ["任务 0, 有来源 0, 有承接 0"]
    assert "两份文件之间没有关联的任务" in compared.stdout
    assert compared.stdout.splitlines()[-1].startswith("来源: 任务 0, 已承接 0, 相同文字 0%")


def test_a_corpus_that_an_earlier_version_made(corpus: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as copy:
        with closing(sqlite3.connect(corpus)) as source:
            source.backup(copy)
        for table in ("profiles", "cores", "cited", "pair_links", "clauses", "settings"):
            copy.execute(f"DROP TABLE {table}")
        copy.execute("PRAGMA user_version = 1")
    for arguments in (("trace", f"{NANPU}#三/(九)"), ("compare", NANPU, CITY)):
        done = pp(old, *arguments)

        assert done.exit_code == 0, done.output
        assert done.stdout.splitlines()[:6] == pp(corpus, *arguments).stdout.splitlines()[:6]


def test_a_text_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    samples.put_into(tmp_path / "docs")
    for path in (tmp_path / "docs").iterdir():
        if path.name[:2] not in ("01", "02"):
            path.unlink()
        elif path.name[:2] == "01":
            text = path.read_text("utf-8").replace("适老化改造", "适老化\x1b[2J\u202e\x07改造")
            path.write_text(text, "utf-8")
    with opened(tmp_path / "test.db", new=True) as store:
        ingest([tmp_path / "docs"], store, engine=inline)
    outputs = [
        pp(tmp_path / "test.db", "trace", CITY, "--reasons"),
        pp(tmp_path / "test.db", "compare", CITY, PROVINCE),
        pp(tmp_path / "test.db", "compare", CITY, PROVINCE, "--width", "80"),
        pp(tmp_path / "test.db", "compare", CITY, PROVINCE, "--only", "dropped"),
    ]

    assert all(done.exit_code == 0 for done in outputs)
    assert "适老化\N{REPLACEMENT CHARACTER}[2J" in outputs[1].stdout
    for done in outputs:
        assert not {"\x1b", "\u202e", "\x07"} & set(done.stdout)
