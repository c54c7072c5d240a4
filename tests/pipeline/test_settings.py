"""Settings: what may stand in the file, and what is said of all else."""

import re
from pathlib import Path

import pytest

from corpora.errors import PolicyPipeError
from pipeline import settings
from pipeline.checks import CODES
from pipeline.settings import Settings, parsed

PAGE = Path(__file__).parents[2] / "docs/settings.md"


def test_the_example_of_the_manual_says_what_it_says() -> None:
    [example] = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)

    assert parsed(example, "policy-pipe.toml") == Settings(
        sources=("岚政办发〔2021〕36号", "plans/city/*.html"),
        places=("霁州市", "451229"),
        levels=("municipality", "county"),
        errors=("gap", "repealed_basis"),
        warnings=("partial", "P601"),
        ignored=("numbering",),
        lengths={"通知": 4000, "意见": 5000},
        file="policy-pipe.toml",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('sources = "岚政办发〔2021〕36号"', "sources: is a list of texts"),
        ("places = [451229]", "places: is a list of texts"),
        ('levels = ["city"]', "levels: 'city' is no level; there are national, province"),
        ("levels = [[1]]", "levels: [1] is no level"),
        ('level = ["county"]', "level: no such setting; there are sources, places, levels"),
        ('[checks]\nerror = ["gap"]', "checks.error: no such setting; there are errors, warn"),
        ('[checks]\nerrors = ["gaps"]', "checks.errors: 'gaps' is no check; there are P101"),
        ('[checks]\nignored = "gap"', "checks.ignored: is a list of texts"),
        ('checks = "gap"', "checks: is a table; write it as [checks]"),
        ('[lengths]\n"通知" = 0', "lengths: a whole number of characters above 0"),
        ('[lengths]\n"通知" = "五千"', "lengths: a whole number of characters above 0"),
        ("sources = [", "no valid TOML"),
        ('file = "x"', "file: no such setting"),
        ('errors = ["gap"]', "errors: no such setting"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_key(text: str, said: str) -> None:
    with pytest.raises(PolicyPipeError) as raised:
        parsed(text, "mine.toml")

    assert str(raised.value).startswith(f"mine.toml: {said}")


def test_an_empty_file_restricts_nothing() -> None:
    assert parsed("", "mine.toml") == Settings(file="mine.toml")


def test_a_file_that_is_not_there_is_an_error_when_it_was_named(tmp_path: Path) -> None:
    with pytest.raises(PolicyPipeError, match=r"none\.toml: cannot be read"):
        settings.of(tmp_path / "a.db", tmp_path / "none.toml")


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"# " + b"x" * 1_000_001])
def test_what_is_no_text_or_too_large_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "policy-pipe.toml"
    path.write_bytes(data)

    with pytest.raises(PolicyPipeError, match=r"policy-pipe\.toml"):
        settings.read(path)


def test_the_file_beside_the_corpus_comes_before_that_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = tmp_path / "corpora"
    beside.mkdir()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policy-pipe.toml").write_text('levels = ["county"]', "utf-8")

    assert settings.of(beside / "a.db").levels == ("county",)

    (beside / "policy-pipe.toml").write_bytes('\ufefflevels = ["province"]'.encode())

    assert settings.of(beside / "a.db").levels == ("province",)


def test_without_a_file_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert settings.of(tmp_path / "a.db") == Settings()


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ('errors = ["P601"]', "error"),
        ('errors = ["attachment_missing"]\nwarnings = ["P601"]', "error"),
        ('warnings = ["attachment_missing"]', "warning"),
        ('errors = ["gap"]', CODES["P601"].severity),
    ],
)
def test_codes_and_kinds_may_be_named(text: str, severity: str) -> None:
    assert parsed(f"[checks]\n{text}", "mine.toml").severity(CODES["P601"]) == severity


def test_what_is_ignored_is_ignored() -> None:
    found = parsed('[checks]\nignored = ["attachment_missing"]', "mine.toml")

    assert found.ignores("P601", "attachment_missing")
    assert not Settings().ignores("P601", "attachment_missing")
