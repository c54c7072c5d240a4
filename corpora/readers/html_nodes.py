"""The visible nodes of a web page in flat lists: nothing recurses, however deep it nests."""

import re
from collections.abc import Iterator, Mapping

import msgspec
from selectolax.lexbor import LexborHTMLParser

from corpora.readers.html_elements import BLOCKS, CLOSE_THEMSELVES, FORMATS, UNSEEN
from corpora.readers.html_lines import meant

TEXT = "-text"
COMMENT = "-comment"

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# Text that word processors leave behind for themselves: <w:View>, <o:Author>; <o:p> is a paragraph.
_OFFICE = re.compile(r"(?:w|m|o(?!:p$)):")

# Deeper than this a page is damaged or hostile: parsing costs depth x length (100,000 nested
# elements take 11 s), and unclosed formatting is copied into every later paragraph. Real pages
# reach 50 levels and a handful of formats.
_DEEPEST = 256
_UNCLOSED = 24
_LONGEST_FIELD = 2_000  # characters; longer ones are seals and scripts in disguise
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)")
_WHOLE_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)[^<>]*>?")


_NONE: Mapping[str, str | None] = {}


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Visible nodes in document order: node i holds all nodes up to `ends[i]`; -1 is no parent.

    `texts[i]` is empty but for texts and comments; `attributes` has the elements that have any.
    """

    tags: list[str]
    texts: list[str]
    ends: list[int]
    parents: list[int]
    attributes: dict[int, Mapping[str, str | None]]
    title: str | None
    fields: tuple[tuple[str, str], ...]

    def children(self, node: int) -> Iterator[int]:
        child = node + 1
        while child < self.ends[node]:
            yield child
            child = self.ends[child]

    def words(self, node: int, end: int) -> Iterator[str]:
        """The texts from a node on, without comments."""
        return (self.texts[n] for n in range(node, end) if self.tags[n] == TEXT)

    def attribute(self, node: int, name: str) -> str:
        """Empty where the node has none of that name."""
        return self.attributes.get(node, _NONE).get(name) or ""


def parse(markup: str, *, unveiled: bool = False) -> Page:
    """Linear in the length of the markup; `unveiled` with what only styles hide."""
    tree = LexborHTMLParser(_tamed(markup))
    tags: list[str] = []
    texts: list[str] = []
    ends: list[int] = []
    parents: list[int] = []
    attributes: dict[int, Mapping[str, str | None]] = {}
    above: list[tuple[int, int]] = []  # of open elements the identity and number, -1 if hidden
    for node in tree.root.traverse(include_text=True) if tree.root else ():
        number, tag = len(tags), node.tag or ""
        parent = node.parent.mem_id if node.parent else 0
        while above and above[-1][0] != parent:
            closed = above.pop()[1]
            if closed >= 0:
                ends[closed] = number
        holder = above[-1][1] if above else -1
        seen = holder >= 0 or not above
        if tag in (TEXT, COMMENT):
            if not seen:
                continue
            texts.append((node.text_content if tag == TEXT else node.html) or "")
        else:
            given = node.attributes
            seen = seen and not (_is_unseen(tag) or (not unveiled and _is_veiled(tag, given)))
            above.append((node.mem_id, number if seen else -1))
            if not seen:
                continue
            if given:
                attributes[number] = given
            texts.append("")
        tags.append(tag)
        ends.append(number + 1)
        parents.append(holder)
    for _, number in above:
        if number >= 0:
            ends[number] = len(tags)
    return Page(
        tags=tags,
        texts=texts,
        ends=ends,
        parents=parents,
        attributes=attributes,
        title=_title(tree),
        fields=tuple(_fields(tree)),
    )


def _is_unseen(tag: str) -> bool:
    return tag in UNSEEN or (":" in tag and bool(_OFFICE.match(tag)))


def _is_veiled(tag: str, attributes: Mapping[str, str | None]) -> bool:
    if tag in ("html", "body"):  # only until the scripts have run
        return False
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDDEN.search(style))


def _title(tree: LexborHTMLParser) -> str | None:
    found = tree.css_first("title")
    return (" ".join(meant(found.text()).split()) or None) if found else None


def _fields(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for meta in tree.css("meta"):
        name = meta.attributes.get("name") or meta.attributes.get("property")
        content = " ".join(meant(meta.attributes.get("content") or "").split())
        if name and content and len(content) <= _LONGEST_FIELD:
            yield name, content


def _tamed(markup: str) -> str:
    """The same for pages that nest within reason; else without the tags that make parsing slow."""
    depth = unclosed = 0
    for slash, name in _TAG.findall(markup):
        name = name.lower()
        if name in CLOSE_THEMSELVES:
            continue
        step = -1 if slash else 1
        depth = max(0, depth + step)
        if name in FORMATS:
            unclosed = max(0, unclosed + step)
        if depth > _DEEPEST or unclosed > _UNCLOSED:
            return _flattened(markup)
    return markup


def _flattened(markup: str) -> str:
    """Formats go; of what nests too deeply only the line breaks stay."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag[2].lower()
        if name in CLOSE_THEMSELVES:
            return tag[0]
        if name in FORMATS:
            return ""
        depth += 0 if tag[1] else 1
        too_deep = depth > _DEEPEST
        depth = max(0, depth - (1 if tag[1] else 0))
        return ("<br>" if name in BLOCKS else "") if too_deep else tag[0]

    return _WHOLE_TAG.sub(kept, markup)
