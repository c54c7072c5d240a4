"""Lines as a word processor sets them: blanks stay, empty paragraphs are one blank line."""

import re
from collections.abc import Callable

_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
# What the source wraps inside a text is a blank.
_ODD = re.compile("[\t\r\n]+")


class Lines:
    """The text so far; blanks and breaks wait until more text comes."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self.pages: list[int] = []  # where new pages begin
        # The number of a paragraph, until its first text comes: only then is it sure to be seen.
        self.label: Callable[[], str] | None = None
        self.used = False  # whether the line has text
        self._fresh = True  # whether nothing stands before, in the text or in the cell
        self._in_cell = False
        self._breaks = 0
        self._gap = ""
        self._new_pages = 0

    def text(self, text: str) -> None:
        text = _ODD.sub(" ", text.translate(_UNSEEN))
        core = text.rstrip()
        if not core:
            self._gap += text
            return
        label = self._take_label()
        if self._in_cell and self._fresh:
            self._put(label + (self._gap + core).lstrip())
        elif label:
            self._put(label + core.lstrip())
        else:
            self._put(self._gap + core)
        self._gap = text[len(core) :]

    def tab(self) -> None:
        self._gap += " " if self._in_cell else "\t"

    def new_page(self) -> None:
        self._new_pages += 1

    def break_line(self) -> None:
        if self.used:
            self._breaks = max(self._breaks, 1)
        elif not self._in_cell:
            self._breaks += 1
        self.used = False
        self._gap = ""

    def end_paragraph(self) -> None:
        """A number alone is seen in a cell, as rows are counted; elsewhere it only counts."""
        label = self._take_label().strip()
        if label and self._in_cell:
            self._put(label)
        self.break_line()

    def end_block(self) -> None:
        """Ends a line that is still open; an empty one leaves no trace."""
        self.label = None
        if self.used:
            self.break_line()
        self._gap = ""

    def open_cell(self, *, starts_table: bool, starts_row: bool) -> int:
        """Where the cell begins."""
        if starts_table and self.size:
            self._append("\n" * (2 if self._breaks > 1 else 1))
        elif not starts_table:
            self._append("\n" if starts_row else "\t")
        self._start_anew(fresh=True)
        self._in_cell = True
        return self.size

    def close_cell(self) -> int:
        """Where the cell ends; blanks and breaks at its end are dropped."""
        self._start_anew(fresh=False)
        self.used = True
        self._in_cell = False
        return self.size

    def _take_label(self) -> str:
        label, self.label = self.label, None
        return label() if label else ""

    def _put(self, piece: str) -> None:
        if self._breaks and not self._fresh:
            self._append("\n" * min(self._breaks, 2))
        self.pages.extend([self.size] * self._new_pages)
        self._new_pages = 0
        self._append(piece)
        self._start_anew(fresh=False)
        self.used = True

    def _start_anew(self, *, fresh: bool) -> None:
        self._fresh = fresh
        self.used = False
        self._breaks = 0
        self._gap = ""

    def _append(self, piece: str) -> None:
        self.pieces.append(piece)
        self.size += len(piece)
