"""The comparisons: each looks at one thing two tasks may share, for all pairs of two documents."""

from collections.abc import Callable, Mapping

import numpy as np

from corpora.model import Levelled
from pipeline.linking.facing import Facing, Matrix
from pipeline.linking.profiles import Profile

Comparison = Callable[[Facing], Matrix]

# A comparison that cannot be made (no heading, no department) says neither yes nor no.
UNKNOWN = -1.0


def wording(facing: Facing) -> Matrix:
    """Likeness of the words, places, levels and bodies made alike: 0 to 1."""
    return facing.pieces.likeness()


def local_words_taken(facing: Facing) -> Matrix:
    """The share of the local task's words that the source has."""
    return facing.pieces.covered("local")


def source_words_taken(facing: Facing) -> Matrix:
    """The share of the source's words that the local task has."""
    return facing.pieces.covered("source")


def distinct(facing: Facing) -> Matrix:
    """How much both share that no other task of the source has; natural logarithm."""
    return np.log1p(facing.distinct)


def distinct_locally(facing: Facing) -> Matrix:
    """How much both share that no other local task has; natural logarithm."""
    return np.log1p(facing.distinct_locally)


def distinct_share(facing: Facing) -> Matrix:
    """Of all that the local task shares with the source document, the share in this task."""
    return _shares(facing.distinct, axis=1)


def distinct_share_locally(facing: Facing) -> Matrix:
    """Of all that the local document shares with this source task, the share in this task."""
    return _shares(facing.distinct_locally, axis=0)


def run(facing: Facing) -> Matrix:
    """The longest stretch of the same characters, in steps."""
    return facing.longest_run


def terms(facing: Facing) -> Matrix:
    """Likeness of the content words."""
    return facing.terms.likeness()


def sentence(facing: Facing) -> Matrix:
    """The likeness of the two most alike sentences."""
    return facing.sentences[0]


def sentence_chosen(facing: Facing) -> Matrix:
    """The most alike local sentence that finds no better one in the whole source document."""
    return facing.sentences[1]


def sentence_choosing(facing: Facing) -> Matrix:
    """The most alike source sentence that finds no better one in the whole local document."""
    return facing.sentences[2]


def sentences_chosen(facing: Facing) -> Matrix:
    """How much of the local task finds its best counterpart here."""
    return facing.sentences[3]


def sentences_choosing(facing: Facing) -> Matrix:
    """How much of the source task finds its best counterpart here."""
    return facing.sentences[4]


def heading(facing: Facing) -> Matrix:
    """Likeness of the headings, piece by piece."""
    return _headed(facing, facing.heading_pieces.likeness(), both=True)


def heading_terms(facing: Facing) -> Matrix:
    """Likeness of the content words of the headings."""
    return _headed(facing, facing.heading_terms.likeness(), both=True)


def local_heading_found(facing: Facing) -> Matrix:
    """The share of the local heading's words that the source's text has."""
    return _headed(facing, facing.heading_in_text.covered("local"), local=True)


def source_heading_found(facing: Facing) -> Matrix:
    """The share of the source heading's words that the local text has."""
    return _headed(facing, facing.text_in_heading.covered("source"), local=False)


def section(facing: Facing) -> Matrix:
    """Likeness of the headings above the two tasks."""
    return facing.section_pieces.likeness()


def section_found(facing: Facing) -> Matrix:
    """The share of the words above the local task that the source's text has."""
    return facing.section_in_text.covered("local")


def themes(facing: Facing) -> Matrix:
    """Likeness of the themes of the two texts."""
    return facing.themes.likeness()


def heading_themes(facing: Facing) -> Matrix:
    """Likeness of the themes of the two headings."""
    return _headed(facing, facing.heading_themes.likeness(), both=True)


def local_themes_found(facing: Facing) -> Matrix:
    """The share of the local heading's themes that the source's text has."""
    return _headed(facing, facing.heading_themes_in_text.covered("local"), local=True)


def source_themes_found(facing: Facing) -> Matrix:
    """The share of the source heading's themes that the local text has."""
    return _headed(facing, facing.text_themes_in_heading.covered("source"), local=False)


def departments(facing: Facing) -> Matrix:
    """The share of lines of work that the responsible bodies of both have in common."""
    return _each(facing, _shared_lines)


def kind(facing: Facing) -> Matrix:
    """Whether both are duties, phases, safeguards."""
    return _each(facing, lambda a, b: float(a.task.kind == b.task.kind))


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


def stands_out(facing: Facing) -> Matrix:
    """How far this source stands out among all of the document, in standard deviations."""
    return _outstanding(facing.base, axis=1)


def stands_out_locally(facing: Facing) -> Matrix:
    """How far this local task stands out among all of the document."""
    return _outstanding(facing.base, axis=0)


def neighbours(facing: Facing) -> Matrix:
    """How alike the tasks before both, or those behind both, are: texts keep their order."""
    base = facing.base
    around = np.zeros((base.shape[0] + 2, base.shape[1] + 2))
    around[1:-1, 1:-1] = base
    return np.maximum(around[:-2, :-2], around[2:, 2:])


# In the order in which reasons are shown.
COMPARISONS: Mapping[str, Comparison] = {
    "wording": wording,
    "local_words_taken": local_words_taken,
    "source_words_taken": source_words_taken,
    "distinct": distinct,
    "distinct_locally": distinct_locally,
    "distinct_share": distinct_share,
    "distinct_share_locally": distinct_share_locally,
    "run": run,
    "terms": terms,
    "sentence": sentence,
    "sentence_chosen": sentence_chosen,
    "sentence_choosing": sentence_choosing,
    "sentences_chosen": sentences_chosen,
    "sentences_choosing": sentences_choosing,
    "heading": heading,
    "heading_terms": heading_terms,
    "local_heading_found": local_heading_found,
    "source_heading_found": source_heading_found,
    "section": section,
    "section_found": section_found,
    "themes": themes,
    "heading_themes": heading_themes,
    "local_themes_found": local_themes_found,
    "source_themes_found": source_themes_found,
    "departments": departments,
    "kind": kind,
    "things": things,
    "provision": provision,
    "best_for_local": best_for_local,
    "best_for_source": best_for_source,
    "stands_out": stands_out,
    "stands_out_locally": stands_out_locally,
    "neighbours": neighbours,
}


def _each(facing: Facing, compare: Callable[[Profile, Profile], float]) -> Matrix:
    rows = [[compare(a, b) for b in facing.source.tasks] for a in facing.local.tasks]
    return np.array(rows, dtype=np.float64).reshape(facing.shape)


def _shared_lines(a: Profile, b: Profile) -> float:
    if not a.lines or not b.lines:
        return UNKNOWN
    return len(a.lines & b.lines) / min(len(a.lines), len(b.lines))


def _headed(
    facing: Facing, found: Matrix, *, both: bool = False, local: bool = False
) -> Matrix:
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


def _outstanding(found: Matrix, *, axis: int) -> Matrix:
    if not found.size:
        return found
    # Two tasks of two words each differ by chance: a floor under the spread.
    spread = found.std(axis=axis, keepdims=True) + 0.02
    return (found - found.mean(axis=axis, keepdims=True)) / spread
