"""The relation of a task to its source, and which measure takes up which."""

from collections import Counter

import pytest

from pipeline.linking.marks import mark
from pipeline.linking.passages import align
from pipeline.linking.relation import Compared, compare
from pipeline.linking.sides import Side
from tests.pipeline.linking.constructed import MAKINGS, Pair, of_text, pairs, side

_CENTRES = "街道综合养老服务中心覆盖率在2022年底前达到60%。"
_BEDS = "各级福利彩票公益金按不低于60%的比例用于护理型床位建设。"
_RULES = "由省民政厅组织编制服务质量评价的地方标准。"
_MIRRORED = {"subset": "superset", "superset": "subset"}


def compared(task: Side, source: Side) -> Compared:
    return compare(mark(align(task, source), task, source), task, source)


@pytest.mark.parametrize(
    ("task", "source", "relation", "measures"),
    [
        pytest.param([_CENTRES, _BEDS], [_CENTRES, _BEDS], "equal", ((1, 1), (2, 2)), id="equal"),
        pytest.param(
            ["由市民政局组织编制服务质量评价的地方标准。"],
            [_RULES],
            "equal",
            ((1, 1),),
            id="other names",
        ),
        pytest.param(
            [_BEDS, _CENTRES], [_CENTRES, _BEDS], "equivalent", ((1, 2), (2, 1)), id="other order"
        ),
        pytest.param(
            ["街道综合养老服务中心覆盖率于2023年底前达到65%。"],
            [_CENTRES],
            "equivalent",
            ((1, 1),),
            id="other numbers",
        ),
        pytest.param([_BEDS], [_CENTRES, _BEDS], "subset", ((1, 2),), id="a measure dropped"),
        pytest.param(
            ["各级福利彩票公益金按不低于60%的比例用于护理型床位建设和居家适老化改造补贴。"],
            [_BEDS],
            "superset",
            ((1, 1),),
            id="a part added",
        ),
        pytest.param(
            [_CENTRES, _RULES], [_CENTRES, _BEDS], "intersects", ((1, 1),), id="one for another"
        ),
        pytest.param(
            [f"{_CENTRES.removesuffix('。')}，{_BEDS}"],
            [_CENTRES, _BEDS],
            "equal",
            ((1, 1), (1, 2)),
            id="two in one sentence",
        ),
        pytest.param(
            [_CENTRES],
            [_CENTRES, "按月公布结果。"],
            "subset",
            ((1, 1),),
            id="a short measure dropped",
        ),
        pytest.param(
            [_CENTRES], [_CENTRES, "免费。"], "equivalent", ((1, 1),), id="a word dropped"
        ),
        pytest.param([_RULES], [_CENTRES], "intersects", (), id="nothing in common"),
        pytest.param(
            ["2022年底前全部农户完成改厕任务。"],
            [_CENTRES],
            "intersects",
            (),
            id="only a date in common",
        ),
    ],
)
def test_tells_how_a_task_relates_to_its_source(
    task: list[str], source: list[str], relation: str, measures: tuple[tuple[int, int], ...]
) -> None:
    found = compared(side(task), side(source))

    assert (found.relation, found.measures) == (relation, measures)


def test_headings_and_notes_do_not_count() -> None:
    task = side([_CENTRES], heading="建设服务中心", note="（县民政局牵头，县残联配合）")
    source = side([_CENTRES], heading="补齐设施短板", note="（责任单位：省财政厅）")

    assert compared(task, source).relation == "equal"


def test_a_task_without_measures_is_compared_as_a_whole() -> None:
    found = compared(of_text(_CENTRES + _BEDS), of_text(_BEDS))

    assert (found.relation, found.measures) == ("superset", ())


def test_shares_are_of_either_side() -> None:
    found = compared(side([_CENTRES, _BEDS]), side([_BEDS]))

    assert found.source_share == 1
    assert 0.45 < found.task_share < 0.6


def test_a_side_without_words_has_no_share() -> None:
    found = compared(of_text("。"), of_text(_BEDS))

    assert (found.task_share, found.source_share, found.relation) == (0, 0, "subset")


def test_relations_are_right_in_constructed_pairs() -> None:
    made = list(pairs(seed=7, each=25))
    right = Counter(
        pair.made_by for pair in made if compared(pair.task, pair.source).relation == pair.relation
    )

    assert len(made) == 25 * len(MAKINGS) >= 300
    assert right.total() >= 0.95 * len(made)
    assert min(right[name] for name in MAKINGS) >= 0.8 * 25


def test_measures_are_paired_in_constructed_pairs() -> None:
    common = wanted = found = 0
    for pair in pairs(seed=8, each=20):
        measures = set(compared(pair.task, pair.source).measures)
        common += len(measures & pair.measures)
        wanted += len(pair.measures)
        found += len(measures)

    assert common >= 0.95 * wanted
    assert common >= 0.95 * found


def test_turned_round_the_relation_is_mirrored() -> None:
    made = list(pairs(seed=9, each=10))
    same = sum(_mirrored(pair) for pair in made)

    assert same >= 0.98 * len(made)


def _mirrored(pair: Pair) -> bool:
    relation = compared(pair.task, pair.source).relation
    return compared(pair.source, pair.task).relation == _MIRRORED.get(relation, relation)
