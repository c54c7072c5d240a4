"""Measures that researchers compute on a task graph; docs/measures.md has their formulas."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from outputs.measured import By, Figure
from outputs.view import View
from pipeline.measures import copying, coverage, diffusion, duties, network
from pipeline.measures.ground import Ground, survey

Measure = Callable[[Ground, By], Iterator[Figure]]

MEASURES: Mapping[str, Measure] = {
    "copied": copying.copied,
    "horizontal": copying.horizontal,
    "coverage": coverage.covered,
    "speed": diffusion.speed,
    "reach": diffusion.reach,
    "load": duties.load,
    "strength": duties.strength,
    "network": network.network,
}


def measure(view: View, bys: Iterable[By], names: Collection[str] = ()) -> Iterator[Figure]:
    """The figures of the named measures, or of all, in the order of `MEASURES`."""
    ground = survey(view)
    for by in dict.fromkeys(bys):
        for name, made in MEASURES.items():
            if not names or name in names:
                yield from made(ground, by)
