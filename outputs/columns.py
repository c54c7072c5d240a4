"""Text in columns: lines of a given width on a terminal, where a Chinese character takes two."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

# What begins no line, and what ends none (GB/T 15834-2011, 5.1).
_NOT_FIRST = frozenset("，。、；：？！）》」』】〕”’…,.;:?!)]}%％‰℃")
_NOT_LAST = frozenset("（《「『【〔“‘([{")
_GLUE = "\N{NO-BREAK SPACE}"


class Piece(msgspec.Struct, frozen=True):
    """Words in one style; what a style means is the caller's affair."""

    words: str
    style: str = ""


Line = tuple[Piece, ...]


def cells(words: str) -> int:
    """How many columns of a terminal they take."""
    from rich.cells import cell_len  # its package takes 0.1 s, and only people need it

    return cell_len(words)


def wrapped(pieces: Iterable[Piece], width: int) -> Iterator[Line]:
    """Lines of at most `width` columns; a line break in the words ends one.

    Latin words and numbers stay whole, and closing marks with what they close, where a line can
    hold them.
    """
    letters = [(letter, piece.style) for piece in pieces for letter in piece.words]
    sizes = [cells(letter) if letter != "\n" else 0 for letter, _ in letters]
    start = 0
    while start < len(letters):
        end, taken = start, 0
        while end < len(letters) and letters[end][0] != "\n":
            if taken + sizes[end] > width and end > start:
                break
            taken += sizes[end]
            end += 1
        if end == len(letters) or letters[end][0] == "\n":
            yield _line(letters[start:end])
            start = end + 1
            continue
        start, ended = _break(letters, start, end), start
        end = start
        while letters[end - 1][0] == " " and end > ended + 1:
            end -= 1
        yield _line(letters[ended:end])
        while start < len(letters) and letters[start][0] == " ":
            start += 1


def beside(left: Sequence[Line], right: Sequence[Line], width: int) -> Iterator[tuple[Line, Line]]:
    """The lines of two columns, each left one filled up to `width` columns."""
    for n in range(max(len(left), len(right))):
        first = left[n] if n < len(left) else ()
        second = right[n] if n < len(right) else ()
        missing = width - sum(cells(piece.words) for piece in first)
        yield (*first, Piece(" " * max(0, missing))), second


def _break(letters: Sequence[tuple[str, str]], start: int, end: int) -> int:
    """The last place up to `end` where a line may end; `end` itself where there is none.

    Not too near the start of a line a wide gap, or a point between two things, is better than a
    place between two Chinese characters.
    """
    for at in range(end, start + max(2, (end - start) // 3), -1):
        if letters[at - 1][0] == " " and letters[at - 2][0] in " ·":
            return at
    for at in range(end, start, -1):
        if _parts(letters[at - 1][0], letters[at][0]):
            return at
    return end


def _parts(before: str, behind: str) -> bool:
    if before in _NOT_LAST or behind in _NOT_FIRST or _GLUE in (before, behind):
        return False
    return not (_is_latin(before) and _is_latin(behind))


def _is_latin(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter in ".%-")


def _line(letters: Iterable[tuple[str, str]]) -> Line:
    """Neighbours of one style in one piece."""
    made: list[Piece] = []
    for letter, style in letters:
        if made and made[-1].style == style:
            made[-1] = Piece(made[-1].words + letter, style)
        else:
            made.append(Piece(letter, style))
    return tuple(made)
