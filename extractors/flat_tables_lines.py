"""Rows of a flattened table with one cell a line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from extractors import flat_tables_bodies
from extractors.flat_tables_header import Header, Piece
from extractors.tables import Column

_MOST_LINES = 20_000
_MOST_HELD = 60  # lines of one row: its cells, and rows without numbers below it
_NUMBER = re.compile(r"\d{1,3}[.、]?")
_GROUP = re.compile(r"[一二三四五六七八九十]{1,3}、[^。;,]{2,40}")
_END = re.compile(r"附(?:件|表|录)|注:|说明:|(?:第[一二三四五六七八九十]+[章节])")
_LEAST_TEXT = 4
_LONGEST_LINE = 5_000
_BODIES = frozenset(("lead", "responsible", "support"))
_WHEN = re.compile(
    r".{0,6}(?:\d{4}年?|\d{1,2}月|季度|年底|年内|半年|持续|长期|全年|每[年月季周]|立即|适时|\d{4}[./-]\d)"
    r".{0,16}"
)


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    start: int
    end: int
    text: str


class _Block(msgspec.Struct, frozen=True, kw_only=True):
    """The lines from one number to the next."""

    number: int
    lines: tuple[_Line, ...]
    group: _Line | None


def read(folded: str, header: Header) -> tuple[list[list[Piece]], int]:
    """The rows in order, a group's heading as one wide piece, and where the table ends."""
    blocks = _blocks(folded, header)
    rows: list[list[Piece]] = []
    end = header.end
    for at, block in enumerate(blocks):
        if block.group:
            line = block.group
            rows.append(
                [Piece(start=line.start, end=line.end, column=0, columns=len(header.words))]
            )
        following = blocks[at + 1].number if at + 1 < len(blocks) else None
        made, end = _made(folded, block, following, header)
        rows += made
    return rows, end


def _blocks(folded: str, header: Header) -> list[_Block]:
    """Numbers count up by one, begin again at 1 below a heading, or count unnumbered rows too."""
    blocks: list[_Block] = []
    held: list[_Line] = []
    number: int | None = None
    own: _Line | None = None
    group: _Line | None = None
    label: _Line | None = None
    blanks = 0
    for line in _lines(folded, header.end):
        if not line.text:
            blanks += 1
            if blanks >= 2 and number is not None:
                break
            continue
        blanks = 0
        if _END.match(line.text):
            break
        written = int(line.text.rstrip(".、")) if _NUMBER.fullmatch(line.text) else None
        due = written is not None and (
            written == 1 if number is None else _is_due(written, number, len(held), group)
        )
        if due:
            if number is not None and label is not None:
                blocks.append(_Block(number=number, lines=(label, *held), group=own))
            number, label, held = written, line, []
            own, group = group, None
        elif _GROUP.fullmatch(line.text) and (number is None or len(held) >= 2):
            group = line
        elif number is None:
            return []  # something else than a first row stands under the header
        elif group is not None or len(held) >= _MOST_HELD:
            break  # a heading with text below it: the document goes on
        else:
            held.append(line)
    if number is not None and label is not None:
        blocks.append(_Block(number=number, lines=(label, *held), group=own))
    return blocks


def _is_due(written: int, number: int, lines: int, group: _Line | None) -> bool:
    return (
        written == number + 1
        or (number < written <= number + lines)
        or (written == 1 and group is not None)
    )


def _lines(folded: str, start: int) -> Iterator[_Line]:
    at = folded.find("\n", start, start + _LONGEST_LINE)
    for _ in range(_MOST_LINES):
        if not 0 <= at < len(folded):
            return
        following = folded.find("\n", at + 1, at + _LONGEST_LINE)
        if following < 0:
            following = min(at + _LONGEST_LINE, len(folded))
            if following < len(folded):
                return  # no cell is so long
        words = folded[at + 1 : following]
        text = words.strip(" ")
        begin = at + 1 + len(words) - len(words.lstrip(" "))
        yield _Line(start=begin, end=begin + len(text), text=text)
        at = following


def _made(
    folded: str, block: _Block, following: int | None, header: Header
) -> tuple[list[list[Piece]], int]:
    """The rows of one number: one, or several that share its merged cells; and their end."""
    label, *lines = block.lines
    number = Piece(start=label.start, end=label.end, column=0)
    columns = header.columns
    cells = _placed(folded, lines, columns[1:])
    if cells is not None:
        return [[number, *cells]], lines[-1].end
    wanted = len(columns) - 1
    first = _placed(folded, lines[:wanted], columns[1:]) if len(lines) > wanted else None
    if first is None:
        return [[number]], (lines[-1] if lines else label).end
    more = lines[wanted:]
    # 8 … 15: the rows between have no numbers and share the cells that stand but once.
    if following != block.number + len(more) + 1 or len(more) == 0:
        return [[number, *first]], lines[wanted - 1].end
    task = max(at for at, column in enumerate(columns) if column == "task")
    rows = 1 + len(more)
    spread = [
        piece if piece.column == task else msgspec.structs.replace(piece, rows=rows)
        for piece in first
    ]
    return [
        [number, *spread],
        *([Piece(start=line.start, end=line.end, column=task)] for line in more),
    ], more[-1].end


def _placed(folded: str, lines: Sequence[_Line], columns: Sequence[Column]) -> list[Piece] | None:
    """Each column with its lines, if there is but one way to do it; else None.

    A row of as many lines as columns is read in order if every line can be what its column holds.
    """
    if not lines or len(lines) > 2 * len(columns) + 6:
        return None
    kinds = [_fits(folded, line) for line in lines]
    if len(lines) == len(columns):
        if all(column in kind for column, kind in zip(columns, kinds, strict=True)):
            return [
                Piece(start=line.start, end=line.end, column=at)
                for at, line in enumerate(lines, start=1)
            ]
        return None
    ways = _ways(kinds, columns)
    if len(ways) != 1:
        return None
    [edges] = ways
    return [
        Piece(start=lines[begin].start, end=lines[end - 1].end, column=at)
        for at, (begin, end) in enumerate(pairwise(edges), start=1)
        if end > begin
    ]


def _ways(kinds: Sequence[frozenset[Column]], columns: Sequence[Column]) -> list[tuple[int, ...]]:
    """How lines can be dealt out in order: the task has one or more, others may be empty.

    At most two ways are looked for: one is certain, two are not.
    """
    ways: list[tuple[int, ...]] = [(0,)]
    for left, column in zip(range(len(columns) - 1, -1, -1), columns, strict=True):
        grown: list[tuple[int, ...]] = []
        for way in ways:
            at = way[-1]
            least = 1 if column == "task" else 0
            end = at
            while True:
                if end - at >= least:
                    grown.append((*way, end))
                if end >= len(kinds) or column not in kinds[end]:
                    break
                end += 1
        ways = grown[:500]
        if not left:
            ways = [way for way in ways if way[-1] == len(kinds)]
    return ways[:2]


def _fits(folded: str, line: _Line) -> frozenset[Column]:
    """What a line can be: names of bodies, a time, or words."""
    if flat_tables_bodies.is_list(folded, line.start, line.end):
        return _NAMES
    if _WHEN.fullmatch(line.text):
        return _TIMES
    return _WORDS if len(line.text) >= _LEAST_TEXT else _SHORT


_NAMES: frozenset[Column] = frozenset(("lead", "responsible", "support", "other"))
_TIMES: frozenset[Column] = frozenset(("deadline", "task", "other"))
_WORDS: frozenset[Column] = frozenset(("task", "group", "other"))
_SHORT: frozenset[Column] = frozenset(("group", "other"))
