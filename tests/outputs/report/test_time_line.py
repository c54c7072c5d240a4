"""Bars over months, quarters or years."""

import pytest

from outputs.report.time_line import time_line


def test_months_between_are_there_and_empty() -> None:
    line = time_line({("county", "2021-12"): 1, ("county", "2022-02"): 4})
    assert line is not None
    [lane] = line.lanes

    assert line.periods == ("2021-12", "2022-01", "2022-02")
    assert [(bar.period, bar.number, bar.height) for bar in lane.bars] == [
        ("2021-12", 1, 12.0),
        ("2022-02", 4, 48.0),
    ]


@pytest.mark.parametrize(
    ("last", "first_period", "periods"),
    [("2024-12", "2021-01", 48), ("2025-01", "2021Q1", 17), ("2060-01", "2021", 40)],
)
def test_longer_times_have_longer_periods(last: str, first_period: str, periods: int) -> None:
    line = time_line({("county", "2021-01"): 1, ("province", last): 1})
    assert line is not None

    assert (line.periods[0], len(line.periods)) == (first_period, periods)
    assert [lane.level for lane in line.lanes] == ["province", "county"]


def test_a_date_far_off_leaves_out_the_years_between() -> None:
    line = time_line({("", "1049-10"): 1, ("", "2022-10"): 1})
    assert line is not None

    assert line.periods == ("1049", "2022")


def test_no_deadlines_no_line() -> None:
    assert time_line({}) is None
