"""The ruling lines of a PDF page, read from its drawing without a look at its text."""

import ctypes
from collections.abc import Callable, Iterator

import msgspec
import pypdfium2
from pypdfium2 import raw

Point = tuple[float, float]

_THIN = 3.0  # points; a filled box no wider is a line
_SHORT = 6.0  # points; shorter strokes are ticks, dashes and parts of letters
_STRAY = 1.0  # points by which a straight line may lean
# A drawing of more parts is a map or a chart.
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 400
_MOST_RULES = 20_000
_DEEPEST = 6


class Rule(msgspec.Struct, frozen=True, order=True, gc=False):
    """A straight line along an edge of the upright page, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def upright(self) -> bool:
        return self.bottom - self.top > self.right - self.left


def find(page: pypdfium2.PdfPage, turn: Callable[[float, float], Point]) -> list[Rule]:
    """All of them, turned as the page's text is; none for a page that is a drawing."""
    found: list[Rule] = []
    for number, (path, matrix) in enumerate(_paths(page)):
        if number > _MOST_OBJECTS or len(found) > _MOST_RULES:
            return []
        for a, b in _strokes(path, matrix):
            rule = _rule(turn(*a), turn(*b))
            if rule is not None:
                found.append(rule)
    return found


Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _paths(page: pypdfium2.PdfPage) -> Iterator[tuple[object, Matrix]]:
    """The path objects of the page and of the forms in it, with the matrix above them."""
    kind_of = raw.FPDFPageObj_GetType
    stack: list[tuple[object, Matrix, int]] = []
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        held = raw.FPDFPage_GetObject(page.raw, index)
        kind = kind_of(held)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield held, _UNIT
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            stack.append((held, _UNIT, 1))
    left = _MOST_OBJECTS
    while stack:
        form, above, depth = stack.pop()
        matrix = _times(_matrix(form), above)
        for index in range(max(raw.FPDFFormObj_CountObjects(form), 0)):
            left -= 1
            if left < 0:
                return
            held = raw.FPDFFormObj_GetObject(form, index)
            kind = kind_of(held)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                yield held, matrix
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                stack.append((held, matrix, depth + 1))


def _strokes(path: object, above: Matrix) -> Iterator[tuple[Point, Point]]:
    """Its stroked lines, or the length of a thin filled box."""
    count = raw.FPDFPath_CountSegments(path)
    if not 2 <= count <= _MOST_SEGMENTS:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not (fill.value or stroke.value):
        return
    matrix = _times(_matrix(path), above)
    if not stroke.value:
        yield from _thin(path, count, matrix)
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        point = _at(matrix, x.value, y.value)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            yield point, start
        last = point


def _thin(path: object, count: int, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    """Each box of a filled path (a word processor may draw all borders as one path)."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for index in range(count + 1):
        segment = raw.FPDFPath_GetPathSegment(path, index) if index < count else None
        begins = segment is None or (
            raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO
        )
        if begins and 4 <= len(points) <= 6:
            left, right = min(p[0] for p in points), max(p[0] for p in points)
            low, high = min(p[1] for p in points), max(p[1] for p in points)
            if right - left <= _THIN:
                yield ((left + right) / 2, low), ((left + right) / 2, high)
            elif high - low <= _THIN:
                yield (left, (low + high) / 2), (right, (low + high) / 2)
        if begins:
            points = []
        if segment is not None:
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(_at(matrix, x.value, y.value))


def _rule(a: Point, b: Point) -> Rule | None:
    left, right = sorted((a[0], b[0]))
    top, bottom = sorted((a[1], b[1]))
    if bottom - top <= _STRAY and right - left >= _SHORT:
        middle = (top + bottom) / 2
        return Rule(left, middle, right, middle)
    if right - left <= _STRAY and bottom - top >= _SHORT:
        middle = (left + right) / 2
        return Rule(middle, top, middle, bottom)
    return None


def _matrix(held: object) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(held, found):
        return _UNIT
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    if n is _UNIT:
        return m
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _at(m: Matrix, x: float, y: float) -> Point:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
