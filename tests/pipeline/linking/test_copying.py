"""How the words of a task came about, told from what it shares with its source."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from corpora.model import Task
from corpora.readers import read
from corpora.samples import gold, put_into
from extractors import levelling
from extractors.analysis import analyse
from pipeline.linking.copying import classify
from pipeline.linking.marks import mark
from pipeline.linking.passages import align
from pipeline.linking.sides import Side, of_task
from tests.pipeline.linking.constructed import FORMULAS, MAKINGS, pairs, side

_BEDS = "由省民政厅按不低于60%的比例安排护理型床位建设资金，实行专账管理。"
_PLAIN = "按不低于60%的比例安排护理型床位建设资金，实行专账管理。"


def classified(task: Side, source: Side) -> str:
    return classify(mark(align(task, source), task, source), task, source, spread=_spread)


@pytest.mark.parametrize(
    ("task", "source", "expected"),
    [
        ([_BEDS], [_BEDS], "copied"),
        ([_BEDS.replace("省民政厅", "市民政局")], [_BEDS], "renamed"),
        ([_BEDS.replace("60%", "65%")], [_BEDS], "adapted"),  # somebody thought about it
        ([_BEDS.replace("实行", "落实")], [_BEDS], "adapted"),
        ([_PLAIN.replace("资金", "的资金")], [_PLAIN], "copied"),  # a character is no thought
        (
            ["推行电子钱包支付，收取的押金存入专户。", _BEDS],
            [_BEDS],
            "copied",
        ),  # and one of its own
        (["推行电子钱包支付，收取的押金存入专户。"], [_BEDS], "own"),
        (["对护理型床位给予资金倾斜，一床一档。"], [_BEDS], "own"),  # its subject only
        (
            [
                "镇街社工站负责统计护理型床位建设资金的缺口，每季度末汇总到县，由分管领导签字背书后存档，逾期不报的通报全县。"
            ],
            [_BEDS],
            "own",
        ),  # one term of its source
        ([FORMULAS[0]], [FORMULAS[0]], "boilerplate"),
        ([FORMULAS[0], _BEDS], [FORMULAS[0], _BEDS], "copied"),  # not only formulas
    ],
)
def test_tells_how_the_words_came_about(task: list[str], source: list[str], expected: str) -> None:
    assert classified(side(task), side(source)) == expected


@pytest.mark.parametrize(
    ("documents", "expected"), [(1, "copied"), (4, "copied"), (5, "boilerplate")]
)
def test_formulas_are_known_by_how_many_documents_hold_them(documents: int, expected: str) -> None:
    task = source = side(["加强组织领导，形成工作合力。"])
    marks = mark(align(task, source), task, source)

    assert classify(marks, task, source, spread=lambda _: documents) == expected


def test_spread_is_asked_about_levelled_clauses() -> None:
    asked: list[str] = []

    def spread(clause: str) -> int:
        asked.append(clause)
        return 1

    task = side(["由市民政局加强指导，形成工作合力。"])
    source = side(["由省民政厅加强指导，形成工作合力。"])
    classify(mark(align(task, source), task, source), task, source, spread=spread)

    assert asked == [levelling.level("由省民政厅加强指导").text, "形成工作合力"]


def test_a_name_in_the_note_counts() -> None:
    task = side([_PLAIN], note="（市民政局负责）")
    source = side([_PLAIN], note="（省民政厅负责）")

    assert classified(task, source) == "renamed"


def test_classes_are_right_in_constructed_pairs() -> None:
    made = list(pairs(seed=7, each=25))
    right = Counter(
        pair.made_by for pair in made if classified(pair.task, pair.source) == pair.copy
    )

    assert len(made) >= 300
    assert right.total() >= 0.95 * len(made)
    assert min(right[name] for name in MAKINGS) >= 0.8 * 25


def test_finds_the_copies_that_were_planted_in_the_sample_corpus(tmp_path: Path) -> None:
    sides = {path.name: _sides(path) for path in put_into(tmp_path)}
    above = {links["local"]: links["source"] for links in json.loads(gold("links"))}
    planted = [
        fault for fault in json.loads(gold("planted")) if fault["kind"] in ("copied", "renamed")
    ]

    for fault in planted:
        task = sides[fault["file"]][fault["task"]]
        source = sides[above[fault["file"]]][fault["source"]]
        assert classified(task, source) == fault["kind"]


def _sides(path: Path) -> dict[str, Side]:
    analysis = analyse(read(path))
    whole = levelling.level(analysis.folded)
    return {task.path: of_task(task, whole, analysis.folded) for task in analysis.of(Task)}


def _spread(clause: str) -> int:
    return 300 if clause in _formulas() else 1


@cache
def _formulas() -> frozenset[str]:
    written = side(FORMULAS)
    return frozenset(
        written.words.text[first:last]
        for measure in written.measures
        for first, last in written.clauses(*measure)
    )
