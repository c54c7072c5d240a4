"""The paragraphs and tables in the bytes of a rich text document."""

import re
from collections.abc import Callable, Mapping

import msgspec

from corpora.readers.doc_edges import Merge
from corpora.readers.docx_fields import Fields
from corpora.readers.rtf_blocks import Block, Blocks
from corpora.readers.rtf_fonts import Fonts

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    # Bytes, written as they are or by two digits; lines are wrapped even inside a character.
    r"|(?P<bytes>(?:\\'[0-9a-fA-F]{2}|[^\\{}\r\n]+|[\r\n]+)+)"
    r"|\\(?P<sign>[\s\S])"
    r"|(?P<brace>[{}])"
    r"|\\"
)
_HEX = re.compile(r"\\'(..)|[\r\n]+")
_SIGNS = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\r": "\r", "\n": "\r"}
_WORDS = {
    "par": "\r", "sect": "\r", "page": "\r", "column": "\r", "nestcell": "\r", "line": "\n",
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
}  # fmt: skip
# Groups that show nothing; nor do those after an asterisk, but for a few.
_SKIPPED = frozenset((
    "colortbl", "stylesheet", "info", "pict", "objdata", "objclass", "sp", "shprslt", "nonshppict",
    "nonesttables", "xe", "tc", "annotation", "atnid", "atnauthor", "listtable", "revtbl",
    "generator", "themedata", "pntxta", "pntxtb", "filetbl", "do", "upr",
))  # fmt: skip
_SHOWN = ("shpinst", "fldinst", "footnote")
_FRAMES = frozenset((
    "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
))  # fmt: skip
_DEEPEST = 10_000  # groups in groups; what is deeper is lost


class Parts(msgspec.Struct, frozen=True):
    main: list[Block]
    notes: list[list[Block]]
    frame: list[Block]
    title: str


class _State(msgspec.Struct):
    """What ends with its group."""

    sink: Blocks
    mode: str = "show"  # or skip, label, fonts, title, instruction
    unicode: int = 1  # how many characters stand for those that do not know Unicode
    font: int = -1
    wide_font: int = -1
    hidden: bool = False
    deleted: bool = False
    wide: bool = False
    opens: str = ""  # the destination that begins with this group


def parse(data: bytes) -> Parts:
    """Linear in the length; whatever is damaged is left out."""
    return _Parser().parse(data.decode("latin-1"))


class _Parser:
    def __init__(self) -> None:
        self._main = Blocks()
        self._frame = Blocks()
        self._notes: list[Blocks] = []
        self._title: list[str] = []
        self._state = _State(self._main)
        self._stack: list[_State] = []
        self._fonts = Fonts()
        self._fields = Fields()
        self._count = 0  # characters so far
        self._skip = 0
        self._star = False
        self._in_row = False
        self._in_table = False
        self._edges: list[int] = [0]
        self._merges: list[Merge] = []
        self._merge: Merge = ""
        self._surrogate = 0

    def parse(self, text: str) -> Parts:
        at = 0
        while found := _TOKEN.match(text, at):
            at = found.end()
            kind = found.lastgroup
            if kind in ("word", "number"):
                number = int(found["number"]) if found["number"] else None
                if found["word"] == "bin":
                    at += max(number or 0, 0)
                elif self._skip and self._state.mode != "skip":
                    self._skip -= 1
                else:
                    self._word(found["word"], number)
            elif kind == "bytes":
                self._bytes(_HEX.sub(_byte, found["bytes"]).encode("latin-1"))
            elif kind == "sign":
                self._sign(found["sign"])
            elif kind == "brace":
                self._group(found["brace"])
        in_table = self._in_table or self._in_row
        return Parts(
            self._main.close(in_table=in_table),
            [note.close(in_table=False) for note in self._notes],
            self._frame.close(in_table=False),
            "".join(self._title),
        )

    def _group(self, brace: str) -> None:
        self._skip = 0
        self._star = False
        if brace == "{":
            if len(self._stack) < _DEEPEST:
                self._stack.append(self._state)
                self._state = msgspec.structs.replace(self._state, opens="")
        elif self._stack:
            opened = self._state.opens
            drawn = self._fields.mark("end", self._count) if opened == "field" else ""
            if opened in ("note", "frame", "box"):
                self._state.sink.end_paragraph(in_table=False)
            self._state = self._stack.pop()
            if drawn:
                self._put(drawn)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._star = True
        elif sign in _SIGNS:
            self._put(_SIGNS[sign])

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        star, self._star = self._star, False
        if star and word not in _SHOWN:
            state.mode = "skip"
        elif state.mode == "skip" and word != "title":
            return
        elif word in _ACTIONS:
            _ACTIONS[word](self, number)
        elif word in _WORDS:
            self._put(_WORDS[word])
        elif word in _SKIPPED:
            state.mode = "skip"
        elif word in _FRAMES:
            state.sink, state.mode, state.opens = self._frame, "show", "frame"

    def _bytes(self, data: bytes) -> None:
        if self._skip:
            dropped = min(self._skip, len(data))
            self._skip -= dropped
            data = data[dropped:]
        if not data or self._state.mode == "skip":
            return
        state = self._state
        encoding = self._fonts.encoding(state.wide_font, state.font)
        self._put(data.decode("ascii" if data.isascii() else encoding, "replace"))

    def _put(self, text: str) -> None:
        state = self._state
        if state.mode == "skip" or state.hidden or state.deleted:
            return
        if state.mode == "title":
            self._title.append(text)
        elif state.mode == "instruction":
            self._fields.instruct(text)
        elif state.mode == "label":
            state.sink.label.append(text)
        elif state.mode == "show" and text == "\r":
            state.sink.end_paragraph(in_table=self._table_here())
        elif state.mode == "show":
            state.sink.text.append(text)
            self._count += len(text)

    def _table_here(self) -> bool:
        return (self._in_row or self._in_table) and self._state.sink is self._main

    def _unicode(self, number: int | None) -> None:
        code = (number or 0) & 0xFFFF
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
        elif 0xDC00 <= code < 0xE000:
            if self._surrogate:
                self._put(chr(0x10000 + (self._surrogate - 0xD800 << 10) + code - 0xDC00))
            self._surrogate = 0
        else:
            self._put(chr(code))
        self._skip = self._state.unicode

    def _unicode_count(self, number: int | None) -> None:
        self._state.unicode = min(max(number or 0, 0), 9)

    def _code_page_of(self, number: int | None) -> None:
        self._fonts.declare(number or 0)

    def _font(self, number: int | None) -> None:
        self._state.font = -1 if number is None else number

    def _wide(self, _: int | None) -> None:
        self._state.wide = True

    def _narrow(self, _: int | None) -> None:
        self._state.wide = False

    def _associated(self, number: int | None) -> None:
        if self._state.wide and number is not None:
            self._state.wide_font = number

    def _charset(self, number: int | None) -> None:
        if self._state.mode == "fonts":
            self._fonts.define(self._state.font, number or 0)

    def _font_table(self, _: int | None) -> None:
        self._state.mode = "fonts"

    def _titled(self, _: int | None) -> None:
        self._state.mode = "title"

    def _labelled(self, _: int | None) -> None:
        if self._state.mode == "show":
            self._state.mode = "label"

    def _hide(self, number: int | None) -> None:
        self._state.hidden = number != 0

    def _delete(self, number: int | None) -> None:
        self._state.deleted = number != 0

    def _plain(self, _: int | None) -> None:
        self._state.hidden = self._state.deleted = False

    def _field(self, _: int | None) -> None:
        if self._state.mode == "show":
            self._state.opens = "field"
            self._fields.mark("begin", self._count)

    def _instruction(self, _: int | None) -> None:
        if self._state.mode == "show":
            self._state.mode = "instruction"

    def _result(self, _: int | None) -> None:
        self._fields.mark("separate", self._count)

    def _note(self, _: int | None) -> None:
        if self._state.mode == "show":
            self._notes.append(Blocks())
            self._state.sink, self._state.opens = self._notes[-1], "note"

    def _box(self, _: int | None) -> None:
        """Below the paragraph that it hangs on, as its own paragraphs."""
        if self._state.mode == "show":
            self._state.opens = "box"
            if self._state.sink.text:
                self._state.sink.end_paragraph(in_table=self._table_here())

    def _new_paragraph(self, _: int | None) -> None:
        self._in_table = False

    def _table(self, _: int | None) -> None:
        self._in_table = True

    def _new_row(self, _: int | None) -> None:
        self._in_row = True
        self._edges, self._merges, self._merge = [0], [], ""

    def _left(self, number: int | None) -> None:
        self._edges[0] = number or 0

    def _edge(self, number: int | None) -> None:
        self._edges.append(number or 0)
        self._merges.append(self._merge)
        self._merge = ""

    def _cell(self, _: int | None) -> None:
        if self._state.mode == "show":
            self._state.sink.end_cell()

    def _row(self, _: int | None) -> None:
        if self._state.mode == "show":
            self._state.sink.end_row(self._edges, self._merges)
            self._in_row = False

    def _merged_left(self, _: int | None) -> None:
        self._merge = "left"

    def _merged_above(self, _: int | None) -> None:
        self._merge = "above"

    def _merge_starts(self, _: int | None) -> None:
        self._merge = "start"


def _byte(written: re.Match[str]) -> str:
    return chr(int(written[1], 16)) if written[1] else ""


_ACTIONS: Mapping[str, Callable[[_Parser, int | None], None]] = {
    "u": _Parser._unicode,
    "uc": _Parser._unicode_count,
    "ansicpg": _Parser._code_page_of,
    "f": _Parser._font,
    "dbch": _Parser._wide,
    "loch": _Parser._narrow,
    "hich": _Parser._narrow,
    "af": _Parser._associated,
    "fcharset": _Parser._charset,
    "fonttbl": _Parser._font_table,
    "title": _Parser._titled,
    "listtext": _Parser._labelled,
    "pntext": _Parser._labelled,
    "v": _Parser._hide,
    "deleted": _Parser._delete,
    "plain": _Parser._plain,
    "field": _Parser._field,
    "fldinst": _Parser._instruction,
    "fldrslt": _Parser._result,
    "footnote": _Parser._note,
    "shptxt": _Parser._box,
    "pard": _Parser._new_paragraph,
    "intbl": _Parser._table,
    "trowd": _Parser._new_row,
    "trleft": _Parser._left,
    "cellx": _Parser._edge,
    "cell": _Parser._cell,
    "row": _Parser._row,
    "clmrg": _Parser._merged_left,
    "clvmrg": _Parser._merged_above,
    "clvmgf": _Parser._merge_starts,
}
