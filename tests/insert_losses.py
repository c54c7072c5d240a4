"""Puts what each export format loses into docs/formats.md: python -m tests.insert_losses."""

import re
from pathlib import Path

from tests import losses

PAGE = Path(__file__).parents[1] / "docs/formats.md"

_PLACE = re.compile(r"(?<=<!-- losses -->\n).*?(?=<!-- end -->)", re.DOTALL)


def inserted(text: str) -> str:
    """The same page with the tables of today."""
    made = losses.tables()
    text, places = _PLACE.subn(lambda _: made, text)
    assert places == 1
    return text


if __name__ == "__main__":
    PAGE.write_text(inserted(PAGE.read_text("utf-8")), "utf-8")
