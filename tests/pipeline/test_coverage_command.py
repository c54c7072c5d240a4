"""policy-pipe coverage on the sample corpus: sums, matrix, rows, filters and exit codes."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpora import samples
from corpora.store import opened
from corpora.vocabulary import COVERAGE_STATES
from outputs.columns import cells
from outputs.coverage import SIGNS
from pipeline.cli import main
from pipeline.engines import inline
from pipeline.linking.work import relink
from pipeline.run import ingest

PROVINCE, CITY = "岚政办发〔2021〕36号", "霁政办发〔2021〕52号"
NANPU, WEIDU = "楠政办发〔2021〕57号", "苇政办发〔2021〕61号"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder / "docs")
    with opened(folder / "test.db", new=True) as store:
        ingest([folder / "docs"], store, engine=inline)
        relink(store, engine=inline)
    return folder / "test.db"


def pp(corpus: Path, *arguments: str) -> Result:
    arguments = ("coverage", "--corpus", str(corpus), *arguments)
    return CliRunner().invoke(main, arguments, prog_name="policy-pipe")


def table(done: Result, source: str) -> dict[str, list[str]]:
    """The lines of one source by their first cell, the heading's under its word."""
    block = done.stdout.partition(f"来源: {source}")[2].split("\n\n")[0]
    lines = [line.split("\t") for line in block.splitlines()[1:]]
    return {cells[0]: cells[1:] for cells in lines}


def test_the_sums_of_a_source(corpus: Path) -> None:
    done = pp(corpus)
    found = table(done, CITY)
    told = dict(zip(found["承接文件"], found[NANPU], strict=True))

    assert done.exit_code == 0
    assert list(found) == ["承接文件", NANPU, WEIDU]
    assert (told["漏项"], told["应承接"]) == ("5", "37")
    assert sum(int(told[word]) for word in COVERAGE_STATES.values()) == 37
    assert (
        done.stdout.rstrip().splitlines()[-1].startswith("合计（每份文件只计最近一级上级文件）: ")
    )


def test_the_total_counts_each_document_once(corpus: Path) -> None:
    """33 tasks of the province for the city, 37 of the city for each county, 6 forwarded."""
    assert " · 应承接 113 · " in pp(corpus).stdout


def test_the_matrix_has_a_sign_for_each_document(corpus: Path) -> None:
    done = pp(corpus, "--matrix", "--source", CITY)
    matrix = done.stdout.rpartition(f"来源: {CITY}")[2]
    lines = [line.split("\t") for line in matrix.splitlines()[1:]]

    assert [cell.partition(" ")[0] for cell in lines[0][2:]] == [NANPU, WEIDU]
    assert ["四/(十一)", "探索设立家庭养老床位", "漏", "漏"] in lines
    assert ["三/(六)", "落实居住区设施配建", "落", "拆"] in lines
    assert "图例: 落=已落实  合=合并落实  拆=拆分落实  部=部分落实  提=仅提及  漏=漏项" in matrix


def test_a_gap_has_its_reason_and_three_candidates(corpus: Path) -> None:
    done = pp(corpus, "--only", "gaps", "--place", "苇渡县", "--source", CITY)
    rows = done.stdout.partition("[漏项] 四/(十一) 探索设立家庭养老床位\n")[2].split("[")[0]
    lines = rows.splitlines()

    assert lines[0].startswith("  说明: 本级文件没有对应任务；最接近的是")
    assert [line.split(" ")[2] for line in lines[1:]] == ["最接近"] * 3
    assert done.stdout.startswith(f"筛选: 来源: {CITY}; 地区: 苇渡县; 状态: 漏项\n")


def test_several_states_may_be_asked_for(corpus: Path) -> None:
    done = pp(corpus, "--only", "split", "--only", "partial", "--source", CITY)
    states = {line[1:].partition(" ")[0] for line in done.stdout.splitlines() if line[:1] == "["}

    assert states == {"拆分落实", "部分落实"}


@pytest.mark.parametrize("name", ["民政", "市民政局", "省民政厅", "霁州市民政局"])
def test_a_department_stands_for_its_counterparts(corpus: Path, name: str) -> None:
    done = pp(corpus, "--tasks", "--department", name, "--source", PROVINCE, "--place", "楠浦县")

    assert "二/(一)/1 发布基本养老服务清单" in done.stdout
    assert "二/(四)/2 做实老年健康管理" not in done.stdout


def test_a_department_that_does_nothing(corpus: Path) -> None:
    done = pp(corpus, "--department", "档案")

    assert (done.exit_code, done.stdout) == (0, "筛选: 部门: 档案\n没有符合条件的上下级文件\n")


def test_in_english(corpus: Path) -> None:
    done = pp(corpus, "--lang", "en", "--matrix", "--only", "gaps", "--source", CITY)

    assert done.stdout.startswith(f"filters: source: {CITY}; state: gap\n")
    assert "[gap] 四/(十一)" in done.stdout
    assert "C=covered" in done.stdout


@pytest.mark.parametrize(("percent", "code"), [("0", 0), ("50", 1), ("100", 1)])
def test_fail_under(corpus: Path, percent: str, code: int) -> None:
    done = pp(corpus, "--fail-under", percent, "--source", PROVINCE)

    assert done.exit_code == code
    assert ("policy-pipe: 苇政办发〔2021〕61号 takes up " in done.stderr) is bool(code)


def test_findings_that_count_as_errors(corpus: Path, tmp_path: Path) -> None:
    """04 names an attachment that is nowhere, and rests on a document that was repealed."""
    path = tmp_path / "mine.toml"
    path.write_text('[checks]\nerrors = ["attachment_missing"]', "utf-8")
    done = pp(corpus, "--settings", str(path))
    other = pp(corpus, "--settings", str(path), "--place", "苇渡县")

    assert (done.exit_code, other.exit_code) == (1, 0)
    assert "mine.toml counts as errors: 2\n" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--place", "火星县"), "no document of the corpus is of '火星县'"),
        (("--source", "国发〔1999〕1号"), "nothing here is called 国发〔1999〕1号"),
        (("--settings", "none.toml"), "none.toml: cannot be read"),
        (("--fail-under", "101"), "101.0 is not in the range"),
        (("--only", "漏"), "is not one of"),
    ],
)
def test_what_cannot_be_done(corpus: Path, arguments: tuple[str, ...], said: str) -> None:
    done = pp(corpus, *arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_an_empty_corpus(tmp_path: Path) -> None:
    with opened(tmp_path / "test.db", new=True):
        pass

    assert pp(tmp_path / "test.db").stdout == "没有符合条件的上下级文件\n"


@pytest.mark.parametrize("width", [80, 120])
def test_nothing_is_wider_than_the_terminal(
    corpus: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from outputs.terminal import Look
    from pipeline.commands import options

    monkeypatch.setattr(options, "look", lambda lang: Look(language=lang, drawn=True))
    monkeypatch.setenv("COLUMNS", str(width))
    done = pp(corpus, "--matrix", "--tasks")

    assert max(map(cells, done.stdout.splitlines())) <= width
    assert "  四/(十一) 探索设立家庭养老床位 " in done.stdout


def test_signs_are_of_one_width() -> None:
    assert list(SIGNS) != list(COVERAGE_STATES)  # the order of the legend is our own
    assert set(SIGNS) == set(COVERAGE_STATES)
    assert {cells(sign) for sign in SIGNS.values()} == {2}
    assert len(set(SIGNS.values())) == len(SIGNS)
