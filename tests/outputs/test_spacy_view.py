"""A spaCy Doc says what the analysis says, to the letter."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.folding import fold
from corpora.model import (
    Analysis,
    Assignment,
    Citation,
    Deadline,
    Department,
    Document,
    Identity,
    Part,
    Provision,
    Span,
    Target,
    Task,
)
from outputs.spacy_groups import AssignedDepartment, TaskDeadline
from outputs.spacy_view import doc_of, register

TEXT = "一、抓好 落实，达到95％。\n\t(市财政局、 市民政局牵头,2020年底前)\n依据《甲办法》"


def by_twos(text: str) -> Sequence[str]:
    """Words without regard to what they cut through."""
    return [text[n : n + 2] for n in range(0, len(text), 2)]


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def department(name: str) -> Department:
    return Department(
        span=at(name),
        rule="test",
        name=name,
        canonical=f"甲市{name}",
        line=name[1:3],
        level="municipality",
    )


def analysed(*, copies: int = 1) -> Analysis:
    """One provision that is `copies` tasks with the same words."""
    whole = Span(0, TEXT.index("\n依据"))
    task = Task(
        span=whole,
        rule="test",
        path="一",
        provision="一",
        kind="duty",
        heading="抓好落实",
        strength="plain",
        spans=(at("一、抓好 落实，达到95％。"), at("2020年底前")),
        measures=(whole,),
        assignments=(
            Assignment(
                span=whole,
                rule="test",
                role="lead",
                mode="jointly",
                departments=(department("市财政局"), department("市民政局")),
            ),
        ),
        deadlines=(
            Deadline(span=at("2020年底前"), rule="test", kind="by", due_on=date(2020, 12, 31)),
        ),
        targets=(
            Target(
                span=at("达到95％"), rule="test", what="落实", comparator=">=", value=95.0, unit="%"
            ),
        ),
    )
    analysis = Analysis(
        document=Document(text=TEXT, media_type="text/plain"),
        folded=fold(TEXT),
        identity=Identity(number="甲发〔2020〕1号", issued_on=date(2020, 3, 1)),
    )
    return (
        analysis.plus(Part, [Part(span=Span(0, len(TEXT)), rule="test", kind="body")])
        .plus(Task, [task] * copies)
        .plus(
            Provision,
            [
                Provision(
                    span=whole,
                    rule="test",
                    path="一",
                    parent=None,
                    label="一、",
                    heading="抓好落实",
                    own_end=whole.end,
                    leaf=True,
                )
            ],
        )
        .plus(
            Citation,
            [
                Citation(
                    span=at("《甲办法》"), rule="test", title="甲办法", number=None, role="basis"
                )
            ],
        )
    )


def test_the_text_is_the_text_of_the_document() -> None:
    assert doc_of(analysed(), by_twos).text == TEXT


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("parts", [("body", TEXT)]),
        ("provisions", [("provision", TEXT[: TEXT.index("\n依据")])]),
        ("tasks", [("duty", "一、抓好 落实，达到95％。"), ("duty", "2020年底前")]),
        ("departments", [("lead", "市财政局"), ("lead", "市民政局")]),
        ("deadlines", [("by", "2020年底前")]),
        ("targets", [(">=", "达到95％")]),
        ("citations", [("basis", "《甲办法》")]),
    ],
)
def test_all_that_is_noted_is_a_span(group: str, expected: list[tuple[str, str]]) -> None:
    doc = doc_of(analysed(), by_twos)

    assert [(span.label_, span.text) for span in doc.spans[group]] == expected


def test_the_spans_of_one_task_have_one_id() -> None:
    doc = doc_of(analysed(copies=2), by_twos)

    assert [span.id_ for span in doc.spans["tasks"]] == ["tasks/0", "tasks/0", "tasks/1", "tasks/1"]


def test_a_span_knows_its_mention_in_its_own_types() -> None:
    analysis = analysed()
    doc = doc_of(analysis, by_twos)
    [task] = analysis.of(Task)

    department = doc.spans["departments"][0]._.policy_pipe
    assert isinstance(department, AssignedDepartment)
    assert (department.canonical, department.role, department.task) == (
        "甲市市财政局",
        "lead",
        "一",
    )

    deadline = doc.spans["deadlines"][0]._.policy_pipe
    assert isinstance(deadline, TaskDeadline)
    assert (deadline.due_on, deadline.task) == (date(2020, 12, 31), "一")

    # A provision and its task begin at the same place, and are told apart.
    assert doc.spans["tasks"][0]._.policy_pipe == task
    assert (doc.spans["provisions"][0]._.policy_pipe,) == analysis.of(Provision)
    assert doc._.policy_pipe == analysis.identity
    assert doc[0:1]._.policy_pipe is None


def test_a_word_is_cut_again_where_a_mention_begins_in_it() -> None:
    words = [token.text for token in doc_of(analysed(), by_twos)]

    assert words[-6:] == [")", "\n依", "据", "《", "甲办", "法》"]


def test_a_blank_belongs_to_the_word_before_it() -> None:
    doc = doc_of(analysed(), lambda text: list(text))

    assert [token.text_with_ws for token in doc][3:6] == ["好 ", "落", "实"]


def test_norms_are_folded() -> None:
    norms = [token.norm_ for token in doc_of(analysed(), lambda text: list(text))]

    assert norms[norms.index("到") :][:5] == ["到", "9", "5", "%", "。"]
    assert "，" not in norms


def test_latin_letters_keep_their_case_in_norms() -> None:
    document = Document(text="推广PPP模式", media_type="text/plain")
    doc = doc_of(
        Analysis(document=document, folded=document.text), lambda text: ["推广", "PPP", "模式"]
    )

    assert [token.norm_ for token in doc] == ["推广", "PPP", "模式"]


def test_what_is_noted_survives_on_disk() -> None:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    doc = doc_of(analysed(), by_twos)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [loaded] = DocBin().from_bytes(stored).get_docs(Vocab())
    register()

    assert loaded.text == TEXT
    assert [span._.policy_pipe for span in loaded.spans["tasks"]] == [
        span._.policy_pipe for span in doc.spans["tasks"]
    ]
    assert loaded._.policy_pipe == doc._.policy_pipe


def test_another_vocabulary_may_be_used() -> None:
    import spacy

    nlp = spacy.blank("zh")

    assert doc_of(analysed(), by_twos, nlp=nlp).vocab is nlp.vocab


def test_words_that_do_not_make_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="words of 2 characters were cut from a text of"):
        doc_of(analysed(), lambda text: ["一、"])


TEXTS = st.text(st.sampled_from("甲乙A1 \t\n\r\u3000，。😀\x00《"), max_size=30)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), text=TEXTS)
def test_any_text_with_any_mentions_comes_back(data: st.DataObject, text: str) -> None:
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    drawn = (
        data.draw(st.lists(places.filter(lambda place: place[0] < place[1]), max_size=5))
        if text
        else []
    )
    found = [Part(span=Span(*place), rule="test", kind="body") for place in drawn]
    document = Document(text=text, media_type="text/plain")

    doc = doc_of(Analysis(document=document, folded=fold(text)).plus(Part, found), by_twos)

    assert doc.text == text
    assert [span.text for span in doc.spans["parts"]] == [
        text[start:end] for start, end in sorted(drawn)
    ]


def test_the_module_does_not_load_spacy() -> None:
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}; import outputs.spacy_view; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "spacy" not in done.stdout.split()
