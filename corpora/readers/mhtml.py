"""A web page with all that belongs to it in one file (mhtml), as browsers save it."""

import email
import email.policy
from contextlib import suppress
from email.message import EmailMessage
from itertools import islice

import msgspec

from corpora.errors import UnreadableFileError
from corpora.model import Document
from corpora.readers import html

_MOST_PARTS = 5_000  # a page with its pictures has some hundred
_MOST_LINES = 50_000  # that look like the border of a part; a million takes minutes to tell apart


def read(data: bytes, name: str) -> Document:
    """Its first page; frames and pictures are left out."""
    content = b""
    # A header of ten thousand brackets, or parts in parts: no program writes them.
    with suppress(RecursionError):
        content = _page(data)
    if not content.strip():
        problem = "there is no page in it"
        raise UnreadableFileError(name, problem, "save the page again as .html")
    document = html.read(content, name)
    return msgspec.structs.replace(document, media_type="multipart/related")


def _page(data: bytes) -> bytes:
    """Empty where there is none."""
    if data.count(b"\n--") > _MOST_LINES:
        return b""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in islice(message.walk(), _MOST_PARTS):
        if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return _declared(content, part) if isinstance(content, bytes) else b""
    return b""


def _declared(content: bytes, page: EmailMessage) -> bytes:
    """The page with the charset of its header, where it names none itself."""
    charset = page.get_content_charset()
    if not charset or not charset.isascii() or b"charset" in content[:4_096].lower():
        return content
    return f'<meta charset="{charset}">'.encode() + content
