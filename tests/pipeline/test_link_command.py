"""policy-pipe link: settings that stay with the corpus, and links that follow them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.linking import weighing
from tests.pipeline.linking.families import FAMILY, written

WEIGHTS = Path(weighing.__file__).with_name("weights.json")


def pp(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def links() -> list[dict[str, object]]:
    done = pp("export", "-o", "-")
    assert done.exit_code == 0
    found: list[dict[str, object]] = json.loads(done.stdout)["links"]
    return found


def kept(found: list[dict[str, object]]) -> set[tuple[object, object, object]]:
    return {(one["task"], one["source"], one["score"]) for one in found}


@pytest.fixture
def family(docs: Path) -> Path:
    written(docs, FAMILY)
    assert pp("ingest", "--jobs", "0", "docs").exit_code == 0
    return docs


def test_ingest_links(docs: Path) -> None:
    written(docs, FAMILY)
    done = pp("ingest", "--jobs", "0", "docs")

    assert "Links: " in done.stdout.splitlines()[-1]
    assert links()


def test_ingest_without_linking_says_nothing_of_it(docs: Path) -> None:
    written(docs, FAMILY)
    done = pp("ingest", "--jobs", "0", "--no-link", "docs")

    assert "Links" not in done.stdout
    assert "0 pairs of documents compared now" not in pp("link", "--jobs", "0").stdout


def test_a_second_link_has_nothing_to_do(family: Path) -> None:
    done = pp("link", "--jobs", "0")

    assert done.exit_code == 0
    assert "0 pairs of documents compared now, 0 links between tasks found" in done.stdout


def test_a_higher_threshold_gives_fewer_links_and_stays(family: Path) -> None:
    before = links()
    threshold = sorted(float(str(one["score"])) for one in before)[len(before) // 2]

    assert pp("link", "--jobs", "0", "--threshold", f"{threshold}").exit_code == 0
    assert kept(links()) == {one for one in kept(before) if float(str(one[2])) >= threshold}
    assert len(links()) < len(before)
    assert pp("ingest", "--jobs", "0", "docs").exit_code == 0
    assert len(links()) < len(before)


def test_a_negative_threshold_gives_more_links(family: Path) -> None:
    before = kept(links())

    assert pp("link", "--jobs", "0", "--threshold", "-12").exit_code == 0
    assert kept(links()) > before


def test_the_programs_own_settings_come_back(family: Path) -> None:
    before = pp("export", "-o", "-").stdout
    pp("link", "--jobs", "0", "--threshold", "99")

    assert links() == []
    assert pp("link", "--jobs", "0", "--shipped").exit_code == 0
    assert pp("export", "-o", "-").stdout == before


def test_weights_of_ones_own(family: Path) -> None:
    table = json.loads(WEIGHTS.read_bytes())
    table |= {"prior": -8.0, "comparisons": {"wording": [{"start": 0.9, "bits": 20.0}]}}
    Path("own.json").write_text(json.dumps(table), "utf-8")

    assert pp("link", "--jobs", "0", "--weights", "own.json").exit_code == 0
    Path("own.json").unlink()
    found = links()
    assert found
    assert {
        tuple(reason["comparison"] for reason in one["reasons"])  # type: ignore[attr-defined]
        for one in found
    } == {("prior", "wording")}
    pp("link", "--jobs", "0", "--threshold", "0")
    assert kept(links()) <= kept(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "own.json: cannot be opened"),
        ("{", "own.json: is no table of weights"),
        ("{}", "own.json: is no table of weights"),
        (
            '{"prior":0,"threshold":0,"sure":0,"comparisons":{"colour":[]},"made":{}}',
            "no such comparison: colour",
        ),
        (
            '{"prior":0,"threshold":0,"sure":0,"made":{},"comparisons":{"wording":'
            '[{"start":0.9,"bits":2},{"start":0.1,"bits":1}]}}',
            "wording: steps must begin in ascending order",
        ),
    ],
)
def test_a_bad_table_is_named_and_changes_nothing(
    text: str | None, said: str, family: Path
) -> None:
    before = links()
    if text is not None:
        Path("own.json").write_text(text, "utf-8")
    done = pp("link", "--weights", "own.json")

    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert links() == before


def test_shipped_stands_alone(family: Path) -> None:
    done = pp("link", "--shipped", "--threshold", "3")

    assert done.exit_code == 2
    assert "give it alone" in done.stderr


def test_a_corpus_that_is_not_there(docs: Path) -> None:
    done = pp("link")

    assert done.exit_code == 2
    assert "there is no corpus yet" in done.stderr
    assert not Path("policy-pipe.db").exists()


@pytest.mark.parametrize("threshold", ["nan", "inf", "-inf"])
def test_a_threshold_is_a_number(threshold: str, family: Path) -> None:
    done = pp("link", "--jobs", "0", "--threshold", threshold)

    assert done.exit_code == 2
    assert links()
