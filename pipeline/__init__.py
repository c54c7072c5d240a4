"""The stages in order: read `pipeline.run` first; the names that notebooks import are these."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.api import (
        Library,
        analyse_file,
        analyse_text,
        keywords,
        open_corpus,
        spacy_doc,
    )
else:
    # Hidden from type checkers, to which it would make every name a name of ours.
    def __getattr__(name: str) -> object:
        """Loaded when asked for: the command line imports this package too, and must be quick."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from pipeline import api

        return getattr(api, name)


__all__ = [
    "Library",
    "analyse_file",
    "analyse_text",
    "keywords",
    "open_corpus",
    "spacy_doc",
]
