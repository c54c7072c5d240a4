"""Full dates as signatures and portals write them."""

from datetime import date

import pytest
from hypothesis import given

from corpora.folding import fold
from extractors.written_dates import read_date
from tests import strategies


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2014年7月30日", date(2014, 7, 30)),
        ("２０１４年７月３０日", date(2014, 7, 30)),
        ("2014 年 7 月 30 日", date(2014, 7, 30)),
        ("二○一一年二月二十六日", date(2011, 2, 26)),
        ("二〇一九年十二月三十一日", date(2019, 12, 31)),
        ("二零一六年一月十日", date(2016, 1, 10)),
        ("二OO五年十月一日", date(2005, 10, 1)),
        ("一九九八年五月四日", date(1998, 5, 4)),
        ("2014-07-30", date(2014, 7, 30)),
        ("2014/8/3", date(2014, 8, 3)),
        ("2014.8.3", date(2014, 8, 3)),
        ("（2020年2月29日印发）", date(2020, 2, 29)),
        ("发布时间：2014-08-03 10:15", date(2014, 8, 3)),
        ("2014年2月30日更正为2014年3月2日", date(2014, 3, 2)),
    ],
)
def test_dates_are_read_in_every_script(written: str, expected: date) -> None:
    assert read_date(fold(written)) == expected


@pytest.mark.parametrize(
    "written",
    [
        "2014年2月30日",
        "2014年7月",
        "7月30日",
        "14年7月30日",
        "今年7月30日",
        "2014年13月1日",
        "文件",
        "",
    ],
)
def test_what_is_no_date_of_a_calendar_is_none(written: str) -> None:
    assert read_date(fold(written)) is None


@given(strategies.dates)
def test_every_date_is_found_again(written: str) -> None:
    found = read_date(f"霁州市人民政府{written}")

    assert found is not None
    assert f"{found.year}年{found.month}月{found.day}日" == written
