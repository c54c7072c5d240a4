"""spaCy's DocBin: documents with entities and spans, ready for training and displaCy."""

from collections.abc import Callable, Sequence
from typing import IO, TYPE_CHECKING

from outputs.analysed import analysed
from outputs.regions import Region, entities, regions
from outputs.view import View

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Cut = Callable[[str], Sequence[str]]

# Where spaCy's SpanCategorizer and displaCy look if nothing else is said.
_SPANS_KEY = "sc"


def write(view: View, out: IO[bytes], cut: Cut) -> None:
    """One Doc for each document, as `outputs.spacy_view.doc_of` makes it.

    Beyond that ``doc.ents`` are departments, deadlines, targets and citations where they do not
    overlap (labels DEPARTMENT, DEADLINE, TARGET, CITATION), ``doc.spans["sc"]`` are tasks and all
    of these with their kinds and roles (``department:lead``), and a sentence begins with every
    line, so that ``max_length`` of spaCy's corpus reader can cut. A DocBin is one block: memory
    grows with the corpus.
    """
    from spacy.tokens import DocBin  # 1-2 s, and only researchers ask for it

    from outputs.spacy_view import doc_of

    docs = DocBin(store_user_data=True)
    for bundle in view.bundles():
        doc = doc_of(analysed(bundle), cut)
        doc.user_data["document"] = bundle.document.id
        doc.ents = tuple(_span(doc, one, one.kind.upper()) for one in entities(bundle))
        doc.spans[_SPANS_KEY] = [_span(doc, one, one.label) for one in regions(bundle)]
        _begin_sentences(doc)
        docs.add(doc)
    out.write(docs.to_bytes())


def _span(doc: "Doc", region: Region, label: str) -> "Span":
    made = doc.char_span(region.start, region.end, label=label, alignment_mode="expand")
    assert made is not None  # a region holds characters, and each stands in a token
    return made


def _begin_sentences(doc: "Doc") -> None:
    ended = True
    for token in doc:
        token.is_sent_start = ended and not token.is_space
        if "\n" in token.text:
            ended = True
        elif not token.is_space:
            ended = False
