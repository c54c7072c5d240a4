"""The names of bodies without their places: what a written form can stand for."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from corpora.vocabulary import Level
from extractors.body_lexicon import FULL, NEVER, SHORT, Row, lexicon

# How a name that varies by level ends (发改委, 发展和改革局), and the long form of the ending.
_SUFFIXES = {
    "委员会": "委员会",
    "办公室": "办公室",
    **{kept: kept for kept in ("总局", "总署", "分局", "总队", "支队", "大队", "中队", "中心")},
    **{"委": "委员会", "办": "办公室"},
    **{kept: kept for kept in "局厅署站所处室院馆组"},
}
# Words without a line of their own: they may follow a domain (大数据发展管理局), never lead.
_PLAIN = re.compile(
    "管理|监督|监管|服务|发展|事务|工作|建设|促进|指导|推进|保障|开发|综合|执法|行政|产业|事业|协调"
    "|合作|改革|运行|监测|信息|安全|技术|业务|经济|资源|交易|保护|监察|稽查|工程|质量|推广|培训|评估"
    "|审查|治理|行业|研究|征管|结算|经办|基金|检测|检验|鉴定|仲裁|领导小组|协调小组"
)
_OFFICE = re.compile("(?:监督管理|行政管理|管理|事务)$")
_JOINTS = "和与及、"
_LONGEST = 14  # characters of one domain


class Domain(msgspec.Struct, frozen=True, kw_only=True):
    """One field of work in a name: all that its words can mean, and the plain words after it."""

    rows: tuple[Row, ...]
    plain: str = ""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A written name as one domain or, in a merged body, several with one ending."""

    domains: tuple[Domain, ...]
    suffix: str = ""

    @property
    def only_national(self) -> bool:
        return all(row.national for domain in self.domains for row in domain.rows)

    def at(self, level: Level | None, year: int | None) -> "Official":
        """What the name was in full at that level in that year; the nearest year where none."""
        chosen = [(_best(domain.rows, level, year), domain.plain) for domain in self.domains]
        lines = dict.fromkeys(row.line for row, _ in chosen if row.line)
        if len(chosen) == 1:
            [(row, plain)] = chosen
            return Official(name=_ended(row.name, plain, self.suffix), row=row, lines=(*lines,))
        names = [_inside(row.name) + plain for row, plain in chosen]
        name = "".join(names[:-1]) + "和" + names[-1] + self.suffix
        return Official(name=name, row=None, lines=(*lines,))


class Official(msgspec.Struct, frozen=True, kw_only=True):
    """A full name that still wants its place; `row` is None for a merged body."""

    name: str
    row: Row | None
    lines: tuple[str, ...]

    @property
    def national(self) -> bool:
        return self.row is not None and self.row.national

    @property
    def seated(self) -> bool:
        """Whether it is a branch of the central state that is named by its seat."""
        return self.row is not None and SHORT in self.name

    def years_off(self, year: int | None) -> int:
        return _gap(self.row, year) if self.row else 0

    def only_at(self, level: Level | None) -> Level | None:
        """The one level where such a body exists, where that is another than `level`."""
        if self.row is None or len(self.row.levels) != 1 or level in self.row.levels:
            return None
        return self.row.levels[0]

    def of(self, place: str, short: str) -> str:
        """The name with its place: 中国人民银行南宁中心支行, 中共牡丹江市委员会宣传部."""
        if FULL in self.name or SHORT in self.name:
            return self.name.replace(SHORT, short).replace(FULL, place)
        return place + self.name


@lru_cache(maxsize=20_000)
def read(written: str) -> Reading | None:
    """A name without its place: 发改委, 文广新局, 工业信息化和商务局; None where it is unknown."""
    whole = lexicon().whole.get(written, ())
    for suffix, full in _SUFFIXES.items():
        if written.endswith(suffix) and len(written) <= 30:
            domains = _domains(written[: -len(suffix)], lexicon().stems)
            if len(domains) > 1 and not whole:
                return Reading(domains=domains, suffix=full)
            # One character needs an ending that its row knows: 教委, but no 教局.
            if len(domains) == 1 and (len(written) > len(suffix) + 1 or full in _suffixes(domains)):
                both = Domain(rows=whole + domains[0].rows, plain=domains[0].plain)
                return Reading(domains=(both,), suffix=full)
            break
    return Reading(domains=(Domain(rows=whole),)) if whole else None


def around(written: str) -> Iterator[tuple[str, Reading]]:
    """Names that hold their place inside: 团市委 gives 市, 人行郑州中心支行 gives 郑州."""
    for head, tail, row in lexicon().around:
        inner = len(written) - len(head) - len(tail)
        if inner > 0 and written.startswith(head) and written.endswith(tail):
            place = written[len(head) : len(head) + inner]
            yield place, Reading(domains=(Domain(rows=(row,)),))


def kind(written: str) -> tuple[Row, str] | None:
    """What sort of institution a proper name ends in, and that ending: 大学, 有限公司."""
    kinds = lexicon().kinds
    for length in range(min(len(written), 10), 0, -1):
        if (row := kinds.get(written[-length:])) is not None:
            return row, written[-length:]
    return None


def lines_of(words: str) -> tuple[str, ...]:
    """The lines that words before 部门 name: 财政, 卫生人口计生, 组织人事; empty for none."""
    domains = _domains(words, lexicon().words) if len(words) <= 30 else ()
    lines = (_best(domain.rows, None, None).line for domain in domains)
    return tuple(dict.fromkeys(line for line in lines if line))


def _domains(words: str, known: dict[str, tuple[Row, ...]]) -> tuple[Domain, ...]:
    """The cheapest way to cut `words` into known ones; one character costs two words.

    Dynamic programming over positions; linear, as no word is longer than `_LONGEST`.
    """
    best: list[tuple[int, tuple[Domain, ...]] | None] = [(0, ()), *[None] * len(words)]
    for start in range(len(words)):
        reached = best[start]
        if reached is None:
            continue
        cost, before = reached
        joined = start + (1 if before and words[start] in _JOINTS else 0)
        for begin in dict.fromkeys((start, joined)):
            for end in range(begin + 1, min(len(words), begin + _LONGEST) + 1):
                word = words[begin:end]
                after: tuple[Domain, ...]
                if meant := known.get(word):
                    after = (*before, Domain(rows=meant))
                elif before and _PLAIN.fullmatch(word):
                    plain = before[-1].plain + words[start:end]
                    after = (*before[:-1], Domain(rows=before[-1].rows, plain=plain))
                else:
                    continue
                price = cost + (2 if len(word) == 1 else 1)
                old = best[end]
                if old is None or price < old[0]:
                    best[end] = (price, after)
    end_state = best[-1]
    return end_state[1] if end_state else ()


def _suffixes(domains: Sequence[Domain]) -> Sequence[str]:
    """In the order of the table, each once."""
    written = (suffix for domain in domains for row in domain.rows for suffix in row.suffixes)
    return tuple(dict.fromkeys(written))


def _best(found: Sequence[Row], level: Level | None, year: int | None) -> Row:
    """The first of those that fit the level best, then of those whose years lie nearest."""
    return min(found, key=lambda row: (_misfit(row, level), _gap(row, year)))


def _misfit(row: Row, level: Level | None) -> int:
    if row.national:
        return 0 if level == "national" else 2
    if level == "national":
        return 1
    return 1 if row.levels and level is not None and level not in row.levels else 0


def _gap(row: Row, year: int | None) -> int:
    if year is None:
        return 0 if row.until == NEVER else 1
    return max(row.since - year, year - row.until, 0)


def _ended(name: str, plain: str, suffix: str) -> str:
    """中医药管理~ with 产业 is 中医药产业局: written words replace those that are not."""
    stem, varies, _ = name.partition("~")
    if not varies:
        return name
    return (_OFFICE.sub("", stem) if plain else stem) + plain + suffix


def _inside(name: str) -> str:
    """A domain's name among others: 工业信息化 in 工业信息化和商务局."""
    bare = name.removeprefix("人民政府").removeprefix("中共{}委员会").rstrip("~")
    return bare.replace("和", "") if name.endswith("~") else bare
