"""What is compared of a document's tasks: their words as numbers, made once a document."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from hashlib import blake2b

import msgspec
import numpy as np
from numpy.typing import NDArray

from corpora.folding import fold
from corpora.model import Analysis, Levelled, Provision, Task
from extractors import levelling, themes, wording, words

# A piece of three characters of 21 bits each is one exact number of 63 bits.
_BITS = 21
# So many characters in a row are more than a word.
_RUN = 4
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Traits(msgspec.Struct, frozen=True, kw_only=True):
    """What rows (tasks, sentences) hold: entry i is `counts[i]` times a thing in `rows[i]`.

    Entries are in order of rows, then of things. `codes` are the things, each once and in order;
    `things[i]` is the place of entry i's among them; `held` rows have it: the entries
    `order[starts[k]:starts[k] + held[k]]`.
    """

    size: int
    rows: NDArray[np.int64]
    counts: NDArray[np.float64]
    things: NDArray[np.int64]
    codes: NDArray[np.uint64]
    held: NDArray[np.int64]
    starts: NDArray[np.int64]
    order: NDArray[np.int64]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One task as it is compared; `section` are the headings above it.

    `named` are the articles of other documents that it names, `article` is its own, if any.
    """

    id: str
    task: Task
    words: Levelled
    heading: str
    section: str
    things: frozenset[str]
    lines: frozenset[str]
    named: frozenset[str]
    article: frozenset[str]


class Profiled(msgspec.Struct, frozen=True, kw_only=True):
    """All tasks of a document, and what they hold; sentences know their task by `sentence_of`."""

    document: str
    tasks: tuple[Profile, ...]
    pieces: Traits
    runs: Traits
    terms: Traits
    heading_pieces: Traits
    heading_terms: Traits
    section_terms: Traits
    sentences: Traits
    sentence_of: NDArray[np.int64]
    themes: Traits
    heading_themes: Traits


def profiled(
    document: str, ids: Sequence[str], analysis: Analysis, whole: Levelled | None = None
) -> Profiled:
    """The profile of a document; `ids` are those of its tasks, in text order.

    `whole` is its levelled text, where it is at hand.
    """
    tasks = analysis.of(Task)
    whole = whole or levelling.of_document(analysis)
    above = _sections(analysis)

    @cache  # the tasks of a section share the words above them
    def levelled(text: str) -> str:
        return levelling.of_words(text, analysis).text

    told = [wording.spans(analysis, task) for task in tasks]
    texts = ["\n".join(analysis.folded[one.start : one.end] for one in spans) for spans in told]
    sections = [above.get(task.provision or "", "") for task in tasks]
    made = tuple(
        Profile(
            id=id_,
            task=task,
            words=levelling.within(whole, spans),
            heading=levelled(task.heading),
            section=levelled(section),
            things=wording.things(text),
            lines=_lines(task),
            named=wording.provisions(text),
            article=wording.own_label(task.path),
        )
        for id_, task, spans, text, section in zip(ids, tasks, told, texts, sections, strict=True)
    )
    sentences = [
        (n, sentence)
        for n, spans in enumerate(told)
        for sentence in wording.sentences(analysis, spans)
    ]
    headings = [fold(task.heading) for task in tasks]
    return Profiled(
        document=document,
        tasks=made,
        pieces=_pieces([one.words.text for one in made]),
        runs=_runs([one.words.text for one in made]),
        terms=counted(map(words.content, texts)),
        heading_pieces=_pieces([one.heading for one in made], shortest=1, longest=2),
        heading_terms=counted(map(words.content, headings)),
        section_terms=counted(map(words.content, map(fold, sections))),
        sentences=counted(words.content(sentence) for _, sentence in sentences),
        sentence_of=np.array([n for n, _ in sentences], dtype=np.int64),
        themes=counted(map(themes.of, texts)),
        heading_themes=counted(map(themes.of, headings)),
    )


def counted(rows: Iterable[Iterable[str]]) -> Traits:
    """Words of each row, by a number that is the same in every process."""
    lengths: list[int] = []
    codes: list[int] = []
    for row in rows:
        before = len(codes)
        codes.extend(map(code, row))
        lengths.append(len(codes) - before)
    where = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    return _summed(len(lengths), where, np.array(codes, dtype=np.uint64))


@lru_cache(maxsize=200_000)
def code(word: str) -> int:
    """64 bits that stand for a word."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _pieces(texts: Sequence[str], *, shortest: int = 2, longest: int = 3) -> Traits:
    """All pieces of these lengths of each text."""
    where, codes = [], []
    for n, text in enumerate(texts):
        letters = _letters(text)
        for length in range(shortest, longest + 1):
            if len(letters) < length:
                continue
            piece = np.zeros(len(letters) - length + 1, dtype=np.uint64)
            for k in range(length):
                piece |= letters[k : len(letters) - length + 1 + k] << np.uint64(_BITS * k)
            codes.append(piece)
            where.append(np.full(len(piece), n, dtype=np.int64))
    return _joined(len(texts), where, codes)


def _runs(texts: Sequence[str]) -> Traits:
    """All stretches of `_RUN` characters, by a product sum over 64 bits."""
    where, codes = [], []
    for n, text in enumerate(texts):
        letters = _letters(text)
        count = len(letters) - _RUN + 1
        if count < 1:
            continue
        run = np.zeros(count, dtype=np.uint64)
        with np.errstate(over="ignore"):
            for k in range(_RUN):
                run = run * _FACTOR + letters[k : count + k]
        codes.append(run)
        where.append(np.full(count, n, dtype=np.int64))
    return _joined(len(texts), where, codes)


def _letters(text: str) -> NDArray[np.uint64]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(
        np.uint64
    )


def _joined(size: int, where: list[NDArray[np.int64]], codes: list[NDArray[np.uint64]]) -> Traits:
    if not codes:
        return _summed(size, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint64))
    return _summed(size, np.concatenate(where), np.concatenate(codes))


def _summed(size: int, rows: NDArray[np.int64], codes: NDArray[np.uint64]) -> Traits:
    """Each thing once a row, with its count."""
    order = np.lexsort((codes, rows))
    rows, codes = rows[order], codes[order]
    first = np.ones(len(codes), dtype=bool)
    first[1:] = (rows[1:] != rows[:-1]) | (codes[1:] != codes[:-1])
    at = np.flatnonzero(first)
    counts = np.diff(np.append(at, len(codes))).astype(np.float64)
    known, things, held = np.unique(codes[at], return_inverse=True, return_counts=True)
    return Traits(
        size=size,
        rows=rows[at],
        counts=counts,
        things=things,
        codes=known,
        held=held,
        starts=np.cumsum(held) - held,
        order=np.argsort(things, kind="stable"),
    )


def _sections(analysis: Analysis) -> dict[str, str]:
    """The headings above each provision, the highest first."""
    provisions = {one.path: one for one in analysis.of(Provision)}
    found: dict[str, str] = {}
    for path, provision in provisions.items():
        parent = provisions.get(provision.parent or "")
        above = found.get(parent.path, "") if parent else ""
        found[path] = f"{above} {parent.heading}".strip() if parent else ""
    return found


def _lines(task: Task) -> frozenset[str]:
    """The lines of work of the bodies that lead or are responsible."""
    return frozenset(
        body.line
        for one in task.assignments
        if one.role != "support"
        for body in one.departments
        if body.line
    )
