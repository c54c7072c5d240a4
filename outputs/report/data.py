"""The data files: heads of documents, rows of the matrix, findings, and a file a document."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from corpora.vocabulary import COVERAGE_STATES
from outputs.graph_records import Coverage, DocumentLink, Finding, Link
from outputs.report.gathering import Gathered
from outputs.report.scripts import save
from outputs.report.spool import Spool

# Rows of one file: a browser reads it in a few hundredths of a second.
_ROWS = 1000
_STATES = list(COVERAGE_STATES)


def save_data(folder: Path, spool: Spool, found: Gathered, links: tuple[DocumentLink, ...]) -> None:
    """All but words and texts."""
    numbers = {head.id: n for n, head in enumerate(found.heads)}
    tasks = _save_rows(folder, "tasks", _matrix(spool, found, numbers))
    findings = _save_rows(folder, "findings", _findings(spool))
    open_ = dict(
        spool.rows("SELECT document, count(*) FROM finding WHERE status = 'open' GROUP BY document")
    )
    heads = [
        msgspec.structs.asdict(head) | {"findings": open_.get(head.id, 0)} for head in found.heads
    ]
    index = {"documents": heads, "states": _STATES, "tasks": tasks, "findings": findings}
    save(folder, "index", index)
    shown = [
        (numbers[one.document], numbers[one.source], one.role, one.channel, round(one.score, 2))
        for one in links
        if one.document in numbers and one.source in numbers
    ]
    save(folder, "links", shown)
    above: dict[str, list[DocumentLink]] = {}
    for one in links:
        above.setdefault(one.document, []).append(one)
        above.setdefault(one.source, []).append(one)
    for head in found.heads:
        save(folder, head.id, _document(spool, head.id) | {"links_of": above.get(head.id, [])})


def _save_rows(folder: Path, name: str, rows: Iterator[Any]) -> int:
    """How many files they took."""
    n = 0
    while some := list(islice(rows, _ROWS)):
        save(folder, f"{name}-{n}", some)
        n += 1
    return n


def _matrix(spool: Spool, found: Gathered, numbers: dict[str, int]) -> Iterator[dict[str, Any]]:
    for head in found.heads:
        for id_, entry in spool.rows(
            "SELECT id, entry FROM task WHERE document = ? ORDER BY n", head.id
        ):
            cells = sorted(
                (numbers[document], _STATES.index(state), int(depth == "deep"), round(share, 2))
                for document, state, depth, share in spool.rows(
                    "SELECT document, state, depth, share FROM coverage WHERE source = ?", id_
                )
                if document in numbers
            )
            [(problems,)] = spool.rows(
                "SELECT count(*) FROM finding WHERE task = ? AND status = 'open'", id_
            )
            yield {
                "document": numbers[head.id],
                "task": msgspec.Raw(entry),
                "cells": cells,
                "findings": problems,
            }


def _findings(spool: Spool) -> Iterator[dict[str, Any]]:
    for (record,) in spool.rows("SELECT record FROM finding ORDER BY code, document, n"):
        finding = msgspec.json.decode(record, type=Finding)
        tasks = {one for one in (finding.task, finding.source) if one}
        yield {"finding": msgspec.Raw(record), "headings": spool.headings(tasks)}


def _document(spool: Spool, id_: str) -> dict[str, Any]:
    """What the page of a document and those of its tasks ask for."""

    def of(query: str) -> list[bytes]:
        return [row[0] for row in spool.rows(query, id_)]

    links = of("SELECT full FROM link WHERE below = ? ORDER BY n")
    takers = of("SELECT brief FROM link WHERE above = ? ORDER BY n")
    coverage = of("SELECT record FROM coverage WHERE above = ? ORDER BY n")
    findings = of(
        "SELECT record FROM finding WHERE document = ?1 OR above = ?1 ORDER BY code, document, n"
    )
    decisions = of("SELECT record FROM decision WHERE document = ? ORDER BY n")
    full = of("SELECT page FROM document WHERE id = ?")
    return {
        "page": msgspec.Raw(full[0]) if full else None,
        "links": [msgspec.Raw(one) for one in links],
        "takers": [msgspec.Raw(one) for one in takers],
        "coverage": [msgspec.Raw(one) for one in coverage],
        "findings": [msgspec.Raw(one) for one in findings],
        "decisions": [msgspec.Raw(one) for one in decisions],
        "headings": spool.headings(_named(links, takers, coverage, findings)),
    }


class _Taker(msgspec.Struct):
    task: str


def _named(
    links: list[bytes], takers: list[bytes], coverage: list[bytes], findings: list[bytes]
) -> set[str]:
    """The tasks of other documents, and of this one, that the records name."""
    found: set[str] = set()
    for raw in links:
        link = msgspec.json.decode(raw, type=Link)
        found |= {link.source, *(one.source for one in link.alternatives)}
    for raw in takers:
        found.add(msgspec.json.decode(raw, type=_Taker).task)
    for raw in coverage:
        one = msgspec.json.decode(raw, type=Coverage)
        found |= {*one.tasks, *(near.task for near in one.nearest)}
    for raw in findings:
        finding = msgspec.json.decode(raw, type=Finding)
        found |= {task for task in (finding.task, finding.source) if task}
    return found
