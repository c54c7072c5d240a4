"""Words of a text: its verbs, objects and keywords; the only place that touches jieba."""

import importlib.util
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Protocol

import msgspec

from corpora.folding import fold
from corpora.model import Analysis, Task

# 进一步推进…, 大力发展…: the verb behind the adverb says what is to be done.
_ADVERB = re.compile(
    r"(?:进一步|大力|积极|全面|加快|稳步|有序|切实|扎实|深入|着力|努力|不断|持续|继续|充分|严格"
    r"|认真|全力|统筹|逐步|合理|科学|有效"
    r"|重点|主动|广泛|及时|协同|共同|依法|因地制宜|稳妥|协调|抓紧)+(?:地)?(?=[\u4e00-\u9fff]{2})"
)
_FIRST_CLAUSE = re.compile(r"[^,。;:、!?\n]{2,60}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
# 第十二条 says where something stands; 第一产业 and 第三方 are words.
_ORDINAL_LABEL = re.compile(r"第 ?[一二三四五六七八九十百零〇\d]{1,6} ?[编章节条款项](?![目业])")
# What every plan says says nothing about a task.
_EMPTY_WORDS = frozenset(
    [
        "工作",
        "进行",
        "有关",
        "相关",
        "部门",
        "单位",
        "牵头",
        "配合",
        "责任",
        "负责",
        "加强",
        "推进",
        "推动",
        "建立",
        "完善",
        "落实",
        "开展",
        "做好",
        "实施",
        "方面",
        "情况",
        "各级",
        "以上",
        "通过",
        "按照",
        "以及",
    ]
)


class Tagged(msgspec.Struct, frozen=True):
    """A word with its part of speech as jieba names it: v verb, n noun, d adverb …"""

    word: str
    tag: str


class Segmenter(Protocol):
    """What cuts Chinese text into words; the words of a text join to the text again."""

    def cut(self, text: str) -> Sequence[str]: ...

    def tag(self, text: str) -> Sequence[Tagged]: ...


class _Rjieba:
    """jieba's dictionary and algorithm in Rust: 18 times as fast, the same cuts in Chinese."""

    def __init__(self) -> None:
        import rjieba  # 0.2 s for its dictionary: only when words are asked for

        self._engine = rjieba.Jieba()

    def cut(self, text: str) -> Sequence[str]:
        return tuple(self._engine.cut(text))

    def tag(self, text: str) -> Sequence[Tagged]:
        return tuple(Tagged(word, tag) for word, tag in self._engine.tag(text))


class _Jieba:
    """The reference, for machines that the Rust engine has no wheel for."""

    def __init__(self) -> None:
        import jieba  # 0.2 s, and 2-4 s for its dictionary
        import jieba.posseg

        jieba.setLogLevel(60)
        # Our own instance: the module's is shared with whoever else imports jieba.
        self._engine = jieba.Tokenizer()
        self._tagger = jieba.posseg.POSTokenizer(self._engine)

    def cut(self, text: str) -> Sequence[str]:
        return tuple(self._engine.cut(text))

    def tag(self, text: str) -> Sequence[Tagged]:
        return tuple(Tagged(pair.word, pair.flag) for pair in self._tagger.cut(text))


# In the order of preference; a site may name another engine that cuts and tags.
ENGINES: Mapping[str, Callable[[], Segmenter]] = {"rjieba": _Rjieba, "jieba": _Jieba}


@cache
def segmenter() -> Segmenter:
    """One for each process: the engine cannot be handed to another one."""
    return next(
        make() for name, make in ENGINES.items() if importlib.util.find_spec(name) is not None
    )


def find(analysis: Analysis) -> Iterator[Task]:
    """The tasks with the first verb of their heading, and what it governs."""
    for task in analysis.of(Task):
        title = fold(task.heading) or _first_clause(analysis.folded, task)
        action, governed = action_and_object(title)
        yield msgspec.structs.replace(task, action=action, object=governed)


def action_and_object(title: str) -> tuple[str | None, str | None]:
    """推进行政审批信息公开 is (推进, 行政审批信息公开); (None, None) where no verb leads.

    A verb counts only at the beginning, behind adverbs: 信息公开工作 begins with a noun.
    """
    clause = _FIRST_CLAUSE.match(title.strip())
    if clause is None:
        return None, None
    words = clause[0]
    adverb = _ADVERB.match(words)
    rest = words[adverb.end() :] if adverb else words
    tagged = segmenter().tag(rest)
    if not tagged:
        return None, None
    first = tagged[0]
    if not first.tag.startswith("v") and first.word not in _VERBS:
        # 统筹城乡发展: the adverb of other headings is the verb of this one.
        alone = words[: adverb.end()] if adverb else ""
        return (alone, rest) if alone in _VERBS else (None, None)
    governed = rest[len(first.word) :].removesuffix("工作").strip(" 好了")
    return first.word, governed or None


# Verbs of orders that jieba tags as nouns or adverbs.
_VERBS = frozenset(
    [
        "加快",
        "统筹",
        "规范",
        "保障",
        "完善",
        "健全",
        "强化",
        "优化",
        "深化",
        "建设",
        "创新",
        "公开",
        "做好",
        "抓好",
        "办好",
        "管好",
        "提升",
        "打造",
        "培育",
        "支持",
        "服务",
        "改革",
        "落实",
        "做大",
        "做强",
        "做实",
        "壮大",
    ]
)


def keywords(text: str, count: int = 10) -> tuple[str, ...]:
    """The words that tell a text from others, by jieba's TF-IDF, best first; ties by word.

    Raises nothing; a text without Chinese words has none.
    """
    counted = Counter(content(_ORDINAL_LABEL.sub(" ", fold(text))))
    weighed = sorted((-n * rarity(word), word) for word, n in counted.items())
    return tuple(word for _, word in weighed[:count])


def content(text: str) -> Iterator[str]:
    """The Chinese words of a folded text that say something, in text order."""
    for word in segmenter().cut(text):
        if _CHINESE.fullmatch(word) and word not in _EMPTY_WORDS:
            yield word


def rarity(word: str) -> float:
    """The inverse document frequency of a word in jieba's table, 6 to 13; natural logarithm."""
    rare, middle = _rarity()
    return rare.get(word, middle)


@cache
def _rarity() -> tuple[dict[str, float], float]:
    """Inverse document frequencies from jieba's own table, and the middle one for other words."""
    table = resources.files("jieba").joinpath("analyse", "idf.txt").read_text("utf-8")
    rows = (line.rpartition(" ") for line in table.splitlines())
    rare = {word: float(weight) for word, _, weight in rows if word}
    return rare, sorted(rare.values())[len(rare) // 2]


def _first_clause(folded: str, task: Task) -> str:
    span = task.measures[0] if task.measures else task.span
    clause = _FIRST_CLAUSE.search(folded, span.start, span.end)
    return clause[0] if clause else ""
