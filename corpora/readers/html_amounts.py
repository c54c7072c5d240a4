"""How much text a part of a page holds, how much of it is linked, and how much is prose."""

import re

import msgspec

from corpora.readers.html_nodes import TEXT, Page

# Menus have words, prose has clauses.
_CLAUSE = re.compile("[。；，、：;:,]")
_PROSE = 4  # how much more a letter of prose counts than one of a cell, a label or a date


class Amounts(msgspec.Struct, frozen=True):
    """Sums over all texts before each node, one more at the end; `prose` has no links."""

    ends: list[int]
    letters_before: list[int]
    linked_before: list[int]
    prose_before: list[int]

    def letters(self, node: int) -> int:
        return self.letters_before[self.ends[node]] - self.letters_before[node]

    def linked(self, node: int) -> int:
        return self.linked_before[self.ends[node]] - self.linked_before[node]

    def prose(self, node: int) -> int:
        return self.prose_before[self.ends[node]] - self.prose_before[node]


def amounts(page: Page) -> Amounts:
    letters = linked = prose = link_end = 0
    sums = Amounts(page.ends, [0], [0], [0])
    for node, tag in enumerate(page.tags):
        if tag == TEXT:
            text = page.texts[node]
            count = len(text.strip())
            letters += count
            if node < link_end:
                linked += count
            else:
                prose += count * _PROSE if _CLAUSE.search(text) else count
        elif tag == "a":
            link_end = max(link_end, page.ends[node])
        sums.letters_before.append(letters)
        sums.linked_before.append(linked)
        sums.prose_before.append(prose)
    return sums
