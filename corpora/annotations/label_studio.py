"""The JSON export of Label Studio, read back."""

from collections.abc import Iterator, Sequence

import msgspec

from corpora.annotations.marks import Annotated, Mark


def read(data: bytes) -> Iterator[Annotated]:
    """The documents of a Label Studio JSON export that somebody has annotated.

    Of several annotations of one document the last that was not cancelled counts; documents
    without any are left out: a prediction alone is no gold.

    Raises:
        ValueError: This is no such export.
    """
    try:
        exported = msgspec.json.decode(data, type=list[_Exported])
    except msgspec.MsgspecError as error:
        raise ValueError(f"no Label Studio export: {error}") from error
    for one in exported:
        valid = [annotation for annotation in one.annotations if not annotation.was_cancelled]
        if valid:
            text = one.data.text
            marks = tuple(_marks(valid[-1].result, text, one.data.file or ""))
            yield Annotated(file=one.data.file or one.data.document or "", text=text, marks=marks)


class _Value(msgspec.Struct):
    start: int = 0
    end: int = 0
    text: str = ""
    labels: list[str] = []


class _Meta(msgspec.Struct):
    text: list[str] | str = ""


class _Result(msgspec.Struct):
    type: str
    id: str = ""
    value: _Value | None = None
    meta: _Meta | None = None
    from_id: str = ""
    to_id: str = ""


class _Annotation(msgspec.Struct):
    result: list[_Result]
    was_cancelled: bool = False


class _Data(msgspec.Struct):
    text: str
    file: str | None = None
    document: str | None = None


class _Exported(msgspec.Struct):
    data: _Data
    annotations: list[_Annotation] = []


def _marks(results: Sequence[_Result], text: str, file: str) -> Iterator[Mark]:
    to: dict[str, list[str]] = {}
    for one in results:
        if one.type == "relation":
            to.setdefault(one.from_id, []).append(one.to_id)
    for one in results:
        if one.type != "labels" or one.value is None:
            continue
        if len(one.value.labels) != 1:
            raise ValueError(f"{file}: region {one.id} has {len(one.value.labels)} labels, not one")
        start, end = _characters(one.value, text)
        if one.value.text and _squeezed(text[start:end]) != _squeezed(one.value.text):
            raise ValueError(
                f"{file}: region {one.id} says {one.value.text[:20]!r}, the text has "
                f"{text[start:end][:20]!r} there"
            )
        [label] = one.value.labels
        own = [one.id] if label.startswith("task:") else []
        path = one.meta.text if one.meta else ""
        if isinstance(path, list):
            path = " ".join(path)
        yield Mark(
            start=start,
            end=end,
            label=label,
            tasks=tuple(to.get(one.id, own)),
            path=path.strip() or None,
        )


def _characters(value: _Value, text: str) -> tuple[int, int]:
    """Browsers count a rare character as two: where that gives the words, it is meant."""
    if text[value.start : value.end] == value.text:
        return value.start, value.end
    units = text.encode("utf-16-le", "surrogatepass")
    start, end = (
        len(units[: 2 * at].decode("utf-16-le", "replace")) for at in (value.start, value.end)
    )
    return (start, end) if text[start:end] == value.text else (value.start, value.end)


def _squeezed(words: str) -> str:
    return "".join(words.split())
