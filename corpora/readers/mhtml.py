"""A web page with all that belongs to it in one file (mhtml), as browsers save it."""

import email
import email.policy
from email.message import EmailMessage

import msgspec

from corpora.errors import UnreadableFileError
from corpora.model import Document
from corpora.readers import html

_MOST_PARTS = 5_000  # a page with its pictures has some hundred


def read(data: bytes, name: str) -> Document:
    """Its first page; frames and pictures are left out."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    page = next((part for part in _parts(message) if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(content, bytes) or not content.strip():
        problem = "there is no page in it"
        raise UnreadableFileError(name, problem, "save the page again as .html")
    document = html.read(_declared(content, page), name)
    return msgspec.structs.replace(document, media_type="multipart/related")


def _parts(message: EmailMessage) -> list[EmailMessage]:
    found: list[EmailMessage] = []
    for part in message.walk():
        if len(found) < _MOST_PARTS and isinstance(part, EmailMessage):
            found.append(part)
    return found


def _declared(content: bytes, page: EmailMessage) -> bytes:
    """The page with the charset of its header, where it names none itself."""
    charset = page.get_content_charset()
    if not charset or not charset.isascii() or b"charset" in content[:4_096].lower():
        return content
    return f'<meta charset="{charset}">'.encode() + content
