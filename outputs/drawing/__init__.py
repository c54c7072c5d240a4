"""Pictures of a task graph for papers and slides: SVG, and PNG made of it."""

from collections.abc import Callable, Mapping

from outputs.drawing import chain, diffusion, matrix
from outputs.view import View

# A picture of a view, around or below the document of an id if one is given.
Picture = Callable[[View, str | None], str]

PICTURES: Mapping[str, Picture] = {
    "diffusion": diffusion.draw,
    "chain": chain.draw,
    "matrix": matrix.draw,
}
