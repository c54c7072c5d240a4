"""Signs of symbol fonts, which stand in the private area of Unicode."""

import re

PRIVATE = re.compile("[\uf020-\uf0ff]")

# Wingdings, Wingdings 2 and Symbol, as far as official forms use them.
_WINGDINGS = dict(
    zip(
        b"\x4a\x52\x6c\x6d\x6e\x6f\x70\x71\x72\x75\x76\x77\x9f\xa1\xa3\xa7\xa8\xab\xb5\xd8\xdc"
        b"\xdf\xe0\xe1\xe2\xe8\xf0\xfb\xfc\xfd\xfe",
        "☺☑●○■□□❑❒◆❖◆•○□▪□★★➢➲←→↑↓➔⇨✗✓☒☑",
        strict=True,
    )
)
_WINGDINGS_2 = dict(zip(b"\x4f\x50\x51\x52\x53\x54\x97\xa3\xf6", "✗✓☒☑☒☒●□★", strict=True))
_SYMBOL = dict(
    zip(
        b"\xb0\xb1\xb3\xb4\xb7\xb8\xa3\xa5\xae\xb9\xbb\xce\xe5\x6d\x57\x44",
        "°±≥×•÷≤∞→≠≈∈∑μΩΔ",
        strict=True,
    )
)


def shown(character: str, font: str) -> str:
    """What a sign looks like; nothing where that is not known."""
    code = ord(character) & 0xFF
    name = font.strip().lower()
    if name == "wingdings 2":
        return _WINGDINGS_2.get(code, "")
    if name == "symbol":
        return _SYMBOL.get(code, chr(code) if code < 0x40 else "")
    return _WINGDINGS.get(code, "")
