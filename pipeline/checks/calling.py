"""What messages call documents."""

from outputs.graph_records import Document


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


def _unquoted(title: str) -> str:
    """A title that is whole in 《》 already gets no second pair."""
    inside = title.removeprefix("《").removesuffix("》")
    return inside if len(inside) == len(title) - 2 and "《" not in inside else title
