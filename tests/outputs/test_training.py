"""What annotators and trainers are given says what the graph says, and comes back as gold."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch  # type: ignore[attr-defined]  # untyped

from corpora import samples
from corpora.annotations import conll as conll_reading
from corpora.annotations import label_studio as studio_reading
from corpora.store import opened
from extractors.words import segmenter
from outputs import conll, docbin, label_studio
from outputs.graph_records import Bundle
from outputs.regions import entities, regions
from outputs.view import View
from pipeline import evaluation
from pipeline.annotated import gold_of
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.views import Whole
from pipeline.world import World


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """The sample corpus."""
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder)
    with opened(folder / "policy-pipe.db", new=True) as corpus:
        ingest([folder], corpus, engine=inline)
        yield Whole(World(corpus))


def cut(text: str) -> Sequence[str]:
    return segmenter().cut(text)


def annotated(view: View) -> list[dict[str, Any]]:
    """As Label Studio exports what an annotator has submitted without a change."""
    out = BytesIO()
    label_studio.write(view, out)
    tasks: list[dict[str, Any]] = json.loads(out.getvalue())
    for task in tasks:
        task["annotations"] = [{"result": task.pop("predictions")[0]["result"]}]
    return tasks


def scores(bundles: Sequence[Bundle], gold: Sequence[Any]) -> dict[str, float]:
    figures = evaluation.evaluate(gold, bundles).figures
    return {
        name: one["f1"] for name, one in figures.items() if isinstance(one, dict) and "f1" in one
    }


def test_entities_do_not_overlap(view: View) -> None:
    for bundle in view.bundles():
        found = entities(bundle)
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert {one.kind for one in found} <= {"department", "deadline", "target", "citation"}


def test_label_studio_regions_quote_the_text(view: View) -> None:
    for task in annotated(view):
        results = task["annotations"][0]["result"]
        ids = {one["id"] for one in results if one["type"] == "labels"}
        for one in results:
            if one["type"] == "labels":
                value = one["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                assert f'value="{value["labels"][0]}"' in label_studio.configuration()
            else:
                assert {one["from_id"], one["to_id"]} <= ids


def test_unchanged_label_studio_annotations_are_what_the_program_found(view: View) -> None:
    data = json.dumps(annotated(view)).encode()
    gold = [gold_of(one) for one in studio_reading.read(data)]
    found = scores(tuple(view.bundles()), gold)

    assert len(gold) == sum(1 for _ in view.bundles())
    assert found == dict.fromkeys(found, 1.0)


def test_unchanged_columns_are_what_the_program_found(view: View) -> None:
    out = BytesIO()
    conll.write(view, out, cut)
    gold = [gold_of(one) for one in conll_reading.read(out.getvalue())]
    found = scores(tuple(view.bundles()), gold)

    assert len(gold) == sum(1 for _ in view.bundles())
    # A merged cell has one place in columns, and so one task.
    assert min(found.values()) > 0.9


def test_a_corrected_label_reaches_the_gold(view: View) -> None:
    tasks = annotated(view)
    [region] = [
        one
        for one in tasks[0]["annotations"][0]["result"]
        if one["type"] == "labels" and one["value"]["labels"][0].startswith("department:")
    ][:1]
    region["value"]["labels"] = ["department:support"]
    before = next(studio_reading.read(json.dumps(annotated(view)).encode()))
    after = next(studio_reading.read(json.dumps(tasks).encode()))
    gold, other = gold_of(after), gold_of(before)

    assert sum(len(task.supports) for task in gold.tasks) == 1 + sum(
        len(task.supports) for task in other.tasks
    )


def test_predictions_alone_are_no_gold(view: View) -> None:
    out = BytesIO()
    label_studio.write(view, out)

    assert list(studio_reading.read(out.getvalue())) == []


def test_offsets_of_a_browser_are_understood() -> None:
    """𠮷 is one character here and two in a browser."""
    text = "𠮷一、抓好落实。"
    region = {
        "type": "labels",
        "id": "a",
        "value": {"start": 2, "end": 9, "text": text[1:8], "labels": ["task:duty"]},
    }
    data = json.dumps([{"data": {"text": text}, "annotations": [{"result": [region]}]}])
    [found] = studio_reading.read(data.encode())

    assert (found.marks[0].start, found.marks[0].end) == (1, 8)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{}", "no Label Studio export"),
        (b'[{"data": {}}]', "no Label Studio export"),
        (
            b'[{"data": {"text": "ab"}, "annotations": [{"result": [{"type": "labels", "id": "r",'
            b' "value": {"start": 0, "end": 1, "text": "b", "labels": ["task:duty"]}}]}]}]',
            "region r",
        ),
        (
            b'[{"data": {"text": "ab"}, "annotations": [{"result": [{"type": "labels", "id": "r",'
            b' "value": {"start": 0, "end": 1, "labels": ["x", "y"]}}]}]}]',
            "2 labels",
        ),
    ],
)
def test_what_is_wrong_in_an_export_is_told(data: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        list(studio_reading.read(data))


@pytest.mark.parametrize("label", ["task:nothing", "mood", "department:", "target:x"])
def test_an_unknown_label_is_told(label: str) -> None:
    lines = f"# document = d\n# file = a.txt\n甲\t0\tB-{label}\tO\t_\n"
    [one] = conll_reading.read(lines.encode())

    with pytest.raises(ValueError, match="unknown label"):
        gold_of(one)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("甲\t0\tO\tO\n", "line 1"),
        ("甲\tx\tO\tO\t_\n", "no offset"),
        ("甲\t0\tO\tO\t_\n乙\t0\tO\tO\t_\n", "goes back"),
    ],
)
def test_what_is_wrong_in_columns_is_told(lines: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        list(conll_reading.read(lines.encode()))


def docs(view: View) -> list[Any]:
    out = BytesIO()
    docbin.write(view, out, cut)
    return list(DocBin().from_bytes(out.getvalue()).get_docs(spacy.blank("zh").vocab))


def test_a_docbin_holds_entities_and_spans(view: View) -> None:
    for doc, bundle in zip(docs(view), view.bundles(), strict=True):
        assert doc.text == bundle.document.text
        assert doc.user_data["document"] == bundle.document.id
        assert [(one.start_char, one.end_char) for one in doc.ents] == [
            (one.start, one.end) for one in entities(bundle)
        ]
        assert [(one.start_char, one.end_char, one.label_) for one in doc.spans["sc"]] == [
            (one.start, one.end, one.label) for one in regions(bundle)
        ]
        for task in doc.spans["tasks"]:
            assert task._.policy_pipe.path in {one.path for one in bundle.tasks}


@pytest.mark.slow
def test_spacy_trains_on_it(view: View) -> None:
    fix_random_seed(0)
    nlp = spacy.blank("zh")
    tagger = nlp.add_pipe("ner")
    examples = [
        Example(Doc(nlp.vocab, [str(word) for word in line]), line.as_doc())
        for doc in docs(view)
        for line in doc.sents
        if line.ents
    ]
    for label in ("DEPARTMENT", "DEADLINE", "TARGET", "CITATION"):
        tagger.add_label(label)  # type: ignore[attr-defined]  # a Pipe by its name only
    optimizer = nlp.initialize(lambda: examples)
    losses = []
    for _ in range(2):
        told: dict[str, float] = {}
        for batch in minibatch(examples, 16):  # type: ignore[no-untyped-call]  # spaCy's own
            nlp.update(batch, sgd=optimizer, losses=told)
        losses.append(told["ner"])

    assert losses[1] < losses[0]


@pytest.mark.slow
def test_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    code = (
        "import sys; from io import BytesIO; from tests.outputs.test_training import cut\n"
        "from tests.views import Given; from outputs import docbin, task_graph\n"
        "graph = task_graph.read(open(sys.argv[1], 'rb').read()); out = BytesIO()\n"
        "docbin.write(Given(graph), out, cut)\n"
        "import hashlib; print(hashlib.sha256(out.getvalue()).hexdigest())\n"
    )
    samples.put_into(tmp_path / "docs")
    with opened(tmp_path / "a.db", new=True) as corpus:
        ingest([tmp_path / "docs"], corpus, engine=inline)
        with (tmp_path / "graph.json").open("wb") as out:
            from pipeline.views import export

            export(corpus, out)
    told = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "graph.json")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(told) == 1
