"""Lines fit their column, whatever the width of the characters, and lose no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.columns import Piece, beside, cells, wrapped


def lines(words: str, width: int) -> list[str]:
    return ["".join(piece.words for piece in line) for line in wrapped([Piece(words)], width)]


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("加强监测工作", 8, ["加强监测", "工作"]),
        ("加强监测工作", 9, ["加强监测", "工作"]),
        ("加强监测。工作", 8, ["加强监", "测。工作"]),
        ("做好(监测)工作", 5, ["做好", "(监", "测)工", "作"]),
        ("到2020年底前", 6, ["到2020", "年底前"]),
        ("建成12345个", 6, ["建成", "12345", "个"]),
        ("一、抓好\n二、做好", 8, ["一、抓好", "二、做好"]),
        ("", 8, []),
        ("。。。。。。", 4, ["。。", "。。", "。。"]),
        ("abcdefgh", 4, ["abcd", "efgh"]),
        ("监测 工作站点", 8, ["监测 工", "作站点"]),
        ("监测  工作站点", 9, ["监测", "工作站点"]),
        ("监测 · 工作站点", 10, ["监测 ·", "工作站点"]),
        ("得分\N{NO-BREAK SPACE}7", 5, ["得", "分\N{NO-BREAK SPACE}7"]),
    ],
)
def test_where_lines_end(words: str, width: int, expected: list[str]) -> None:
    assert lines(words, width) == expected


@given(st.text("监测。，（）(a1.% \n\u200b\u0301", max_size=60), st.integers(2, 20))
def test_no_line_is_too_wide_and_nothing_is_lost(words: str, width: int) -> None:
    found = lines(words, width)

    assert all(cells(line) <= width for line in found)
    assert "".join(found).replace(" ", "") == words.replace("\n", "").replace(" ", "")


def test_styles_stay_with_their_words() -> None:
    [first, second] = wrapped([Piece("加强"), Piece("监测", "red")], 6)

    assert first == (Piece("加强"), Piece("监", "red"))
    assert second == (Piece("测", "red"),)


def test_the_left_column_is_filled_up() -> None:
    left, right = [(Piece("监测"),)], [(Piece("一"),), (Piece("二"),)]

    assert [("".join(p.words for p in a), b[0].words) for a, b in beside(left, right, 6)] == [
        ("监测  ", "一"),
        ("      ", "二"),
    ]
