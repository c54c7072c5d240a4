"""What is planted in the sample corpus is found where it stands, and nothing else."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora import samples
from corpora.store import opened
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.world import World

POOR = "04-county-nanpu-plan.html"
OWN_KINDS = ("copied", "renamed", "residue", "over_length")
DEFECTS = ("no_lead", "no_deadline", "wrong_level", "two_bodies", "numbering")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder)
    with opened(folder / "samples.db", new=True) as corpus:
        ingest([folder], corpus, engine=inline)
        with corpus.at_one_moment():
            yield World(corpus)


@pytest.mark.parametrize("kind", [*OWN_KINDS, *DEFECTS])
def test_what_is_planted_is_found(world: World, kind: str) -> None:
    planted = sorted(
        (one["file"], one["task"])
        for one in json.loads(samples.gold("planted"))
        if one["kind"] == kind
    )
    found = sorted(
        (Path(record.file).name, finding.task.partition("#")[2])
        for id_, record in world.records.items()
        for finding in world.findings(id_)
        if finding.kind == kind and finding.task
    )

    assert found == planted


def test_one_sample_is_mostly_copied(world: World) -> None:
    [found] = [
        (Path(world.records[one.document].file).name, one.severity, one.message)
        for id_ in world.records
        for one in world.findings(id_)
        if one.kind in OWN_KINDS and one.task is None
    ]

    assert found[:2] == (POOR, "warning")
    assert all(words in found[2] for words in ("来自省级", "来自地市级", "来自外地"))


def test_all_evidence_stands_where_it_says(world: World) -> None:
    for id_ in world.records:
        for finding in world.findings(id_):
            for quotation in finding.evidence:
                text = world.bundle(quotation.document).document.text
                assert text[quotation.start : quotation.end] == quotation.quote
