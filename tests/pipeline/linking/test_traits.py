"""What is compared of a task: its words as numbers that are the same in every process."""

import subprocess
import sys
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.linking import traits
from pipeline.linking.traits import Traits, counted
from tests.pipeline.linking.profiles import plan


def rows_of(found: Traits) -> list[dict[int, float]]:
    made: list[dict[int, float]] = [{} for _ in range(found.size)]
    for row, thing, count in zip(found.rows, found.things, found.counts, strict=True):
        made[row][int(found.codes[thing])] = float(count)
    return made


def test_words_are_counted_row_by_row() -> None:
    a, b = traits.code("湿地"), traits.code("候鸟")

    assert rows_of(counted([["湿地", "候鸟", "湿地"], [], ["候鸟"]])) == [{a: 2, b: 1}, {}, {b: 1}]


@given(st.lists(st.lists(st.sampled_from("甲乙丙丁戊"), max_size=6), max_size=6))
def test_entries_can_be_found_by_what_they_are(rows: list[list[str]]) -> None:
    found = counted(rows)

    assert found.size == len(rows)
    assert found.codes.tolist() == sorted(set(found.codes.tolist()))
    for k, code in enumerate(found.codes):
        entries = found.order[found.starts[k] : found.starts[k] + found.held[k]]
        assert (found.codes[found.things[entries]] == code).all()
        assert np.array_equal(entries, np.sort(entries))
    assert sum(found.held) == len(found.rows)
    assert found.rows.tolist() == sorted(found.rows.tolist())


def test_codes_are_the_same_in_another_process() -> None:
    """Python's own hash of a string is not."""
    root = Path(__file__).parents[3]
    code = "from pipeline.linking.traits import code; print(code('湿地'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE, check=True, text=True
    )

    assert int(done.stdout) == traits.code("湿地")


def test_pieces_are_exact() -> None:
    """Two and three characters; 湿地 and 地湿 are two, and a letter beyond 16 bits is one."""
    found = traits._pieces(["湿地湿", "地湿", "𠮷水"])

    assert [len(row) for row in rows_of(found)] == [3, 1, 1]
    assert len(set(rows_of(found)[0]) & set(rows_of(found)[1])) == 1


def test_runs_of_four() -> None:
    first, second, short = rows_of(traits._runs(["建立湿地名录", "湿地名录", "湿地名"]))

    assert (len(first), len(second), len(short)) == (3, 1, 0)
    assert set(second) < set(first)


def test_a_profile_knows_headings_sections_bodies_and_things() -> None:
    found = plan(
        "保护湿地\n（一）建立湿地名录。登记20处。（市林业局牵头，市水利局配合）\n（二）开展监测。每季度调查。"
    )
    first = found.tasks[0]

    assert first.heading == "建立湿地名录"
    assert "保护湿地" in first.section
    assert first.lines == {"林草"}  # who supports is not compared
    assert "20处" in first.things
    assert "牵头" not in first.words.text


def test_sentences_know_their_task() -> None:
    found = plan("建立名录。逐块登记；每年更新。", "开展监测。每季度调查。")

    assert found.sentence_of.tolist() == [0, 0, 0, 1, 1]
    assert found.sentences.size == 5
