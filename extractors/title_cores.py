"""What of a title names the work itself: without wrapper, issuer, place, year and edition."""

import re
from collections.abc import Set

import msgspec

from corpora.folding import fold
from extractors import citation_genres, places, titles
from extractors.forms import GENRE

# Real titles have at most about 120 characters; what is longer is no title.
_LONGEST = 400
# 转发…关于印发《X》的通知的通知: titles are not wrapped deeper.
_DEEPEST = 4
_BLANK = re.compile(r"\s+")
# 印发《X》 without 的通知 behind it.
_HANDS_OUT = re.compile(
    r"(?:印发|转发|批转|发布|公布)《(?P<inner>[^《》]+(?:《[^《》]+》[^《》]*)?)》$"
)
# 省政府关于…, 市委办公室印发…: as the document's own place has them.
_RELATIVE = re.compile(
    r"(?:省|自治区|市|州|盟|县|区|旗)(?:委|人民政府|政府)(?:办公[厅室])?(?=关于|印发|转发|批转)"
)
_TAIL = re.compile(r"[(〔【][^()〔〕【】]{0,40}[)〕】]$")
_DRAFT = re.compile(r"征求意见|公开征|草案|讨论稿|送审|拟稿")
_YEARS = re.compile(
    r"(?:19|20)\d\d年?(?:[-—–―~至到](?:19|20)?\d\d)?(?:年度|年)?"
    r"|“?十[一二三四五六]五”?(?:时期|期间)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d|十[一二三四五六]五")
_STATE = re.compile(r"^(?:中华人民共和国|国家(?=[^、]{4}))")
_ABOUT = re.compile(r"^(?:关于|印发|转发)+")
# Marks, and the particle that one spelling has and the other leaves out: 若干(的)政策.
_MARKS = re.compile(r"[\W_的]+")
# Words that say how something is done and not what.
_HOW = (
    r"进一步|加快|全面|深入|积极|稳妥|推进|推动|促进|支持|加强|做好|深化|规范|完善|健全|开展|组织|实施|贯彻|落实"
    r"|切实|大力|扎实|认真|加大|强化|提高|提升|建立|构建|优化|鼓励|引导"
)
_OPENING = re.compile(rf"^(?:{_HOW}){{1,6}}")
# 工作要点 and 要点 are one kind of document.
_WORK = re.compile(rf"工作(?={GENRE}$)")
_GENRE = re.compile(rf"{GENRE}$")
_LAW = re.compile("(?:法|条例|规定|规则|细则)$")
# What titles of all subjects share.
_COMMON = re.compile(
    rf"{_HOW}|有关|相关|若干|工作|重点|主要|任务|目标|年度|[二三四五]年|行动|方案|计划|规划|意见|措施|办法|细则|规定"
    r"|条例|要点|通知|问题|事项|暂行|试行|指导|实施|总体|具体|配套|关于|印发|转发|全[省市县区]|我[省市县区]"
    r"|[省市县区旗]级?"
)
# Shorter subjects, 管理办法 or 实施方案, name no document by themselves.
_TELLING = 4


class TitleCore(msgspec.Struct, frozen=True, kw_only=True):
    """`subject` is the name of the work: letters only, 的 left out, with its kind (…办法).

    `issuers` is what the title begins with, `place` what the work's own name begins with, ""
    where they do not; `years` are those of the edition. `tail` is the subject without the words
    of manner in front and with one spelling of its kind.
    """

    subject: str
    tail: str
    issuers: str = ""
    place: str = ""
    years: tuple[str, ...] = ()
    draft: bool = False

    @property
    def telling(self) -> bool:
        """Whether the subject can name one document: not 实施方案, not 工作的通知."""
        letters = _GENRE.sub("", _COMMON.sub("", self.subject))
        return len(letters) >= _TELLING and not citation_genres.generic(self.subject)

    @property
    def law(self) -> bool:
        """Whether without a place it is the State's: 《养老服务条例》, but not 《养老服务方案》."""
        return _LAW.search(self.subject) is not None


def of(title: str) -> TitleCore:
    """Of a title as it is written, with or without the outer 《》."""
    text = titles.unnested(_BLANK.sub("", fold(title[:_LONGEST])))
    issuers = ""
    for _ in range(_DEEPEST):
        text = _unquoted(text)
        named = _issuers(text)
        issuers = issuers or named
        handed = _HANDS_OUT.search(text)
        inner = handed.span("inner") if handed else titles.wrapped(text)
        if inner is None:
            text = text.removeprefix(named)
            break
        text = text[slice(*inner)]
    text = _ABOUT.sub("", _unquoted(text))
    years = tuple(sorted({year for found in _YEARS.findall(text) for year in _YEAR.findall(found)}))
    draft = False
    while tail := _TAIL.search(text):
        draft = draft or _DRAFT.search(tail[0]) is not None
        text = text[: tail.start()]
    text = _YEARS.sub("", text)
    place = titles.place(text) or _province(text)
    subject = _MARKS.sub("", _STATE.sub("", text.removeprefix(place)))
    return TitleCore(
        subject=subject,
        tail=plain(_OPENING.sub("", subject)),
        issuers=issuers,
        place=place,
        years=years,
        draft=draft,
    )


def topic(core: TitleCore) -> Set[str]:
    """The pairs of letters of what the work is about; empty where the title does not say."""
    runs = _COMMON.sub(" ", _GENRE.sub("", core.subject)).split()
    return {run[n : n + 2] for run in runs for n in range(len(run) - 1)}


def plain(subject: str) -> str:
    """A subject with one spelling of its kind: 工作要点 and 要点 are one."""
    return _WORK.sub("", subject)


def _issuers(text: str) -> str:
    relative = _RELATIVE.match(text)
    return relative[0] if relative else titles.issuers(text) or ""


def _province(text: str) -> str:
    """广西 of 广西数字经济发展三年行动计划: provinces go by their short names too."""
    for size in (3, 2):
        found = places.lookup(text[:size])
        if found is not None and found.level == "province":
            return text[:size]
    return ""


def _unquoted(text: str) -> str:
    """Without the 《》 around all of it, and without one that was left open."""
    inside = text.removeprefix("《").removesuffix("》")
    return inside if len(inside) < len(text) and "》" not in inside.partition("《")[0] else text
