"""The names in a line of a signature."""

import pytest

from extractors import signers


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("霁州市人民政府", ["霁州市人民政府"]),
        ("霁 州 市 人 民 政 府", ["霁州市人民政府"]),
        ("霁州市水利局 霁州市财政局", ["霁州市水利局", "霁州市财政局"]),
        ("霁州市水利局、霁州市财政局", ["霁州市水利局", "霁州市财政局"]),
        ("岚川省教育厅    岚 川 省 财 政 厅", ["岚川省教育厅", "岚川省财政厅"]),
        ("岚 川 省 教 育 厅    岚 川 省 财 政 厅", ["岚川省教育厅", "岚川省财政厅"]),
        # Gaps fill the line.
        ("霁   州   市   人   民   政   府", ["霁州市人民政府"]),
        ("", []),
    ],
)
def test_blanks_part_names_unless_they_part_letters(line: str, names: list[str]) -> None:
    assert signers.names(line) == names


@pytest.mark.parametrize(
    ("line", "are_bodies"),
    [
        ("岚川省教育厅    岚 川 省 财 政 厅", True),
        ("共青团霁州市委 霁州市妇联", True),
        ("霁州市水利局 以及其他", False),
        ("现将有关事项公布", False),
        ("", False),
    ],
)
def test_a_line_of_bodies_holds_nothing_else(line: str, are_bodies: bool) -> None:
    assert signers.are_bodies(line) == are_bodies
