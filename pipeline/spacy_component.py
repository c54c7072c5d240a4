"""The spaCy component `policy_pipe`: notes tasks, departments and deadlines on any Doc."""

from spacy.language import Language
from spacy.tokens import Doc

from corpora.model import Document
from extractors.analysis import analyse
from outputs.spacy_view import note, register

NAME = "policy_pipe"


class PolicyPipe:
    """Sets `doc.spans` and ``._.policy_pipe`` as `outputs.spacy_view.doc_of` describes them.

    The text is read as a plain text file would be. It needs no other component, whatever cuts
    the words; it has no state, so nothing of it is stored with a pipeline.
    """

    def __call__(self, doc: Doc) -> Doc:
        return note(doc, analyse(Document(text=doc.text, media_type="text/plain")))


@Language.factory(
    NAME,
    assigns=["doc.spans", "doc._.policy_pipe", "doc._.policy_pipe_ocr", "span._.policy_pipe"],
)
def make(nlp: Language, name: str) -> PolicyPipe:
    """What ``nlp.add_pipe("policy_pipe")`` adds, found by the entry point `spacy_factories`."""
    register()
    return PolicyPipe()
