"""The report's pages from their templates; what is drawn from data files is drawn by scripts."""

from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from corpora.vocabulary import COVERAGE_STATES
from outputs.graph_records import File
from outputs.labels import Language
from outputs.report.figures import Figures
from outputs.report.gathering import SEARCHED

# In the order of the menu; those without an entry there are reached from others.
MENU = ("index", "matrix", "findings", "documents", "graph", "about")
_OTHERS = ("task", "document")
_NAMES = {"index": "summary"}

# Signs that fonts of every office machine have, told apart without colour.
SIGNS: Mapping[str, str] = {
    "covered": "●",
    "partial": "◐",
    "mentioned": "○",
    "gap": "×",
    "merged": "◆",
    "split": "◇",
    "not_applicable": "－",
    "justified": "△",
}


def save_pages(
    folder: Path,
    figures: Figures,
    read: Iterable[File],
    words: Mapping[str, str],
    language: Language,
    scope: Sequence[tuple[str, str]],
    *,
    narrowed: bool,
) -> None:
    """Markup stands in the templates alone: whatever comes from documents is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # 0.1 s

    pages = Environment(
        loader=PackageLoader("outputs.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    common = {
        "w": words,
        "lang": "zh-CN" if language == "zh" else "en",
        "menu": [(name, words[_NAMES.get(name, name)]) for name in MENU],
        "signs": SIGNS,
        "states": list(COVERAGE_STATES),
        "figures": figures,
        "searched": SEARCHED,
        "scope": scope,
        "narrowed": narrowed,
        "version": _version(),
    }
    for name in (*MENU, *_OTHERS):
        template = pages.get_template(f"{name}.html")
        heading = words[_NAMES.get(name, name)]
        # Only one of them lists the files, and may be long: never as one string.
        stream = template.stream(page=name, heading=heading, files=read, **common)
        with (folder / f"{name}.html").open("wb") as out:
            stream.enable_buffering(64)
            stream.dump(out, encoding="utf-8")


def save_static(folder: Path) -> None:
    """Style and scripts, as they are."""
    for source in sorted(files(__package__).joinpath("static").iterdir(), key=lambda one: one.name):
        (folder / source.name).write_bytes(source.read_bytes())


def _version() -> str:
    try:
        return version("policy-pipe")
    except PackageNotFoundError:
        return ""
