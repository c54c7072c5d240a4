"""The Python that the docs show runs, and prints what the docs say."""

import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from corpora import samples
from corpora.store import opened
from pipeline.engines import inline
from pipeline.run import ingest

ROOT = Path(__file__).parents[1]
PAGES = ("docs/extending.md", "docs/training.md", "docs/measures.md")
_BLOCK = re.compile(r"(?m)^```python\n(?P<code>(?:(?!```).*\n)+)```$")


def examples() -> list[tuple[str, int, str]]:
    return [
        (page, n, found["code"])
        for page in PAGES
        for n, found in enumerate(_BLOCK.finditer((ROOT / page).read_text("utf-8")), start=1)
    ]


def _installed() -> bool:
    try:
        distribution("policy-pipe")
    except PackageNotFoundError:
        return False
    return True


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, where the examples look for it."""
    made = tmp_path_factory.mktemp("docs")
    samples.put_into(made / "samples")
    with opened(made / "policy-pipe.db", new=True) as corpus:
        ingest([made / "samples"], corpus, engine=inline)
    return made


def test_there_are_examples() -> None:
    assert {page for page, _, _ in examples()} == set(PAGES)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code"), [pytest.param(code, id=f"{page}-{n}") for page, n, code in examples()]
)
def test_an_example_prints_what_it_says(code: str, folder: Path) -> None:
    if "add_pipe" in code and not _installed():
        pytest.skip("spaCy finds the component only where the project is installed")
    expected = [line.removeprefix("# ") for line in code.splitlines() if line.startswith("# ")]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert not expected or done.stdout.splitlines() == expected
