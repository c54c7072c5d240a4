"""What messages call a task: its number and its heading, else its first words."""

from html import unescape

from corpora.folding import fold
from extractors import labels
from outputs.graph_records import Task

# Enough to know a task by; the whole stands in the evidence.
LONGEST = 24
# No label is longer.
_LABEL = 40


def named(task: Task) -> str:
    """二/(一)“推进养老服务…”."""
    return f"{task.path}“{short(task.heading) if task.heading else quoted(task.text)}”"


def short(words: str) -> str:
    """The first words on one line; the &quot of a broken page is a mark, too."""
    line = "".join(unescape(words).split()).rstrip("。;；")
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def quoted(words: str) -> str:
    """The first words of a sentence, without the number before it."""
    return short(unlabelled(words))


def unlabelled(text: str) -> str:
    """The path says already that it is 第八条."""
    folded = fold(text[:_LABEL])
    label = labels.read(folded, 0, len(folded))
    return text[label.end :] if label else text
