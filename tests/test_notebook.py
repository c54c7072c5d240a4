"""The notebook of the docs shows what it shows when it is run."""

import importlib.util
import sys

import pytest

from tests.build_notebook import NOTEBOOK, PAGE, SOURCE, cells, page


@pytest.fixture(scope="module")
def kept() -> object:
    import nbformat

    return nbformat.reads(NOTEBOOK.read_text("utf-8"), as_version=4)


def test_a_source_is_cut_into_cells() -> None:
    source = "# Head\n\n```python\na = 1\n```\n\nwords\n\n```\nno code\n```\n"

    assert list(cells(source)) == [
        ("markdown", "# Head"),
        ("code", "a = 1"),
        ("markdown", "words\n\n```\nno code\n```"),
    ]


def test_the_notebook_holds_the_source_of_today(kept: object) -> None:
    told = list(cells(SOURCE.read_text("utf-8").replace("](../docs/", "](")))

    assert [(one.cell_type, one.source) for one in kept.cells] == told  # type: ignore[attr-defined]


def test_the_page_is_made_of_the_notebook(kept: object) -> None:
    assert page(kept) == PAGE.read_text("utf-8")


@pytest.mark.slow
def test_run_anew_it_shows_the_same() -> None:
    """In a process of its own: what the kernel's libraries warn of is not ours.

    Plain text and pictures are compared, not how pandas writes HTML. Else: python -m
    tests.build_notebook
    """
    if importlib.util.find_spec("ipykernel") is None:
        pytest.skip("ipykernel is not installed")
    import subprocess

    from tests.console import ROOT

    done = subprocess.run(
        [sys.executable, "-c", _ANEW], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )

    assert done.returncode == 0, done.stdout + done.stderr


_ANEW = """
import nbformat
from tests.build_notebook import NOTEBOOK, SOURCE, executed, shown
kept = shown(nbformat.reads(NOTEBOOK.read_text("utf-8"), as_version=4))
today = shown(executed(SOURCE.read_text("utf-8")))
assert len(kept) == len(today) > 10, (len(kept), len(today))
for one, other in zip(kept, today):
    assert one.split() == other.split(), f"{one}\\n---- today ----\\n{other}"
"""
