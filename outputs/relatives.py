"""For people at a terminal: what a document comes from, and what comes from it."""

from collections.abc import Iterable, Iterator

import click
import msgspec

from corpora.vocabulary import Channel, Directness, DocumentLinkRole
from outputs.terminal import Look, one_line


class Relative(msgspec.Struct, frozen=True, kw_only=True):
    """A document that another comes from, or one that comes from it, and how they are linked."""

    id: str
    name: str
    role: DocumentLinkRole
    channel: Channel
    directness: Directness
    present: bool
    score: float


def relative_lines(
    above: Iterable[Relative], below: Iterable[Relative], *, look: Look
) -> Iterator[str]:
    """Under a heading each; nothing where there are none."""
    for key, relatives in (("sources", above), ("takers", below)):
        lines = [one_line(_relative(one, look)) for one in relatives]
        if lines:
            yield ""
            yield click.style(look.word(key), bold=True) if look.colour else look.word(key)
            yield from lines


def _relative(relative: Relative, look: Look) -> str:
    how = (
        look.word(f"directness.{relative.directness}"),
        look.word(f"channel.{relative.channel}"),
        f"{relative.score:g}",
    )
    where = relative.id if relative.present else look.word("missing")
    return f"{look.word(f'link.{relative.role}')}: {relative.name} ({'、'.join(how)}) [{where}]"
