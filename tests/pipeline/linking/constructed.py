"""Pairs of tasks whose relation is known because they were made so: one text worked up in ways."""

import random
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from corpora.folding import fold
from corpora.model import Span, Task
from corpora.readers import read
from corpora.samples import put_into
from corpora.vocabulary import CopyClass, Relation
from extractors import levelling
from extractors.analysis import analyse
from pipeline.linking.sides import Side, of_spans

# How a province and one of its cities name the same.
NAMES = (
    ("省民政厅", "市民政局"),
    ("省财政厅", "市财政局"),
    ("省教育厅", "市教育局"),
    ("省交通运输厅", "市交通运输局"),
    ("省农业农村厅", "市农业农村局"),
    ("省水利厅", "市水利局"),
    ("全省", "全市"),
    ("我省", "我市"),
    ("省级", "市级"),
)
FORMULAS = (
    "各地各部门要高度重视，加强组织领导，明确责任分工，形成工作合力。",
    "加大宣传力度，营造良好氛围，及时总结推广典型经验。",
    "强化督促检查，严格考核问责，确保各项工作落到实处。",
    "密切协作配合，压实工作责任，切实抓好各项任务落实。",
)
# Two ways to say the same; either may stand for the other.
_SAYINGS = (
    ("加强", "强化"), ("建立", "健全"), ("开展", "组织"), ("推进", "推动"), ("提高", "提升"),
    ("完善", "优化"), ("及时", "按时"), ("每年", "每年度"), ("不少于", "不低于"), ("落实", "抓好"),
    ("支持", "鼓励"), ("全面", "全部"), ("逐步", "分步"), ("实施", "施行"), ("会同", "联合"),
    ("对照", "按照"), ("编制", "制定"), ("通过", "采取"), ("向社会公布", "对外公开"), ("建设", "打造"),
    ("培育", "培养"), ("排查", "摸底"), ("公布", "公开"), ("改造", "更新"), ("清单", "目录"),
)  # fmt: skip
_HEADINGS = ("健全工作制度", "补齐设施短板", "提升服务能力", "规范日常管理")
_SUBJECTS = (
    "农村公路", "灌区渠道", "中小学校舍", "殡葬设施", "古树名木", "客运站点", "种子基地", "河道岸线",
    "幼儿托位", "救助站所", "冷链仓库", "山塘水库",
)  # fmt: skip
_DEEDS = (
    "由省{body}会同省财政厅对{subject}逐处登记造册，{year}年{month}月底前完成首轮核查",
    "{subject}的日常养护经费列入本级预算，{body2}按季核拨、专账管理",
    "在人口稠密的集镇选择{n}处{subject}先行试点，成熟一处、验收一处",
    "{subject}存在隐患的一律挂牌督办，整改时限不超过{n}日",
    "引导村集体和社会力量参与{subject}管护，对表现突出的给予一次性补助{n}万元",
    "依托全省统一平台采集{subject}的位置、产权和使用状况，做到一处一码",
    "{body2}每{n}个月抽查一次{subject}运行情况，抽查结果与下一年度资金安排挂钩",
    "新建{subject}须与周边道路、供电、排水工程同时设计、同时交付使用",
    "把{subject}管护人员纳入岗位培训范围，{year}年内轮训一遍",
    "废弃不用的{subject}优先改作便民服务场所，严禁擅自转让或者拆除",
)
# For what stands beside the words of a source: no sentence of a source is like them.
_OTHER_DEEDS = (
    "聘请乡贤担任{subject}义务监督员，每人联系{n}户群众",
    "用三年时间把{subject}沿线打造成绿化长廊，{year}年先完成{n}公里",
    "邀请高等院校为{subject}编写技术手册，免费发放到村到户",
    "汛期到来之前储备足够的抢险物资，{subject}值守人员二十四小时在岗",
    "公开征集{subject}标识设计方案，获选作者给予{n}千元酬金",
    "探索{subject}收益权质押贷款，由合作银行开设绿色窗口",
)
_WITH_NUMBER = (0, 2, 3, 4, 6, 8)
_BODIES = ("民政厅", "教育厅", "交通运输厅", "农业农村厅", "水利厅")


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """`measures` are the pairs of sentence numbers that belong together."""

    made_by: str
    task: Side
    source: Side
    relation: Relation
    copy: CopyClass
    measures: frozenset[tuple[int, int]]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences of a source and of what became of it, each with the numbers of its origins."""

    source: tuple[str, ...]
    task: tuple[str, ...]
    origins: tuple[tuple[int, ...], ...]
    relation: Relation
    copy: CopyClass


def pairs(seed: int, each: int) -> Iterator[Pair]:
    """So many of each making, always the same ones; every second with the names changed."""
    chance = random.Random(seed)
    for name, make in MAKINGS.items():
        for n in range(each):
            yield _pair(name, make(chance, _sentences(chance)), chance, renamed=n % 2 == 1)


def side(sentences: Sequence[str], *, heading: str = "", note: str = "", before: str = "") -> Side:
    """A task of these sentences in the middle of a document."""
    text = f"{before}1.{heading}。" if heading else before
    start = len(before)
    measures = []
    for sentence in sentences:
        measures.append(Span(len(text), len(text) + len(sentence)))
        text += sentence
    folded = fold(text + note + "\n2.另一项任务。")
    whole = levelling.level(folded)
    return of_spans([Span(start, len(text + note))], measures, whole, folded)


def foreign(chance: random.Random) -> str:
    """A sentence that no source has."""
    return _written(chance, chance.choice(_OTHER_DEEDS))


def _written(chance: random.Random, deed: str) -> str:
    return (
        deed.format(
            subject=chance.choice(_SUBJECTS),
            body=chance.choice(_BODIES),
            body2=chance.choice(("主管部门", "财政部门", "行业协会")),
            year=chance.randint(2019, 2025),
            month=chance.randint(1, 12),
            n=chance.randint(2, 30),
        )
        + "。"
    )


def _sentences(chance: random.Random) -> tuple[str, ...]:
    """Two to five of the sample corpus and of other fields, with two names among them."""
    count = chance.randint(2, 5)
    found: dict[str, None] = {}
    while len(found) < count:
        found[chance.choice(_samples())] = None
    deeds = iter(chance.sample(_DEEDS, count))
    named = [_written(chance, next(deeds)) if chance.random() < 0.4 else one for one in found]
    for n, (name, _) in zip(chance.sample(range(count), 2), chance.sample(NAMES, 2), strict=True):
        named[n] = f"在{name}统一部署下，{named[n]}"
    return tuple(named)


@cache
def _samples() -> tuple[str, ...]:
    """Sentences of a clause or more from the plans of the sample corpus."""
    found: dict[str, None] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for path in put_into(Path(scratch)):
            if path.name[:2] in ("01", "07"):
                analysis = analyse(read(path))
                for task in analysis.of(Task):
                    quotes = (analysis.document.quote(measure) for measure in task.measures)
                    found |= dict.fromkeys(quote for quote in quotes if len(quote) >= 20)
    return tuple(quote for quote in found if quote.endswith("。"))


def _pair(name: str, draft: Draft, chance: random.Random, *, renamed: bool) -> Pair:
    heading = chance.choice(_HEADINGS)
    task, note = draft.task, "（牵头单位：省民政厅，省财政厅配合）"
    if renamed:
        task, note = tuple(map(_localised, task)), _localised(note)
    return Pair(
        made_by=name,
        task=side(task, heading=heading, note=note, before="各有关单位：\n" * chance.randint(0, 2)),
        source=side(draft.source, heading=heading, note="（牵头单位：省民政厅，省财政厅配合）"),
        relation=draft.relation,
        copy="renamed" if renamed and draft.copy == "copied" else draft.copy,
        measures=frozenset((n, m) for n, origins in enumerate(draft.origins, 1) for m in origins),
    )


def _localised(text: str) -> str:
    for name, local in NAMES:
        text = text.replace(name, local)
    return text


def _verbatim(chance: random.Random, source: Sequence[str]) -> Draft:
    return _kept(source, range(len(source)), "equal", "copied")


def _kept(source: Sequence[str], kept: Sequence[int], relation: Relation, copy: CopyClass) -> Draft:
    return Draft(
        source=tuple(source),
        task=tuple(source[n] for n in kept),
        origins=tuple((n + 1,) for n in kept),
        relation=relation,
        copy=copy,
    )


def _reordered(chance: random.Random, source: Sequence[str]) -> Draft:
    order = list(range(len(source)))
    while order == sorted(order):
        chance.shuffle(order)
    return _kept(source, order, "equivalent", "copied")


def _dropped(chance: random.Random, source: Sequence[str]) -> Draft:
    kept = sorted(chance.sample(range(len(source)), chance.randint(1, len(source) - 1)))
    return _kept(source, kept, "subset", "copied")


def _split(chance: random.Random, source: Sequence[str]) -> Draft:
    """The other half stands in another task."""
    return _kept(source, range(len(source) // 2), "subset", "copied")


def _added(chance: random.Random, source: Sequence[str]) -> Draft:
    return _with_others(chance, _verbatim(chance, source), 1, "superset")


def _merged(chance: random.Random, source: Sequence[str]) -> Draft:
    """With all of another source behind it."""
    return _with_others(chance, _verbatim(chance, source), chance.randint(2, 3), "superset")


def _replaced(chance: random.Random, source: Sequence[str]) -> Draft:
    return _with_others(chance, _dropped(chance, source), 1, "intersects")


def _with_others(chance: random.Random, draft: Draft, count: int, relation: Relation) -> Draft:
    task, origins = list(draft.task), list(draft.origins)
    for deed in chance.sample(_OTHER_DEEDS, count):
        at = chance.randint(0, len(task))
        task.insert(at, _written(chance, deed))
        origins.insert(at, ())
    return msgspec.structs.replace(
        draft, task=tuple(task), origins=tuple(origins), relation=relation
    )


def _joined(chance: random.Random, source: Sequence[str]) -> Draft:
    """The first two sentences become one; nothing but a full stop changes."""
    task = (f"{source[0].removesuffix('。')}，{source[1]}", *source[2:])
    origins = ((1, 2), *((n,) for n in range(3, len(source) + 1)))
    return Draft(source=tuple(source), task=task, origins=origins, relation="equal", copy="copied")


def _reworded(chance: random.Random, source: Sequence[str]) -> Draft:
    """One word in ten or more, in every sentence."""
    return msgspec.structs.replace(
        _verbatim(chance, source),
        task=tuple(_in_other_words(chance, sentence) for sentence in source),
        relation="equivalent",
        copy="adapted",
    )


def _in_other_words(chance: random.Random, sentence: str) -> str:
    """Other verbs, and a manner put before some: 切实加强."""
    words = [pair if pair[0] in sentence else pair[::-1] for pair in _SAYINGS]
    for said, other in words:
        sentence = sentence.replace(said, f"\0{other}\0")
    changed = sentence.count("\0") // 2
    sentence = sentence.replace("\0", "")
    clauses = sentence.split("，")
    for n in chance.sample(range(len(clauses)), min(len(clauses), max(0, 3 - changed))):
        clauses[n] = f"{chance.choice(('切实', '扎实', '积极'))}{clauses[n]}"
    return "，".join(clauses)


def _turned(chance: random.Random, source: Sequence[str]) -> Draft:
    """The clauses of each sentence the other way round."""
    return msgspec.structs.replace(
        _verbatim(chance, source),
        task=tuple("，".join(one.removesuffix("。").split("，")[::-1]) + "。" for one in source),
        relation="equivalent",
    )


def _reworded_less(chance: random.Random, source: Sequence[str]) -> Draft:
    """In other words, and the last sentence left out."""
    draft = _reworded(chance, source)
    return msgspec.structs.replace(
        draft, task=draft.task[:-1], origins=draft.origins[:-1], relation="subset"
    )


def _other_numbers(chance: random.Random, source: Sequence[str]) -> Draft:
    """Every number is another one; a sentence with numbers is put in."""
    source = (*source[1:], _written(chance, _DEEDS[chance.choice(_WITH_NUMBER)]))
    task = tuple(re.sub(r"\d+", lambda found: str(int(found[0]) + 3), one) for one in source)
    return Draft(
        source=source,
        task=task,
        origins=tuple((n + 1,) for n in range(len(source))),
        relation="equivalent",
        copy="adapted",
    )


def _part_dropped(chance: random.Random, source: Sequence[str]) -> Draft:
    """A clause that was put into one sentence of the source is left out."""
    draft = _part_added(chance, source)
    return msgspec.structs.replace(
        draft, source=draft.task, task=draft.source, relation="subset", copy="copied"
    )


def _part_added(chance: random.Random, source: Sequence[str]) -> Draft:
    short = tuple(source[:2])
    clause = foreign(chance).removesuffix("。")
    n = chance.randrange(2)
    task = (*short[:n], f"{short[n].removesuffix('。')}，{clause}。", *short[n + 1 :])
    return msgspec.structs.replace(
        _verbatim(chance, short), task=task, relation="superset", copy="adapted"
    )


def _own(chance: random.Random, source: Sequence[str]) -> Draft:
    """Under the same heading."""
    return Draft(
        source=tuple(_written(chance, deed) for deed in chance.sample(_DEEDS, 2)),
        task=tuple(_written(chance, deed) for deed in chance.sample(_OTHER_DEEDS, 2)),
        origins=((), ()),
        relation="intersects",
        copy="own",
    )


def _boilerplate(chance: random.Random, source: Sequence[str]) -> Draft:
    """Other measures on both sides, and the same formulas."""
    draft = _own(chance, source)
    shared = tuple(chance.sample(FORMULAS, 2))
    return msgspec.structs.replace(
        draft,
        source=draft.source + shared,
        task=draft.task + shared,
        origins=(*draft.origins, (3,), (4,)),
        copy="boilerplate",
    )


MAKINGS: Mapping[str, Callable[[random.Random, Sequence[str]], Draft]] = {
    "verbatim": _verbatim,
    "reordered": _reordered,
    "dropped": _dropped,
    "split": _split,
    "added": _added,
    "merged": _merged,
    "replaced": _replaced,
    "joined": _joined,
    "reworded": _reworded,
    "turned": _turned,
    "reworded and less": _reworded_less,
    "other numbers": _other_numbers,
    "part dropped": _part_dropped,
    "part added": _part_added,
    "own": _own,
    "boilerplate": _boilerplate,
}


class Planted(msgspec.Struct, frozen=True, kw_only=True):
    """A foreign text with copies of a source in it; `copies` are their places in the document."""

    task: Side
    source: Side
    copies: tuple[Span, ...]


def planted(seed: int, *, copies: int = 4, order: int = 0) -> Planted:
    """Copies of 20 to 400 characters, cut anywhere; another `order` puts them in other places."""
    chance = random.Random(seed)
    source = "".join(chance.sample(_samples(), 40))
    pieces = []
    for n in range(copies):
        room = len(source) // copies
        length = chance.randint(20, min(400, room))
        start = n * room + chance.randint(0, room - length)
        pieces.append(source[start : start + length])
    random.Random(order).shuffle(pieces)
    text, spans = "", []
    for piece in pieces:
        text += "".join(_written(chance, deed) for deed in chance.sample(_OTHER_DEEDS, 2))
        spans.append(Span(len(text), len(text) + len(piece)))
        text += piece
    return Planted(task=of_text(text), source=of_text(source), copies=tuple(spans))


def of_text(text: str) -> Side:
    """A task without measures of its own, the whole document."""
    folded = fold(f"{text}\n")
    return of_spans([Span(0, len(folded))], (), levelling.level(folded), folded)
