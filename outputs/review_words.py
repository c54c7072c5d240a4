"""For people at a terminal: what the office decided, and what has changed since."""

from collections.abc import Iterable, Iterator

import click

from corpora.vocabulary import FINDING_DECISIONS, TASK_KINDS
from outputs.graph_records import Decision
from outputs.terminal import Look, one_line

# Around each change so many characters of what stayed.
_AROUND = 12
_NOTHING = "无"


def decision_lines(
    decisions: Iterable[Decision], *, look: Look, named: bool = False
) -> Iterator[str]:
    """One a line, behind an empty line and a heading; nothing where nothing was decided.

    `named`: each with the id of what it is on.
    """
    lines = [
        one_line(f"{one.id}  {words}" if named else words)
        for one in decisions
        for words in [decision_words(one, look)]
    ]
    if lines:
        yield ""
        heading = look.word("what_was_decided")
        yield click.style(heading, bold=True) if look.colour else heading
        yield from lines


def decision_words(decision: Decision, look: Look) -> str:
    """已更正 牵头: 市水务局 (张三 2025-06-30: 机构改革)."""
    suspect = f"  [{look.word('suspect')}]" if decision.suspect else ""
    said = value_words(decision.on, decision.field, decision.value, look)
    if decision.field != "status":
        said = f"{look.word('corrected')} {field_words(decision.on, decision.field, look)}: {said}"
    return f"{said} ({signature(decision)}){suspect}"


def signature(decision: Decision) -> str:
    """Who, when and why."""
    signed = f"{decision.who} {decision.when}"
    return one_line(f"{signed}: {decision.why}" if decision.why else signed)


def field_words(on: str, field: str, look: Look) -> str:
    """What of a thing was decided: its lead, its deadlines, its kind."""
    if on == "department":
        return look.word(f"role.{field}")
    if on == "deadline":
        return look.word("deadlines")
    return look.word("kind" if field == "kind" else "status")


def value_words(on: str, field: str, value: str, look: Look) -> str:
    if on == "finding" and value in FINDING_DECISIONS:
        return look.word(f"finding_decision.{value}")
    if field == "kind":
        return look.word(f"task.{value}") if value in TASK_KINDS else look.word("not_a_task")
    if field == "status":
        return look.word("confirmed" if value == "confirmed" else "rejected")
    return look.word("nothing") if value == _NOTHING else value


def difference(before: str, now: str, look: Look) -> str:
    """Only what changed, in the words around it: 由[-市水利局-]{+市水务局+}牵头."""
    from rapidfuzz.distance import Indel  # 0.02 s

    pieces: list[str] = []
    for change in Indel.opcodes(before, now):
        gone = before[change.src_start : change.src_end]
        new = now[change.dest_start : change.dest_end]
        if change.tag == "equal":
            pieces.append(_shortened(gone, first=not pieces, last=change.src_end == len(before)))
        else:
            pieces.append(_marked(gone, "[-", "-]", "red", look) if gone else "")
            pieces.append(_marked(new, "{+", "+}", "green", look) if new else "")
    return one_line("".join(pieces)) if not look.colour else "".join(pieces)


def _shortened(words: str, *, first: bool, last: bool) -> str:
    words = one_line(words)
    if first:
        return words if len(words) <= _AROUND else f"…{words[-_AROUND:]}"
    if last:
        return words if len(words) <= _AROUND else f"{words[:_AROUND]}…"
    return words if len(words) <= 2 * _AROUND else f"{words[:_AROUND]}…{words[-_AROUND:]}"


def _marked(words: str, begin: str, end: str, colour: str, look: Look) -> str:
    words = one_line(words)
    return click.style(words, fg=colour) if look.colour else f"{begin}{words}{end}"
