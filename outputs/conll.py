"""CoNLL columns: a word a line with its tags, as sequence taggers are trained on."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import IO

from corpora.folding import fold
from outputs.graph_records import Bundle
from outputs.pieces import pieces
from outputs.regions import Region, entities, regions
from outputs.view import View

Cut = Callable[[str], Sequence[str]]

HEAD = "# global.columns = FORM START ENTITY TASK PATH"


def write(view: View, out: IO[bytes], cut: Cut) -> None:
    """Tab-parted: word, offset of its first character, entity, task, and the task's path.

    Tags are IOB2 (``B-department:lead``, ``I-…``, ``O``); ``_`` stands for no path. A blank line
    ends each line of the text, ``# document = ID`` begins a document. Words are cut where a tag
    begins or ends.
    """
    out.write(f"{HEAD}\n".encode())
    for bundle in view.bundles():
        out.write(f"\n# document = {bundle.document.id}\n".encode())
        out.write(f"# file = {_one_line(bundle.document.file or '')}\n".encode())
        for line in _lines(bundle, cut):
            out.write(line.encode("utf-8", "replace"))


def _lines(bundle: Bundle, cut: Cut) -> Iterator[str]:
    text = bundle.document.text
    tasks = [one for one in regions(bundle) if one.kind == "task"]
    tagged = entities(bundle)
    paths = {task.id: task.path for task in bundle.tasks}
    edges = {edge for one in (*tasks, *tagged) for edge in (one.start, one.end)}
    edges |= {at for n, letter in enumerate(text) if letter in "\n\r\t" for at in (n, n + 1)}
    open_ = False
    waiting, begun = list(reversed(tasks)), list[Region]()
    for start, end in pieces(cut(fold(text)), sorted(edges), len(text)):
        word = "".join(text[start:end].split())
        if not word:
            if open_ and "\n" in text[start:end]:
                yield "\n"
                open_ = False
            continue
        while waiting and waiting[-1].start <= start:
            begun.append(waiting.pop())
        begun = [one for one in begun if start < one.end]
        # A row may stand inside an item: what began last holds.
        entity, task = _at(tagged, start), begun[-1] if begun else None
        path = paths[task.tasks[0]] if task is not None else "_"
        yield f"{word}\t{start}\t{_tag(entity, start)}\t{_tag(task, start)}\t{_one_line(path)}\n"
        open_ = True
    if open_:
        yield "\n"


def _tag(region: Region | None, start: int) -> str:
    if region is None:
        return "O"
    return f"{'B' if region.start == start else 'I'}-{region.label}"


def _at(found: Sequence[Region], at: int) -> Region | None:
    """Of stretches without overlaps, the one that holds a character."""
    place = bisect_right(found, at, key=lambda one: one.start) - 1
    return found[place] if place >= 0 and at < found[place].end else None


def _one_line(words: str) -> str:
    return " ".join(words.split())
