"""Links of the sample corpus and of real documents: found without citations, never absurd."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpora import samples
from corpora.store import Corpus, opened
from outputs.graph_records import TaskGraph
from pipeline.engines import inline
from pipeline.linking import work
from pipeline.run import ingest
from tests.pipeline.linking.families import graph_of

SHARED = Path(__file__).parents[4] / "shared"
LEVELS = ("national", "province", "municipality", "county", "township")
# The city's plan of the samples and the county plan that copies it, by the numbers of their files.
CITY, POOR = "02", "04"
ISSUED, PUBLISHED = "2021年11月26日", "2021-11-30"


def linked(corpus: Corpus, *folders: Path) -> TaskGraph:
    ingest(folders, corpus, engine=inline)
    work.relink(corpus, engine=inline)
    return graph_of(corpus)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TaskGraph]:
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder / "docs")
    with opened(folder / "test.db", new=True) as store:
        yield linked(store, folder / "docs")


@pytest.fixture(scope="module")
def chains(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TaskGraph]:
    if not (SHARED / "corpus/chains").exists():
        pytest.skip("the shared corpus is not here")
    with opened(tmp_path_factory.mktemp("chains") / "test.db", new=True) as store:
        yield linked(store, SHARED / "corpus/chains", SHARED / "seeds")


@pytest.mark.parametrize("which", ["shipped", pytest.param("chains", marks=pytest.mark.shared)])
def test_links_hold_together(which: str, request: pytest.FixtureRequest) -> None:
    found: TaskGraph = request.getfixturevalue(which)
    documents = {one.id: one for one in found.documents}
    tasks = {one.id for one in found.tasks}

    assert len(found.links) > 100
    assert len({(one.task, one.source) for one in found.links}) == len(found.links)
    for one in found.links:
        assert {one.task, one.source} <= tasks
        local, source = (documents[id_.partition("#")[0]] for id_ in (one.task, one.source))
        assert local.id != source.id
        if local.issued_on and source.issued_on:
            assert source.issued_on <= local.issued_on
        if one.kind == "source" and local.level and source.level:
            assert LEVELS.index(source.level) <= LEVELS.index(local.level)
        assert one.score == pytest.approx(sum(reason.bits for reason in one.reasons), abs=1e-6)
        assert 0 <= one.copied_share.task <= 1
        assert 0 <= one.copied_share.source <= 1


def _without_citation(folder: Path, *, year: int = 2021) -> None:
    """The two plans alone, the copy without the sentence that names the city's plan."""
    samples.put_into(folder)
    for path in folder.iterdir():
        if path.name[:2] not in (CITY, POOR):
            path.unlink()
    [poor] = folder.glob(f"{POOR}*")
    text = poor.read_text("gbk")
    begin, end = text.index("《霁州市人民政府办公室关于印发"), text.index("52号）") + 4
    text = text[:begin] + "上级文件" + text[end:]
    for day in (ISSUED, PUBLISHED):
        assert day in text
        text = text.replace(day, day.replace("2021", str(year)))
    poor.write_text(text.replace("〔2021〕57号", f"〔{year}〕57号"), "gbk")


def test_a_copy_without_a_citation_is_found_task_by_task(corpus: Corpus, tmp_path: Path) -> None:
    _without_citation(tmp_path / "docs")
    found = linked(corpus, tmp_path / "docs")
    names = {one.id: Path(one.file or "").name[:2] for one in found.documents}

    assert {
        (names[a.task.partition("#")[0]], names[a.source.partition("#")[0]]) for a in found.links
    } == {(POOR, CITY)}
    assert {one.channel for one in found.links} == {"inferred"}
    # 23 in the gold, where the citation stands; words do not change without it.
    assert 21 <= len(found.links) <= 25
    copied = [one for one in found.links if one.copy_class in ("copied", "renamed")]
    assert len(copied) >= 6


def test_what_is_older_than_its_supposed_source_is_not_linked_to_it(
    corpus: Corpus, tmp_path: Path
) -> None:
    _without_citation(tmp_path / "docs", year=2020)
    found = linked(corpus, tmp_path / "docs")
    [old] = [one for one in found.documents if (one.number or "").startswith("楠政办发")]

    assert old.issued_on == date(2020, 11, 26)
    assert [one for one in found.links if one.task.startswith(f"{old.id}#")] == []
