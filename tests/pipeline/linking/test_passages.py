"""Passages show which words of a task stand where in its source."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.model import Span
from extractors import levelling
from pipeline.linking.passages import align
from pipeline.linking.sides import Side, of_spans
from tests.pipeline.linking.constructed import Planted, of_text, pairs, planted
from tests.strategies import ACTS, BODIES, PLACES

_PIECES = st.sampled_from((
    *ACTS, *BODIES, *PLACES, "，", "。", "、", "\n", "2021年12月底前", "60%", "65%", "省民政厅", "市民政局",
    "全省", "全市", "公", "的", "加快养老服务设施建设", "新建居住区必须配套建设养老服务设施", "甲甲甲甲甲甲甲甲",
))  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=25).map("".join)


def shown(task: Side, source: Side) -> list[tuple[str, str, str]]:
    """Kind and words of both sides."""
    return [
        (
            passage.kind,
            task.folded[passage.task.start : passage.task.end],
            source.folded[passage.source.start : passage.source.end],
        )
        for passage in align(task, source)
    ]


@pytest.mark.parametrize(
    ("task", "source", "expected"),
    [
        pytest.param(
            "各单位要建立健全特殊困难老年人台账。",
            "要建立健全特殊困难老年人台账，动态管理。",
            [("equal", "要建立健全特殊困难老年人台账", "要建立健全特殊困难老年人台账")],
            id="the same words",
        ),
        pytest.param(
            "由市民政局会同市财政局在全市核拨补贴资金。",
            "由省民政厅会同省财政厅在全省核拨补贴资金。",
            [
                ("equal", "由", "由"),
                ("renamed", "市民政局", "省民政厅"),
                ("equal", "会同", "会同"),
                ("renamed", "市财政局", "省财政厅"),
                ("equal", "在", "在"),
                ("renamed", "全市", "全省"),
                ("equal", "核拨补贴资金", "核拨补贴资金"),
            ],
            id="every name that was put for another",
        ),
        pytest.param(
            "由省民政厅会同省财政厅核拨补贴资金。",
            "由省民政厅会同省财政厅核拨补贴资金！",
            [("equal", "由省民政厅会同省财政厅核拨补贴资金", "由省民政厅会同省财政厅核拨补贴资金")],
            id="a name that stayed",
        ),
        pytest.param(
            "落实税费减免政策，清理准入限制。",
            "清理准入限制，落实税费减免政策。",
            [
                ("equal", "落实税费减免政策", "落实税费减免政策"),
                ("equal", "清理准入限制", "清理准入限制"),
            ],
            id="clauses in another order",
        ),
        pytest.param(
            "逐户建立健康档案并上门核查。",
            "逐户登记健康档案并上门核查。",
            [("equal", "健康档案并上门核查", "健康档案并上门核查")],
            id="two characters alone are no seed",
        ),
        pytest.param(
            "组织逐户上门建立健康档案并按月核查。",
            "组织逐户上门登记健康档案并按月核查。",
            [
                ("equal", "组织逐户上门", "组织逐户上门"),
                ("changed", "建立", "登记"),
                ("equal", "健康档案并按月核查", "健康档案并按月核查"),
            ],
            id="other words between longer ones",
        ),
        pytest.param(
            "护理型床位占比达到65%以上的机构优先。",
            "护理型床位占比达到60%以上的机构优先。",
            [
                ("equal", "护理型床位占比达到", "护理型床位占比达到"),
                ("changed", "65", "60"),
                ("equal", "%以上的机构优先", "%以上的机构优先"),
            ],
            id="numbers are not cut",
        ),
        pytest.param(
            "压实工作责任。加强宣传引导，形成工作合力。",
            "形成工作合力。开展业务培训，压实工作责任。",
            [
                ("equal", "压实工作责任", "压实工作责任"),
                ("equal", "形成工作合力", "形成工作合力"),
            ],
            id="short clauses that are whole",
        ),
        pytest.param(
            "发展养老服务事业要有计划。",
            "规范养老服务收费的行为。",
            [],
            id="a term that both happen to use",
        ),
    ],
)
def test_shows_what_a_reader_would_mark(
    task: str, source: str, expected: list[tuple[str, str, str]]
) -> None:
    assert shown(of_text(task), of_text(source)) == expected


def test_words_of_two_cells_are_two_passages() -> None:
    """A row has its words in cells, and other cells between them."""
    words = "新建居住区配套建设\n市民政局\n养老服务设施"
    cells = Span(0, 9), Span(15, 21)
    row = of_spans(cells, (), levelling.level(words), words)

    found = align(row, of_text("新建居住区配套建设养老服务设施。"))

    assert [passage.task for passage in found] == list(cells)


@given(_TEXTS, _TEXTS)
def test_passages_quote_the_same_levelled_words(one: str, other: str) -> None:
    task, source = of_text(one), of_text(other)

    for passage in align(task, source):
        mine = task.words.text[slice(*task.range(passage.task))]
        theirs = source.words.text[slice(*source.range(passage.source))]
        assert (mine == theirs) == (passage.kind != "changed")


@given(_TEXTS, _TEXTS)
def test_renamed_are_names_only_and_equal_words_have_none_that_differ(one: str, other: str) -> None:
    task, source = of_text(one), of_text(other)

    for passage in align(task, source):
        mine, theirs = _letters(task, passage.task), _letters(source, passage.source)
        assert (mine == theirs) == (passage.kind == "equal")
        if passage.kind == "renamed":
            assert levelling.level(mine).text >= levelling.PLACE


@given(_TEXTS, _TEXTS)
def test_no_character_is_in_two_passages(one: str, other: str) -> None:
    found = align(of_text(one), of_text(other))

    assert _apart([passage.task for passage in found])
    assert _apart([passage.source for passage in found])


@given(_TEXTS)
def test_a_text_is_all_equal_to_itself(text: str) -> None:
    side = of_text(text)
    words = side.words.text

    found = align(side, side)

    assert [passage.kind for passage in found] == (["equal"] if words else [])


def test_planted_copies_are_covered() -> None:
    """Of 20 to 400 characters, cut anywhere, in text that has nothing to do with the source."""
    shares = [_covered(planted(seed, copies=1 + seed % 5, order=seed)) for seed in range(30)]

    assert sum(found for found, _ in shares) >= 0.99 * sum(wanted for _, wanted in shares)


def test_nothing_but_planted_copies_is_covered() -> None:
    for seed in range(10):
        text = planted(seed)
        copies = [range(*text.task.range(copy)) for copy in text.copies]
        found = _taken(text)

        assert found <= {at for copy in copies for at in copy}


def test_the_order_of_copies_does_not_matter() -> None:
    for seed in range(10):
        shares = [_covered(planted(seed, order=order)) for order in range(3)]

        found = [taken / wanted for taken, wanted in shares]
        assert max(found) - min(found) < 0.02


def test_the_same_passages_whichever_side_is_asked() -> None:
    """But for a name or a term now and then that has two counterparts."""
    same = 0
    made = list(pairs(seed=5, each=6))
    for pair in made:
        turned = {(p.source, p.task) for p in align(pair.source, pair.task)}
        same += turned == {(p.task, p.source) for p in align(pair.task, pair.source)}

    assert same >= 0.9 * len(made)


def _letters(side: Side, span: Span) -> str:
    """Without what levelling leaves out."""
    first, last = side.range(span)
    words = side.words
    return "".join(side.folded[words.starts[n] : words.ends[n]] for n in range(first, last))


def _apart(spans: Sequence[Span]) -> bool:
    return all(before.end <= after.start for before, after in pairwise(sorted(spans)))


def _covered(text: Planted) -> tuple[int, int]:
    """Levelled characters of the copies: those in passages, and all."""
    found = _taken(text)
    wanted = {at for copy in text.copies for at in range(*text.task.range(copy))}
    return len(wanted & found), len(wanted)


def _taken(text: Planted) -> set[int]:
    return {
        at
        for passage in align(text.task, text.source)
        if passage.kind != "changed"
        for at in range(*text.task.range(passage.task))
    }
