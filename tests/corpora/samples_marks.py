"""Reads a marked source of the sample corpus: the text it writes and the gold on it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

SOURCES = Path(__file__).with_name("samples_source")

_MARK = re.compile(r"\{(?P<code>[^{}|]+?)(?:\|(?P<text>[^{}]*))?\}")
_NUMBER = re.compile(r"[\u4e00-\u9fff]+〔\d{4}〕\d+号|[\u4e00-\u9fff]+令第\d+号")
_TITLE = re.compile(r"《(?P<title>.*)》")
_ROLES = {"L": "lead", "R": "responsible", "S": "support"}
_LEVELS = {"省": "province", "市": "municipality", "县": "county"}
# Whose governments a collective name means, by the widest word in it.
_COLLECTIVE = (
    ("州", "municipality"),
    ("区）", "county"),
    ("乡镇", "township"),
    ("各有关部门", None),
)
# Names that no place stands before: 财政部门 in a text for all levels, with its line of work.
_GENERIC = (
    ("民政部门", "民政"),
    ("财政部门", "财政"),
    ("自然资源部门", "自然资源"),
    ("住房城乡建设部门", "住建"),
    ("消防救援部门", "消防"),
    ("卫生健康部门", "卫健"),
    ("发展改革部门", "发改"),
)

Gold = dict[str, Any]  # JSON


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph: its form (h centred, r right, l flush left, p body, blank) and plain text."""

    form: str
    text: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One table row as written; `^` is a cell merged with the one above."""

    cells: tuple[str, ...]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A source file read: what to write, and the gold on it."""

    head: Mapping[str, Any]
    blocks: tuple[Line | tuple[Row, ...], ...]
    tasks: tuple[Gold, ...]
    citations: tuple[Gold, ...]
    planted: tuple[Gold, ...]


def read(path: Path) -> Source:
    _, head, body = path.read_text("utf-8").split("+++\n", 2)
    return _Reader(tomllib.loads(head)).read(body.rstrip("\n").split("\n"))


class _Bodies:
    """Names of bodies as one document writes them: canonical name, line, level."""

    def __init__(self, places: Sequence[str]) -> None:
        self.places = {place[-1]: place for place in places}
        header, *rows = (SOURCES / "bodies.tsv").read_text("utf-8").splitlines()
        assert header == "stem\tfull\tline"
        self.stems = {row.split("\t")[0]: row.split("\t")[1:] for row in rows}

    def resolve(self, name: str, *, collective: bool) -> Gold:
        if collective:
            level = next(level for word, level in _COLLECTIVE if word in name)
            line = "政府" if level else None
            return {"canonical": None, "line": line, "level": level, "collective": True}
        for ending, line in _GENERIC:
            if name.endswith(ending):
                before = name.removesuffix(ending)
                level = _LEVELS[before[0]] if before else None
                return {"canonical": None, "line": line, "level": level, "collective": False}
        # 团省委 carries its level in the middle.
        holder, stem = (name[1], "团委") if name.startswith("团") else (name[0], name[1:])
        full, line = self.stems[stem]
        place = self.places[holder]
        canonical = full.replace("{}", place) if "{}" in full else place + full
        return {
            "canonical": canonical,
            "line": line,
            "level": _LEVELS[holder],
            "collective": False,
        }


class _Reader:
    """One pass over the lines of a source; what is open at a line stands in its attributes."""

    def __init__(self, head: Mapping[str, Any]) -> None:
        self.head = head
        self.bodies = _Bodies(head["places"])
        self.blocks: list[Line | tuple[Row, ...]] = []
        self.tasks: list[Gold] = []
        self.citations: list[Gold] = []
        self.planted: list[Gold] = []
        self.task: Gold | None = None
        self.waiting: list[Gold] = []  # planted items that belong to the next task
        self.table: list[Row] | None = None
        self.rows: list[tuple[Gold | None, tuple[str, ...]]] = []
        self.glued = ""

    def read(self, lines: Sequence[str]) -> Source:
        for line in lines:
            self._line(line)
        self._close()
        for item in self.waiting:
            self.planted.append(item)
        return Source(
            head=self.head,
            blocks=tuple(self.blocks),
            tasks=tuple(self.tasks),
            citations=tuple(self.citations),
            planted=tuple(self.planted),
        )

    def _line(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        match word:
            case "@task":
                self._close()
                self._open(rest)
            case "@end":
                self._close()
            case "@planted":
                self.waiting.append(self._plant(rest))
            case "@table":
                self.rows = [(None, tuple(rest.split(" ¦ ")))]
                self.table = []
            case "@row":
                self._open(rest)
            case "@endtable":
                self._table()
            case _ if self.table is not None:
                self.rows.append((self.task, tuple(line.split(" ¦ "))))
                self.task = None
            case "@h" | "@r" | "@l":
                self._text(word[1], rest)
            case _:
                self._text("p" if line else "blank", line)

    def _plant(self, rest: str) -> Gold:
        words, _, note = rest.partition(" : ")
        kind, *source = words.split()
        return {
            "kind": kind,
            "file": self.head["file"],
            "task": None,
            "source": source[0] if source else None,
            "note": note,
        }

    def _open(self, rest: str) -> None:
        words, _, maybe = rest.partition(" ? ")
        words, _, above = words.partition(" < ")
        path, kind, strength, *flags = words.split()
        options = dict(flag.split("=") for flag in flags)
        task: Gold = {
            "path": path,
            "kind": kind,
            "strength": strength,
            "leads": [],
            "role": None,
            "mode": options.get("mode"),
            "supports": [],
            "departments": [],
            "deadlines": [],
            "targets": [],
            "text": "",
            "_from": above.split(),
            "_maybe": maybe.split(),
        }
        if "restates" in options:
            task["restates"] = options["restates"].split(",")
        if "optional" in options:
            task["optional"] = True  # readers may differ: neither helps nor hurts
        self.task = task
        # What was planted before a task is about it; a gap or a fault of the whole has no task.
        for item in self.waiting:
            if item["kind"] not in ("gap", "repealed_basis", "missing_source"):
                item["task"] = path
            self.planted.append(item)
        self.waiting = []

    def _close(self) -> None:
        if self.task is not None:
            self.tasks.append(_finished(self.task))
        self.task = None

    def _text(self, form: str, written: str) -> None:
        goes_on = written.endswith("\\")
        plain = self._plain(written.removesuffix("\\"))
        if self.task is not None and plain:
            self.task["text"] += ("\n" if self.task["text"] else "") + plain
        if goes_on:
            self.glued += plain
            return
        self.blocks.append(Line(form=form, text=self.glued + plain))
        self.glued = ""

    def _plain(self, written: str) -> str:
        return _MARK.sub(self._mark, written)

    def _mark(self, found: "re.Match[str]") -> str:
        code, *words = found["code"].split()
        text = found["text"] if found["text"] is not None else words[-1]
        if code == "c":
            self._cite(words, text)
        elif self.task is not None:
            self._note(code, words, text)
        return text

    def _cite(self, words: Sequence[str], text: str) -> None:
        title = _TITLE.search(text.split("以下简称")[0])
        number = _NUMBER.search(text[title.end() :] if title else text)
        options = dict(word.split("=") for word in words[1:])
        self.citations.append(
            {
                "title": title["title"] if title else None,
                "number": number[0] if number else None,
                "role": words[0],
                "alias": options.get("alias"),
                "text": text,
            }
        )

    def _note(self, code: str, words: Sequence[str], text: str) -> None:
        assert self.task is not None
        task = self.task
        if code[0] in _ROLES:
            name = words[0]
            resolved = self.bodies.resolve(name, collective=code.endswith("*"))
            task["departments"].append({"text": name, "role": _ROLES[code[0]]} | resolved)
        elif code == "t":
            value = float(words[1])
            task["targets"].append(
                {
                    "text": text,
                    "comparator": words[0],
                    "value": int(value) if value.is_integer() else value,
                    "unit": words[2],
                }
            )
        else:
            task["deadlines"].append({"text": text, "kind": _KINDS[code]} | _when(code, words))

    def _table(self) -> None:
        """A merged cell says the same for every row that it spans."""
        assert self.table is not None
        above: tuple[str, ...] = ()
        for task, cells in self.rows:
            full = tuple(
                above[column] if cell == "^" else cell for column, cell in enumerate(cells)
            )
            self.task = task
            plain = tuple(self._plain(cell) for cell in full)
            if task is not None:
                task["text"] = plain[2]
                task["row"] = "\t".join(plain)
            self._close()
            written = zip(cells, plain, strict=True)
            self.table.append(
                Row(cells=tuple("^" if cell == "^" else text for cell, text in written))
            )
            above = full
        self.blocks.append(tuple(self.table))
        self.table = None


_KINDS = {
    "by": "by",
    "during": "during",
    "every": "recurring",
    "within": "within",
    "from": "from",
    "vague": "vague",
}


def _when(code: str, words: Sequence[str]) -> Gold:
    match code:
        case "by":
            return {"due": words[0]}
        case "during":
            return {"start": words[0], "due": words[1]}
        case "every":
            return {"every": words[0]}
        case "within":
            return {"amount": int(words[0]), "unit": words[1]}
        case "from":
            return {"start": words[0]}
        case _:
            return {}


def _finished(task: Gold) -> Gold:
    named: dict[str, list[str]] = {role: [] for role in _ROLES.values()}
    for department in task["departments"]:
        named[department["role"]].append(department["text"])
    task["leads"] = named["lead"] + named["responsible"]
    task["supports"] = named["support"]
    main = named["lead"] or named["responsible"]
    task["role"] = "lead" if named["lead"] else "responsible" if main else None
    if not main:
        task["mode"] = None
    elif task["mode"] is None:
        task["mode"] = "single" if len(main) == 1 else "jointly"
    if named["lead"] and named["responsible"]:
        task["responsible"] = named["responsible"]
    return task
