"""CITATION.cff is what the Citation File Format 1.2.0 asks for."""

import re
from configparser import ConfigParser
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


def words(text: str) -> set[str]:
    return set(text.split())


# https://github.com/citation-file-format, guide to version 1.2.0: all keys of the first level.
KEYS = words(
    "abstract authors cff-version commit contact date-released doi identifiers keywords license "
    "license-url message preferred-citation references repository repository-artifact "
    "repository-code title type url version"
)
REQUIRED = {"authors", "cff-version", "message", "title"}
PERSON = {"family-names", "given-names", "name-particle", "name-suffix", "alias", "orcid"}
ENTITY = {"name", "address", "city", "country", "date-start", "date-end", "location", "website"}
BOTH = {"affiliation", "email", "fax", "post-code", "region", "tel", "url", "website", "orcid"}


@pytest.fixture(scope="module")
def citation() -> Any:
    yaml = pytest.importorskip("yaml")
    return yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))


def faults(citation: dict[str, Any]) -> list[str]:
    found = [f"unknown key: {key}" for key in sorted(citation.keys() - KEYS)]
    found += [f"missing key: {key}" for key in sorted(REQUIRED - citation.keys())]
    found += [
        f"not a text: {key}"
        for key in ("abstract", "license", "message", "title", "type")
        if not isinstance(citation.get(key, ""), str)
    ]
    if citation.get("cff-version") != "1.2.0":
        found.append("cff-version is not the text 1.2.0")
    if citation.get("type", "software") not in ("software", "dataset"):
        found.append("type is neither software nor dataset")
    if not isinstance(citation.get("date-released", date.min), date):
        found.append("date-released is no date")
    for author in citation.get("authors") or [{}]:
        kind = ENTITY if "name" in author else PERSON
        if not author or author.keys() - kind - BOTH:
            found.append(f"no person and no entity: {author}")
    told = citation.get("keywords", ["-"])
    if not told or len(set(told)) < len(told) or not all(isinstance(one, str) for one in told):
        found.append("keywords are no list of different texts")
    return found


def test_the_file_is_valid(citation: Any) -> None:
    assert faults(citation) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"titel": "x"}, "unknown key: titel"),
        ({"cff-version": 1.2}, "cff-version is not the text 1.2.0"),
        ({"type": "program"}, "type is neither software nor dataset"),
        ({"date-released": "today"}, "date-released is no date"),
        ({"authors": [{"name": "A", "given-names": "B"}]}, "no person and no entity"),
        ({"keywords": ["a", "a"]}, "keywords are no list of different texts"),
    ],
)
def test_what_is_wrong_is_told(citation: Any, change: dict[str, Any], expected: str) -> None:
    [fault] = faults({**citation, **change})

    assert fault.startswith(expected)


def test_a_required_key_is_missed(citation: Any) -> None:
    assert faults({key: citation[key] for key in citation if key != "message"}) == [
        "missing key: message"
    ]


def test_version_and_licence_are_those_of_the_project(citation: Any) -> None:
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", "utf-8")

    assert (citation["version"], citation["license"]) == (
        setup["metadata"]["version"],
        setup["metadata"]["license"],
    )
    assert re.match(r"MIT License", (ROOT / "LICENSE").read_text("utf-8"))
