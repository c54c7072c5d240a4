"""The site of the docs builds without a warning, and fetches nothing."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAV = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]

# What a browser loads by itself; a link that a reader may follow is not among them.
_LOADED = re.compile(
    r"<(?:script|img|iframe|source|audio|video|embed)\b[^>]*?\bsrc=[\"']?(?P<source>[^\"'\s>]+)"
    r"|<link\b(?=[^>]*\brel=[\"']?(?:stylesheet|preload|preconnect|icon|dns-prefetch))[^>]*?"
    r"\bhref=[\"']?(?P<link>[^\"'\s>]+)"
)
_STYLED = re.compile(r"(?:url\(|@import)\s*[\"']?(?P<target>[^\"')\s]+)")


def loaded(page: str) -> list[str]:
    return [found["source"] or found["link"] for found in _LOADED.finditer(page)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("material") is None:
        pytest.skip("mkdocs-material is not installed: pip install -e '.[docs]'")
    folder = tmp_path_factory.mktemp("site")
    arguments = ["-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.slow
def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    found = {
        (page.name, target) for page in pages for target in loaded(page.read_text("utf-8"))
    } | {
        (sheet.name, found["target"])
        for sheet in site.rglob("*.css")
        for found in _STYLED.finditer(sheet.read_text("utf-8"))
    }

    assert len(pages) > len(list((ROOT / "docs/decisions").glob("*.md")))
    assert found
    assert [one for one in sorted(found) if re.match(r"(?:\w+:)?//", one[1])] == []


@pytest.mark.slow
def test_every_decision_has_its_page(site: Path) -> None:
    made = {path.stem for path in (site / "decisions").glob("*.html")}

    assert made == {path.stem for path in (ROOT / "docs/decisions").glob("*.md")}


@pytest.mark.slow
def test_what_is_no_page_is_left_out(site: Path) -> None:
    assert [name for name in ("hooks.py", "notebook.ipynb") if (site / name).exists()] == []


@pytest.mark.slow
def test_a_link_beside_the_docs_becomes_a_name(site: Path) -> None:
    text = (site / "architecture.html").read_text("utf-8")

    assert "<code>CONTRIBUTING.md</code>" in text
    assert 'href="../CONTRIBUTING.md"' not in text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<script src="https://a.example/x.js"></script>', ["https://a.example/x.js"]),
        ('<link href="//a.example/x.css" rel="stylesheet">', ["//a.example/x.css"]),
        ("<img alt='x' src=assets/x.png>", ["assets/x.png"]),
        ('<a href="https://a.example/">words</a>', []),
        ('<link rel="canonical" href="https://a.example/">', []),
    ],
)
def test_what_a_browser_loads(page: str, expected: list[str]) -> None:
    assert loaded(page) == expected


def test_every_page_stands_in_the_list_of_pages() -> None:
    """mkdocs tells too, but only where it is installed."""
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    listed = re.findall(r"[\w/.-]+\.md", NAV)

    assert sorted(listed) == sorted(page for page in pages if not page.startswith("decisions/"))
