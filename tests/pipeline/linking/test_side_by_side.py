"""Two documents word by word: no word is lost, and marks around words are no difference."""

from collections.abc import Iterator

import pytest

from corpora import samples
from corpora.errors import PolicyPipeError
from corpora.store import Corpus, opened
from corpora.store_records import DocumentRecord, TaskRecord
from outputs.comparison import Comparison, Pair, Stretch
from pipeline.engines import inline
from pipeline.linking import side_by_side
from pipeline.lookup import lookup
from pipeline.run import ingest

CITY, NANPU, WEIDU = "霁政办发〔2021〕52号", "楠政办发〔2021〕57号", "苇政办发〔2021〕61号"
FORWARDED = "岚民发〔2022〕18号"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder / "docs")
    with opened(folder / "test.db", new=True) as store:
        ingest([folder / "docs"], store, engine=inline)
        yield store


def one(corpus: Corpus, name: str) -> DocumentRecord:
    [(document, _)] = lookup(corpus, name)
    return document


def documents(corpus: Corpus, first: str, second: str) -> Comparison:
    with corpus.at_one_moment():
        return side_by_side.documents(corpus, one(corpus, first), one(corpus, second))


def task(corpus: Corpus, name: str) -> tuple[DocumentRecord, TaskRecord]:
    [(document, found)] = lookup(corpus, name)
    assert found is not None
    return document, found


def pair(comparison: Comparison, task: str, source: str) -> Pair:
    [found] = [
        one for one in comparison.pairs if (one.task.path, one.source.path) == (task, source)
    ]
    return found


def words(text: tuple[Stretch, ...], state: str) -> list[str]:
    return [one.words for one in text if one.state == state]


def test_whose_source_it_is_does_not_hang_on_the_order(corpus: Corpus) -> None:
    found = documents(corpus, NANPU, CITY)

    assert documents(corpus, CITY, NANPU) == found
    assert found.source.name.startswith(CITY)
    assert found.local.name.startswith(NANPU)


def test_no_word_is_lost(corpus: Corpus) -> None:
    found = documents(corpus, NANPU, CITY)

    assert found.pairs
    for both in found.pairs:
        for text, spot in ((both.task_text, both.task), (both.source_text, both.source)):
            whole = "".join(one.words for one in text)
            assert "".join(whole.split()) == "".join(spot.text.split())


def test_what_became_of_a_task_that_was_watered_down(corpus: Corpus) -> None:
    """The planted fault: 50% where the city asks for 55%."""
    found = pair(documents(corpus, NANPU, CITY), "三/(九)", "三/(八)")

    assert ("55", "50") in [(s.words, s.other) for s in found.source_text if s.state == "changed"]
    assert ("县民政局", "市民政局") in [
        (one.words, one.other) for one in found.task_text if one.state == "renamed"
    ]


def test_numbers_of_items_and_marks_are_no_difference(corpus: Corpus) -> None:
    """（二十四） there and (二十二) here."""
    found = pair(documents(corpus, NANPU, CITY), "六/(二十二)", "六/(二十四)")

    assert {one.state for one in (*found.task_text, *found.source_text)} == {"equal"}


def test_own_words_begin_with_a_word_and_end_with_their_own_bracket(corpus: Corpus) -> None:
    for both in documents(corpus, NANPU, CITY).pairs:
        for text in (*words(both.task_text, "own"), *words(both.source_text, "own")):
            assert text[0].isalnum() or text[0] in "（《「『【〔“‘(["
            assert text.count("）") <= text.count("（")


def test_lists_and_counts_agree(corpus: Corpus) -> None:
    found = documents(corpus, NANPU, CITY)
    assert found.local.alone is not None
    assert found.source.alone is not None

    assert [one.path for one in found.local.alone if one.path == "五/(二十一)"] == ["五/(二十一)"]
    assert {"四/(十六)", "五/(二十三)"} <= {one.path for one in found.source.alone}
    assert len({one.task.id for one in found.pairs}) + len(found.local.alone) == found.local.tasks
    assert 0.4 < found.local.share < 1


def test_what_another_pair_has_taken_is_not_dropped(corpus: Corpus) -> None:
    """The good county merged two tasks of the city into one."""
    found = documents(corpus, WEIDU, CITY)
    merged = [one for one in found.pairs if words(one.task_text, "elsewhere")]

    assert merged
    for both in merged:
        others = [one for one in found.pairs if one.task == both.task and one is not both]
        taken = "".join(
            s.words for one in others for s in one.task_text if s.state not in ("own", "elsewhere")
        )
        assert all(text.strip("，。；、 ") in taken for text in words(both.task_text, "elsewhere"))


def test_documents_that_are_not_linked(corpus: Corpus) -> None:
    found = documents(corpus, FORWARDED, WEIDU)

    assert found.source.name.startswith(FORWARDED)  # of the province
    assert found.local.tasks == 24


def test_siblings_have_the_earlier_one_as_source(corpus: Corpus) -> None:
    assert documents(corpus, NANPU, WEIDU).source.name.startswith(WEIDU)


def test_two_tasks_that_are_linked(corpus: Corpus) -> None:
    ends = task(corpus, f"{CITY}#三/(八)"), task(corpus, f"{NANPU}#三/(九)")
    with corpus.at_one_moment():
        found = side_by_side.tasks(corpus, *ends)

    assert found.pairs == (pair(documents(corpus, NANPU, CITY), "三/(九)", "三/(八)"),)
    assert found.local.alone is None


def test_two_tasks_that_have_nothing_to_do_with_each_other(corpus: Corpus) -> None:
    ends = task(corpus, f"{CITY}#三/(八)"), task(corpus, f"{NANPU}#五/(二十一)")
    with corpus.at_one_moment():
        found = side_by_side.tasks(corpus, *ends)

    assert [one.linked for one in found.pairs] == [False]
    assert found.local.tasks == found.source.tasks == 1


def test_a_document_is_not_compared_with_itself(corpus: Corpus) -> None:
    with pytest.raises(PolicyPipeError, match="cannot be compared with itself"):
        documents(corpus, CITY, CITY)
