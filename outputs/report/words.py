"""The words of the report's pages, in Chinese or English."""

import csv
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from corpora import vocabulary
from outputs.labels import Language

# What the pages ask for as NAME.CODE.
_VOCABULARIES: Mapping[str, Mapping[Any, str]] = {
    "channel": vocabulary.CHANNELS,
    "citation_role": vocabulary.CITATION_ROLES,
    "comparison": vocabulary.COMPARISONS,
    "copy": vocabulary.COPY_CLASSES,
    "deadline_kind": vocabulary.DEADLINE_KINDS,
    "decision_on": vocabulary.DECISION_TARGETS,
    "depth": vocabulary.DEPTHS,
    "directness": vocabulary.DIRECTNESSES,
    "document_role": vocabulary.DOCUMENT_LINK_ROLES,
    "file_status": vocabulary.FILE_STATUSES,
    "finding_kind": vocabulary.FINDING_KINDS,
    "finding_status": vocabulary.FINDING_STATUSES,
    "level": vocabulary.LEVELS,
    "link_kind": vocabulary.LINK_KINDS,
    "link_status": vocabulary.LINK_STATUSES,
    "mode": vocabulary.MODES,
    "part": vocabulary.PART_KINDS,
    "relation": vocabulary.RELATIONS,
    "role": vocabulary.ROLES,
    "severity": vocabulary.SEVERITIES,
    "state": vocabulary.COVERAGE_STATES,
    "strength": vocabulary.STRENGTHS,
    "task_kind": vocabulary.TASK_KINDS,
    "unit": vocabulary.UNITS,
    "citation_status": {
        "resolved": "已入库",
        "ambiguous": "有多份相符",
        "missing": "未入库",
        "superseded": "已被取代",
    },
}


def words(language: Language) -> dict[str, str]:
    """All words by key; in English a code is its own word."""
    with files(__package__).joinpath("words.tsv").open(encoding="utf-8") as rows:
        found = {
            row["key"]: row[language]
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
    for name, table in _VOCABULARIES.items():
        for code, word in table.items():
            found[f"{name}.{code}"] = word if language == "zh" else code.replace("_", " ")
    return found
