"""What is a label of an outline, and what only looks like one."""

import pytest
from hypothesis import given

from corpora.folding import fold
from extractors import labels
from tests import strategies


def _read(written: str) -> tuple[str, int, str] | None:
    """Style, number and the words behind the label."""
    folded = fold(written)
    label = labels.read(folded, 0, len(folded))
    return (label.style, label.number, folded[label.end :]) if label else None


def _segment(written: str) -> str | None:
    folded = fold(written)
    label = labels.read(folded, 0, len(folded))
    return label.segment if label else None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("第一编 总论", ("part", 1, "总论")),
        ("第二章　职责分工", ("chapter", 2, "职责分工")),
        ("第 三 章 附则", ("chapter", 3, "附则")),
        ("第一节 任务", ("section", 1, "任务")),
        ("第十八条县级政府应当公开", ("article", 18, "县级政府应当公开")),
        ("第一百零二条 期限", ("article", 102, "期限")),
        ("第12条 期限", ("article", 12, "期限")),
        ("一、加强领导", ("cn", 1, "加强领导")),
        ("二十三、加强领导", ("cn", 23, "加强领导")),
        ("一．加强领导", ("cn", 1, "加强领导")),
        ("一 、加强领导", ("cn", 1, "加强领导")),
        ("（一）加强领导", ("(cn)", 1, "加强领导")),
        ("(十)加强领导", ("(cn)", 10, "加强领导")),
        ("﹙二﹚加强领导", ("(cn)", 2, "加强领导")),
        ("〔三〕加强领导", ("(cn)", 3, "加强领导")),
        ("（一）、加强领导", ("(cn)", 1, "加强领导")),
        ("1.落实经费", ("n", 1, "落实经费")),
        ("１．落实经费", ("n", 1, "落实经费")),
        ("12、落实经费", ("n", 12, "落实经费")),
        ("3)落实经费", ("n", 3, "落实经费")),
        ("1.2.3 落实经费", ("n", 3, "落实经费")),
        ("⒊落实经费", ("n", 3, "落实经费")),
        ("（1）落实经费", ("(n)", 1, "落实经费")),
        ("（１２）落实经费", ("(n)", 12, "落实经费")),
        ("⑵落实经费", ("(n)", 2, "落实经费")),
        ("③落实经费", ("circled", 3, "落实经费")),
        # A year may begin the item.
        ("六、2020年工作打算", ("cn", 6, "2020年工作打算")),
        ("2、2019年底前完成清理", ("n", 2, "2019年底前完成清理")),
        ("2.2019年底前完成清理", ("n", 2, "2019年底前完成清理")),
        ("2、2014至2016年为过渡期", ("n", 2, "2014至2016年为过渡期")),
        ("3.2014-2016年", ("n", 3, "2014-2016年")),
        ("2、2月25日前完成比对", ("n", 2, "2月25日前完成比对")),
        ("7、12月5日-22日为验证日", ("n", 7, "12月5日-22日为验证日")),
        ("十、100家企业试点", ("cn", 10, "100家企业试点")),
    ],
)
def test_labels_of_all_styles(written: str, expected: tuple[str, int, str]) -> None:
    assert _read(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "3.5万人参保",  # a quantity
        "12.5%",
        "1、2月份的数据",  # 1月 and 2月
        "1、2号楼",
        "2020年工作要点",
        "2020.5.1",
        "第一款规定的情形",
        "第三条款",
        "第五条之一",
        "第一时间报告",
        "一是加强领导",
        "一定要落实",
        "十三五期间",
        "（含定州）",
        "（试行）",
        "(2020年)",
        "甲、乙两方",
        "1",
        "一",
        "、",
        "（）",
        "(一",
        "附件1",
        "3),4)两项",
        "",
    ],
)
def test_what_only_looks_like_a_label(written: str) -> None:
    assert _read(written) is None


@pytest.mark.parametrize(
    ("written", "segment"),
    [
        ("一、总体要求", "一"),
        ("（十八）", "(十八)"),
        ("〔三〕", "(三)"),
        ("３、", "3"),
        ("⒊", "3"),
        ("⑶", "(3)"),
        ("（３）", "(3)"),
        ("③", "③"),
        ("第十二条", "第十二条"),
        ("第3条", "第3条"),
        ("1.2 ", "1.2"),
    ],
)
def test_the_segment_of_the_path_keeps_the_style_in_one_spelling(
    written: str, segment: str
) -> None:
    assert _segment(written) == segment


@given(strategies.labels, strategies.noise)
def test_a_label_ends_within_its_text(label: str, rest: str) -> None:
    folded = fold(label + rest)
    found = labels.read(folded, 0, len(folded))

    assert found is None or 0 < found.end <= len(folded)


@given(strategies.figures)
def test_every_figure_of_an_outline_is_read(written: str) -> None:
    label = labels.read(f"{written}、要求", 0, len(written) + 3)

    assert label is not None
    assert strategies.figure(label.number) == written


def test_nothing_behind_the_end_is_read() -> None:
    assert labels.read("一、要求", 0, 1) is None
