"""Which of the common runs of two texts hold, where they contend for the same characters."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.linking.seeds import SEED, Stretch

# So far apart on either side, two stretches may still belong together: half a sentence.
REACH = 24
# Runs before one that may be its neighbours; more would only cost.
_NEIGHBOURS = 12


def place(found: Iterable[Stretch], ours: str, theirs: str) -> list[Stretch]:
    """Longest first, what is still free of each; in the order of the first text."""
    used, used_there = bytearray(len(ours)), bytearray(len(theirs))
    placed = []
    for run in _by_claim(found):
        for at, its, length in _free(run, used, used_there):
            used[at : at + length] = used_there[its : its + length] = b"\1" * length
            placed.append(Stretch(at, its, length))
    return [_grown(run, ours, theirs, used, used_there) for run in sorted(placed)]


def _by_claim(found: Iterable[Stretch]) -> list[Stretch]:
    """Longest first; of the same length, what has more of the same beside it in the same order."""
    ordered = sorted(found)
    mirrored = sorted(map(_mirrored, ordered))
    ahead = dict(zip(ordered, _support(ordered), strict=True))
    behind = dict(zip(mirrored, _support(mirrored), strict=True))
    return sorted(
        ordered,
        key=lambda run: (
            -run.length,
            -ahead[run] - behind[_mirrored(run)],
            run.at + run.its,
            run.at,
        ),
    )


def _mirrored(run: Stretch) -> Stretch:
    return Stretch(-run.at - run.length, -run.its - run.length, run.length)


def _support(ordered: Sequence[Stretch]) -> list[int]:
    """Of each run, the most characters in a row of neighbours that ends with it; then, how near."""
    support: list[int] = []
    for n, (at, its, length) in enumerate(ordered):
        most = 0
        for before in range(max(0, n - _NEIGHBOURS), n):
            its_at, its_its, its_length = ordered[before]
            ahead = at - its_at - its_length
            behind = its - its_its - its_length
            if at > its_at and its > its_its and ahead <= REACH and behind <= REACH:
                gap = max(ahead, behind, -ahead, -behind)
                most = max(most, support[before] - gap)
        support.append(REACH * length + most)
    return support


def _free(run: Stretch, used: bytearray, used_there: bytearray) -> Iterator[Stretch]:
    at, its, length = run
    taken = used[at : at + length]
    taken_there = used_there[its : its + length]
    if 1 not in taken and 1 not in taken_there:
        yield run
        return
    both = int.from_bytes(taken, "big") | int.from_bytes(taken_there, "big")
    begun = 0
    for piece in both.to_bytes(length, "big").split(b"\1"):
        if len(piece) >= SEED:
            yield Stretch(at + begun, its + begun, len(piece))
        begun += len(piece) + 1


def _grown(run: Stretch, ours: str, theirs: str, used: bytearray, used_there: bytearray) -> Stretch:
    """With what was cut from its ends, where no other took it."""
    at, its, length = run
    for step, first, its_first in ((1, at + length, its + length), (-1, at - 1, its - 1)):
        for n in range(0, step * (SEED - 1), step):
            here, there = first + n, its_first + n
            if not (0 <= here < len(ours) and 0 <= there < len(theirs)):
                break
            if used[here] or used_there[there] or ours[here] != theirs[there]:
                break
            used[here] = used_there[there] = 1
            length += 1
            if step < 0:
                at, its = here, there
    return Stretch(at, its, length)
