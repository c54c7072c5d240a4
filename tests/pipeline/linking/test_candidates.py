"""The most similar sources are found whatever stands beside them, and however the work is cut."""

import math
import random
import subprocess
import sys
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.linking.candidates import Candidate, Index
from pipeline.linking.sources import Scope

# Few different characters, so that texts share grams: two of the private use area, and one
# half of a pair, which a damaged file may hold.
ALPHABET = "甲乙丙\ue000\uf8ff\ud800"
TEXTS = st.lists(st.text(ALPHABET, max_size=8), max_size=12)
SCOPES = st.none() | st.builds(
    Scope, st.frozensets(st.integers(-2, 4), max_size=3), inside=st.booleans()
)
FEW = settings(max_examples=40, deadline=None)

CLAUSE = "建立\ue000级财政投入保障机制切实加强养老服务设施建设"
NEAR = "建立\ue000级财政投入保障机制切实加强托育服务设施建设"
FAR = "推进政务数据共享开放"


def grams(text: str) -> frozenset[str]:
    framed = f"\0{text}\0"
    return frozenset(framed[i : i + 3] for i in range(len(framed) - 2))


def similarity(one: str, other: str) -> float:
    """As the docstring says it, one pair at a time."""
    ones, others = grams(one), grams(other)
    return len(ones & others) / math.sqrt(len(ones) * len(others)) if ones & others else 0.0


def expected(
    sources: Sequence[str],
    groups: Sequence[int],
    queries: Sequence[str],
    scopes: Sequence[Scope | None],
    k: int,
) -> list[tuple[Candidate, ...]]:
    answers = []
    for query, scope in zip(queries, scopes, strict=True):
        found = [
            Candidate(place, similarity(query, source))
            for place, source in enumerate(sources)
            if scope is None or (groups[place] in scope.groups) == scope.inside
        ]
        found.sort(key=lambda candidate: (-candidate.similarity, candidate.source))
        answers.append(tuple(candidate for candidate in found[:k] if candidate.similarity))
    return answers


def best(sources: Iterable[str], query: str, k: int = 10) -> list[int]:
    [found] = Index(sources).best([query], k)
    return [candidate.source for candidate in found]


@FEW
@given(
    sources=TEXTS,
    asked=st.lists(st.tuples(st.text(ALPHABET, max_size=8), SCOPES), max_size=6),
    k=st.sampled_from([1, 2, 20]),
    block=st.sampled_from([1, 3, 1000]),
    cap=st.sampled_from([None, 0.02]),
    data=st.data(),
)
def test_finds_what_comparing_all_pairs_finds(
    sources: list[str],
    asked: list[tuple[str, Scope | None]],
    k: int,
    block: int,
    cap: float | None,
    data: st.DataObject,
) -> None:
    """Also with a cap, as long as no gram is common."""
    size = len(sources)
    groups = data.draw(st.lists(st.integers(-2, 4), min_size=size, max_size=size))
    queries, scopes = [text for text, _ in asked], [scope for _, scope in asked]

    found = [*Index(sources, groups, block=block).best(queries, k, scopes=scopes, cap=cap)]

    assert found == expected(sources, groups, queries, scopes, k)


@FEW
@given(sources=TEXTS, queries=TEXTS, threads=st.integers(1, 3), data=st.data())
def test_the_order_of_sources_and_queries_does_not_matter(
    sources: list[str], queries: list[str], threads: int, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(sources))))
    all_ = len(sources) + 1

    found = [*Index(sources).best(queries, all_)]
    shuffled = Index((sources[place] for place in order), threads=threads)
    again = [*shuffled.best(reversed(queries), all_)]

    pairs = [{(one.source, one.similarity) for one in answer} for answer in found]
    assert pairs == [
        {(order[one.source], one.similarity) for one in answer} for answer in reversed(again)
    ]


@FEW
@given(sources=TEXTS, queries=TEXTS, k=st.integers(1, 12), cap=st.sampled_from([None, 0.02]))
def test_fewer_are_the_first_of_more(
    sources: list[str], queries: list[str], k: int, cap: float | None
) -> None:
    index = Index(sources)

    fewer, more = ([*index.best(queries, n, cap=cap)] for n in (k, k + 5))

    assert fewer == [answer[:k] for answer in more]


@FEW
@given(sources=TEXTS, others=TEXTS, query=st.text(ALPHABET, max_size=8))
def test_a_pair_is_as_similar_whatever_else_is_there(
    sources: list[str], others: list[str], query: str
) -> None:
    """Documents that come later change nothing that is stored."""
    [alone] = Index(sources).best([query], 100)
    [found] = Index(sources + others).best([query], 100)

    assert [one for one in found if one.source < len(sources)] == [*alone]


@FEW
@given(sources=TEXTS, query=st.text(ALPHABET, min_size=1, max_size=8))
def test_nothing_stands_above_a_copy(sources: list[str], query: str) -> None:
    [found] = Index([*sources, query]).best([query], 1)

    assert found[0].similarity == 1.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("甲", [1]),
        ("甲乙", [2, 3]),  # the third begins as the second
        ("\ue000", [4]),
        ("丙", []),
        ("乙", []),  # no gram in common with 甲乙
    ],
)
def test_short_texts_are_found_by_their_ends(text: str, found: list[int]) -> None:
    assert best(["", "甲", "甲乙", "甲乙丙丁", "\ue000"], text) == found


def test_a_near_miss_stands_below_the_changed_clause() -> None:
    """And what shares no three characters is no candidate at all."""
    changed = CLAUSE.replace("切实", "进一步")

    assert best([FAR, NEAR, CLAUSE], changed) == [2, 1]
    assert best([FAR], changed) == []


def test_other_places_are_no_difference_only_if_their_placeholder_is_one() -> None:
    same, other = CLAUSE, CLAUSE.replace("\ue000", "\ue001")

    [found] = Index([other, same]).best([CLAUSE], 2)

    assert [one.source for one in found] == [1, 0]
    assert found[0].similarity == 1.0
    assert found[1].similarity < 1.0


def test_equal_ones_come_in_the_order_of_their_places() -> None:
    """More of them than any product keeps, in blocks that end among them."""
    sources = [CLAUSE if place % 2 else NEAR for place in range(200)]

    [found] = Index(sources, block=150).best([CLAUSE], 10)

    assert [one.source for one in found] == [*range(1, 20, 2)]


def test_candidates_below_the_least_are_left_out() -> None:
    sources = [CLAUSE, NEAR, CLAUSE[:9]]
    nearly = similarity(CLAUSE, NEAR)

    [found] = Index(sources).best([CLAUSE], 10, least=nearly)

    assert [one.source for one in found] == [0, 1]
    assert found[1].similarity == nearly


@pytest.mark.parametrize("size", [3, 300], ids=["few are possible", "many are possible"])
@pytest.mark.parametrize("cap", [None, 0.02])
def test_a_scope_is_kept_though_better_ones_stand_outside(size: int, cap: float | None) -> None:
    """All the copies are in other documents; inside there is only the near miss."""
    groups = [7] * size + [8] * (310 - size)
    sources = [FAR] * 310
    sources[1] = NEAR
    sources[size:] = [CLAUSE] * (310 - size)

    scopes = [Scope(frozenset([7])), Scope(frozenset([8]), inside=False)]
    found = Index(sources, groups).best([CLAUSE, CLAUSE], 5, scopes=scopes, cap=cap)

    assert [[one.source for one in answer] for answer in found] == [[1], [1]]


def test_unknown_groups_are_empty() -> None:
    [found] = Index([CLAUSE], [1]).best([CLAUSE], 1, scopes=[Scope(frozenset([2]))])

    assert found == ()


@pytest.fixture(scope="module")
def formulas() -> list[str]:
    """Clauses of few formulas, each in 1,200 of them: under a cap only their joints are rare."""
    chance = random.Random(0)
    letters = [chr(0x4E00 + n) for n in range(300)]
    phrases = ["".join(chance.sample(letters, 8)) for _ in range(20)]
    return ["".join(chance.sample(phrases, 6)) for _ in range(4000)]


def test_clauses_of_formulas_only_are_found_under_a_cap(formulas: list[str]) -> None:
    asked = [text[:10] + text[20:] for text in formulas[::40]]
    index = Index(formulas)

    exact = [answer[0] for answer in index.best(asked, 1)]
    capped = [answer[0] for answer in index.best(asked, 1, cap=0.02)]

    assert [one.source for one in exact] == [*range(0, 4000, 40)]
    assert capped == exact


@pytest.mark.parametrize("block", [4000, 333])
@pytest.mark.parametrize("threads", [1, 2])
def test_blocks_and_threads_change_nothing_under_a_cap(
    formulas: list[str], block: int, threads: int
) -> None:
    asked = [text[:7] + text[30:] for text in formulas[:100]]
    scopes = [Scope(frozenset([n % 3]), inside=n % 2 == 0) for n in range(100)]
    groups = [n % 5 for n in range(4000)]

    found = Index(formulas, groups, block=block, threads=threads)
    whole = Index(formulas, groups)

    assert [*found.best(asked, 7, scopes=scopes, cap=0.02)] == [
        *whole.best(asked, 7, scopes=scopes, cap=0.02)
    ]


def test_what_a_cap_finds_is_as_similar_as_without(formulas: list[str]) -> None:
    asked = [text[:20] + formulas[place][20:] for place, text in enumerate(formulas[50:150])]

    for query, answer in zip(asked, Index(formulas).best(asked, 5, cap=0.02), strict=True):
        found = [Candidate(one.source, similarity(query, formulas[one.source])) for one in answer]
        found.sort(key=lambda one: (-one.similarity, one.source))

        assert len(found) == 5
        assert [*answer] == found


def test_the_middle_of_a_formula_is_looked_up_under_a_cap(formulas: list[str]) -> None:
    """All its grams are common, and those at its ends are in no source."""
    [found] = Index(formulas).best([formulas[0][1:7]], 3, cap=0.02)

    assert len(found) == 3
    assert all(formulas[0][1:7] in formulas[one.source] for one in found)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="1 texts and 2 groups"):
        Index([CLAUSE], [1, 2])
    with pytest.raises(ValueError, match="no best 0"):
        next(Index([CLAUSE]).best([CLAUSE], 0))
    with pytest.raises(ValueError, match="zip"):
        [*Index([CLAUSE]).best([CLAUSE], 1, scopes=[])]


def test_nothing_is_found_in_nothing() -> None:
    assert len(Index([])) == 0
    assert [*Index([]).best([CLAUSE, ""], 3)] == [(), ()]
    assert [*Index([]).best([CLAUSE], 3, cap=0.02)] == [()]
    assert [*Index([CLAUSE]).best([], 3)] == []


def test_scipy_is_loaded_by_the_first_search_only() -> None:
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "from pipeline.linking.candidates import Index\n"
        "index = Index(['甲乙丙'])\n"
        "print('scipy' in sys.modules)\n"
        "list(index.best(['甲乙丙'], 1))\n"
        "print('scipy' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "True"]
