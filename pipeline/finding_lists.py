"""The findings of a corpus as somebody asks for them: narrowed, by document or by code."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

import msgspec

from corpora.vocabulary import FindingKind, FindingStatus, Severity
from outputs.findings import Entry, Quoted
from outputs.graph_records import Bundle, Finding
from pipeline.world import World


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is wanted; an empty list wants all. A code or a kind will do, where either is given."""

    codes: tuple[str, ...] = ()
    kinds: tuple[FindingKind, ...] = ()
    severities: tuple[Severity, ...] = ()
    statuses: tuple[FindingStatus, ...] = ()

    def wants(self, finding: Finding) -> bool:
        named = not (self.codes or self.kinds)
        return (
            (named or finding.code in self.codes or finding.kind in self.kinds)
            and _holds(self.severities, finding.severity)
            and _holds(self.statuses, finding.status)
        )


def by_document(world: World, documents: Iterable[str], asked: Asked) -> Iterator[Entry]:
    """In the order of `documents` and, in each, of its text."""
    for id_ in documents:
        for finding in world.findings(id_):
            if asked.wants(finding):
                yield _entry(world, world.bundle(id_), finding)


def by_code(world: World, documents: Iterable[str], asked: Asked) -> Iterator[Entry]:
    """The same by code; kept on disk meanwhile, since there may be very many."""
    # An empty name is SQLite's for a temporary file that vanishes when closed.
    with closing(sqlite3.connect("")) as kept:
        kept.execute("CREATE TABLE found (code, place INTEGER, packed)")
        kept.executemany(
            "INSERT INTO found VALUES (?, ?, ?)",
            (
                (entry.finding.code, place, msgspec.msgpack.encode(entry))
                for place, entry in enumerate(by_document(world, documents, asked))
            ),
        )
        for (packed,) in kept.execute("SELECT packed FROM found ORDER BY code, place"):
            yield msgspec.msgpack.decode(packed, type=Entry)


def _holds(wanted: tuple[str, ...], value: str) -> bool:
    return not wanted or value in wanted


def _entry(world: World, bundle: Bundle, finding: Finding) -> Entry:
    document = bundle.document
    return Entry(
        finding=finding,
        document=_name(bundle),
        title=document.title or document.file or document.id,
        path=(finding.task or "").partition("#")[2],
        quoted=tuple(
            Quoted(
                document=_name(world.bundle(one.document)),
                words=one.quote,
                start=one.start,
                end=one.end,
            )
            for one in finding.evidence
        ),
    )


def _name(bundle: Bundle) -> str:
    document = bundle.document
    return document.number or document.title or document.file or document.id
