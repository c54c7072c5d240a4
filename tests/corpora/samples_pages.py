"""Writes a sample document as the file it is shipped as: plain text or a saved web page."""

import html
from collections.abc import Mapping, Sequence

from tests.corpora.samples_marks import SOURCES, Line, Row, Source


def written(source: Source) -> bytes:
    head = source.head
    text = _page(source) if "page" in head else _plain_text(source)
    return text.replace("\n", head.get("newline", "\n")).encode(head["encoding"])


def _plain_text(source: Source) -> str:
    indent = {"p": "　　", "r": " " * 40, "h": "", "l": "", "blank": ""}
    lines = [block for block in source.blocks if isinstance(block, Line)]
    return "".join(f"{indent[line.form]}{line.text}\n" for line in lines)


# How each page writes its paragraphs; {} is the escaped text.
_FORMS: Mapping[str, Mapping[str, str]] = {
    "portal": {
        "h": '<p style="text-align:center"><strong>{}</strong></p>',
        "r": '<p style="text-align:right">{}</p>',
        "l": "<p>{}</p>",
        "p": "<p>　　{}</p>",
    },
    "county": {
        "h": '<p align="center"><span class="bt">{}</span></p>',
        "r": '<p align="right">{}&nbsp;&nbsp;</p>',
        "l": "<p>{}</p>",
        "p": "<p>&nbsp;&nbsp;&nbsp;&nbsp;{}</p>",
    },
    "bureau": {
        "h": "<h1>{}</h1>",
        "r": '<p class="sign">{}</p>',
        "l": "<p>{}</p>",
        "p": "<p>{}</p>",
    },
    "old": {
        "h": "<CENTER><B>{}</B></CENTER>",
        "r": "<P align=right>{}</P>",
        "l": "{}<BR>",
        "p": "&nbsp;&nbsp;&nbsp;&nbsp;{}<BR>",
    },
    "department": {
        "h": '<p class="MsoNormal" align="center"><span>{}</span></p>',
        "r": '<p class="MsoNormal" align="right"><span>{}</span></p>',
        "l": '<p class="MsoNormal"><span>{}</span></p>',
        "p": '<p class="MsoNormal" style="text-indent:2em"><span>{}</span></p>',
    },
}


def _page(source: Source) -> str:
    name = source.head["page"]
    forms = _FORMS[name]
    body: list[str] = []
    for block in source.blocks:
        if isinstance(block, Line):
            if block.form != "blank":
                body.append(forms[block.form].format(html.escape(block.text)))
        else:
            body.append(_rows(block))
    shell = (SOURCES / "shells" / f"{name}.html").read_text("utf-8")
    title = html.escape(source.head["meta"]["title"])
    return shell.replace("@@TITLE@@", title).replace("@@BODY@@", "\n".join(body))


def _rows(table: Sequence[Row]) -> str:
    lines = ['<table border="1" cellspacing="0">']
    for index, row in enumerate(table):
        cells: list[str] = []
        for column, cell in enumerate(row.cells):
            if cell == "^":
                continue
            below = [later.cells[column] == "^" for later in table[index + 1 :]]
            span = 1 + (below.index(False) if False in below else len(below))
            tag = "th" if index == 0 else "td"
            spanned = f' rowspan="{span}"' if span > 1 else ""
            cells.append(f"<{tag}{spanned}>{html.escape(cell)}</{tag}>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return "\n".join([*lines, "</table>"])
