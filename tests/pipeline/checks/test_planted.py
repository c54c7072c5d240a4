"""Everything planted in the sample corpus is found, and nothing else there is called an error."""

import json
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path, PurePosixPath

import pytest

from corpora import samples
from corpora.store import opened
from outputs.graph_records import Finding
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.world import World

PLANTED = json.loads(files(samples).joinpath("gold/planted.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[str, Finding]]]:
    """Every finding with the name of its document's file."""
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder)
    with opened(folder / "policy-pipe.db", new=True) as corpus:
        ingest([folder], corpus, engine=inline)
        with corpus.at_one_moment():
            world = World(corpus)
            yield [
                (PurePosixPath(record.file).name, one)
                for id_, record in world.records.items()
                for one in world.findings(id_)
            ]


def path_of(task: str | None) -> str | None:
    return task.partition("#")[2] if task else None


@pytest.mark.parametrize(
    "planted", PLANTED, ids=lambda one: f"{one['kind']}-{one['task'] or one['source']}"
)
def test_what_was_planted_is_found(
    planted: dict[str, str | None], found: list[tuple[str, Finding]]
) -> None:
    fitting = [
        one
        for file, one in found
        if file == planted["file"]
        and one.kind == planted["kind"]
        and planted["task"] in (None, path_of(one.task))
        and (planted["task"] or planted["source"] in (None, path_of(one.source)))
    ]

    assert fitting
    assert all(one.evidence or one.kind == "missing_source" for one in fitting)


def test_only_the_repealed_basis_is_an_error(found: list[tuple[str, Finding]]) -> None:
    errors = [(file, one.kind) for file, one in found if one.severity == "error"]

    assert errors == [("04-county-nanpu-plan.html", "repealed_basis")]


def test_ids_of_findings_are_told_apart(found: list[tuple[str, Finding]]) -> None:
    assert [id_ for id_, n in Counter(one.id for _, one in found).items() if n > 1] == []


def test_evidence_quotes_its_document(tmp_path: Path) -> None:
    samples.put_into(tmp_path)
    with opened(tmp_path / "policy-pipe.db", new=True) as corpus:
        ingest([tmp_path], corpus, engine=inline)
        world = World(corpus)
        for id_ in world.records:
            for finding in world.findings(id_):
                for one in finding.evidence:
                    text = world.bundle(one.document).document.text
                    assert text[one.start : one.end] == one.quote != ""
