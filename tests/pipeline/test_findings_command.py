"""policy-pipe findings: what it lists, how it is narrowed, and how it ends."""

import re
from pathlib import Path

import pytest
from click import unstyle
from click.testing import CliRunner, Result

from corpora import samples
from corpora.store import opened
from outputs.columns import cells
from outputs.terminal import Look
from pipeline.cli import main
from pipeline.engines import inline
from pipeline.linking.work import relink
from pipeline.run import ingest

POOR, CITY = "楠政办发〔2021〕57号", "霁政办发〔2021〕52号"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder / "docs")
    with opened(folder / "test.db", new=True) as store:
        ingest([folder / "docs"], store, engine=inline)
        relink(store, engine=inline)
    return folder / "test.db"


def pp(corpus: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["findings", "--corpus", str(corpus), *arguments], prog_name="policy-pipe"
    )


def codes(done: Result) -> list[str]:
    """Of the findings, in the order in which they are shown."""
    return re.findall(r"(?m)^(P\d+) \S+ \[", done.stdout)


def total(done: Result) -> list[str]:
    return done.stdout.splitlines()[-1].split("\t")


def test_a_finding_shows_its_message_and_the_words_it_rests_on(corpus: Path) -> None:
    done = pp(corpus, "--document", POOR, "--code", "P201")
    basis = "《霁州市社会办养老机构扶持办法》（霁政办发〔2017〕33号）"
    lines = done.stdout.splitlines()

    assert lines[0] == f"筛选: 所属文件: {POOR}; 代码: P201"
    assert lines[2].startswith(f"{POOR}  楠浦县人民政府办公室关于")
    assert re.fullmatch(r"P201 依据已废止 \[错误\]  f[0-9a-f]{16}", lines[3])
    assert lines[4].startswith(f"  依据的{basis}已由《")
    assert [line for line in lines if line.endswith(f": “{basis}”")] == lines[5:7]
    assert lines[-2:] == ["P201\t依据已废止\t1\t0\t0\t1", "合计\t\t1\t0\t0\t1"]


def test_errors_end_with_one_and_nothing_else_does(corpus: Path) -> None:
    assert pp(corpus).exit_code == 1
    assert pp(corpus, "--document", POOR).exit_code == 1
    assert pp(corpus, "--document", CITY, "--code", "P201").exit_code == 0
    assert pp(corpus, "--severity", "warning").exit_code == 0
    assert pp(corpus, "--missing").exit_code == 0


def test_settings_say_what_is_an_error_and_what_nobody_hears_of(
    corpus: Path, tmp_path: Path
) -> None:
    file = tmp_path / "strict.toml"
    file.write_text('[checks]\nerrors = ["gap"]\nignored = ["P201"]\n', "utf-8")
    done = pp(corpus, "--document", POOR, "--settings", str(file), "--code", "P101")

    assert done.exit_code == 1
    assert "P101 漏项 [错误]" in done.stdout
    assert codes(pp(corpus, "--settings", str(file), "--code", "P201")) == []


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (("--code", "p104"), {"P104"}),
        (("--kind", "gap", "--code", "P201"), {"P101", "P201"}),
        (("--severity", "error", "--code", "P201", "--code", "P101"), {"P201"}),
        (("--status", "justified"), set()),
        (("--place", "苇渡县", "--kind", "repealed_basis"), set()),
        (("--place", "990122", "--kind", "repealed_basis"), {"P201"}),
    ],
)
def test_the_list_is_narrowed(corpus: Path, arguments: tuple[str, ...], left: set[str]) -> None:
    done = pp(corpus, *arguments)

    assert set(codes(done)) == left
    assert done.stdout.startswith("筛选: ")
    assert ("没有符合条件的问题" in done.stdout) == (not left)


def test_by_code_has_the_same_findings_in_another_order(corpus: Path) -> None:
    documents, by_code = codes(pp(corpus)), codes(pp(corpus, "--by", "code"))

    assert by_code == sorted(documents)
    assert documents != by_code
    assert total(pp(corpus)) == total(pp(corpus, "--by", "code"))


def test_missing_documents_come_by_how_many_rest_on_them(corpus: Path) -> None:
    rows = [line.split("\t")[:4] for line in pp(corpus, "--missing").stdout.splitlines()[2:]]

    assert rows == [
        ["4", "4", "", "岚川省养老服务条例"],
        ["2", "2", "", "中华人民共和国老年人权益保障法"],
        ["1", "2", "霁政办发〔2017〕33号", "霁州市社会办养老机构扶持办法"],
        ["1", "1", "岚政发〔2020〕17号", "岚川省人民政府关于加快健全基本养老服务体系的意见"],
    ]
    assert "33号" in pp(corpus, "--missing", "--document", POOR).stdout
    assert "没有缺失的上位文件" in pp(corpus, "--missing", "--document", CITY).stdout


def test_labels_are_english_on_demand(corpus: Path) -> None:
    done = pp(corpus, "--lang", "en", "--code", "P201", "--document", POOR)

    assert "P201 repealed basis [error]" in done.stdout
    assert done.stdout.splitlines()[-1] == "total\t\t1\t0\t0\t1"


@pytest.mark.parametrize("by", ["document", "code"])
def test_a_terminal_of_eighty_columns_is_not_overrun(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(
        "pipeline.commands.options.look", lambda language: Look(language=language, drawn=True)
    )
    lines = unstyle(pp(corpus, "--by", by).stdout).splitlines()

    assert len(lines) > 100
    assert max(map(cells, lines)) <= 80


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--code", "P999"), "P999: no such code; there are P101"),
        (("--document", "没有这份文件"), "nothing here is called 没有这份文件"),
        (("--place", "无此县"), "no document of the corpus is of '无此县'"),
        (("--missing", "--code", "P101"), "only --document and --place narrow it"),
    ],
)
def test_what_cannot_be_done_ends_with_two(
    corpus: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = pp(corpus, *arguments)

    assert done.exit_code == 2
    assert said in done.stderr


def test_an_empty_corpus_has_no_findings(tmp_path: Path) -> None:
    with opened(tmp_path / "empty.db", new=True):
        pass
    done = pp(tmp_path / "empty.db")

    assert (done.exit_code, done.stdout) == (0, "\n没有符合条件的问题\n")
