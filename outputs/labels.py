"""Headings and labels of what people read: Chinese, or English on demand."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from corpora.vocabulary import (
    CHANNELS,
    CITATION_ROLES,
    DEADLINE_KINDS,
    DIRECTNESSES,
    DOCUMENT_LINK_ROLES,
    FILE_STATUSES,
    FINDING_KINDS,
    FINDING_STATUSES,
    LEVELS,
    MODES,
    PART_KINDS,
    ROLES,
    SEVERITIES,
    STRENGTHS,
    TASK_KINDS,
    UNITS,
)

Language = Literal["zh", "en"]

_WORDS: Mapping[str, str] = {
    "addressees": "主送",
    "alias": "简称",
    "ambiguous": "有多份相符",
    "assignments": "责任分工",
    "attached_to": "所属通知",
    "attachments": "附件",
    "attachment_title": "印发文件",
    "characters": "字符",
    "citations": "引用文件",
    "column": "列",
    "copies": "副本",
    "date": "成文日期",
    "deadline": "时限",
    "deadlines": "时限",
    "departments": "责任单位",
    "document": "所属文件",
    "file": "来源文件",
    "findings": "问题",
    "fingerprint": "指纹",
    "genre": "文种",
    "heading": "标题",
    "id": "编号",
    "inherited": "取自所属通知",
    "issued_on": "成文日期",
    "issuers": "发文机关",
    "level": "层级",
    "lowest": "最低",
    "mean": "平均",
    "missing": "未入库",
    "number": "文号",
    "ocr": "图片识别",
    "page": "页",
    "place": "地区",
    "provenance": "出处",
    "published_on": "发布日期",
    "read_from_pictures": "图片识别（可能有错字）",
    "reason": "说明",
    "resolved": "已入库",
    "row": "行",
    "sources": "上级依据",
    "status": "状态",
    "strength": "力度",
    "superseded": "已被取代",
    "table": "表格",
    "takers": "承接文件",
    "target": "指标",
    "targets": "指标",
    "task": "任务",
    "tasks": "任务",
    "title": "标题",
    "unread_pages": "未识别的图片页",
}
_VOCABULARIES: Sequence[tuple[str, Mapping[Any, str]]] = (
    ("channel", CHANNELS),
    ("citation", CITATION_ROLES),
    ("deadline", DEADLINE_KINDS),
    ("directness", DIRECTNESSES),
    ("finding", FINDING_KINDS),
    ("finding_status", FINDING_STATUSES),
    ("level", LEVELS),
    ("link", DOCUMENT_LINK_ROLES),
    ("mode", MODES),
    ("part", PART_KINDS),
    ("role", ROLES),
    ("severity", SEVERITIES),
    ("status", FILE_STATUSES),
    ("strength", STRENGTHS),
    ("task", TASK_KINDS),
    ("unit", UNITS),
)
_CODES = {f"{name}.{code}": word for name, words in _VOCABULARIES for code, word in words.items()}


def label(key: str, language: Language) -> str:
    """The word for `key`: that of a heading, or vocabulary.code, since codes may stand in two."""
    if language == "en":
        return key.rpartition(".")[2].replace("_", " ")
    return _CODES[key] if "." in key else _WORDS[key]
