"""Which places, levels and days let one document come from another."""

from datetime import date

import pytest

from corpora.vocabulary import Level
from extractors import places
from pipeline.linking import jurisdictions
from pipeline.linking.jurisdictions import Jurisdiction, Period


def of(level: Level | None, name: str | None = None) -> Jurisdiction:
    return Jurisdiction(level=level, place=places.lookup(name) if name else None)


@pytest.mark.parametrize(
    ("source", "document", "standing"),
    [
        (of("national"), of("county", "苇渡县"), "above"),
        (of("national"), of("national"), "same"),
        (of("national"), of(None), "above"),
        (of("province", "岚川省"), of("county", "苇渡县"), "above"),
        (of("municipality", "霁州市"), of("county", "苇渡县"), "above"),
        (of("county", "苇渡县"), of("township", "苇渡县"), "above"),
        (of("county", "苇渡县"), of("county", "苇渡县"), "same"),
        (of("county", "楠浦县"), of("county", "苇渡县"), "elsewhere"),
        (of("province", "甘肃省"), of("county", "苇渡县"), "elsewhere"),
        (of("province", "重庆市"), of("county", "重庆市渝中区"), "above"),
        (of("county", "苇渡县"), of("municipality", "霁州市"), "below"),
        (of("county", "苇渡县"), of("national"), "below"),
        (of("county"), of("municipality", "霁州市"), "below"),
        (of("province"), of("municipality", "霁州市"), "unknown"),
        (of(None), of("municipality", "霁州市"), "unknown"),
        (of("municipality", "霁州市"), of(None), "unknown"),
    ],
)
def test_standing(source: Jurisdiction, document: Jurisdiction, standing: str) -> None:
    assert jurisdictions.standing(source, document) == standing


@pytest.mark.parametrize(
    ("title", "number", "level", "place"),
    [
        ("岚川省人民政府关于湖泊保护的意见", None, "province", "岚川省"),
        ("市政府办公室关于湖泊保护的意见", None, "municipality", "岚川省霁州市"),
        ("中华人民共和国湖泊保护法", None, "national", None),
        ("湖泊保护条例", "国务院令第400号", "national", None),
        (None, "国办发〔2020〕3号", "national", None),
        (None, "霁政发〔2020〕3号", "municipality", "岚川省霁州市"),
        ("湖泊保护条例", None, None, None),
    ],
)
def test_whose_a_cited_document_is(
    title: str | None, number: str | None, level: str | None, place: str | None
) -> None:
    home = of("county", "苇渡县")
    found = jurisdictions.of_citation(title, number, home=home, year=2020)

    assert (found.level, found.place and found.place.full_name) == (level, place)


MARCH = Period(first=date(2020, 3, 1), last=date(2020, 3, 1))


@pytest.mark.parametrize(
    ("source", "document", "later"),
    [
        (MARCH, Period(first=date(2020, 2, 1), last=date(2020, 2, 1)), True),
        (MARCH, MARCH, False),
        (MARCH, Period(), False),
        (Period(), MARCH, False),
        (Period(last=date(2030, 1, 1)), MARCH, False),
        (jurisdictions.cited_period("岚政发〔2021〕3号"), MARCH, True),
        (jurisdictions.cited_period("岚政发〔2020〕3号"), MARCH, False),
    ],
)
def test_later_only_where_that_is_certain(source: Period, document: Period, later: bool) -> None:
    assert jurisdictions.later(source, document) is later
