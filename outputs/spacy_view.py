"""A document as a spaCy `Doc`: its words as tokens, what is noted on it as groups of spans."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from corpora.model import Analysis, Identity, Mention, Span
from corpora.pictures import Certainty, certainty
from outputs.pieces import pieces
from outputs.spacy_groups import GROUPS, KINDS, Noted

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

# Of a text from pictures without a line in doubt.
_SURE = Certainty(mean=1.0, lowest=1.0)
# What cuts a text into words that join to the text again.
Cut = Callable[[str], Sequence[str]]

# The name of our attributes, and of our part of `Doc.user_data`.
_OURS = "policy_pipe"
_IDENTITY = "identity"
_RECOGNISED = "policy_pipe_ocr"


def doc_of(analysis: Analysis, cut: Cut, *, nlp: "Language | None" = None) -> "Doc":
    """The document with all that is noted on it; ``doc.text`` is `Document.text` to the letter.

    ``doc.spans`` has the groups "parts", "provisions", "tasks", "departments", "deadlines",
    "targets" and "citations". A span's label is its kind or role, and ``span._.policy_pipe`` is
    the mention itself, with a department's canonical name or a deadline's dates; for the
    document it is its `Identity`. A department or deadline that holds for several tasks stands
    there once for each. The spans of one task have one ``id_``. ``doc._.policy_pipe_ocr`` is the
    `Certainty` of a text that was recognised in pictures, None for any other.

    Words are cut from the folded text, which is every token's ``norm_``, and cut again wherever
    a mention begins or ends inside one.

    Args:
        analysis: The document and what is noted on it.
        cut: Cuts a text into words; they must join to the text again.
        nlp: Whose vocabulary the words go to; its components are not run, ``nlp(doc)`` does
            that. If None, one blank Chinese vocabulary for all documents, without a model.
    """
    from spacy.tokens import Doc  # 1-2 s, and only researchers ask for it

    spans = [one for find in GROUPS.values() for noted in find(analysis) for one in noted.spans]
    words, spaces, norms = _tokens(analysis, cut, spans)
    doc = Doc((nlp or _blank()).vocab, words=words, spaces=spaces)
    for token, norm in zip(doc, norms, strict=True):
        if token.norm_ != norm:
            token.norm_ = norm
    return note(doc, analysis)


def note(doc: "Doc", analysis: Analysis) -> "Doc":
    """Sets the groups of spans and the attributes of `doc_of` on a document cut by anybody.

    `doc.text` is the text of the analysis. Where a mention begins or ends inside a token its span
    takes that whole token; the mention itself keeps the exact characters.
    """
    register()
    noted = {group: tuple(find(analysis)) for group, find in GROUPS.items()}
    kept = {_IDENTITY: msgspec.to_builtins(analysis.identity)}
    if analysis.document.ocr:
        kept[_RECOGNISED] = msgspec.to_builtins(certainty(analysis.document) or _SURE)
    for group, found in noted.items():
        kept |= {_id(group, n): msgspec.to_builtins(one.mention) for n, one in enumerate(found)}
        doc.spans[group] = list(_spans(doc, group, found))
    doc.user_data[_OURS] = kept
    return doc


def register() -> None:
    """Makes ``._.policy_pipe`` known to spaCy: needed only before documents are loaded from disk.

    What is noted is stored as plain values (`DocBin` with ``store_user_data=True``).
    """
    from spacy.tokens import Doc  # as above
    from spacy.tokens import Span as DocSpan

    if not Doc.has_extension(_OURS):
        Doc.set_extension(_OURS, getter=_identity)
    if not Doc.has_extension(_RECOGNISED):
        Doc.set_extension(_RECOGNISED, getter=_certainty)
    if not DocSpan.has_extension(_OURS):
        DocSpan.set_extension(_OURS, getter=_mention)


def _tokens(
    analysis: Analysis, cut: Cut, spans: Sequence[Span]
) -> tuple[list[str], list[bool], list[str]]:
    """Words, whether a blank follows each, and the words as they are folded.

    As spaCy has it, one blank after a word belongs to it, unless a mention begins or ends with
    that blank; all other white space makes tokens of its own.
    """
    text, folded = analysis.document.text, analysis.folded
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    words: list[str] = []
    spaces: list[bool] = []
    norms: list[str] = []
    for start, end in pieces(cut(folded), sorted(starts | ends), len(text)):
        word, norm = text[start:end], folded[start:end]
        if word == " " and words and not (spaces[-1] or words[-1].isspace()):
            spaces[-1] = start not in starts and end not in ends
            if spaces[-1]:
                continue
        words.append(word)
        spaces.append(False)
        norms.append(norm)
    return words, spaces, norms


def _spans(doc: "Doc", group: str, found: Iterable[Noted]) -> "Iterator[DocSpan]":
    for n, one in enumerate(found):
        for span in one.spans:
            made = doc.char_span(
                span.start,
                span.end,
                label=one.label,
                span_id=_id(group, n),
                alignment_mode="expand",
            )
            assert made is not None  # a span holds characters, and each stands in a token
            yield made


def _id(group: str, n: int) -> str:
    return f"{group}/{n}"


@cache
def _blank() -> "Language":
    import spacy  # as above

    return spacy.blank("zh")


def _identity(doc: "Doc") -> Identity | None:
    kept = _kept(doc).get(_IDENTITY)
    return None if kept is None else msgspec.convert(kept, Identity)


def _certainty(doc: "Doc") -> Certainty | None:
    kept = _kept(doc).get(_RECOGNISED)
    return None if kept is None else msgspec.convert(kept, Certainty)


def _mention(span: "DocSpan") -> Mention | None:
    """None for spans that are not ours."""
    kept = _kept(span.doc).get(span.id_)
    return None if kept is None else msgspec.convert(kept, KINDS[span.id_.partition("/")[0]])


def _kept(doc: "Doc") -> Mapping[str, Any]:
    kept: Mapping[str, Any] = doc.user_data.get(_OURS, {})
    return kept
