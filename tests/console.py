"""Commands that pages show, run in a folder, and put back with what they print.

    python -m tests.console

does so for all pages. In a block of the language ``console`` a line ``$ …`` is a command, the lines
below it are what it prints. A line ``…`` stands for lines left out, an ``…`` in a line for words.
A block with a title is a file that the commands use. How many blanks part words does not matter.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[1]
TUTORIALS = (ROOT / "docs/tutorial.md", ROOT / "docs/tutorial.zh-CN.md")
GUIDES = tuple(sorted((ROOT / "docs/howto").glob("*.md")))
# What stands on docs/howto/index.md: these are run before each guide.
BEFORE = ("policy-pipe demo", "policy-pipe ingest policy-pipe-demo")
LEFT_OUT = "…"

_BLOCK = re.compile(
    r'(?m)^(?P<head>```(?P<language>\w+)(?: title="(?P<title>[\w.-]+)")?)\n'
    r"(?P<held>(?:(?!```).*\n)*)```$"
)
_PROMPT = "$ "
# Less alike than this, and a line of today is not the line of the page in other words.
_ALIKE = 0.5


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A command with what the page says it prints, or a file with what is in it."""

    command: str = ""
    printed: tuple[str, ...] = ()
    file: str = ""
    content: str = ""


def steps(page: str) -> Iterator[Step]:
    """In the order of the page."""
    for block in _BLOCK.finditer(page):
        if block["title"]:
            yield Step(file=block["title"], content=block["held"])
        elif block["language"] == "console":
            yield from _commands(block["held"])


def equip(room: Path) -> None:
    """Puts the program and this Python, under the names of the pages, where `run` finds them."""
    python = shlex.quote(sys.executable)
    told = f"#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {python}"
    program = "-c \"from pipeline.cli import main; main(prog_name='policy-pipe')\""
    for name, arguments in (("policy-pipe", program), ("python", "")):
        path = room / name
        path.write_text(f'{told} {arguments} "$@"\n', "utf-8")
        path.chmod(0o755)


def run(command: str, folder: Path, room: Path) -> tuple[str, ...]:
    """What it prints; messages and progress on standard error are not shown on the pages.

    Raises:
        AssertionError: It failed.
    """
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{room}{os.pathsep}{os.environ.get('PATH', '')}",
            "PYTHONUTF8": "1",
            "LC_ALL": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"$ {command}\nended with {done.returncode}: {done.stderr}"
    return tuple(done.stdout.splitlines())


def is_as_told(told: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether these lines are what was printed, but for what was left out."""
    pattern = "".join(
        r"(?:[^\n]*\n)*?" if line.strip() == LEFT_OUT else _line(line) + r"\n" for line in told
    )
    return re.fullmatch(pattern, "".join(f"{_plain(line)}\n" for line in printed)) is not None


def told_anew(told: Sequence[str], printed: Sequence[str]) -> tuple[str, ...]:
    """The same choice of lines from what is printed today.

    Raises:
        ValueError: Nothing like one of the lines is printed any more.
    """
    lines: list[str] = []
    at = -1
    for line in told:
        if line.strip() == LEFT_OUT:
            continue
        found = _place_of(line, printed, at + 1)
        if found > at + 1:
            lines.append(LEFT_OUT)
        lines.append(_shown(line, printed[found]))
        at = found
    if at < len(printed) - 1:
        lines.append(LEFT_OUT)
    return tuple(lines)


def _commands(held: str) -> Iterator[Step]:
    command, printed = "", list[str]()
    for line in held.splitlines():
        if line.startswith(_PROMPT):
            if command:
                yield Step(command=command, printed=tuple(printed))
            command, printed = line.removeprefix(_PROMPT), []
        else:
            printed.append(line)
    if command:
        yield Step(command=command, printed=tuple(printed))


def _plain(line: str) -> str:
    return " ".join(line.split())


def _line(told: str) -> str:
    return r"[^\n]*".join(re.escape(part) for part in _plain(told).split(LEFT_OUT))


def _place_of(told: str, printed: Sequence[str], start: int) -> int:
    for n in range(start, len(printed)):
        if re.fullmatch(_line(told), _plain(printed[n])):
            return n
    likeness = {n: _likeness(told, printed[n]) for n in range(start, len(printed))}
    best = max(likeness, key=lambda n: (likeness[n], -n), default=None)
    if best is None or likeness[best] < _ALIKE:
        raise ValueError(f"nothing like this is printed: {told}")
    return best


def _likeness(told: str, printed: str) -> float:
    begun = _plain(printed)[: len(told)] if LEFT_OUT in told else _plain(printed)
    return SequenceMatcher(None, _plain(told), begun, autojunk=False).ratio()


def _shown(told: str, printed: str) -> str:
    """Tabs part columns in files; on a page two blanks do."""
    if LEFT_OUT in told and re.fullmatch(_line(told), _plain(printed)):
        return told
    shown = printed.replace("\t", "  ").rstrip()
    return f"{shown[: len(told)]}{LEFT_OUT}" if LEFT_OUT in told else shown


def _put_back(path: Path, room: Path) -> None:
    text = path.read_text("utf-8")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if path in GUIDES:
            for command in BEFORE:
                run(command, folder, room)

        def filled(block: re.Match[str]) -> str:
            if block["title"]:
                (folder / block["title"]).write_text(block["held"], "utf-8")
            if block["title"] or block["language"] != "console":
                return block[0]
            lines: list[str] = []
            for step in _commands(block["held"]):
                printed = run(step.command, folder, room)
                lines += [_PROMPT + step.command, *told_anew(step.printed, printed)]
            return f"{block['head']}\n" + "".join(f"{line}\n" for line in lines) + "```"

        path.write_text(_BLOCK.sub(filled, text), "utf-8")


if __name__ == "__main__":
    chosen = [Path(name).resolve() for name in sys.argv[1:]] or [*TUTORIALS, *GUIDES]
    with tempfile.TemporaryDirectory() as programs:
        equip(Path(programs))
        for one in chosen:
            _put_back(one, Path(programs))
