"""The comparisons: each looks at one thing two tasks may share, for all pairs of two documents."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpora.vocabulary import TaskKind
from pipeline.linking.facing import Facing, Matrix
from pipeline.linking.traits import Profile

Comparison = Callable[[Facing], Matrix]

# A comparison that cannot be made (no heading, no department) says neither yes nor no.
UNKNOWN = -1.0
_DIGITS = 9


def wording(facing: Facing) -> Matrix:
    """Likeness of the words, places, levels and bodies made alike: 0 to 1."""
    return facing.pieces.likeness


def local_words_taken(facing: Facing) -> Matrix:
    """The share of the local task's words that the source has."""
    return facing.pieces.covered("local")


def distinct(facing: Facing) -> Matrix:
    """How much both share that no other task of the source has; natural logarithm."""
    return np.log1p(facing.distinct)


def distinct_locally(facing: Facing) -> Matrix:
    """How much both share that no other local task has; natural logarithm."""
    return np.log1p(facing.distinct_locally)


def distinct_share(facing: Facing) -> Matrix:
    """Of all that the local task shares with the source document, the share in this task."""
    return _shares(facing.distinct, axis=1)


def sentence_chosen(facing: Facing) -> Matrix:
    """The most alike local sentence that finds no better one in the whole source document."""
    return facing.sentences[1]


def sentences_chosen(facing: Facing) -> Matrix:
    """How much of the local task finds its best counterpart here."""
    return facing.sentences[3]


def sentences_choosing(facing: Facing) -> Matrix:
    """How much of the source task finds its best counterpart here."""
    return facing.sentences[4]


def local_heading_found(facing: Facing) -> Matrix:
    """The share of the local heading's words that the source's text has."""
    return _headed(facing, facing.heading_in_text.covered("local"), local=True)


def source_heading_found(facing: Facing) -> Matrix:
    """The share of the source heading's words that the local text has."""
    return _headed(facing, facing.text_in_heading.covered("source"), local=False)


def heading_told(facing: Facing) -> Matrix:
    """How much it tells that the headings share these pieces: rare ones tell more."""
    return _headed(facing, facing.heading_pieces.told, both=True)


def themes(facing: Facing) -> Matrix:
    """Likeness of the themes of the two texts."""
    return facing.themes.likeness


def themes_told(facing: Facing) -> Matrix:
    """How much it tells that the texts share these themes."""
    return facing.themes.told


def section_found(facing: Facing) -> Matrix:
    """The share of the words above the local task that the source's text has."""
    return facing.section_in_text.covered("local")


def departments(facing: Facing) -> Matrix:
    """The share of lines of work that the responsible bodies of both have in common."""
    return _each(facing, _shared_lines)


def kind(facing: Facing) -> Matrix:
    """2 for tasks of one kind, 1 for two kinds, 0 where only one of them is a phase."""
    return _each(facing, lambda a, b: _kinship(a.task.kind, b.task.kind))


def things(facing: Facing) -> Matrix:
    """How many named things both have: systems, titles, quantities."""
    return _each(facing, lambda a, b: float(len(a.things & b.things)))


def provision(facing: Facing) -> Matrix:
    """Whether the local task names the source's article."""
    return _each(facing, lambda a, b: float(bool(a.named & b.article)))


def best_for_local(facing: Facing) -> Matrix:
    """How near this source comes to the one that is most like the local task: 0 to 1."""
    return _relative(facing.base, axis=1)


def best_for_source(facing: Facing) -> Matrix:
    """How near this local task comes to the one that is most like the source: 0 to 1."""
    return _relative(facing.base, axis=0)


def mutual(facing: Facing) -> Matrix:
    """3 where each is most like the other, 2 where only the local task finds no better source."""
    return _rank(facing.base)


def mutual_heading(facing: Facing) -> Matrix:
    """As `mutual`, by the headings alone."""
    return _headed(facing, _rank(facing.heading_pieces.told), both=True)


def sole_theme(facing: Facing) -> Matrix:
    """3 where no other headings share a theme with either of these two, 2 where one has another."""
    return _headed(facing, _sole(facing.heading_themes.common() > 0), both=True)


def neighbours(facing: Facing) -> Matrix:
    """How alike the tasks before both, or those behind both, are: texts keep their order."""
    base = facing.base
    around = np.zeros((base.shape[0] + 2, base.shape[1] + 2))
    around[1:-1, 1:-1] = base
    return np.maximum(around[:-2, :-2], around[2:, 2:])


def family(facing: Facing) -> Matrix:
    """How often this source is the likeliest for the local tasks of the same section."""
    return _within_sections(_relative(facing.base, axis=1), facing.local.tasks)


def few(facing: Facing) -> Matrix:
    """The fewer pairs there are to choose from, the likelier each: minus log2 of their number."""
    return np.full(facing.shape, -np.log2(max(1, facing.shape[0] * facing.shape[1])))


def acquainted(facing: Facing) -> Matrix:
    """How much the documents share at all: the mean of the best third of what each task finds."""
    best = np.sort(facing.base.max(axis=1, initial=0.0))[::-1]
    third = best[: max(1, len(best) // 3)]
    return np.full(facing.shape, float(third.mean()) if len(third) else 0.0)


# In the order in which reasons are shown.
COMPARISONS: Mapping[str, Comparison] = {
    "wording": wording,
    "local_words_taken": local_words_taken,
    "distinct": distinct,
    "distinct_locally": distinct_locally,
    "distinct_share": distinct_share,
    "sentence_chosen": sentence_chosen,
    "sentences_chosen": sentences_chosen,
    "sentences_choosing": sentences_choosing,
    "local_heading_found": local_heading_found,
    "source_heading_found": source_heading_found,
    "heading_told": heading_told,
    "themes": themes,
    "themes_told": themes_told,
    "section_found": section_found,
    "departments": departments,
    "kind": kind,
    "things": things,
    "provision": provision,
    "best_for_local": best_for_local,
    "best_for_source": best_for_source,
    "mutual": mutual,
    "mutual_heading": mutual_heading,
    "sole_theme": sole_theme,
    "neighbours": neighbours,
    "family": family,
    "few": few,
    "acquainted": acquainted,
}
# Those that say something of the two documents as a whole, learned from pairs of documents.
OF_DOCUMENTS = ("acquainted",)


def compared(
    name: str, facing: Facing, comparisons: Mapping[str, Comparison] = COMPARISONS
) -> Matrix:
    """One comparison of all pairs, to nine digits: beyond, machines round differently."""
    return np.round(comparisons[name](facing), _DIGITS)


def _within_sections(found: Matrix, tasks: Sequence[Profile]) -> Matrix:
    """The mean over the other rows of the same section; UNKNOWN where a task has none."""
    sections = [one.task.path.rpartition("/")[0] for one in tasks]
    member = np.array([[a == b and bool(a) for b in sections] for a in sections], dtype=np.float64)
    member = member.reshape(len(tasks), len(tasks))
    np.fill_diagonal(member, 0.0)
    others = member.sum(axis=1, keepdims=True)
    return np.where(others > 0, (member @ found) / np.where(others > 0, others, 1.0), UNKNOWN)


def _each(facing: Facing, compare: Callable[[Profile, Profile], float]) -> Matrix:
    rows = [[compare(a, b) for b in facing.source.tasks] for a in facing.local.tasks]
    return np.array(rows, dtype=np.float64).reshape(facing.shape)


def _kinship(a: TaskKind, b: TaskKind) -> float:
    if a == b:
        return 2.0
    return 0.0 if "phase" in (a, b) else 1.0


def _shared_lines(a: Profile, b: Profile) -> float:
    if not a.lines or not b.lines:
        return UNKNOWN
    return len(a.lines & b.lines) / min(len(a.lines), len(b.lines))


def _headed(facing: Facing, found: Matrix, *, both: bool = False, local: bool = False) -> Matrix:
    """UNKNOWN where a heading that is needed is missing."""
    here = np.array([not one.heading for one in facing.local.tasks], dtype=bool)
    there = np.array([not one.heading for one in facing.source.tasks], dtype=bool)
    made = found.copy()
    if both or local:
        made[here, :] = UNKNOWN
    if both or not local:
        made[:, there] = UNKNOWN
    return made


def _shares(found: Matrix, *, axis: int) -> Matrix:
    total = found.sum(axis=axis, keepdims=True)
    return found / np.where(total > 0, total, 1.0)


def _relative(found: Matrix, *, axis: int) -> Matrix:
    if not found.size:
        return found
    best = found.max(axis=axis, keepdims=True)
    return found / np.where(best > 0, best, 1.0)


def _rank(found: Matrix) -> Matrix:
    """3 best for both, 2 best for the local task only, 1 for the source only, 0 for neither."""
    if not found.size:
        return found
    some = found > 0
    row = some & (found >= found.max(axis=1, keepdims=True))
    column = some & (found >= found.max(axis=0, keepdims=True))
    return np.asarray(2.0 * row + 1.0 * column)


def _sole(shared: NDArray[np.bool_]) -> Matrix:
    """3 where it is the only such pair of both, 2 or 1 of one of them, 0.5 of none."""
    row = shared & (shared.sum(axis=1, keepdims=True) == 1)
    column = shared & (shared.sum(axis=0, keepdims=True) == 1)
    return np.asarray(0.5 * shared + 1.5 * row + 1.0 * column)
