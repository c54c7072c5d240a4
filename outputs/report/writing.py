"""The report of a view: a folder of pages that opens from disk, without a network."""

from contextlib import closing
from pathlib import Path

from outputs.labels import Language
from outputs.report.data import save_data
from outputs.report.figures import figures
from outputs.report.folder import replaced
from outputs.report.gathering import gather
from outputs.report.pages import SIGNS, save_pages, save_static
from outputs.report.scripts import save
from outputs.report.spool import Spool
from outputs.report.words import words
from outputs.scope_words import scope_words
from outputs.selection import Selection, selection_of
from outputs.view import View


def write(view: View, folder: Path, *, language: Language = "zh") -> None:
    """Same view, same bytes. Memory grows with the number of documents, not with their texts.

    Raises:
        PolicyPipeError: `folder` holds what is no report, or cannot be written.
    """
    told = words(language)
    with replaced(folder) as new, closing(Spool()) as spool:
        data, static = new / "data", new / "static"
        data.mkdir()
        static.mkdir()
        found = gather(view, spool, data)
        save_data(data, spool, found, tuple(view.document_links()))
        save(data, "words", {"words": told, "signs": SIGNS, "language": language})
        narrowed = selection_of(view) != Selection() or view.settings() is not None
        scope = scope_words(view, document=found.name, place=found.place, language=language)
        counted = figures(spool, found)
        save_pages(new, counted, view.files(), told, language, scope, narrowed=narrowed)
        save_static(static)
