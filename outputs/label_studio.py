"""Label Studio: every document a task to annotate, with what was found as a prediction."""

from collections.abc import Iterator
from typing import IO, Any
from xml.sax.saxutils import quoteattr

import msgspec

from corpora.vocabulary import CITATION_ROLES, DEADLINE_KINDS, ROLES, TASK_KINDS
from outputs.graph_records import Bundle
from outputs.regions import Region, regions
from outputs.view import View

# The names of the two controls in the labelling configuration.
_LABELS, _TEXT = "label", "text"
_MODEL = "policy-pipe"
_COLOURS = {
    "task": "#9ecae1",
    "department": "#a1d99b",
    "deadline": "#fdd0a2",
    "target": "#dadaeb",
    "citation": "#fcbba1",
}
_encoder = msgspec.json.Encoder()


def write(view: View, out: IO[bytes]) -> None:
    """A JSON list to be imported into a project with the configuration of `configuration`.

    Relations lead from a department, deadline or target to its task (``of``), and from a further
    stretch of a task to its first (``part``). Offsets count characters.
    """
    out.write(b"[")
    for n, bundle in enumerate(view.bundles()):
        out.write(b",\n" if n else b"\n")
        out.write(_encoder.encode(_shown(bundle)))
    out.write(b"\n]\n")


def configuration() -> str:
    """The labelling configuration: one label for each kind, in groups of one colour."""
    labels = [
        *(f"task:{kind}" for kind in TASK_KINDS),
        *(f"department:{role}" for role in ROLES),
        *(f"deadline:{kind}" for kind in DEADLINE_KINDS),
        "target",
        *(f"citation:{role}" for role in CITATION_ROLES),
    ]
    rows = "".join(
        f"    <Label value={quoteattr(one)} background={quoteattr(_COLOURS[one.split(':')[0]])}/>\n"
        for one in labels
    )
    return (
        "<View>\n"
        f'  <Labels name="{_LABELS}" toName="{_TEXT}" choice="single">\n{rows}  </Labels>\n'
        '  <Relations>\n    <Relation value="of"/>\n    <Relation value="part"/>\n  </Relations>\n'
        f'  <Text name="{_TEXT}" value="$text" granularity="symbol"/>\n'
        "</View>\n"
    )


def _shown(bundle: Bundle) -> dict[str, Any]:
    document = bundle.document
    return {
        "data": {
            "text": document.text,
            "document": document.id,
            "file": document.file,
            "title": document.title,
            "number": document.number,
        },
        "predictions": [{"model_version": _MODEL, "result": list(_results(bundle))}],
    }


def _results(bundle: Bundle) -> Iterator[dict[str, Any]]:
    paths = {task.id: task.path for task in bundle.tasks}
    named = [(f"r{n}", one) for n, one in enumerate(regions(bundle))]
    first = {
        task: id_
        for id_, one in named
        if one.kind == "task" and one.part == 0
        for task in one.tasks
    }
    for id_, one in named:
        yield _region(id_, one, bundle.document.text, paths)
    for id_, one in named:
        for to in dict.fromkeys(first[task] for task in one.tasks if task in first):
            if to == id_:
                continue
            yield {
                "type": "relation",
                "from_id": id_,
                "to_id": to,
                "direction": "right",
                "labels": ["part" if one.kind == "task" else "of"],
            }


def _region(id_: str, one: Region, text: str, paths: dict[str, str]) -> dict[str, Any]:
    words = text[one.start : one.end]
    made: dict[str, Any] = {
        "id": id_,
        "type": "labels",
        "from_name": _LABELS,
        "to_name": _TEXT,
        "value": {"start": one.start, "end": one.end, "text": words, "labels": [one.label]},
    }
    if one.kind == "task":
        made["meta"] = {"text": [paths[one.tasks[0]]]}
    return made
