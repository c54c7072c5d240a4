"""Who has the work of a line in a place without such a body."""

from corpora.vocabulary import LEVELS
from extractors import line_kin
from extractors.lexicons import rows


def test_every_line_is_one_of_the_table() -> None:
    known = {cells["name"] for cells in rows("lines")}
    named = {
        line for cells in rows("line_kin") for line in (cells["line"], *cells["kept_by"].split())
    }

    assert named <= known


def test_every_line_has_one_row_and_a_level_that_is_one() -> None:
    table = list(rows("line_kin"))

    assert len({cells["line"] for cells in table}) == len(table)
    assert {cells["lowest"] for cells in table} <= {"", *LEVELS}


def test_a_county_without_forestry_has_it_with_the_land() -> None:
    assert line_kin.kept_by("林草", asked=2022, answered=2022) == {"自然资源"}
    assert line_kin.kept_by("教育", asked=2022, answered=2022) == set()


def test_what_a_reform_moved_is_moved_only_across_it() -> None:
    assert "退役军人" in line_kin.kept_by("民政", asked=2017, answered=2019)
    assert "退役军人" not in line_kin.kept_by("民政", asked=2020, answered=2021)
    assert "退役军人" not in line_kin.kept_by("民政", asked=None, answered=2019)


def test_no_county_has_customs() -> None:
    assert line_kin.exists("海关", "municipality")
    assert not line_kin.exists("海关", "county")
    assert line_kin.exists("民政", "county")
