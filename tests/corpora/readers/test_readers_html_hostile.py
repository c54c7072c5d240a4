"""Pages that nobody writes: reading them is linear and never recurses."""

import pytest

from corpora import readers
from corpora.errors import UnreadableFileError
from corpora.readers import html, html_nodes

N = 100_000


@pytest.mark.parametrize(
    "tag",
    ["div", "b", "font", "span", "table", "ul", "p", "li", "blockquote", "x", "button", "svg"],
)
def test_tags_nested_without_end(tag: str) -> None:
    document = readers.parse((f"<p>甲</p>{f'<{tag}>' * N}").encode(), "a.html")

    assert document.text == "甲"


def test_nested_and_closed_again() -> None:
    markup = "<div>" * N + "甲" + "</div>" * N + "<p>乙</p>"

    assert readers.parse(markup.encode(), "a.html").text.split() == ["甲", "乙"]


def test_brackets_without_end() -> None:
    assert readers.parse(b"<p>" + b"<" * N, "a.html").text == "<" * N


def test_deep_pages_keep_their_lines_and_what_is_above() -> None:
    markup = "<p><b>甲</b></p>" + "<div>" * 400 + "乙<div>丙</div>" + "</div>" * 400 + "<p>丁</p>"

    assert readers.parse(markup.encode(), "a.html").text.split() == ["甲", "乙", "丙", "丁"]


def test_real_nesting_is_left_alone() -> None:
    markup = "<div>" * 60 + "<FONT><b><i>甲<BR>乙</i></b></FONT><p>丙<p>丁<li>戊<li>己"

    assert html_nodes._tamed(markup) is markup


@pytest.mark.parametrize("unit", ["<p><font id={n}>甲", "<p><b>甲", "<a href={n}><p>甲"])
def test_unclosed_formats_are_not_copied_into_every_paragraph(unit: str) -> None:
    """Browsers open them again in each: 4,000 paragraphs would make 8 million nodes."""
    page = html_nodes.parse("".join(unit.format(n=n) for n in range(4_000)))

    assert len(page.tags) < 4_000 * 2 * 26


@pytest.mark.parametrize(
    "unit",
    ["<div>甲</div>", "甲<br>", "<!-- content begin -->甲<!-- content end -->", "<tr><td>甲<td>乙"],
)
def test_nodes_grow_with_the_markup(unit: str) -> None:
    once, twice = (len(html_nodes.parse("<table>" + unit * n).tags) for n in (1_000, 2_000))

    assert twice <= 2 * once


def test_a_page_of_too_many_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_MOST_TAGS", 10)

    with pytest.raises(UnreadableFileError, match="too many tags; save it as"):
        readers.parse(b"<p>" * 11, "a.html")
