"""Every command of the tutorials and guides runs, and prints what the page says."""

import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.console import (
    BEFORE,
    GUIDES,
    ROOT,
    TUTORIALS,
    equip,
    is_as_told,
    run,
    steps,
    told_anew,
)

# A page without a command of its own would pass unseen.
MANY = 20


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if sys.platform == "win32":
        pytest.skip("the pages are written for a shell")
    programs = tmp_path_factory.mktemp("bin")
    equip(programs)
    return programs


@pytest.fixture(scope="module")
def sample(room: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the guides begin in."""
    folder = tmp_path_factory.mktemp("sample")
    for command in BEFORE:
        run(command, folder, room)
    return folder


@pytest.mark.slow
def test_the_tutorials_show_what_is_printed(tmp_path: Path, room: Path) -> None:
    """Their commands are the same, so that each is run once and compared with both pages."""
    follow(TUTORIALS, tmp_path, room)


@pytest.mark.slow
@pytest.mark.parametrize("page", GUIDES, ids=lambda page: str(page.name))
def test_a_guide_shows_what_is_printed(
    page: Path, tmp_path: Path, sample: Path, room: Path
) -> None:
    follow([page], shutil.copytree(sample, tmp_path / "sample"), room)


def follow(pages: Sequence[Path], folder: Path, room: Path) -> None:
    told = [list(steps(page.read_text("utf-8"))) for page in pages]
    for beside in zip(*told, strict=True):
        [step, *_] = beside
        if step.file:
            (folder / step.file).write_text(step.content, "utf-8")
            continue
        printed = run(step.command, folder, room)
        for page, one in zip(pages, beside, strict=True):
            assert is_as_told(one.printed, printed), "\n".join(
                (f"{page.name}: $ {step.command}", *printed, "", "else: python -m tests.console")
            )


def test_both_tutorials_run_the_same_commands() -> None:
    english, chinese = (
        [(step.command, step.file, step.content) for step in steps(page.read_text("utf-8"))]
        for page in TUTORIALS
    )

    assert len(english) > MANY
    assert english == chinese


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: str(page.name))
def test_a_tutorial_installs_as_the_readme_does(page: Path) -> None:
    [line, *_] = re.findall(r"(?m)^python3 -m venv .*$", (ROOT / "README.md").read_text("utf-8"))

    assert f"\n{line}\n" in page.read_text("utf-8")


def test_the_guides_say_what_is_run_before_them() -> None:
    text = (ROOT / "docs/howto/index.md").read_text("utf-8")

    assert all(f"\n{command}\n" in text for command in BEFORE)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["a", "b c", "d"], True),
        (["a", "…", "d"], True),
        (["…", "b …"], False),  # a line is missing at the end
        (["…", "b …", "…"], True),
        (["a", "d"], False),
        (["a", "b", "d"], False),
        (["a", "b  c", "d", "…"], True),
    ],
)
def test_what_is_left_out_may_be_anything(told: list[str], expected: bool) -> None:
    assert is_as_told(told, ["a", "b\tc", "d"]) == expected


def test_a_page_keeps_its_choice_of_lines() -> None:
    told = ["documents: 11", "…", "links: 207 …"]
    printed = ["documents: 12", "tasks: 170", "links: 208 between tasks", "end"]

    assert told_anew(told, printed) == ("documents: 12", "…", "links: 208 b…", "…")


def test_a_line_that_is_gone_is_not_replaced_by_any_other() -> None:
    with pytest.raises(ValueError, match="nothing like this"):
        told_anew(["documents: 11"], ["完成"])
