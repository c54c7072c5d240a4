"""Puts help texts and score floors where the documents show them.

    python -m tests.insert_help

Between ``<!-- help: NAME -->`` and ``<!-- end -->`` stands what `policy-pipe NAME --help` prints,
after ``<!-- help: -->`` that of the program; after ``<!-- floors: en -->`` the table of floors,
after ``<!-- formats: zh -->`` that of formats in Chinese; after ``<!-- gold: -->`` how much was
annotated.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from click.testing import CliRunner

from corpora.readers import READERS
from corpora.readers.formats import FORMATS
from pipeline.cli import main
from tests.evaluation import floors
from tests.evaluation.measuring import Gold

ROOT = Path(__file__).parents[1]
DOCUMENTS = tuple(
    ROOT / name for name in ("docs/cli.md", "docs/accuracy.md", "README.md", "README.zh-CN.md")
)

_PLACE = re.compile(
    r"(?P<begin><!-- (?P<what>help|floors|formats|gold): ?(?P<name>[\w ]*?) -->\n)(?P<held>.*?)(?P<end><!-- end -->)",
    re.DOTALL,
)
_HEADS = {
    "en": ("what", "sample corpus", "real documents"),
    "zh": ("项目", "示例文件", "真实文件"),
}
_FIGURES = {
    "task": ("tasks", "任务项"),
    "task_kind": ("kind of task", "任务种类"),
    "path": ("path of the task", "任务路径"),
    "strength": ("strength", "力度"),
    "lead": ("lead and responsible departments", "牵头、责任单位"),
    "role": ("lead told from responsible", "牵头与责任的区分"),
    "support": ("supporting departments", "配合单位"),
    "canonical": ("canonical name of the department", "单位规范名称"),
    "line": ("line of work", "条线"),
    "level": ("level of the department", "单位层级"),
    "collective": ("one body or many", "单个或集合单位"),
    "deadline": ("deadlines", "时限"),
    "target": ("targets", "指标"),
    "citation_number": ("citations by number", "引用（文号）"),
    "citation_title": ("citations by title", "引用（标题）"),
    "citation_role": ("role of the citation", "引用角色"),
    "link": ("links to source tasks", "任务承接关系"),
    "sibling_link": ("links between parallel documents", "平行文件任务对应"),
    "metadata_accuracy": ("identity fields that are right", "文件要素正确率"),
    "offsets": ("spans that quote what they claim", "出处位置正确率"),
}
_FORMATS = {
    ".txt": ("plain text", "纯文本"),
    ".html": ("web page", "网页"),
    ".mhtml": ("web page archive", "网页归档"),
    ".docx": ("Word", "Word 文档"),
    ".doc": ("Word before 2007", "旧版 Word 文档"),
    ".wps": ("WPS document", "WPS 文字"),
    ".rtf": ("rich text", "RTF 文档"),
    ".pdf": ("PDF", "PDF"),
    ".ofd": ("OFD", "OFD 版式文件"),
    ".xlsx": ("Excel", "Excel 表格"),
    ".xls": ("Excel before 2007", "旧版 Excel 表格"),
    ".et": ("WPS workbook", "WPS 表格"),
    ".pptx": ("PowerPoint", "演示文稿"),
    ".ppt": ("PowerPoint before 2007", "旧版演示文稿"),
    ".ceb": ("CEB", "CEB 版式文件"),
    ".caj": ("CAJ", "CAJ 文件"),
}
_ARCHIVES = (".zip", ".rar", ".7z", ".gz")
_PICTURES = (".png", ".jpg", ".gif", ".bmp", ".tif", ".webp")
_OTHERS = {_ARCHIVES: ("archives", "压缩包"), _PICTURES: ("pictures", "图片")}
_READ = {
    "en": ("format", "", "read", "recognised, not read yet"),
    "zh": ("格式", "", "可读", "能识别，暂不能读"),
}


def inserted(text: str) -> str:
    """The same document with all places filled."""
    return _PLACE.sub(lambda place: place["begin"] + _filling(place) + place["end"], text)


def help_of(command: str) -> str:
    """As on a terminal of 80 columns."""
    arguments = [*command.split(), "--help"]
    done = CliRunner().invoke(main, arguments, prog_name="policy-pipe", terminal_width=80)
    assert done.exit_code == 0, done.output
    return done.output


def _filling(place: re.Match[str]) -> str:
    if place["what"] == "help":
        return f"```\n{help_of(place['name'])}```\n"
    if place["what"] == "formats":
        return _formats(place["name"])
    return _floors(place["name"]) if place["what"] == "floors" else _gold()


def _gold() -> str:
    sets = floors.read().sets
    names = [name for name in ("samples", "shared") if name in sets]
    counts = [key for key in Gold.__struct_fields__ if key != "sha256"]
    rows = [["", *_HEADS["en"][1 : len(names) + 1]], ["---"] * (len(names) + 1)]
    rows += [[key, *(str(getattr(sets[name].gold, key)) for name in names)] for key in counts]
    return _rows(rows)


def _formats(language: str) -> str:
    """Every format that is recognised is named, alone or in its group."""
    place = language == "zh"
    named: dict[str, tuple[str, ...]] = {
        f"{words[place]} ({suffix})": (suffix,) for suffix, words in _FORMATS.items()
    }
    named |= {words[place]: group for group, words in _OTHERS.items()}
    known = {suffix for group in named.values() for suffix in group}
    assert known == set(FORMATS), "name the new formats in tests/insert_help.py"
    read = [name for name, group in named.items() if not READERS.keys().isdisjoint(group)]
    rest = [name for name in named if name not in read]
    comma = "、" if place else ", "
    first, second, can, cannot = _READ[language]
    rows = ((first, second), ("---", "---"), (can, comma.join(read)), (cannot, comma.join(rest)))
    return _rows(rows)


def _floors(language: str) -> str:
    sets = floors.read().sets
    names = [name for name in ("samples", "shared") if name in sets]
    rows = [list(_HEADS[language][: len(names) + 1]), ["---"] * (len(names) + 1)]
    for figure, words in _FIGURES.items():
        reached = [sets[name].figures.get(figure) for name in names]
        if any(value is not None for value in reached):
            label = words[language == "zh"]
            rows.append([label, *("–" if one is None else f"{one:.3f}" for one in reached)])
    return _rows(rows)


def _rows(rows: Iterable[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


if __name__ == "__main__":
    for document in DOCUMENTS:
        document.write_text(inserted(document.read_text("utf-8")), "utf-8")
