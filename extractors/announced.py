"""Whether what stands below an item is its list, of conditions, papers or names, and no work."""

from corpora.model import Provision
from extractors import assignments, drafts, lists, orders
from extractors.outline import Outline

# A condition may be a sentence or two; a longer text below an announced list is work.
_LONGEST_CONDITION = 400
_LONGEST_NAME = 200


def is_one_with_children(folded: str, outline: Outline, provision: Provision) -> bool:
    """符合下列条件之一的…: with conditions or bare noun phrases below it."""
    own = folded[provision.span.start : provision.own_end].rstrip(" \n")
    children = outline.children(provision)
    title = drafts.title(folded, provision)
    after_label = own[drafts.label_length(folded, provision) :].strip(" ")
    headed = after_label.rstrip("。:") == title
    declared = lists.heads(title) or lists.names_conditions(own)
    if provision.heading and headed and not declared and not orders.addressed(own):
        return False
    if not declared and not lists.introduces(own):
        return False
    grandchildren = [one for child in children for one in outline.children(child)]
    if any(not one.leaf for one in grandchildren) or lists.discloses(own):
        return False
    below = [*children, *grandchildren]
    spans = [child.span for child in children]
    if any(assignments.notes(folded, span.start, span.end) for span in spans):
        return False
    bare = [
        folded[one.span.start + drafts.label_length(folded, one) : one.own_end] for one in below
    ]
    first_lines = [text.partition("\n")[0] for text in bare]
    work = any(orders.addressed(text) or orders.grants(text) for text in first_lines)
    if lists.names_conditions(own) and not work:
        return max(map(len, bare), default=0) < _LONGEST_CONDITION
    listed = sum(_is_listed(text) for text in bare)
    return listed * 4 >= len(bare) * 3 and max(map(len, bare), default=0) < _LONGEST_NAME


def _is_listed(text: str) -> bool:
    """A bare noun phrase, an entry that ends as entries of a list do, or the head of more."""
    entry = orders.is_noun_phrase(text) or text.rstrip().endswith(";")
    return (entry and not orders.grants(text.partition("\n")[0])) or lists.introduces(text)
