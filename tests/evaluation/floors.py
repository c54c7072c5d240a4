"""Score floors: what the program has reached once it must reach again.

    python -m tests.evaluation.floors                        show figures beside their floors
    python -m tests.evaluation.floors --raise                set floors to what is reached now
    python -m tests.evaluation.floors --lower-because "…"    the same, where some must come down

The floors stand in floors.json with the gold they were measured on. The reason for each lowered
floor stays there.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from tests.evaluation.measuring import SETS, Gold, Measured, available, measure

FILE = Path(__file__).with_name("floors.json")


class Lowered(msgspec.Struct, frozen=True, kw_only=True):
    """A floor that came down, and why."""

    set: str
    figure: str
    before: float
    after: float | None
    because: str


class Floors(msgspec.Struct, frozen=True, kw_only=True):
    """The floors of one set of documents."""

    gold: Gold
    figures: dict[str, float]


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """All of floors.json."""

    sets: dict[str, Floors]
    lowered: tuple[Lowered, ...] = ()


def read() -> Book:
    return msgspec.json.decode(FILE.read_bytes(), type=Book)


def write(book: Book) -> None:
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(book), indent=1) + b"\n")


def below(floors: Floors, measured: Measured) -> list[str]:
    """What is under its floor, one sentence each."""
    return [
        f"{figure} is {now}, its floor {floor}"
        for figure, floor, now in _side_by_side(floors, measured)
        if floor is not None and (now is None or now < floor)
    ]


def raised(book: Book, measured: Mapping[str, Measured], because: str | None) -> Book:
    """Floors at what is measured; sets that were not measured keep theirs.

    Raises:
        ValueError: A floor would come down, and nobody says why.
    """
    falling = [
        Lowered(set=name, figure=figure, before=floor, after=now, because=because or "")
        for name, one in measured.items()
        if name in book.sets
        for figure, floor, now in _side_by_side(book.sets[name], one)
        if floor is not None and (now is None or now < floor)
    ]
    if falling and not because:
        listed = ", ".join(f"{one.set} {one.figure} {one.before} to {one.after}" for one in falling)
        raise ValueError(f"floors would come down ({listed}); say why with --lower-because")
    reached = {name: Floors(gold=one.gold, figures=one.figures) for name, one in measured.items()}
    return Book(sets=book.sets | reached, lowered=(*book.lowered, *falling))


def main(arguments: list[str] | None = None) -> int:
    """Exit code 1 when a figure is under its floor or a floor would come down unexplained."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.floors")
    parser.add_argument("--raise", dest="raising", action="store_true", help="raise the floors")
    parser.add_argument("--lower-because", metavar="WHY", help="raise them, lower where needed")
    asked = parser.parse_args(arguments)
    book = read() if FILE.exists() else Book(sets={})
    measured = {name: measure(name) for name in SETS if available(name)}
    if asked.raising or asked.lower_because:
        try:
            book = raised(book, measured, asked.lower_because)
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
        write(book)
    return 1 if _told(book, measured) else 0


def _told(book: Book, measured: Mapping[str, Measured]) -> bool:
    """Prints all figures; True when one is under its floor."""
    fallen = False
    for name, one in measured.items():
        floors = book.sets.get(name, Floors(gold=one.gold, figures={}))
        print(f"{name}: {one.gold.documents} documents, {one.gold.tasks} tasks")
        if floors.gold != one.gold:
            print("  the gold is not the one that the floors were measured on")
        for figure, floor, now in _side_by_side(floors, one):
            under = floor is not None and (now is None or now < floor)
            fallen |= under
            print(f"  {figure:18} {now!s:7} floor {floor!s:7}{' UNDER ITS FLOOR' if under else ''}")
    return fallen


def _side_by_side(
    floors: Floors, measured: Measured
) -> Iterator[tuple[str, float | None, float | None]]:
    """Figure, floor and measured value; None where there is no floor, or no figure any more."""
    for figure in {**measured.figures, **floors.figures}:
        yield figure, floors.figures.get(figure), measured.figures.get(figure)


if __name__ == "__main__":
    sys.exit(main())
