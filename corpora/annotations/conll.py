"""Columns with corrected tags, read back."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from corpora.annotations.marks import Annotated, Mark


def read(data: bytes) -> Iterator[Annotated]:
    """The documents of a file as `outputs.conll` writes it, with corrected tags.

    Raises:
        ValueError: A line has not five columns, or an offset goes back.
    """
    file, words = "", list[_Word]()
    for n, line in enumerate(data.decode("utf-8-sig").splitlines(), start=1):
        if line.startswith("# document ="):
            if words:
                yield _read(file, words)
            file, words = line.partition("=")[2].strip(), []
        elif line.startswith("# file ="):
            file = line.partition("=")[2].strip() or file
        elif line and not line.startswith("# "):
            words.append(_word(n, line, words))
    if words:
        yield _read(file, words)


class _Word(msgspec.Struct, frozen=True):
    form: str
    start: int
    entity: str
    task: str
    path: str


def _word(n: int, line: str, before: Sequence[_Word]) -> _Word:
    columns = line.split("\t")
    if len(columns) != len(_Word.__struct_fields__) or not columns[1].isascii():
        raise ValueError(f"line {n}: five columns parted by tabs are wanted: {line[:40]!r}")
    if not columns[1].isdigit():
        raise ValueError(f"line {n}: {columns[1]!r} is no offset")
    form, start, *tags = columns
    if before and int(start) < before[-1].start + len(before[-1].form):
        raise ValueError(f"line {n}: offset {start} goes back")
    return _Word(form, int(start), *tags)


def _read(file: str, words: Sequence[_Word]) -> Annotated:
    pieces, at = [], 0
    for word in words:
        # What stood between is white space; a line begins where more than a blank is missing.
        gap = word.start - at
        pieces.append("\n" + " " * (gap - 1) if gap and at else " " * gap)
        pieces.append(word.form)
        at = word.start + len(word.form)
    marks = (*_tagged(words, _entity), *_tagged(words, _task_tag))
    return Annotated(file=file, text="".join(pieces), marks=marks)


def _entity(word: _Word) -> tuple[str, str]:
    return word.entity, ""


def _task_tag(word: _Word) -> tuple[str, str]:
    return word.task, "" if word.path == "_" else word.path


def _tagged(words: Sequence[_Word], tag_of: Callable[[_Word], tuple[str, str]]) -> Iterator[Mark]:
    """B- begins a stretch, and so does I- where no stretch of its label is open."""
    label, path, start, end = "", "", 0, 0
    for word in words:
        tag, of_path = tag_of(word)
        prefix, _, name = tag.partition("-")
        if label and (prefix != "I" or name != label or of_path != path):
            yield _made(label, path, start, end)
            label = ""
        if name and not label:
            label, path, start = name, of_path, word.start
        end = word.start + len(word.form)
    if label:
        yield _made(label, path, start, end)


def _made(label: str, path: str, start: int, end: int) -> Mark:
    tasks = (path,) if path and label.startswith("task:") else ()
    return Mark(start=start, end=end, label=label, tasks=tasks, path=path or None)
