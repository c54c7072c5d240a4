"""A plain text file."""

from corpora.model import Document
from corpora.readers.encoding import decode


def read(data: bytes, name: str) -> Document:
    """Its lines are its blocks; blank ones stay."""
    text, encoding = decode(data, name)
    return Document(text=text, media_type="text/plain", encoding=encoding)
