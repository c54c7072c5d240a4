"""Workbooks as the office fills them in, made from the form and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import openpyxl

from corpora.store import opened
from outputs.review_form import (
    ARROW,
    FORMS,
    KEY,
    Decided,
    Subject,
    finding_cells,
    link_cells,
    task_cells,
)
from pipeline.views import Whole
from pipeline.world import World

SHEETS: Mapping[Subject, str] = {"task": "任务台账", "link": "对应关系", "finding": "问题清单"}
Rows = dict[str, dict[str, str]]


class Book:
    """The reviewable rows of a corpus by key, to be filled in and saved."""

    def __init__(self, corpus: Path) -> None:
        with opened(corpus) as store, store.at_one_moment():
            view = Whole(World(store))
            decided = Decided(view.decisions())
            tasks = [task for bundle in view.bundles() for task in bundle.tasks]
            prints = {task.id: task.fingerprint for task in tasks}
            self.rows: Mapping[Subject, Rows] = {
                "task": _by_key(task_cells(task, decided) for task in tasks),
                "link": _by_key(
                    link_cells(link, prints[link.task], prints[link.source], decided)
                    for link in view.links()
                ),
                "finding": _by_key(finding_cells(one, decided) for one in view.findings()),
            }
        self.more: Mapping[Subject, list[dict[str, str]]] = {one: [] for one in FORMS}

    def __getitem__(self, key: str) -> dict[str, str]:
        subject: Subject = "link" if ARROW in key else "task" if "#" in key else "finding"
        return self.rows[subject][key]

    def fill(self, key: str, **cells: str) -> None:
        """Into the row of this key, signed by 张三."""
        self[key].update({"复核人": "张三", "复核日期": "2025-06-30", **cells})

    def save(self, path: Path) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for subject, name in SHEETS.items():
            sheet = book.create_sheet(name)
            headings = [column.heading for column in FORMS[subject]]
            sheet.append([f"{name}（供复核）"])
            sheet.append(["序号", *headings])
            for n, cells in enumerate((*self.rows[subject].values(), *self.more[subject])):
                sheet.append([n, *(cells.get(heading) or None for heading in headings)])
                for cell in sheet[sheet.max_row][1:]:
                    if cell.data_type == "f":
                        cell.data_type = "s"  # words, whatever they begin with
        book.save(path)
        return path


def reordered(path: Path, to: Path, seed: int) -> Path:
    """Rows and columns in another order, a row hidden, a filter set, another column deleted."""
    import random

    chance = random.Random(seed)
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        title, headings, *rows = (list(row) for row in sheet.iter_rows(values_only=True))
        order = [n for n, heading in enumerate(headings) if heading != "序号"]
        chance.shuffle(order)
        chance.shuffle(rows)
        sheet.delete_rows(1, sheet.max_row)
        for row in (title, headings, *rows):
            sheet.append([row[n] for n in order])
        sheet.auto_filter.ref = sheet.dimensions
        sheet.row_dimensions[3].hidden = True
        sheet.sheet_state = "visible"
    book.save(to)
    return to


def _by_key(rows: Iterable[dict[str, str]]) -> Rows:
    return {cells[KEY]: cells for cells in rows}


def filled(rows: Rows, headings: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """What stands in these columns, row by row."""
    for key, cells in rows.items():
        found = {heading: cells[heading] for heading in headings if cells.get(heading)}
        if found:
            yield key, found
