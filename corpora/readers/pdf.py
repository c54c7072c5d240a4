"""A PDF."""

from corpora.model import Document


def read(data: bytes, name: str) -> Document:
    """Its paragraphs and tables in reading order; page numbers and running heads at its end."""
    from corpora.readers import pdf_document  # PDFium: .1 s, only where there is a PDF

    return pdf_document.read(data, name)
