"""Which documents are attachments of which notice, where each came as a file of its own."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from corpora.model import Identity
from corpora.store_reading import Contents
from pipeline.attachment_folders import MISSING, Folder, Promise, folders_of

Inherited = Literal["issuers", "level", "region", "issued_on"]


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """By document: its promises in their order, and the notices that it is an attachment of."""

    promises: Mapping[str, tuple[Promise, ...]]
    notices: Mapping[str, tuple[str, ...]]

    def attachments(self, document: str) -> tuple[str, ...]:
        """In the order in which the notice lists them, each once."""
        joined = (one for one in self.promises.get(document, ()) if one.status == "joined")
        return tuple(dict.fromkeys(id_ for one in joined for id_ in one.documents))

    def notice(self, document: str) -> str | None:
        """None also where it is an attachment of several: then it belongs to none of them."""
        notices = self.notices.get(document, ())
        return notices[0] if len(notices) == 1 else None


def joined(corpus: Contents, document: str | None = None) -> Joined:
    """A pure function of what is stored; for one document only its folders are looked at.

    Only files of one folder or archive, or of a folder 附件 in it, belong together. Where two
    files fit a title, or two notices a file, equally well, nobody knows: then neither is joined.
    """
    paths = corpus.promising_paths() if document is None else corpus.paths_of(document)
    promises: dict[str, list[Promise]] = {}
    notices: dict[str, set[str]] = {}
    for folder in sorted({folder for path in paths for folder in folders_of(path)}):
        found = Folder(corpus, folder)
        for notice, kept in found.promises():
            known = promises.setdefault(notice, [MISSING] * len(kept))
            promises[notice] = [_better(*pair) for pair in zip(known, kept, strict=True)]
            for id_ in _own_attachments(kept, found.numbered):
                notices.setdefault(id_, set()).add(notice)
    return Joined(
        promises={notice: tuple(kept) for notice, kept in promises.items()},
        notices={id_: tuple(sorted(these)) for id_, these in notices.items()},
    )


def inherit(own: Identity, notice: Identity | None) -> tuple[Identity, tuple[Inherited, ...]]:
    """An attachment speaks for whoever issued its notice, where its own text names nobody.

    Level and region go with the issuers: those of another body would be wrong beside them.
    """
    if notice is None:
        return own, ()
    fields: list[Inherited] = []
    if not own.issuers and own.level in (None, notice.level) and _within(own, notice):
        fields += ["issuers", "level", "region"]
    if own.issued_on is None:
        fields.append("issued_on")
    taken = {name: getattr(notice, name) for name in fields if not getattr(own, name)}
    told = tuple(name for name in fields if taken.get(name))
    return msgspec.structs.replace(own, **taken), told


def _within(own: Identity, notice: Identity) -> bool:
    return own.region is None or own.region == notice.region


def _better(known: Promise, other: Promise) -> Promise:
    """Of one notice in two folders: found in either is found."""
    ranks = ("missing", "ambiguous", "joined")
    if known.status != other.status:
        return max(known, other, key=lambda one: ranks.index(one.status))
    documents = tuple(sorted({*known.documents, *other.documents}))
    return Promise(status=known.status, documents=documents)


def _own_attachments(kept: Iterable[Promise], numbered: set[str]) -> Iterator[str]:
    """A document with a number of its own stands by itself, however many attach it."""
    for one in kept:
        if one.status == "joined":
            yield from (id_ for id_ in one.documents if id_ not in numbered)
