"""A link in words: where its tasks stand, what was measured, and the reasons."""

from collections.abc import Iterable, Iterator

import msgspec

from corpora.model import Evidence
from corpora.vocabulary import Level
from outputs.graph_records import Link
from outputs.terminal import Look, one_line

# A task without a heading goes by its first words.
_FIRST_WORDS = 30
_NEARLY_ALL, _NEXT_TO_NOTHING = 0.999, 0.001


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A task and where it stands; `document` is the number of its document, else its title."""

    id: str
    level: Level | None
    place: str | None
    document: str
    path: str
    heading: str
    text: str


def spot_words(spot: Spot, look: Look) -> str:
    """Level, place, document, path and heading."""
    where = (spot.level and look.word(f"level.{spot.level}"), spot.place, spot.document)
    return one_line("  ".join([*filter(None, where), task_words(spot)]))


def task_words(spot: Spot) -> str:
    """Its path and heading, else its first words."""
    heading = spot.heading
    if not heading:
        text = " ".join(spot.text.split())
        heading = text if len(text) <= _FIRST_WORDS else f"{text[:_FIRST_WORDS]}…"
    return one_line(f"{spot.path} {heading}".rstrip())


def figures(link: Link, look: Look, *, directness: bool = True) -> str:
    """Probability and score, relation, copy class and shares; for a source its directness too.

    What the office said of it comes first.
    """
    shares = (
        f"{look.word('local')} {link.copied_share.task:.0%}",
        f"{look.word('source')} {link.copied_share.source:.0%}",
    )
    words = [
        f"{look.word('probability')} {percent(link.probability)}",
        f"{look.word('score')} {link.score:.2f}",
        look.word(f"relation.{link.relation}"),
        look.word(f"copy.{link.copy_class}"),
        f"{look.word('shared_words')}: {', '.join(shares)}",
    ]
    if directness:
        found = look.word(f"directness.{link.directness}"), look.word(f"channel.{link.channel}")
        words.insert(0, f"{found[0]} ({found[1]})")
    if link.status != "proposed":
        words.insert(0, look.word(f"link_status.{link.status}"))
    return " · ".join(_unbroken(word, look) for word in words)


def _unbroken(words: str, look: Look) -> str:
    """On a terminal lines are broken between figures, not inside of one."""
    return words.replace(" ", "\N{NO-BREAK SPACE}") if look.drawn else words


def percent(probability: float) -> str:
    """Nothing is certain: the ends of the scale are told as such."""
    if probability >= _NEARLY_ALL:
        return f">{_NEARLY_ALL:.1%}"
    return f"{probability:.1%}" if probability > _NEXT_TO_NOTHING else f"<{_NEXT_TO_NOTHING:.1%}"


def reason_lines(reasons: Iterable[Evidence], look: Look) -> Iterator[str]:
    """One a line: bits, name, what came out; the bits add up to the score."""
    for one in reasons:
        level = f" ({one.level})" if one.level else ""
        yield one_line(f"{one.bits:+8.2f} {look.word(f'comparison.{one.comparison}')}{level}")
