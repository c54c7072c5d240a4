"""Sources over all hops: each once, nearest level first, in a circle not at all."""

from corpora.model import Evidence
from corpora.vocabulary import Channel, DocumentLinkRole, Level
from outputs.graph_records import DocumentLink
from pipeline.linking.lineage import Lineage

LEVELS: dict[str, Level | None] = {
    "county": "county",
    "city": "municipality",
    "province": "province",
    "state": "national",
    "absent": None,
}


def link(
    document: str, source: str, channel: Channel = "number", role: DocumentLinkRole = "implements"
) -> DocumentLink:
    return DocumentLink(
        document=document,
        source=source,
        role=role,
        channel=channel,
        score=1.0,
        reasons=(Evidence(comparison="citation", level="number", bits=1.0),),
    )


def told(*links: DocumentLink) -> list[tuple[str, str, bool, int]]:
    found = Lineage(links, LEVELS).of("county")
    return [(one.source, one.directness, one.stated, one.hops) for one in found]


def test_nearest_level_first() -> None:
    links = (link("county", "absent"), link("county", "city"), link("city", "province"))

    assert told(*links, link("province", "state")) == [
        ("city", "direct", True, 1),
        ("province", "transitive", True, 2),
        ("state", "transitive", True, 3),
        ("absent", "direct", True, 1),
    ]


def test_what_is_direct_is_not_transitive_too() -> None:
    links = (link("county", "city"), link("city", "province"), link("county", "province"))

    assert told(*links) == [("city", "direct", True, 1), ("province", "direct", True, 1)]


def test_a_likely_step_makes_the_whole_way_likely() -> None:
    links = (link("county", "city", "inferred"), link("city", "state"))

    assert told(*links) == [("city", "direct", False, 1), ("state", "transitive", False, 2)]


def test_of_two_ways_of_one_length_the_stated_one_counts() -> None:
    links = (
        link("county", "city", "inferred"),
        link("county", "province"),
        link("city", "state"),
        link("province", "state"),
    )

    assert told(*links)[-1] == ("state", "transitive", True, 2)


def test_a_citation_in_passing_leads_nowhere() -> None:
    assert told(link("county", "city", role="cites")) == []


def test_a_circle_ends() -> None:
    links = (link("county", "city"), link("city", "province"), link("province", "county"))

    assert told(*links, link("province", "city")) == [
        ("city", "direct", True, 1),
        ("province", "transitive", True, 2),
    ]
