"""By which words reports name documents and tasks."""

from outputs.card_index import CardIndex, title
from outputs.graph_records import Document, Task
from outputs.visible import first_words

_SHORT_TITLE, _SHORT_TASK = 24, 28


class Names:
    """Of what stands in a card index; what does not stand there goes by its id."""

    def __init__(self, index: CardIndex) -> None:
        self._index = index

    def number(self, document: str) -> str:
        """Its number, else the first words of its title in 《》."""
        found = self._index.document(document)
        if found is None:
            return document
        if found.number:
            return found.number
        return f"《{first_words(_called(found), _SHORT_TITLE)}》"

    def title(self, document: str) -> str:
        found = self._index.document(document)
        return _called(found) if found else document

    def name(self, document: str) -> str:
        """Its number, if any, and its title."""
        found = self._index.document(document)
        number = found.number if found else None
        return "\n".join(filter(None, (number, self.title(document))))

    def place(self, document: str) -> str:
        """Its region, else who issued it."""
        found = self._index.document(document)
        return place(found) if found else ""

    def place_of(self, code: str) -> str:
        """The name of a place by its code, as documents have it; the code where none has."""
        regions = (one.region for one in self._index.documents if one.region)
        return next((one.name for one in regions if one.code == code), code)

    def task_name(self, id_: str) -> str:
        """Its path and heading, else first words."""
        task = self._index.task(id_)
        return f"{task.path} {heading_of(task)}".strip() if task else id_


def _called(document: Document) -> str:
    """Its title, else the name of its file."""
    if document.file is None:
        return title(document) or document.id
    return title(document) or document.file.rpartition("/")[2]


def place(document: Document) -> str:
    """Its region, else who issued it."""
    if document.region:
        return document.region.name
    return "、".join(document.issuers) or ("全国" if document.level == "national" else "")


def heading_of(task: Task) -> str:
    """Its heading, else its first words."""
    return first_words(task.heading or task.text, _SHORT_TASK)
