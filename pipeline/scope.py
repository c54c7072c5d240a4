"""Which documents the settings mean: by name, by place with all below, by level."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from corpora.errors import PolicyPipeError
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord
from pipeline.lookup import lookup
from pipeline.settings import Settings

# 45 is a province, 4512 a city, 451229 a county: the pairs of digits behind are zeros.
_PAIR, _NOBODY = 2, "00"
_PATTERN = frozenset("*?[")
_LISTED = 5


class Scope:
    """What is meant in one corpus.

    Raises:
        PolicyPipeError: A document or place of the settings is not in the corpus, or a name fits
            several documents.
    """

    def __init__(
        self, contents: Contents, records: Iterable[DocumentRecord], settings: Settings
    ) -> None:
        self._contents = contents
        self._records = {one.id: one for one in records}
        self._where = f"{settings.file}: " if settings.file else ""
        self._levels = settings.levels
        self.sources = frozenset(id_ for name in settings.sources for id_ in self._named(name))
        self._places = tuple(self._in_place(name) for name in settings.places)

    def measures(self, document: str) -> bool:
        """Whether the document is one of those whose coverage is asked for."""
        if self._levels and self._records[document].level not in self._levels:
            return False
        return not self._places or any(document in inside for inside in self._places)

    def excludes(self, source: str) -> bool:
        """Whether they name other sources and not this one."""
        return bool(self.sources) and source not in self.sources

    def _named(self, name: str) -> tuple[str, ...]:
        if not _PATTERN.isdisjoint(name) and "〔" not in name:
            found = tuple(
                id_
                for id_, one in self._records.items()
                if any(fnmatchcase(file, name) for file in (one.file, *one.copies))
            )
            if found:
                return found
        found = tuple(record.id for record, _ in lookup(self._contents, name))
        if not found:
            raise PolicyPipeError(
                f"{self._where}sources: {name!r} is no document of the corpus; "
                "see: policy-pipe list"
            )
        if len(found) > 1:
            some = ", ".join(found[:_LISTED])
            raise PolicyPipeError(
                f"{self._where}sources: {name!r} may mean {len(found)} documents ({some}); "
                "give the number or the id"
            )
        return found

    def _in_place(self, name: str) -> frozenset[str]:
        where = f"{self._where}places: "
        return in_place(self._contents, self._records.values(), name, where)


def in_place(
    contents: Contents, records: Iterable[DocumentRecord], name: str, where: str = ""
) -> frozenset[str]:
    """The documents of a place, by name or code, and of all places below it.

    Raises:
        PolicyPipeError: There is none; the message begins with `where`.
    """
    written = name.strip()
    if written.isascii() and written.isdigit():
        stem = _stem(written)
        profiles = ((one.id, contents.profile(one)) for one in records)
        found = {id_ for id_, one in profiles if one and (one.code or "").startswith(stem)}
    else:
        found = {one.id for one in records if written and written in (one.place or "")}
    if not found:
        raise PolicyPipeError(
            f"{where}no document of the corpus is of {name!r}; see: policy-pipe list"
        )
    return frozenset(found)


def _stem(code: str) -> str:
    while len(code) > _PAIR and code.endswith(_NOBODY):
        code = code[:-_PAIR]
    return code
