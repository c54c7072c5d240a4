"""Measured values as a table: for people, as CSV and as JSON."""

import csv
from collections.abc import Callable, Iterable, Mapping
from io import TextIOWrapper
from typing import IO, Literal

import msgspec

from outputs.csv_tables import RUNS
from outputs.terminal import Look, harmless, table

By = Literal["all", "pair", "document", "level", "place", "year", "line", "department"]
Unit = Literal["share", "days", "documents", "tasks", "links", "score"]

BYS: Mapping[By, str] = {
    "all": "全部",
    "pair": "文件对",
    "document": "文件",
    "level": "层级",
    "place": "地区",
    "year": "年份",
    "line": "条线",
    "department": "部门",
}
UNITS: Mapping[Unit, str] = {
    "share": "",
    "days": "天",
    "documents": "份",
    "tasks": "项",
    "links": "条",
    "score": "",
}
NAMES: Mapping[str, str] = {
    "copied_share": "照搬比例",
    "horizontal_share": "横向雷同比例",
    "coverage": "覆盖率",
    "diffusion_days": "扩散天数",
    "diffusion_depth": "扩散深度",
    "diffusion_breadth": "扩散广度",
    "load": "牵头或负责任务",
    "load_lead": "牵头任务",
    "load_responsible": "负责任务",
    "load_support": "配合任务",
    "strength_must": "强度·必须",
    "strength_should": "强度·应当",
    "strength_encourage": "强度·鼓励",
    "strength_explore": "强度·探索",
    "strength_in_principle": "强度·原则上",
    "strength_plain": "强度·一般",
    "network_documents": "网络文件数",
    "network_links": "网络关系数",
    "network_density": "网络密度",
    "network_parts": "连通部分",
    "sources": "上级来源数",
    "takers": "承接文件数",
    "pagerank": "PageRank",
    "betweenness": "中介中心性",
}
_HEADINGS = ("measure", "by", "group", "label", "value", "unit", "n")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table.

    `group` names what the value is of: an id, a pair of ids ``LOCAL <- SOURCE``, a level, a name,
    a year; empty for the whole. `label` says the same to people. `n` is the number of items that
    the value was made from. Shares are 0 to 1.
    """

    measure: str
    by: By
    group: str
    label: str
    value: float
    unit: Unit
    n: int


def write_table(figures: Iterable[Figure], out: IO[bytes], look: Look) -> None:
    """For people; the ids of groups are left to the other forms."""
    zh = look.language == "zh"
    headings = ("measure", "by", "of", "value", "n")
    if zh:
        headings = ("指标", "分组", "对象", "数值", "样本数")
    rows = [
        (
            NAMES[one.measure] if zh else one.measure,
            BYS[one.by] if zh else one.by,
            one.label,
            _value(one, zh=zh),
            str(one.n),
        )
        for one in figures
    ]
    out.write(f"{table(headings, rows, look=look)}\n".encode("utf-8", "replace"))


def write_csv(figures: Iterable[Figure], out: IO[bytes], look: Look) -> None:
    """RFC 4180 in UTF-8; an apostrophe stands before names that a spreadsheet would run.

    It goes to a terminal as well as to a file: what a terminal would obey is U+FFFD.
    """
    text = TextIOWrapper(out, "utf-8", errors="replace", newline="")
    rows = csv.writer(text)
    rows.writerow(_HEADINGS)
    for one in figures:
        rows.writerow(map(_cell, msgspec.structs.astuple(one)))
    text.detach()


def write_json(figures: Iterable[Figure], out: IO[bytes], look: Look) -> None:
    """A list of objects, one a line."""
    out.write(b"[")
    for n, one in enumerate(figures):
        out.write(b",\n" if n else b"\n")
        out.write(msgspec.json.encode(one))
    out.write(b"\n]\n")


Writer = Callable[[Iterable[Figure], IO[bytes], Look], None]

WRITERS: Mapping[str, Writer] = {
    "table": write_table,
    "csv": write_csv,
    "json": write_json,
}


def _value(one: Figure, *, zh: bool) -> str:
    if one.unit == "share" and one.measure != "network_density":
        return f"{one.value:.1%}"
    value = f"{one.value:g}"
    return f"{value}{UNITS[one.unit]}" if zh else f"{value} {one.unit}"


def _cell(value: str | float) -> str | float:
    if not isinstance(value, str):
        return value
    value = harmless(value)
    return f"'{value}" if value.startswith(RUNS) else value
