"""What annotators leave: documents with labelled stretches."""

import msgspec


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch ``[start, end)`` as an annotator left it; `tasks` name those it belongs to.

    Of the stretches of one task each has the same one name there; `path` is what the program
    called it.
    """

    start: int
    end: int
    label: str
    tasks: tuple[str, ...] = ()
    path: str | None = None

    @property
    def kind(self) -> str:
        return self.label.partition(":")[0]

    @property
    def detail(self) -> str:
        return self.label.partition(":")[2]


class Annotated(msgspec.Struct, frozen=True, kw_only=True):
    """One document with its marks."""

    file: str
    text: str
    marks: tuple[Mark, ...]
