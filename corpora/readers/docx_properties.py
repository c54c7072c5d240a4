"""What Word files say of themselves beside their text: title, headers and footers."""

import re
from collections.abc import Iterable

# What programs call a document that nobody has named.
_NAMELESS = re.compile(
    r"(?i)\s*(?:microsoft word\b.*|(?:doc|文档|新建.{0,20}文档|无标题)\s*\d*|.{0,4})\s*"
)
# The first line of a page is what programs take when nobody gives a title.
_LETTERHEAD = re.compile("(?:文件|[:：])$")
_HAN = re.compile("[\u4e00-\u9fff]")
_LONGEST = 200  # characters of a title; some programs put the first page there
_PAGE_NUMBER = re.compile(r"[\s\d\-–—－·第共页/]*")


def title(written: str) -> str | None:
    """A title as a property of the file, None where nobody gave one."""
    found = " ".join(written.split())
    if not _HAN.search(found) or len(found) > _LONGEST:
        return None
    return None if _NAMELESS.fullmatch(found) or _LETTERHEAD.search(found) else found


def frame(lines: Iterable[str]) -> list[str]:
    """The lines of headers and footers that are more than a page number, each once."""
    return [line for line in dict.fromkeys(lines) if not _PAGE_NUMBER.fullmatch(line)]
