"""An analysis as bytes and back."""

import zlib
from collections.abc import Mapping

import msgspec

from corpora.folding import fold
from corpora.model import (
    Analysis,
    Assignment,
    Attachment,
    Citation,
    Deadline,
    Department,
    Document,
    Identity,
    Mention,
    Part,
    Provision,
    Target,
    Task,
)

# Names that stay: what is stored today must be readable by a later program.
KINDS: Mapping[str, type[Mention]] = {
    "part": Part,
    "attachment": Attachment,
    "provision": Provision,
    "department": Department,
    "assignment": Assignment,
    "deadline": Deadline,
    "target": Target,
    "citation": Citation,
    "task": Task,
}
# Fast rather than small: level 1 takes a third of the time of level 6 and 10 % more room.
_LEVEL = 1
_PLAIN, _DEFLATED = b"\0", b"\1"


class _Brief(msgspec.Struct, frozen=True, kw_only=True):
    """The part of the facts that says how the text was come by."""

    document: Document


class _Facts(msgspec.Struct, frozen=True, kw_only=True):
    document: Document
    identity: Identity
    mentions: dict[str, msgspec.Raw]


def packed(analysis: Analysis) -> bytes:
    """All but what follows from the text: its folded form and the extractors' working notes."""
    facts = _Facts(
        document=analysis.document,
        identity=analysis.identity,
        mentions={
            name: msgspec.Raw(_encoder.encode(analysis.of(kind))) for name, kind in KINDS.items()
        },
    )
    plain = _encoder.encode(facts)
    deflated = zlib.compress(plain, _LEVEL)
    return _DEFLATED + deflated if len(deflated) < len(plain) else _PLAIN + plain


def unpacked(stored: bytes) -> Analysis:
    """The analysis as it was packed.

    Raises:
        ValueError: These bytes are no facts of ours.
    """
    try:
        plain = zlib.decompress(stored[1:]) if stored[:1] == _DEFLATED else stored[1:]
        facts = _decoder.decode(plain)
        mentions = {KINDS[name]: _mentions(name, raw) for name, raw in facts.mentions.items()}
    except (zlib.error, msgspec.MsgspecError, KeyError) as error:
        raise ValueError(f"no facts: {error}") from error
    return Analysis(
        document=facts.document,
        folded=fold(facts.document.text),
        identity=facts.identity,
        mentions=mentions,
    )


def document_of(stored: bytes) -> Document:
    """The document alone, without what is noted on it.

    Raises:
        ValueError: These bytes are no facts of ours.
    """
    try:
        plain = zlib.decompress(stored[1:]) if stored[:1] == _DEFLATED else stored[1:]
        return _brief_decoder.decode(plain).document
    except (zlib.error, msgspec.MsgspecError) as error:
        raise ValueError(f"no facts: {error}") from error


def _mentions(name: str, raw: msgspec.Raw) -> tuple[Mention, ...]:
    return _DECODERS[name].decode(raw)


_encoder = msgspec.msgpack.Encoder()
_brief_decoder = msgspec.msgpack.Decoder(_Brief)
_decoder = msgspec.msgpack.Decoder(_Facts)
_DECODERS: Mapping[str, msgspec.msgpack.Decoder[tuple[Mention, ...]]] = {
    name: msgspec.msgpack.Decoder(tuple[kind, ...])  # type: ignore[valid-type]  # one a kind
    for name, kind in KINDS.items()
}
