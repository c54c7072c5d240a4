"""What was planted in the sample corpus is found at its task, and nothing beside it."""

import json
from collections.abc import Iterator

import pytest

from corpora import samples
from corpora.store import opened
from outputs.graph_records import Finding
from pipeline.checks import drift_deadlines, drift_leads, drift_targets
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.world import World

POOR = "04-county-nanpu-plan.html"
CODES = {
    code.name: code.kind
    for check in (drift_leads, drift_deadlines, drift_targets)
    for code in check.CODES
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[str, Finding]]]:
    """All findings of drift, each with the name of the local file."""
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder)
    with opened(folder / "samples.db", new=True) as corpus:
        ingest([folder], corpus, engine=inline)
        world = World(corpus)
        yield [
            (record.file.rpartition("/")[2], one)
            for record in world.records.values()
            for one in world.findings(record.id)
            if one.code in CODES
        ]


def path(task: str | None) -> str:
    return (task or "").partition("#")[2]


def test_the_poor_plan_has_what_was_planted_and_nothing_else(
    found: list[tuple[str, Finding]],
) -> None:
    planted = {
        (one["kind"], one["task"], one["source"])
        for one in json.loads(samples.gold("planted"))
        if one["kind"] in CODES.values()
    }
    told = {(one.kind, path(one.task), path(one.source)) for file, one in found if file == POOR}

    assert told == planted


def test_a_good_plan_is_told_of_nothing_worse_than_earlier_or_more(
    found: list[tuple[str, Finding]],
) -> None:
    others = {(file, one.code) for file, one in found if file != POOR and one.severity != "info"}

    assert others == set()


def test_every_finding_quotes_both_documents(found: list[tuple[str, Finding]]) -> None:
    for _, one in found:
        documents = {quotation.document for quotation in one.evidence}

        assert documents == {
            path_.partition("#")[0] for path_ in (one.task or "", one.source or "")
        }
