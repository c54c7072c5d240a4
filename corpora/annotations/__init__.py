"""Files that annotation tools write, read back as labelled documents."""

from collections.abc import Callable, Iterator, Mapping

from corpora.annotations import conll, label_studio
from corpora.annotations.marks import Annotated

FORMATS: Mapping[str, Callable[[bytes], Iterator[Annotated]]] = {
    "labelstudio": label_studio.read,
    "conll": conll.read,
}
