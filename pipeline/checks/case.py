"""What a check is given: one document, and where it stands in the corpus."""

import msgspec

from corpora.model import Analysis
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord
from pipeline.attachments import Joined


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One document with all that is noted on it; `joined` tells which attachments are there."""

    corpus: Contents
    document: DocumentRecord
    analysis: Analysis
    joined: Joined
