"""What of a title names the work, however it is wrapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import title_cores


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("岚川省人民政府办公厅关于印发《霁湖水质提升办法》的通知", "霁湖水质提升办法"),
        ("岚川省人民政府办公厅关于印发霁湖水质提升办法的通知", "霁湖水质提升办法"),
        ("《岚川省人民政府办公厅印发〈关于霁湖水质提升的办法〉》", "霁湖水质提升办法"),
        ("岚川省人民政府转发省水利厅等部门关于霁湖水质提升办法的通知", "霁湖水质提升办法"),
        ("霁湖水质提升办法（试行）", "霁湖水质提升办法"),
        ("霁湖水质提升办法（2021—2023年）", "霁湖水质提升办法"),
        ("2021年霁湖水质提升办法", "霁湖水质提升办法"),
        ("“十四五”霁湖水质提升规划", "霁湖水质提升规划"),
        ("省政府办公厅关于霁湖水质提升的办法", "霁湖水质提升办法"),
        ("中华人民共和国湖泊保护法", "湖泊保护法"),
        ("岚川省霁湖水质提升办法", "霁湖水质提升办法"),
        ("霁湖水质提升实施办法", "霁湖水质提升实施办法"),
    ],
)
def test_the_subject_is_what_all_spellings_share(title: str, subject: str) -> None:
    assert title_cores.of(title).subject == subject


def test_what_is_left_out_is_told_apart() -> None:
    found = title_cores.of("岚川省人民政府关于印发岚川省2021年湖泊水质提升要点（征求意见稿）的通知")

    assert (found.issuers, found.place, found.years, found.draft) == (
        "岚川省人民政府",
        "岚川省",
        ("2021",),
        True,
    )


@pytest.mark.parametrize(
    ("title", "telling"),
    [
        ("霁湖水质提升办法", True),
        ("实施方案", False),
        ("工作的通知", False),
        ("关于印发实施细则的通知", False),
        ("2021年工作要点", False),
        ("进一步加强管理的若干意见", False),
    ],
)
def test_a_title_that_many_documents_bear_tells_none(title: str, telling: bool) -> None:
    assert title_cores.of(title).telling is telling


def test_words_of_manner_are_not_of_the_tail() -> None:
    one = title_cores.of("关于进一步加强湖泊水质保护工作的意见")
    other = title_cores.of("湖泊水质保护意见")

    assert one.tail == other.tail == "湖泊水质保护意见"
    assert one.subject != other.subject


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("岚川省养老服务行动方案", "关于进一步加强养老服务工作的通知", True),
        ("岚川省养老服务行动方案", "关于进一步加强湿地保护工作的通知", False),
    ],
)
def test_the_topic_holds_what_it_is_about(one: str, other: str, related: bool) -> None:
    shared = title_cores.topic(title_cores.of(one)) & title_cores.topic(title_cores.of(other))

    assert bool(shared) is related


@given(st.text(alphabet="关于印发《》〈〉（）的通知2021年省市办法意见湖", max_size=80))
def test_any_text_has_a_core(title: str) -> None:
    """A core is the core of itself, so that a work is found under its bare name."""
    subject = title_cores.of(title).subject

    assert not set(subject) & set("《》〈〉（）的 ")
