"""A picture of one page or more (png, jpeg, tiff, bmp), read by the extra `ocr`."""

from corpora.model import Document


def read(data: bytes, name: str) -> Document:
    """The text that is seen in it, with the confidence of the reading for each line.

    Raises:
        UnreadableFileError: The extra is missing, or there is nothing to read.
    """
    from corpora.readers import image_pages  # Pillow and PDFium: .2 s, only for pictures

    return image_pages.read(data, name)
