"""The kind of tasks that a provision holds, told from the headings above it."""

import re
from collections.abc import Sequence

from corpora.model import Analysis, Provision
from corpora.vocabulary import TaskKind
from extractors import drafts, entries, lists, orders, sections
from extractors.outline import Outline

_REPORT = re.compile(r"报告|总结")
# What a report says in fewer characters is a heading or a figure.
_SHORTEST_REPORT = 40


def is_report(analysis: Analysis) -> bool:
    """Whether a document reports what was done (年度报告, 工作总结)."""
    title = analysis.identity.title or ""
    return analysis.identity.genre in ("报告", "总结") or bool(
        _REPORT.search(title[-12:]) and "通知" not in title[-4:]
    )


class Kinds:
    """The kinds of one outline's provisions; None where a section orders nothing."""

    def __init__(self, folded: str, outline: Outline, *, report: bool) -> None:
        self._folded = folded
        self._outline = outline
        self._report = report
        # By where a provision begins: paths repeat where a text has two outlines.
        titles = {p.span.start: drafts.title(folded, p) for p in outline.provisions}
        self._titles = titles
        self._purposes = {at: sections.purpose(title) for at, title in titles.items()}
        self._closing = self._closing_roots()

    def of(self, provision: Provision) -> TaskKind | None:
        text = self._folded[provision.span.start : provision.span.end]
        chain = self._outline.chain(provision)
        if self._report:
            return self._reported(chain, text)
        if entries.first_bodies(self._folded, provision) is not None:
            return "duty"
        return self._planned(provision, chain, text)

    def _planned(
        self, provision: Provision, chain: Sequence[Provision], text: str
    ) -> TaskKind | None:
        root = chain[-1]
        if self._is_told(provision):
            return "scope"
        kind = self._of_section(provision, root)
        for item in chain:
            match self._purposes[item.span.start]:
                case "goal" | "definition" | "problem":
                    return None
                case "significance" if item is provision or item.leaf:
                    # 充分认识…: a task only if it orders something.
                    if not (orders.addressed(text) or orders.commands(self._below(provision))):
                        return None
                    return "safeguard" if item is root else kind
                case "significance" if not sections.secures_alone(self._titles[item.span.start]):
                    # What stands below it is of its kind, and says as often why as what.
                    if not orders.addressed(text):
                        return None
                    kind = "safeguard"
                case "condition" if item is not provision or item.leaf:
                    own = self._folded[provision.span.start : provision.own_end]
                    work = item is not provision or provision.leaf
                    if not (orders.grants(own) or (work and orders.addressed(text))):
                        return None
                case "scope" if item is provision and item.leaf and not orders.addressed(text):
                    return None
                case "scope" if item is not provision and orders.is_noun_phrase(
                    text[len(provision.label) :]
                ):
                    return "scope"
                case _:
                    pass
        return kind

    def _below(self, provision: Provision) -> str:
        """The text of an item without its heading."""
        start = drafts.heading(provision)[1] if provision.heading else provision.span.start
        return self._folded[start : provision.span.end]

    def _is_told(self, provision: Provision) -> bool:
        """Whether an item stands in a list of what is to be told to the public."""
        chain = self._outline.chain(provision)
        if len(chain) < 2 or not provision.leaf:
            return False
        start = max(chain[1].span.start, chain[1].own_end - lists.END)
        return lists.discloses(self._folded[start : chain[1].own_end])

    def _of_section(self, provision: Provision, root: Provision) -> TaskKind:
        purpose = self._purposes[root.span.start]
        if purpose == "phase" or sections.is_stage(self._titles[provision.span.start]):
            return "phase"
        if root.span.start in self._closing or purpose == "safeguard":
            return "safeguard"
        return "duty"

    def _reported(self, chain: Sequence[Provision], text: str) -> TaskKind | None:
        titles = [self._titles[item.span.start] for item in chain]
        for item, title in zip(chain, titles, strict=True):
            if sections.is_planned(title):
                return "planned"
            if self._purposes[item.span.start] == "problem":
                return None  # 主要问题 under 存在问题和改进措施
        if any(sections.is_statistics(title) for title in titles):
            return None
        for item in chain:
            if self._purposes[item.span.start] in ("goal", "definition", "problem"):
                return None
            if self._purposes[item.span.start] == "scope" and item is not chain[0]:
                return "scope"
        return "reported" if len(text) > _SHORTEST_REPORT else None

    def _closing_roots(self) -> set[int]:
        """Where the sections at the end begin that secure the work rather than order it."""
        closing: set[int] = set()
        roots = self._outline.roots
        if len(roots) > 1 and self._secures(roots[-1]):
            closing.add(roots[-1].span.start)
            roots = roots[:-1]
        for position, root in enumerate(reversed(roots)):
            purpose = self._purposes[root.span.start]
            if purpose == "definition" and not closing:
                continue
            secures = root.leaf and sections.secures_alone(self._titles[root.span.start])
            if not (purpose in ("closing", "safeguard") or secures) or position > len(roots) // 2:
                break
            if sections.is_requirement(self._titles[root.span.start]) and closing:
                break
            closing.add(root.span.start)
        return closing

    def _secures(self, root: Provision) -> bool:
        """Whether a section's items speak of leading, money, publicity and checks only."""
        titles = [self._titles[child.span.start] for child in self._outline.children(root)]
        words = [sections.secures(title) for title in titles]
        # Two items on publicity are a topic of their own.
        return all(words) and len(set(words)) >= 2
