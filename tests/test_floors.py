"""Imports go down only: pipeline, then extractors and outputs side by side, then corpora."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("corpora", "extractors", "outputs", "pipeline")
LINT = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """The import linter, with the contract of setup.cfg, on the packages in `folder`."""
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"], cwd=folder, capture_output=True, text=True
    )


def planted(folder: Path, **imports: str) -> Path:
    """A small house with the same floors: `imports` by the package that they stand in."""
    shutil.copyfile(ROOT / "setup.cfg", folder / "setup.cfg")
    for package in FLOORS:
        (folder / package).mkdir()
        (folder / package / "__init__.py").write_text("", "utf-8")
        line = f"from {imports[package]} import room\n" if package in imports else ""
        (folder / package / "room.py").write_text(line, "utf-8")
    return folder


def test_our_own_imports_go_down_only() -> None:
    done = lint(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


def test_downward_imports_are_kept(tmp_path: Path) -> None:
    house = planted(tmp_path, pipeline="extractors", extractors="corpora", outputs="corpora")
    done = lint(house)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("package", "imported"),
    [
        ("corpora", "extractors"),
        ("corpora", "outputs"),
        ("extractors", "pipeline"),
        ("outputs", "pipeline"),
        ("extractors", "outputs"),
        ("outputs", "extractors"),
    ],
)
def test_a_planted_import_is_found(tmp_path: Path, package: str, imported: str) -> None:
    done = lint(planted(tmp_path, **{package: imported}))

    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{package}.room -> {imported}.room" in done.stdout


def test_nothing_shipped_imports_the_tests() -> None:
    modules = [path for package in FLOORS for path in (ROOT / package).rglob("*.py")]
    importing = [path for path in modules if "from tests" in path.read_text("utf-8")]

    assert modules
    assert importing == []
