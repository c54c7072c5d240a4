"""A web page."""

import re

from corpora.errors import UnreadableFileError
from corpora.model import Document
from corpora.readers import html_body, html_chrome, html_tables, html_text
from corpora.readers.encoding import decode
from corpora.readers.html_amounts import amounts
from corpora.readers.html_nodes import Page, parse

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4_096  # bytes; browsers look for the charset in a quarter of that
_MOST_TAGS = 3_000_000  # a gigabyte of nodes; pages with long tables have some ten thousand
_TITLE_FIELDS = ("articletitle", "title", "og:title")


def read(data: bytes, name: str) -> Document:
    """Its visible text in lines, its data tables, and where the main text is."""
    declared = _CHARSET.search(data[:_HEAD])
    markup, encoding = decode(data, name, declared=declared[1].decode() if declared else None)
    if markup.count("<") > _MOST_TAGS:
        raise UnreadableFileError(name, "it has too many tags", "save it as .txt")
    page = parse(markup)
    sums = amounts(page)
    main = html_body.find(page, sums)
    if main is None:  # perhaps a script shows the text; then nothing else is worth reading
        unveiled = parse(markup, unveiled=True)
        main = html_body.find(unveiled, amounts(unveiled))
        if main is not None:
            page, sums = unveiled, amounts(unveiled)
    rendering = html_text.render(page, html_tables.places(page, sums), main or (-1, -1))
    if not rendering.text:
        problem = "it shows no text before its scripts have run"
        raise UnreadableFileError(name, problem, "copy the text from a browser into a .txt file")
    return Document(
        text=rendering.text,
        media_type="text/html",
        encoding=encoding,
        title=page.title,
        fields=page.fields,
        body=main and html_chrome.trimmed(rendering, _titles(page)),
        tables=rendering.tables,
    )


def _titles(page: Page) -> list[str]:
    """What the page says its title is, with or without the name of the site."""
    headings = [
        "".join(page.words(node, page.ends[node]))
        for node, tag in enumerate(page.tags)
        if tag == "h1"
    ]
    fields = [content for name, content in page.fields if name.lower() in _TITLE_FIELDS]
    return [title for title in (page.title, *fields, *headings) if title]
