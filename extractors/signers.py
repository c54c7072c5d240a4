"""The names in a line of a signature: parted by blanks, though a name may be letterspaced."""

import re
from collections.abc import Iterator, Sequence

from extractors.forms import ISSUER_ENDING

# 某省教育厅   某 省 财 政 厅: wider gaps stand between names than between letters.
_WIDE = re.compile(r"[ \n]{3,}|、")
_GAP = re.compile(r"[ \n]+")
# 网信办, 证监会, 新华社: endings too common to open a title, but not to sign.
_ISSUER = re.compile(
    # 2.报名表某市民政局: the end of a list of attachments, glued to the signature, names nobody.
    r"(?!\d{1,2}[.、])"
    rf"(?:国务院|中共中央|[^。;:,、 ]{{2,60}}(?:{ISSUER_ENDING}|[办会社行联]))(?:\(.{{2,8}}\))?"
)
_MOST = 16


def names(line: str) -> list[str]:
    """In their order; letters that stand apart are one name."""
    written = line.strip(" ,()")
    letters = [letter for letter in _GAP.split(written) if letter]
    if any(len(letter) > 1 for letter in letters):
        return list(_names(written))
    parted = [_GAP.sub("", name) for name in _WIDE.split(written)]
    # 省   人   民   政   府: gaps may also be as wide as it takes to fill a line.
    return parted if _are_names(parted) else ["".join(letters)] if letters else []


def are_bodies(line: str) -> bool:
    """Whether a line holds names of bodies and nothing else; a name may be letterspaced."""
    found = names(line)
    return len(found) <= _MOST and _are_names(found)


def _are_names(found: Sequence[str]) -> bool:
    """Whether there are any, and all are names of bodies."""
    return bool(found) and all(_ISSUER.fullmatch(name) for name in found)


def _names(line: str) -> Iterator[str]:
    for group in _WIDE.split(line):
        pieces = [piece for piece in _GAP.split(group) if piece]
        if len(pieces) > 1 and all(len(piece) == 1 for piece in pieces):
            yield "".join(pieces)
        else:
            yield from pieces
