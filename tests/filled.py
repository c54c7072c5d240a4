"""Task graphs with something in every field of every record, made from the records' own types."""

from datetime import date
from typing import Any

import msgspec
from msgspec import inspect

from corpora.vocabulary import ROLES
from outputs.graph_records import TaskGraph

DOCUMENTS = ("d000000000000000a", "d000000000000000b")
ABSENT = "m000000000000000c"
# Fields that name another record must name one that is there.
_TASKS = tuple(f"{id_}#一" for id_ in DOCUMENTS)
_LATE, _EARLY = 0, 1
_PATTERNS = {
    "^[0-9a-f]{16}$": "0123456789abcdef",
    "^[dm][0-9a-f]{16}$": DOCUMENTS[0],
    "^f[0-9a-f]{16}$": "f000000000000000d",
    "^P[0-9]{3}$": "P101",
}


def filled_graph(text: str = "甲") -> TaskGraph:
    """Two present documents with a task each, the first from the second, and one that is absent.

    `text` stands in every field that holds words.
    """
    lists = {
        field.name: _listed(field.name, field.type, text)
        for field in _fields(inspect.type_info(TaskGraph))
        if isinstance(field.type, inspect.VarTupleType)
    }
    made = {"schema": "policy-pipe/task-graph/1", **lists}
    return msgspec.convert(made, TaskGraph)


def instance(kind: inspect.Type, text: str, **given: Any) -> Any:
    """A value of a type, records as dictionaries, nothing empty and nothing None."""
    match kind:
        case inspect.Metadata():
            return instance(kind.type, text)
        case inspect.UnionType():
            return instance(next(one for one in kind.types if not _is_none(one)), text)
        case inspect.StructType():
            made = {one.encode_name: instance(one.type, text) for one in kind.fields}
            return list(made.values()) if kind.array_like else {**made, **given}
        case inspect.VarTupleType():
            return [instance(kind.item_type, text)]
        case inspect.TupleType():
            return [
                n + 1 if isinstance(_bare(one), inspect.IntType) else instance(one, text)
                for n, one in enumerate(kind.item_types)
            ]
        case inspect.LiteralType():
            return kind.values[0]
        case inspect.StrType():
            return _PATTERNS[kind.pattern] if kind.pattern else text
        case inspect.BoolType():
            return True
        case inspect.IntType():
            return 3
        case inspect.FloatType():
            return 0.5
        case inspect.DateType():
            return date(2021, 6, 18)
    raise AssertionError(f"no value for {kind}")


def _fields(kind: inspect.Type) -> tuple[inspect.Field, ...]:
    assert isinstance(kind, inspect.StructType)
    return kind.fields


def _bare(kind: inspect.Type) -> inspect.Type:
    return kind.type if isinstance(kind, inspect.Metadata) else kind


def _is_none(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.NoneType)


def _listed(name: str, kind: inspect.VarTupleType, text: str) -> list[Any]:
    first, second = DOCUMENTS
    link = {"task": _TASKS[_LATE], "source": _TASKS[_EARLY]}
    given: dict[str, list[dict[str, Any]]] = {
        "files": [{"document": first, "status": "read"}],
        "documents": [
            {"id": first, "present": True, "attachments": [second], "attached_to": second},
            {"id": second, "present": True, "attachments": [first], "attached_to": first},
            {"id": ABSENT, "present": False, "file": None, "attached_to": None, "attachments": []},
        ],
        "provisions": [{"document": one, "id": f"{one}/一", "parent": None} for one in DOCUMENTS],
        "tasks": [
            {"document": one, "id": id_, "provision": f"{one}/一"}
            for one, id_ in zip(DOCUMENTS, _TASKS, strict=True)
        ],
        "citations": [
            {"document": first, "id": f"{first}@1", "target": ABSENT, "candidates": [second]},
            {"document": first, "id": f"{first}@2", "target": second, "candidates": [ABSENT]},
        ],
        "document_links": [
            {"document": first, "source": second},
            {"document": first, "source": ABSENT},
        ],
        "links": [{**link, "common_source": ABSENT}],
        "coverage": [{"document": first, "source": _TASKS[_EARLY], "tasks": [_TASKS[_LATE]]}],
        "findings": [{"document": first, **link, "code": "P101"}],
        "decisions": [{"on": "link", "id": " <- ".join(link.values())}],
    }
    made = [instance(kind.item_type, text, **one) for one in given[name]]
    for task in made if name == "tasks" else ():
        [assignment] = task["assignments"]
        task["assignments"] = [{**assignment, "role": role} for role in ROLES]
    return made
