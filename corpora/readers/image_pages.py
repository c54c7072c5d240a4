"""The pages of a picture file, turned upright and made small enough to be read."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from corpora.errors import UnreadableFileError
from corpora.model import Document
from corpora.readers import ocr, pdf_document

_MOST_PIXELS = 120_000_000  # a page of A3 at 600 dpi has 70 million
_MOST_PAGES = 500


def read(data: bytes, name: str) -> Document:
    if not ocr.is_installed():
        with _opened(data, name) as file:
            file.verify()  # a damaged one is damaged with the extra too
        raise ocr.missing(name)
    leaves = []
    types = []
    for media_type, picture in _pages(data, name):
        types.append(media_type)
        leaves += ocr.leaves(picture)
    if not leaves:
        problem = "no writing was found in it"
        raise UnreadableFileError(name, problem, "scan it again at 300 dpi, upright")
    return pdf_document.written(leaves, len(types), (), ocr=True, media_type=types[0])


def _pages(data: bytes, name: str) -> Iterator[tuple[str, ocr.Picture]]:
    import numpy as np  # .1 s; comes with the extra

    with _opened(data, name) as file:
        media_type = Image.MIME.get(file.format or "", "image/png")
        for number, frame in enumerate(ImageSequence.Iterator(file)):
            if frame.width * frame.height > _MOST_PIXELS or number >= _MOST_PAGES:
                raise UnreadableFileError(name, "it is too large", "scan it at 300 dpi")
            page = ImageOps.exif_transpose(frame).convert("RGB")
            page.thumbnail((ocr.SIDE, ocr.SIDE))
            yield media_type, ocr.Picture(number, np.asarray(page)[:, :, ::-1].copy())


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Image.Image]:
    """The picture; what is wrong with it, at once or later, is told in our words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is odd in the file, and of its size
        try:
            with Image.open(io.BytesIO(data)) as file:
                yield file
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
            raise UnreadableFileError(name, "it is damaged or cut off", "fetch it again") from error
        except Image.DecompressionBombError as error:
            raise UnreadableFileError(name, "it is too large", "scan it at 300 dpi") from error
