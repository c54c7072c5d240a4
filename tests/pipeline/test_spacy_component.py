"""nlp.add_pipe("policy_pipe") notes on a Doc what the program reads in its text."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from corpora.model import Citation, Deadline, Department, Task
from pipeline.api import analyse_text, spacy_doc
from pipeline.spacy_component import NAME

TEXT = (
    "关于加强河道管理的通知\n根据《霁州市河道管理办法》，现就有关事项通知如下：\n"
    "一、加强监测。2020年底前建成监测站10个。（市水务局牵头，市财政局配合）\n"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Words are single characters here: no word list is asked for."""
    made = spacy.blank("zh")
    made.add_pipe(NAME)
    return made


def test_spacy_finds_the_component_without_an_import_of_ours() -> None:
    try:
        installed = distribution("policy-pipe")
    except PackageNotFoundError:
        pytest.skip("the project is not installed here")
    [found] = installed.entry_points.select(group="spacy_factories", name=NAME)

    assert found.value == "pipeline.spacy_component:make"


def test_spans_have_typed_attributes(nlp: Language) -> None:
    doc = nlp(TEXT)

    assert doc.text == TEXT
    [task] = doc.spans["tasks"]
    [lead, support] = doc.spans["departments"]
    [deadline] = doc.spans["deadlines"]
    [citation] = doc.spans["citations"]
    assert isinstance(task._.policy_pipe, Task)
    assert (lead.text, lead.label_, support.text, support.label_) == (
        "市水务局",
        "lead",
        "市财政局",
        "support",
    )
    assert isinstance(lead._.policy_pipe, Department)
    assert isinstance(deadline._.policy_pipe, Deadline)
    assert str(deadline._.policy_pipe.due_on) == "2020-12-31"
    assert isinstance(citation._.policy_pipe, Citation)


def test_the_spans_are_those_of_the_view(nlp: Language) -> None:
    view, doc = spacy_doc(analyse_text(TEXT)), nlp(TEXT)

    for group in view.spans:
        assert [(one.start_char, one.end_char, one.label_) for one in doc.spans[group]] == [
            (one.start_char, one.end_char, one.label_) for one in view.spans[group]
        ]


def test_a_span_takes_whole_tokens_of_others() -> None:
    """A tokenizer that knows blanks only makes one token of a Chinese sentence."""
    coarse = spacy.blank("en")
    coarse.add_pipe(NAME)
    doc = coarse("一、加强监测。（市水务局牵头）\n")
    [lead] = doc.spans["departments"]

    assert "市水务局" in lead.text
    assert lead._.policy_pipe.name == "市水务局"
    assert doc.text[lead._.policy_pipe.span.start : lead._.policy_pipe.span.end] == "市水务局"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "hello", "=cmd|'/C calc'!A0"])
def test_any_text_passes(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_a_pipeline_is_stored_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "nlp")
    loaded = spacy.load(tmp_path / "nlp")

    doc = loaded(TEXT)

    assert [span.text for span in doc.spans["deadlines"]] == ["2020年底前"]


def test_many_texts_in_several_processes(nlp: Language) -> None:
    found = list(nlp.pipe([TEXT] * 4, n_process=2, batch_size=2))

    assert [len(doc.spans["departments"]) for doc in found] == [2] * 4
    assert found[3].spans["departments"][0]._.policy_pipe.name == "市水务局"
