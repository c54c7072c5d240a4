"""What mkdocs cannot say in mkdocs.yml: the list of decisions, and links to files beside docs/."""

import re
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent

_LINK = re.compile(r"\[(?P<words>[^\]\n]+)\]\((?!\w+:|#)(?P<path>[^)#\s]+)(?:#[^)\s]*)?\)")
_HEADING = re.compile(r"(?m)\A# (?P<words>.+)$")


def on_config(config: Any) -> Any:
    """Puts every decision under the entry of their folder, by number."""
    config["nav"] = [_filled(entry) for entry in config["nav"]]
    return config


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Names a file of the repository that is no page of the site instead of leading to it."""
    folder = (DOCS / page.file.src_uri).parent

    def named(link: re.Match[str]) -> str:
        target = (folder / link["path"]).resolve()
        if target.is_relative_to(DOCS) and target.suffix == ".md":
            return link[0]
        name = str(target.relative_to(DOCS.parent))
        words = link["words"].strip("`")
        return f"`{name}`" if name.endswith(words) else f"{link['words']} (`{name}`)"

    return _LINK.sub(named, markdown)


def _filled(entry: Any) -> Any:
    if isinstance(entry, list):
        return [_filled(one) for one in entry]
    if isinstance(entry, dict):
        return {title: _filled(one) for title, one in entry.items()}
    return _pages(entry) if isinstance(entry, str) and entry.endswith("/") else entry


def _pages(folder: str) -> list[dict[str, str]]:
    paths = sorted((DOCS / folder).glob("*.md"))
    return [{_title(path): f"{folder}{path.name}"} for path in paths]


def _title(path: Path) -> str:
    heading = _HEADING.match(path.read_text("utf-8"))
    return heading["words"] if heading else path.stem
