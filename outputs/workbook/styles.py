"""How cells look: the fonts, colours and forms of numbers of the whole workbook, in one place."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from corpora.vocabulary import COVERAGE_STATES, CoverageState

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_TEXT, _HEADING = "宋体", "黑体"
_SIZE = 10
_LINE = "#BFBFBF"
# Told apart in black and white too: the words stand in the cells, and greys differ.
STATE_COLOURS: Mapping[CoverageState, tuple[str, str]] = {
    "covered": ("#C6E0B4", "#1E4620"),
    "partial": ("#FFE699", "#5C4400"),
    "mentioned": ("#F8CBAD", "#6B2E00"),
    "gap": ("#C00000", "#FFFFFF"),
    "merged": ("#E2EFDA", "#1E4620"),
    "split": ("#E2EFDA", "#1E4620"),
    "not_applicable": ("#EDEDED", "#595959"),
    "justified": ("#DDEBF7", "#1F3864"),
}
# Frame, place and form of a cell, by name; `Styles` gives the rest.
_FORMS: Mapping[str, Mapping[str, object]] = {
    "text": {"text_wrap": True, "valign": "vcenter"},
    "centre": {"text_wrap": True, "align": "center", "valign": "vcenter"},
    "number": {"num_format": "0", "align": "center", "valign": "vcenter"},
    "score": {"num_format": "0.00", "align": "center", "valign": "vcenter"},
    "share": {"num_format": "0%", "align": "center", "valign": "vcenter"},
    "date": {"num_format": "yyyy-mm-dd", "align": "center", "valign": "vcenter"},
    "link": {"text_wrap": True, "valign": "vcenter", "font_color": "#1F4E79", "underline": 1},
    "number link": {
        "num_format": "0", "align": "center", "valign": "vcenter", "font_color": "#1F4E79",
        "underline": 1,
    },
    "heading": {
        "text_wrap": True, "align": "center", "valign": "vcenter", "bold": True,
        "font_name": _HEADING, "bg_color": "#D9E1F2",
    },
    "form heading": {
        "text_wrap": True, "align": "center", "valign": "vcenter", "bold": True,
        "font_name": _HEADING, "bg_color": "#FFF2CC",
    },
    "answer": {"text_wrap": True, "valign": "vcenter", "num_format": "@", "bg_color": "#FFFCF0"},
    "key": {"valign": "vcenter", "num_format": "@", "font_color": "#7F7F7F", "font_size": 8},
    "sum": {"text_wrap": True, "valign": "vcenter", "bold": True, "bg_color": "#F2F2F2"},
    "sum share": {
        "num_format": "0%", "align": "center", "valign": "vcenter", "bold": True,
        "bg_color": "#F2F2F2",
    },
}  # fmt: skip
# Without a frame around the cell.
_FREE: Mapping[str, Mapping[str, object]] = {
    "title": {"font_name": _HEADING, "font_size": 16, "valign": "vcenter"},
    "note": {"font_color": "#595959", "valign": "vcenter"},
    "free": {"text_wrap": True, "valign": "vcenter"},
    "free bold": {"bold": True, "valign": "vcenter", "font_name": _HEADING},
    "free link": {"font_color": "#1F4E79", "underline": 1, "valign": "vcenter"},
    # Of pieces within a cell.
    "equal": {"font_color": "#C00000"},
    "renamed": {"font_color": "#2E75B6", "bold": True},
    "plain": {},
}


class Styles:
    """The formats of one workbook; made once, since a workbook holds each that is made."""

    def __init__(self, book: "Workbook") -> None:
        frame = {"border": 1, "border_color": _LINE}
        made: dict[str, Mapping[str, object]] = {
            **{name: {**frame, **form} for name, form in _FORMS.items()},
            **_FREE,
        }
        for state in COVERAGE_STATES:
            ground, ink = STATE_COLOURS[state]
            made[state] = {
                **frame, "bg_color": ground, "font_color": ink, "align": "center",
                "valign": "vcenter", "text_wrap": True, "bold": state == "gap",
            }  # fmt: skip
        base = {"font_name": _TEXT, "font_size": _SIZE}
        self._formats = {name: book.add_format({**base, **form}) for name, form in made.items()}
        # Words that look like a formula: a cell with this mark stays text when it is edited.
        self._quoted = {
            name: book.add_format({**base, **form, "quote_prefix": True})
            for name, form in made.items()
        }

    def get(self, name: str, *, quoted: bool = False) -> "Format":
        return (self._quoted if quoted else self._formats)[name]
