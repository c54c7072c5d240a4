"""The report as a whole: its chapters in order, and a file of the same bytes every time."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import IO

from outputs.card_index import CardIndex
from outputs.card_names import Names
from outputs.figures import figures
from outputs.scope_words import scope_words
from outputs.view import View
from outputs.word_report import advice, copies, drift, gaps, notes, overview
from outputs.word_report.matter import Matter
from outputs.word_report.paper import Paper

# When it was made is not told; ZIP knows no earlier day.
_CREATED = datetime(2000, 1, 1)  # a document knows no zones
_PACKED = (1980, 1, 1, 0, 0, 0)
CHAPTERS: Sequence[Callable[[Paper, Matter], None]] = (
    overview.write,
    gaps.write,
    copies.write,
    drift.write,
    advice.write,
    notes.write,
)


def write(view: View, out: IO[bytes]) -> None:
    """The whole report; long lists are cut and say where the rest stands."""
    paper = Paper()
    about = paper.document.core_properties
    about.title, about.author, about.comments = "政策任务覆盖情况报告", "", ""
    about.created = about.modified = _CREATED
    about.last_modified_by = ""
    with CardIndex(view) as index:
        names = Names(index)
        matter = Matter(
            index=index,
            names=names,
            figures=figures(view.files(), index),
            scope=scope_words(view, document=names.number, place=names.place_of),
        )
        newest = matter.figures.newest
        until = f"（资料截至{newest.year}年{newest.month}月{newest.day}日）" if newest else ""
        paper.title("政策任务覆盖情况报告", until)
        for write_chapter in CHAPTERS:
            write_chapter(paper, matter)
    made = io.BytesIO()
    paper.document.save(made)
    out.write(_repacked(made))


def _repacked(made: IO[bytes]) -> bytes:
    """The same parts with a fixed date: python-docx writes the clock into the archive."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(made) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _PACKED)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return packed.getvalue()
