"""What messages call documents and tasks."""

from outputs.graph_records import Document, Task

# Enough to know a task by; the whole stands in the evidence.
_LONGEST = 24


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
    words = "".join((task.heading or task.text).split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"{task.path}“{short}”"


def _unquoted(title: str) -> str:
    """A title that is whole in 《》 already gets no second pair."""
    inside = title.removeprefix("《").removesuffix("》")
    return inside if len(inside) == len(title) - 2 and "《" not in inside else title
