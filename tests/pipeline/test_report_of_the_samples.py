"""policy-pipe report: from the sample corpus to a folder of pages."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert CliRunner().invoke(main, ["demo", str(folder)]).exit_code == 0
    return folder / "policy-pipe.db"


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["report", *map(str, arguments)])
    return done.exit_code, done.output


def test_the_same_corpus_gives_the_same_report(corpus: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        assert run("--corpus", corpus, "-o", tmp_path / name)[0] == 0
    one, other = (
        {
            path.relative_to(tmp_path / name).as_posix(): path.read_bytes()
            for path in (tmp_path / name).rglob("*.*")
        }
        for name in ("one", "other")
    )

    assert one == other
    assert "落实率" in one["index.html"].decode()
    assert "岚川省霁州市苇渡县" in one["index.html"].decode()


def test_settings_narrow_the_report_and_it_says_so(corpus: Path, tmp_path: Path) -> None:
    settings = tmp_path / "only.toml"
    settings.write_text('places = ["苇渡县"]\n', "utf-8")
    assert run("--corpus", corpus, "--settings", settings, "-o", tmp_path / "report")[0] == 0
    summary = (tmp_path / "report" / "index.html").read_text("utf-8")

    assert "only.toml" in summary
    assert "岚川省霁州市苇渡县" in summary
    assert "岚川省霁州市楠浦县" not in summary


def test_a_folder_of_something_else_is_refused_in_words(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    code, told = run("--corpus", corpus, "-o", tmp_path)
    assert code == 2
    assert "is not empty and holds no report of policy-pipe; name another folder" in told
