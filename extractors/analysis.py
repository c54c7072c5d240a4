"""From a document to all that is noted on it: the extractors in the order of their needs."""

from collections.abc import Callable, Mapping

from corpora.folding import fold
from corpora.model import (
    Analysis,
    Attachment,
    Citation,
    Deadline,
    Document,
    Heading,
    Mark,
    Paragraph,
    Part,
    Provision,
    Target,
    Task,
)
from extractors import (
    attachment_lists,
    attachment_names,
    citations,
    deadlines,
    flat_tables,
    frame,
    identity,
    paragraphs,
    parts,
    provisions,
    resolving,
    targets,
    tasks,
    words,
)

Extractor = Callable[[Analysis], Analysis]

# Each reads what stands above it.
EXTRACTORS: Mapping[str, Extractor] = {
    "paragraphs": lambda analysis: analysis.plus(Paragraph, paragraphs.find(analysis)),
    "frame": lambda analysis: analysis.plus(Mark, frame.find(analysis)),
    "parts": lambda analysis: analysis.plus(Part, parts.find(analysis)),
    "identity": lambda analysis: analysis.known_as(identity.find(analysis)),
    "attachments": lambda analysis: analysis.plus(Attachment, attachment_lists.find(analysis)),
    "headings": lambda analysis: analysis.plus(Heading, attachment_names.find(analysis)),
    "provisions": lambda analysis: analysis.plus(Provision, provisions.find(analysis)),
    "citations": lambda analysis: analysis.plus(Citation, citations.find(analysis)),
    "deadlines": lambda analysis: analysis.plus(Deadline, deadlines.find(analysis)),
    "targets": lambda analysis: analysis.plus(Target, targets.find(analysis)),
    "tasks": lambda analysis: analysis.plus(Task, tasks.find(analysis)),
    "resolving": lambda analysis: analysis.plus(Task, resolving.find(analysis)),
    "words": lambda analysis: analysis.plus(Task, words.find(analysis)),
}


def analyse(document: Document, extractors: Mapping[str, Extractor] = EXTRACTORS) -> Analysis:
    """A pure function of the document; linear in its length.

    `extractors` run in their order, each on what those before it have noted.
    """
    analysis = flat_tables.noted(Analysis(document=document, folded=fold(document.text)))
    for extract in extractors.values():
        analysis = extract(analysis)
    return analysis
