"""What holds of whole corpora: the shipped one, and the shared one where it is."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path

import jsonschema
import msgspec
import pytest
from click.testing import CliRunner

from corpora import samples
from corpora.store import Corpus, opened
from outputs import task_graph
from pipeline import views
from pipeline.cli import main
from pipeline.engines import inline
from pipeline.graph import bundle
from pipeline.linking import jurisdictions, shelf
from pipeline.linking.documents import plan
from pipeline.run import ingest

SHARED = Path(__file__).parents[4] / "shared"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder / "docs")
    with opened(folder / "test.db", new=True) as store:
        ingest([folder / "docs"], store, engine=inline)
        yield store


@pytest.fixture(scope="module")
def chains(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    if not (SHARED / "corpus/chains").exists():
        pytest.skip("the shared corpus is not here")
    with opened(tmp_path_factory.mktemp("chains") / "test.db", new=True) as store:
        ingest([SHARED / "corpus/chains", SHARED / "seeds"], store, engine=inline)
        yield store


def test_the_chain_of_the_samples(shipped: Corpus) -> None:
    files = {one.id: one.file.rpartition("/")[2][:2] for one in shipped.documents()}
    found = {
        (files[link.document], link.role, files[link.source])
        for link in plan(shipped).document_links
        if link.source in files
    }

    assert found == {
        ("02", "implements", "01"),
        ("03", "implements", "02"),
        ("04", "implements", "02"),
        ("05", "implements", "02"),
        ("08", "forwards", "11"),
        ("10", "implements", "03"),
    }


def test_show_tells_what_stands_above_and_below(shipped: Corpus) -> None:
    shown = CliRunner().invoke(
        main, ["show", "霁政办发〔2021〕52号", "--corpus", str(shipped.path)]
    )
    below = shown.stdout.partition("承接文件\n")[2].splitlines()

    assert "\n上级依据\n落实: 岚川省人民政府办公厅关于印发岚川省养老服务" in shown.stdout
    assert [("苇渡县" in line, "(直接、文号、" in line) for line in below] == [
        (True, True),
        (False, True),
        (False, True),
    ]


def test_the_export_holds_the_links_and_all_their_documents(shipped: Corpus) -> None:
    out = BytesIO()
    views.export(shipped, out)
    exported = task_graph.read(out.getvalue())
    known = {one.id for one in exported.documents}

    assert exported.document_links == plan(shipped).document_links
    assert {link.source for link in exported.document_links} <= known
    jsonschema.Draft202012Validator(task_graph.schema()).validate(
        msgspec.json.decode(out.getvalue())
    )


def test_a_corpus_of_an_earlier_version_is_linked_by_its_facts(
    shipped: Corpus, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as copy:
        with closing(sqlite3.connect(shipped.path)) as source:
            source.backup(copy)
        for table in ("profiles", "cores", "cited"):
            copy.execute(f"DROP TABLE {table}")
        copy.execute("PRAGMA user_version = 1")
    with opened(old) as store:
        assert plan(store).document_links == plan(shipped).document_links
        assert plan(store).siblings == plan(shipped).siblings


def test_a_copy_whose_citation_is_gone_is_found_by_its_words(tmp_path: Path) -> None:
    """The poor county plan of the samples, without the sentence that names the city's."""
    folder = tmp_path / "docs"
    samples.put_into(folder)
    for path in folder.iterdir():
        if path.name[:2] not in ("02", "04", "07"):
            path.unlink()
    [poor] = folder.glob("04*")
    text = poor.read_text("gbk")
    begin, end = text.index("《霁州市人民政府办公室关于印发"), text.index("52号）") + 4
    poor.write_text(text[:begin] + "上级文件" + text[end:], "gbk")
    with opened(tmp_path / "test.db", new=True) as store:
        ingest([folder], store, engine=inline)
        files = {one.id: one.file.rpartition("/")[2][:2] for one in store.documents()}
        found = [
            (files[link.document], link.channel, files[link.source])
            for link in plan(store).document_links
            if link.source in files
        ]

    assert found == [("04", "inferred", "02")]


@pytest.mark.parametrize("which", ["shipped", pytest.param("chains", marks=pytest.mark.shared)])
def test_no_link_goes_against_level_place_or_time(
    which: str, request: pytest.FixtureRequest
) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    entries = shelf.entries(corpus)
    made = plan(corpus)

    assert made.document_links
    for link in made.document_links:
        assert link.document != link.source
        assert link.score == sum(one.bits for one in link.reasons)
        if link.source in entries:
            document, source = entries[link.document], entries[link.source]
            assert shelf.standing(source, document) in ("above", "same", "unknown")
            assert not jurisdictions.later(source.period, document.period)
    for one in made.siblings:
        document, other = entries[one.document], entries[one.other]
        assert shelf.standing(other, document) == "elsewhere"
        assert (other.day or date.min, other.id) < (document.day or date.min, document.id)


# The basis citations of the gold whose documents are in the chains: who cites whom, by number.
BASES = {
    ("邢政办字〔2020〕53号", "冀政办字〔2020〕172号"),
    ("冀政办字〔2020〕172号", "冀政字〔2020〕23号"),
    ("粤府办〔2012〕137号", "国办发〔2012〕46号"),
    ("豫政办〔2012〕180号", "国办发〔2012〕46号"),
    ("黑政发〔2014〕25号", "国发〔2014〕25号"),
    ("渝府发〔2015〕54号", "国发〔2014〕25号"),
    ("大政办发〔2019〕83号", "桂政办发〔2018〕95号"),
}


@pytest.mark.shared
def test_every_basis_of_the_gold_that_is_here_is_found_and_nothing_else(chains: Corpus) -> None:
    gold = json.loads((SHARED / "gold/tasks.json").read_text("utf-8"))
    read = {one["meta"]["number"] for one in gold} - {None}
    numbers = {one.id: one.number for one in chains.documents()}
    found = {
        (one.number, numbers[citation.target])
        for one in chains.documents()
        if one.number in read
        for citation in bundle(chains, one).citations
        if citation.role == "basis" and citation.target in numbers
    }

    assert found == BASES
