"""Numbers in figures and in characters."""

import pytest

from extractors.numerals import number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("20", 20),
        ("2 0", 20),
        ("二十", 20),
        ("十", 10),
        ("十五", 15),
        ("三十一", 31),
        ("一百二十", 120),
        ("一百零八", 108),
        ("两", 2),
        ("二〇二〇", 2020),
        ("二○一四", 2014),
        ("二00三", 2003),
    ],
)
def test_reads_whole_numbers(written: str, value: int) -> None:
    assert number(written) == value


@pytest.mark.parametrize("written", ["", " ", "半", "十余", "3.5", "若干"])
def test_anything_else_is_no_number(written: str) -> None:
    assert number(written) is None
