"""What messages call documents and tasks."""

from corpora.folding import fold
from extractors import labels
from outputs.graph_records import Document, Task

# Enough to know a task by; the whole stands in the evidence.
_LONGEST = 24
# No label is longer.
_LABEL = 40


def titled(title: str | None, number: str | None) -> str:
    """《…》（霁政办发〔2021〕52号)."""
    name = f"《{_unquoted(title)}》" if title else ""
    if not name:
        return number or "无标题文件"
    return f"{name}（{number}）" if number else name


def briefly(document: Document) -> str:
    """The number, as offices call a document among themselves; else the title."""
    title = document.title or document.attachment_title
    return document.number or (titled(title, None) if title else document.file or document.id)


def named(task: Task) -> str:
    """二/(一)“推进养老服务…”."""
    words = "".join((task.heading or _unlabelled(task.text)).split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"{task.path}“{short}”"


def _unlabelled(text: str) -> str:
    """The path says already that it is 第八条."""
    folded = fold(text[:_LABEL])
    label = labels.read(folded, 0, len(folded))
    return text[label.end :] if label else text


def _unquoted(title: str) -> str:
    """A title that is whole in 《》 already gets no second pair."""
    inside = title.removeprefix("《").removesuffix("》")
    return inside if len(inside) == len(title) - 2 and "《" not in inside else title
