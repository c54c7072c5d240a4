"""Help answers at once: nothing heavy is loaded before it is needed."""

import os
import subprocess
import sys
import time

import pytest

HEAVY = (
    "ahocorasick_rs", "corpora.readers", "extractors", "holidays", "jieba", "msgspec", "networkx",
    "numpy", "opencc", "pdfplumber", "pypdfium2", "rapidfuzz", "resiliparse", "rich", "rjieba",
    "scipy", "selectolax", "spacy", "sparse_dot_topn", "sqlite3",
)  # fmt: skip
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_command_line_loads_nothing_heavy() -> None:
    loaded = run("import pipeline.cli, sys; print(*sys.modules)").split()

    assert "click" in loaded
    assert set(loaded).isdisjoint(HEAVY)


@pytest.mark.parametrize("command", ["list", "show", "trace", "compare", "export"])
def test_what_only_shows_loads_no_extractors(command: str) -> None:
    loaded = run(f"import pipeline.commands.{command}, sys; print(*sys.modules)").split()

    assert not {"spacy", "jieba", "rjieba", "selectolax", "extractors", "rich"} & set(loaded)


def test_help_answers_at_once() -> None:
    """In a third of a second, or as long as eight bare starts take on a slow machine."""

    def seconds(code: str) -> float:
        before = time.monotonic()
        run(code)
        return time.monotonic() - before

    bare = min(seconds("pass") for _ in range(3))
    help_ = min(seconds("from pipeline.cli import main; main(['--help'])") for _ in range(3))

    assert help_ <= max(0.35, 8 * bare)
