"""Reading pictures of pages: the extra `ocr`, with its model inside the package."""

import math
import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module, resources
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Protocol

import msgspec

from corpora.errors import UnreadableFileError
from corpora.readers import pdf_columns
from corpora.readers.pdf_flow import Leaf
from corpora.readers.pdf_lines import Line

if TYPE_CHECKING:
    import numpy as np

# Pixels of the longer side of a page; letters of a body text are then some thirty high.
SIDE = 1_600

_ABOUT = 0.15  # of the size of type; titles are larger by a third

# A wide bracket may be read as two: (二）).
_DOUBLED = re.compile(r"^([（(][一二三四五六七八九十\d]{1,3}[）)])[）)]")

_WAY_OUT = "install the extra that reads pictures: pip install 'policy-pipe[ocr]'"
# The classifier of upside-down lines takes whole lines away. Lines are looked for on a smaller
# picture, which takes half the time; on one of 960 pixels those under a seal are lost.
_SETTINGS = {
    "Global.use_cls": False,
    "Global.log_level": "critical",
    "Global.max_side_len": SIDE,
    "Det.limit_side_len": 1_280,
    "Det.limit_type": "max",
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


_THREADS = 2  # of a process alone


class Picture(msgspec.Struct, frozen=True):
    """A page as rows of pixels, blue before green before red, `scale` of them a point.

    Pages count from 0.
    """

    page: int
    pixels: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]"
    scale: float = 1.0


def is_installed() -> bool:
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def threads() -> int:
    """What all libraries go by; a process that works beside others has it set to its share."""
    told = os.environ.get("OMP_NUM_THREADS", "")
    return int(told) if told.isdigit() and int(told) else _THREADS


def missing(name: str) -> UnreadableFileError:
    """What to say of a picture where the extra is not installed."""
    return UnreadableFileError(name, "it is a picture of text", _WAY_OUT)


def leaves(picture: Picture) -> list[Leaf]:
    """What is read from it, in lines with the confidence of the reading; empty if nothing is."""
    height, width = (size / picture.scale for size in picture.pixels.shape[:2])
    lines = _levelled(list(_lines(picture)))
    columns = pdf_columns.columns(lines, width, height) if lines else []
    return [Leaf(picture.page, tuple(column), width / len(columns)) for column in columns]


def _lines(picture: Picture) -> Iterator[Line]:
    """The lines that were found, turned back by the slant of the paper."""
    result = _engine()(picture.pixels)
    boxes, texts, scores = result.boxes, result.txts, result.scores
    if boxes is None or texts is None or scores is None:
        return
    corners = [[(float(x), float(y)) for x, y in box] for box in boxes]
    slant = _slant(corners)
    sine, cosine = math.sin(-slant), math.cos(-slant)
    for box, text, score in zip(corners, texts, scores, strict=True):
        text = _DOUBLED.sub(r"\1", text.strip())
        if not text:
            continue
        turned = [
            ((x * cosine - y * sine) / picture.scale, (x * sine + y * cosine) / picture.scale)
            for x, y in box
        ]
        left, right = min(x for x, _ in turned), max(x for x, _ in turned)
        top, bottom = min(y for _, y in turned), max(y for _, y in turned)
        widths = sum(0.5 if character.isascii() else 1.0 for character in text)
        em = min((right - left) / max(widths, 1.0), bottom - top)
        yield Line(text, left, top, right, bottom, em, left, round(float(score), 4))


def _levelled(lines: list[Line]) -> list[Line]:
    """With one size of type for all lines of about that size: boxes are not exact."""
    if not lines:
        return lines
    usual = median(line.em for line in lines for _ in line.text)
    return [
        msgspec.structs.replace(line, em=usual) if abs(line.em - usual) < _ABOUT * usual else line
        for line in lines
    ]


class _Reading(Protocol):
    """What the engine finds: the corners of each line, its text, its certainty."""

    boxes: "np.ndarray[tuple[int, ...], np.dtype[np.float64]] | None"
    txts: Sequence[str] | None
    scores: Sequence[float] | None


class _Engine(Protocol):
    def __call__(
        self, pixels: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]", /
    ) -> _Reading: ...


def _slant(corners: Sequence[Sequence[tuple[float, float]]]) -> float:
    """The middle one of the slopes of all long lines, in radians."""
    slopes = [
        math.atan2(box[1][1] - box[0][1], box[1][0] - box[0][0])
        for box in corners
        if box[1][0] - box[0][0] > 5 * abs(box[3][1] - box[0][1])
    ]
    return median(slopes) if slopes else 0.0


@cache
def _engine() -> _Engine:
    """Its models by their paths: by their names it would fetch what is not there."""
    rapidocr = import_module("rapidocr")  # 2 s and 300 MB: only where there are pictures
    models = resources.files("rapidocr") / "models"
    found = {
        f"{kind}.model_path": str(model)
        for kind, mark in (("Det", "_det_"), ("Rec", "_rec_"))
        for model in models.iterdir()
        if mark in model.name and model.name.endswith(".onnx")
    }
    share = {"EngineConfig.onnxruntime.intra_op_num_threads": threads()}
    engine: _Engine = rapidocr.RapidOCR(params={**_SETTINGS, **share, **found})
    return engine
