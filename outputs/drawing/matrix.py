"""The coverage matrix: what became of each task of a source in each document below it."""

from collections.abc import Mapping

import msgspec

from corpora.errors import PolicyPipeError
from corpora.vocabulary import COVERAGE_STATES, CoverageState
from outputs.drawing.canvas import SOFT, Canvas, cut, room
from outputs.view import View

_CELL, _LABEL, _TOP = 28, 420, 66
_HEAD = 190
_SIZE = 12
# Nobody reads more in one picture; the workbook and the report have them all.
_MOST_TASKS, _MOST_DOCUMENTS = 200, 60

# Back and sign of each state, with one character so that it can be told in black and white.
_STATES: Mapping[CoverageState, tuple[str, str, str]] = {
    "covered": ("#9bd0a5", "落", "#12371d"),
    "merged": ("#c7e6c4", "合", "#12371d"),
    "split": ("#c7e6c4", "拆", "#12371d"),
    "partial": ("#fde3a0", "部", "#553d00"),
    "mentioned": ("#f6cfae", "提", "#5e2b00"),
    "gap": ("#b3261e", "漏", "#ffffff"),
    "not_applicable": ("#e6e9ed", "免", "#4d5763"),
    "justified": ("#d5e5fa", "说", "#173a66"),
}


class _Row(msgspec.Struct, kw_only=True):
    """A task of the source with the states by document."""

    label: str
    states: dict[str, CoverageState]


def draw(view: View, of: str | None) -> str:
    """`of` is the source document; without one, the document with the most rows of coverage.

    Raises:
        PolicyPipeError: There is nothing to draw, or too much.
    """
    states: dict[str, dict[str, dict[str, CoverageState]]] = {}
    for one in view.coverage():
        source = one.source.partition("#")[0]
        states.setdefault(source, {}).setdefault(one.source, {})[one.document] = one.state
    if not states or (of is not None and of not in states):
        raise PolicyPipeError("nothing to draw: no document here carries out tasks of another one")
    asked = of or max(sorted(states), key=lambda id_: sum(map(len, states[id_].values())))
    rows, names = _rows(view, asked, states[asked])
    documents = sorted({id_ for row in rows for id_ in row.states}, key=lambda id_: names[id_])
    if len(rows) > _MOST_TASKS or len(documents) > _MOST_DOCUMENTS:
        raise PolicyPipeError(
            f"{len(rows)} tasks and {len(documents)} documents are too many for a picture; "
            "choose a part with --place or --since, or write a workbook (xlsx) or a report"
        )
    return _drawn(rows, documents, names, names[asked])


def _rows(
    view: View, source: str, states: Mapping[str, dict[str, CoverageState]]
) -> tuple[list[_Row], dict[str, str]]:
    """The tasks in the order of the document, and the names of all documents."""
    rows, names = list[_Row](), dict[str, str]()
    for bundle in view.bundles():
        document = bundle.document
        names[document.id] = document.number or document.title or document.file or document.id
        if document.id == source:
            rows = [
                _Row(label=f"{task.path}　{task.heading or task.text}", states=states[task.id])
                for task in bundle.tasks
                if task.id in states
            ]
    return rows, names


def _drawn(rows: list[_Row], documents: list[str], names: Mapping[str, str], source: str) -> str:
    canvas = Canvas()
    canvas.words(12, 26, f"覆盖矩阵：{source}", size=16, bold=True)
    x = 12.0
    for state, (back, sign, ink) in _STATES.items():
        canvas.box(x, 38, 18, 18, fill=back)
        canvas.words(x + 9, 51, sign, size=_SIZE, anchor="middle", colour=ink)
        canvas.words(x + 24, 51, COVERAGE_STATES[state], size=_SIZE)
        x += 38 + room(COVERAGE_STATES[state], _SIZE)
    top = _TOP + _HEAD
    for n, id_ in enumerate(documents):
        at = _LABEL + n * _CELL + _CELL / 2 + 4
        name = cut(names[id_], _SIZE, _HEAD - 12)
        canvas.words(at, top - 8, name, size=_SIZE, upright=False)
        canvas.hint(names[id_])
    for m, row in enumerate(rows):
        y = top + m * _CELL
        label = cut(row.label, _SIZE, _LABEL - 24)
        canvas.words(_LABEL - 8, y + 18, label, size=_SIZE, anchor="end")
        for n, id_ in enumerate(documents):
            found = row.states.get(id_)
            back, sign, ink = _STATES[found] if found else ("#ffffff", "", SOFT)
            canvas.box(_LABEL + n * _CELL, y, _CELL, _CELL, fill=back)
            if found:
                canvas.hint(f"{row.label} × {names[id_]}：{COVERAGE_STATES[found]}")
                middle = _LABEL + n * _CELL + _CELL / 2
                canvas.words(middle, y + 18, sign, size=_SIZE, anchor="middle", colour=ink)
    width = max(x + 20, _LABEL + len(documents) * _CELL + 30)
    return canvas.svg(width, top + len(rows) * _CELL + 24, f"覆盖矩阵：{source}")
