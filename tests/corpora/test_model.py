"""The nouns: spans that are never empty, documents that quote, analyses that only grow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.model import Analysis, Document, Identity, Mark, Part, Span

DOCUMENT = Document(text="一、加强管理\n二、落实责任", media_type="text/plain")
SPANS = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda p: Span(p[0], p[0] + p[1]))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (0, 0)])
def test_a_span_is_never_empty_nor_reversed(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "within", "overlaps"),
    [
        (Span(2, 4), Span(2, 4), True, True),
        (Span(2, 4), Span(0, 9), True, True),
        (Span(0, 9), Span(2, 4), False, True),
        (Span(2, 5), Span(4, 8), False, True),
        (Span(2, 4), Span(4, 8), False, False),  # they touch
        (Span(5, 6), Span(2, 4), False, False),
    ],
)
def test_spans_are_half_open(one: Span, other: Span, within: bool, overlaps: bool) -> None:
    assert (one.within(other), one.overlaps(other)) == (within, overlaps)


@given(SPANS, SPANS)
def test_overlapping_is_mutual(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(SPANS, SPANS)
def test_what_is_within_overlaps(one: Span, other: Span) -> None:
    assert not one.within(other) or one.overlaps(other)


def test_a_document_quotes_its_own_characters() -> None:
    assert DOCUMENT.quote(Span(2, 6)) == "加强管理"


def _part(start: int, end: int) -> Part:
    return Part(span=Span(start, end), rule="test", kind="body")


def test_mentions_stand_in_text_order_whatever_order_they_were_found_in() -> None:
    analysis = Analysis(document=DOCUMENT, folded=DOCUMENT.text)

    found = analysis.plus(Part, [_part(7, 9), _part(0, 2), _part(2, 7)])

    assert [part.span.start for part in found.of(Part)] == [0, 2, 7]


def test_an_analysis_without_a_kind_has_none_of_it() -> None:
    analysis = Analysis(document=DOCUMENT, folded=DOCUMENT.text)

    assert analysis.plus(Part, [_part(0, 2)]).of(Mark) == ()


def test_adding_mentions_leaves_the_analysis_that_it_is_added_to() -> None:
    analysis = Analysis(document=DOCUMENT, folded=DOCUMENT.text)
    analysis.plus(Part, [_part(0, 2)])

    assert analysis.of(Part) == ()


def test_new_mentions_of_a_kind_replace_the_old_ones() -> None:
    analysis = Analysis(document=DOCUMENT, folded=DOCUMENT.text).plus(Part, [_part(0, 2)])

    assert analysis.plus(Part, [_part(2, 4)]).of(Part) == (_part(2, 4),)


def test_an_identity_is_known_besides_the_mentions() -> None:
    analysis = Analysis(document=DOCUMENT, folded=DOCUMENT.text).plus(Part, [_part(0, 2)])

    known = analysis.known_as(Identity(genre="通知"))

    assert (known.identity.genre, known.of(Part)) == ("通知", analysis.of(Part))
