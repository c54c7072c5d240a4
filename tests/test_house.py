"""The house is in order: packages, versions and documents say what is true."""

import ast
import re
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from importlib.metadata import packages_distributions
from pathlib import Path

import click
import pytest

from corpora import vocabulary
from extractors.analysis import EXTRACTORS
from pipeline.checks import CODES
from pipeline.cli import COMMANDS, main
from tests.evaluation import floors
from tests.insert_help import DOCUMENTS, help_of, inserted

ROOT = Path(__file__).parents[1]
FLOORS = ("corpora", "extractors", "outputs", "pipeline")
SETUP = ConfigParser()
SETUP.read(ROOT / "setup.cfg", "utf-8")
PAGES = (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
CLI = (ROOT / "docs/cli.md").read_text("utf-8")

_LINK = re.compile(r"\[[^\]\n]+\]\((?!https?:)(?P<path>[^)#\s]+)(?:#[^)]*)?\)")
_TOOLS = ("bench", "dev")  # extras that what is shipped must not import
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def lines(section: str, key: str) -> list[str]:
    return SETUP[section][key].split("\n")[1:]


def words(text: str) -> set[str]:
    return set(re.split(r"[\s,]+", text))


def is_package(folder: Path) -> bool:
    return (folder / "__init__.py").exists()


def test_the_packages_in_setup_cfg_are_the_folders() -> None:
    folders = [path.parent for floor in FLOORS for path in (ROOT / floor).rglob("__init__.py")]
    found = sorted(".".join(folder.relative_to(ROOT).parts) for folder in folders)

    assert lines("options", "packages") == found


def test_every_module_is_in_a_package() -> None:
    modules = [path for floor in FLOORS for path in (ROOT / floor).rglob("*.py")]

    assert [path for path in modules if not is_package(path.parent)] == []


def test_every_data_file_is_packaged() -> None:
    """What a wheel leaves out is missing only on other people's machines."""
    packaged: set[Path] = set()
    for package, patterns in SETUP["options.package_data"].items():
        folder = ROOT.joinpath(*package.split("."))
        for pattern in patterns.split(","):
            packaged.update(folder.glob(pattern.strip()))
    held = (path for floor in FLOORS for path in (ROOT / floor).rglob("*") if path.is_file())
    data = {path for path in held if path.suffix not in (".py", ".pyc")}

    assert sorted(data - packaged) == []


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "docs/decisions/0010-dependencies.md").read_text("utf-8")
    extras = [
        line
        for key in SETUP["options.extras_require"]
        for line in lines("options.extras_require", key)
    ]
    libraries = [*lines("options", "install_requires"), *extras]
    names = [re.split(r"[><=\[;]", library)[0] for library in libraries]

    assert [name for name in names if not re.search(rf"\b{re.escape(name)}\b", text)] == []


@pytest.mark.parametrize("where", ["shipped", "tests"])
def test_every_import_is_declared(where: str) -> None:
    """What comes in with another library today may be gone tomorrow."""
    extras = [
        key for key in SETUP["options.extras_require"] if where == "tests" or key not in _TOOLS
    ]
    needed = [*lines("options", "install_requires")]
    needed += [line for key in extras for line in lines("options.extras_require", key)]
    declared = {canonical(re.split(r"[><=\[;]", line)[0]) for line in needed}
    folders = FLOORS if where == "shipped" else ("tests", "benchmarks")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    ours = {*FLOORS, "tests", "benchmarks", *sys.stdlib_module_names}
    owners = packages_distributions()
    undeclared = {
        module
        for path in paths
        for module in imported(ast.parse(path.read_text("utf-8")))
        if module not in ours
        and declared.isdisjoint(canonical(owner) for owner in owners.get(module, [module]))
    }

    assert undeclared == set()


def imported(tree: ast.AST) -> Iterator[str]:
    """Top-level names of imports, those for type checkers only left out."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]
        else:
            yield from imported(node)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_other_distribution_owns_our_names() -> None:
    owners = packages_distributions()

    assert {name for floor in FLOORS for name in owners.get(floor, ())} <= {"policy-pipe"}


def test_the_version_stands_in_the_changelog() -> None:
    version = SETUP["metadata"]["version"]

    assert f"\n## {version} " in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = [found["path"] for found in _LINK.finditer(page.read_text("utf-8"))]

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_is_inserted_is_of_today(document: Path) -> None:
    """Else: python -m tests.insert_help. How lines are broken differs between versions of click."""
    text = document.read_text("utf-8")

    assert inserted(text).split() == text.split()


def below(name: str) -> tuple[str, ...]:
    """The commands of a group by their whole names: review import."""
    command = main.get_command(click.Context(main), name)
    return tuple(f"{name} {one}" for one in getattr(command, "commands", ()))


@pytest.mark.parametrize("name", [one for name in COMMANDS for one in below(name)])
def test_the_commands_of_a_group_stand_in_the_manual(name: str) -> None:
    first, second = name.split()
    group = main.get_command(click.Context(main), first)
    assert isinstance(group, click.Group)
    options = [one for one in group.commands[second].params if isinstance(one, click.Option)]

    assert f"<!-- help: {name} -->" in CLI
    assert all(option.help for option in options)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help_in_the_manual(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    options = [one for one in command.params if isinstance(one, click.Option)]

    assert f"\n## {name}\n" in CLI
    assert f"<!-- help: {name} -->" in CLI
    assert all(option.help for option in options)
    assert {word for option in options for word in option.opts} <= words(help_of(name))


@pytest.mark.parametrize("page", [*READMES, ROOT / "docs/cli.md"], ids=lambda page: str(page.name))
def test_no_page_names_an_option_that_is_not_there(page: Path) -> None:
    names = ("", *COMMANDS, *(one for name in COMMANDS for one in below(name)))
    known = {word for name in names for word in _OPTION.findall(help_of(name))}
    ours = {
        option
        for line in page.read_text("utf-8").splitlines()
        if "policy-pipe" in line or "`--" in line
        for option in _OPTION.findall(line)
    }

    assert ours <= known


@pytest.mark.parametrize("readme", READMES, ids=lambda path: str(path.name))
def test_the_commands_for_daily_use_stand_in_the_readme(readme: Path) -> None:
    text = readme.read_text("utf-8")
    told = {"ingest", "list", "show", "export", "demo", "doctor"}

    assert told <= set(COMMANDS)
    assert [name for name in told if f"policy-pipe {name}" not in text] == []


def test_both_readmes_run_the_same_lines() -> None:
    """In Chinese only what stands beside them is said otherwise."""
    blocks = [re.findall(r"```\n(python3 .*)\n```", page.read_text("utf-8")) for page in READMES]

    assert len(blocks[0]) == 2
    assert blocks[0] == blocks[1]


def test_both_readmes_show_the_same_commands() -> None:
    """In the same order; what is said beside them is each language's own."""
    shown = [
        re.findall(rf"(?m)^(policy-pipe (?:{'|'.join(COMMANDS)})\b.*?)(?: {{2,}}|$)", text)
        for text in (page.read_text("utf-8") for page in READMES)
    ]

    assert "policy-pipe list" in shown[0]
    assert shown[0] == shown[1]


def test_the_manual_tells_the_extractors_in_run_order() -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")

    assert re.findall(r"(?m)^\d+\. `(\w+)`:", text) == list(EXTRACTORS)


def test_every_code_of_a_closed_vocabulary_stands_among_the_terms() -> None:
    text = (ROOT / "docs/terms.md").read_text("utf-8")
    rows = [[cell.strip() for cell in row.split("|")] for row in text.splitlines() if row]
    told = {
        (code, word)
        for row in rows
        if len(row) == 5
        for code in row[2].split(", ")
        for word in row[1].split("、")
    }
    tables = [
        table
        for name, table in vars(vocabulary).items()
        if name.isupper() and not name.startswith("_")
    ]

    assert tables
    assert [item for table in tables for item in table.items() if item not in told] == []


def test_every_code_of_a_check_has_its_section() -> None:
    text = (ROOT / "docs/checks.md").read_text("utf-8")
    sections = dict(re.findall(r"(?m)^## (P\d+ .+)\n((?:(?!## ).*\n)*)", text))
    expected = {
        f"{code} {vocabulary.FINDING_KINDS[one.kind]} ({one.kind})" for code, one in CODES.items()
    }

    assert set(sections) == expected
    for told in sections.values():
        parts = ["What", "Why", "Example", "What to do"]
        assert re.findall(r"(?m)^\*\*(.+)\.\*\*", told) == parts


def test_decisions_are_numbered_without_gaps() -> None:
    names = sorted(path.name for path in (ROOT / "docs/decisions").glob("*.md"))

    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


@pytest.mark.parametrize(
    "decision", sorted((ROOT / "docs/decisions").glob("*.md")), ids=lambda path: str(path.stem)
)
def test_a_decision_says_why_and_what_it_costs(decision: Path) -> None:
    heads = re.findall(r"(?m)^## (.+)$", decision.read_text("utf-8"))

    assert heads[0] == "Context"
    assert heads[1].startswith("Options")
    assert heads[2:] == ["Decision", "Cost", "Way back"]


def test_the_checks_name_no_host() -> None:
    """Where packages come from is each machine's own affair."""
    assert "://" not in (ROOT / ".ci/run").read_text("utf-8")


def test_the_floors_are_shown_where_they_are_promised() -> None:
    tasks = f"{floors.read().sets['samples'].figures['task']:.3f}"

    assert all(f" {tasks} |" in page.read_text("utf-8") for page in READMES)
