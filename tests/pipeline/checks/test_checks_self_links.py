"""自我承接 is said of links that cannot be, and never of what the program makes by itself."""

from pathlib import Path

import msgspec
import pytest

from outputs.graph_records import Link
from pipeline.checks import self_links
from pipeline.checks.case import Case
from pipeline.world import World
from tests.pipeline.checks.worlds import document, findings, sampled

CITY, COUNTY = "02-city-plan", "04-county-nanpu-plan"


class Given(Case):
    """A case whose links are given by hand."""

    def __init__(self, world: World, name: str, links: tuple[Link, ...]) -> None:
        super().__init__(world, document(world, name))
        self._given = links

    @property
    def links(self) -> tuple[Link, ...]:
        return self._given


def good(world: World) -> Link:
    """One of the county's to the city."""
    city = document(world, CITY)
    links = world.links(document(world, COUNTY))
    return next(one for one in links if one.source.startswith(city))


@pytest.mark.parametrize("kind", ["source", "sibling"])
def test_a_link_inside_one_document_is_a_defect(tmp_path: Path, kind: str) -> None:
    with sampled(tmp_path) as world:
        wrong = msgspec.structs.replace(good(world), source=good(world).task, kind=kind)
        [finding] = self_links.find(Given(world, COUNTY, (wrong,)))

        assert (finding.code, finding.severity) == ("P901", "error")
        assert (finding.task, finding.source) == (wrong.task, wrong.source)
        assert len(finding.evidence) == 2


@pytest.mark.parametrize(
    ("upper", "lower", "said"),
    [(COUNTY, CITY, "层级低于本文"), ("08-city-forwarding-notice", CITY, "它晚于本文")],
)
def test_a_link_against_level_or_time_is_a_defect(
    tmp_path: Path, upper: str, lower: str, said: str
) -> None:
    with sampled(tmp_path) as world:
        tasks = [world.bundle(document(world, name)).tasks[0].id for name in (lower, upper)]
        wrong = msgspec.structs.replace(good(world), task=tasks[0], source=tasks[1])
        [finding] = self_links.find(Given(world, lower, (wrong,)))

        assert said in finding.message


def test_a_citation_of_the_document_itself_is_a_defect(tmp_path: Path) -> None:
    with sampled(tmp_path) as world:
        case = Given(world, COUNTY, ())
        first, *others = case.bundle.citations
        wrong = msgspec.structs.replace(first, target=case.record.id)
        case.bundle = msgspec.structs.replace(case.bundle, citations=(wrong, *others))
        [finding] = self_links.find(case)

        assert finding.message.startswith("引用指向本文自身")
        assert [one.quote for one in finding.evidence] == [first.text]


def test_siblings_may_be_of_any_day(tmp_path: Path) -> None:
    with sampled(tmp_path) as world:
        later = world.bundle(document(world, "08-city-forwarding-notice")).tasks[0].id
        beside = msgspec.structs.replace(good(world), source=later, kind="sibling")

        assert list(self_links.find(Given(world, COUNTY, (beside,)))) == []


def test_the_samples_have_no_such_defect(tmp_path: Path) -> None:
    with sampled(tmp_path) as world:
        assert [
            one for id_ in world.records for one in world.findings(id_) if one.code > "P9"
        ] == []
        assert findings(world, COUNTY, "P201") != []
