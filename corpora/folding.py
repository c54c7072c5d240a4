"""One spelling for matching: as long as the text, so what is found in it holds in the text."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_PAIRS = (
    ("（﹙❨⦅", "("),
    ("）﹚❩⦆", ")"),
    ("［﹝〔〖〘", "〔"),
    ("］﹞〕〗〙", "〕"),
    ("，﹐‚", ","),
    ("；﹔", ";"),
    ("：﹕︰∶", ":"),
    ("．﹒", "."),
    ("！﹗", "!"),
    ("？﹖", "?"),
    ("｡", "。"),
    ("､﹑", "、"),
    ("•・‧∙●⋅", "·"),
    ("—–―－‐‑‒−─━", "-"),
    ("～〜∼˜", "~"),
    ("「﹁＂„‟", "“"),
    ("」﹂", "”"),
    ("＜", "<"),
    ("＞", ">"),
    ("％﹪", "%"),
    # Spaces of all kinds, marks of no width and carriage returns: one blank each.
    ("\xa0\t\r\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
    ("\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u00ad\x0b\x0c\x1c\x1d\x1e", " "),
    # Marks of bold type in pages saved as Markdown stand inside words: 第**166**号.
    ("*＊", " "),
    ("\u2028\u2029\x85", "\n"),
)
_TABLE = {ord(written): folded for row, folded in _PAIRS for written in row}
# Characters of private fonts mean nothing to anybody else.
_TABLE |= dict.fromkeys(range(57344, 63744), " ")
_TABLE |= {ord("０") + n: str(n) for n in range(10)}
_TABLE |= {ord("Ａ") + n: chr(ord("A") + n) for n in range(26)}
_TABLE |= {ord("ａ") + n: chr(ord("a") + n) for n in range(26)}

# 20l4年l0月: letters that a scanner or a typist put for digits, in dates and numbers only.
_LOOK_ALIKE = re.compile(r"(?<=[\d年月〔〕第])[lIOo]{1,2}(?=[\d年月日号〕])")
_DIGITS = str.maketrans("lIOo", "1100")

# Everyday characters that simplified text never uses: enough to tell the script of a page.
_TRADITIONAL = re.compile("[們個這來為會時對說國學後過還發進請關實開單據應業機現點體務區縣轉門間]")
_SIMPLIFIED = re.compile("[们个这来为会时对说国学后过还发进请关实开单据应业机现点体务区县转门间]")

# Words that Taiwan-style conversion put in for mainland ones; equal length only, matching only.
_PHRASES = (
    ("档案", "文件", "(?<!人事)(?<!学生)(?<!健康)(?<!户籍)(?<!职工)档案(?![馆局室管工袋柜])"),
    ("程式", "程序", "程式"),
    ("民众", "群众", "民众"),
    ("计画", "计划", "计画"),
    ("网路", "网络", "网路"),
    ("资讯", "信息", "资讯"),
    ("视窗", "窗口", "视窗"),
    ("专案", "项目", "专案"),
)
_PHRASE = re.compile("|".join(pattern for _, _, pattern in _PHRASES))
_PHRASE_FOR = {written: meant for written, meant, _ in _PHRASES}


def fold(text: str) -> str:
    """`text` in simplified script and half widths, brackets and dashes of one form each.

    NFKC is no choice here: it changes lengths (⑴ becomes three characters).
    """
    folded = _LOOK_ALIKE.sub(_digits, text.translate(_TABLE))
    return _simplified(folded) if is_traditional(folded) else folded


def _digits(found: "re.Match[str]") -> str:
    return found[0].translate(_DIGITS)


def is_traditional(text: str) -> bool:
    """Whether a page is in traditional script; a quoted line or two does not make it so."""
    sample = text[:20_000]
    traditional = len(_TRADITIONAL.findall(sample))
    return traditional >= 3 and traditional > len(_SIMPLIFIED.findall(sample))


def _simplified(text: str) -> str:
    converted = _converter().convert(text)
    if len(converted) != len(text):
        # Phrase conversion changed a length somewhere: fall back to one character at a time.
        converted = "".join(_one(character) for character in text)
    return _PHRASE.sub(lambda found: _PHRASE_FOR[found[0]], converted)


@cache
def _one(character: str) -> str:
    converted = _converter().convert(character)
    return converted if len(converted) == 1 else character


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # only pages in traditional script pay for its dictionaries

    return OpenCC("tw2s")
