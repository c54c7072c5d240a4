"""The closed vocabularies: code in JSON, Chinese in reports."""

from collections.abc import Mapping
from typing import Literal

Level = Literal["national", "province", "municipality", "county", "township"]
PartKind = Literal["chrome", "cover", "body", "attachment", "signature", "notes"]
MarkKind = Literal["title", "number", "addressees", "formula", "issuer", "date"]
TaskKind = Literal["duty", "phase", "safeguard", "reported", "planned", "scope"]
Strength = Literal["must", "should", "encourage", "explore", "in_principle", "plain"]
Role = Literal["lead", "responsible", "support"]
Mode = Literal["single", "jointly", "separately"]
DeadlineKind = Literal["by", "during", "recurring", "within", "from", "vague"]
Unit = Literal["workday", "day", "month", "year"]
Comparator = Literal[">=", "<=", ">", "<", "=", "~"]
CitationRole = Literal["basis", "forwards", "repeals", "amends", "mention"]
FileStatus = Literal["read", "copy", "unchanged", "skipped", "failed", "missing"]

LEVELS: Mapping[Level, str] = {
    "national": "国家级",
    "province": "省级",
    "municipality": "地市级",
    "county": "县级",
    "township": "乡镇级",
}
PART_KINDS: Mapping[PartKind, str] = {
    "chrome": "网页附带",
    "cover": "印发通知",
    "body": "正文",
    "attachment": "附件",
    "signature": "落款",
    "notes": "附注",
}
TASK_KINDS: Mapping[TaskKind, str] = {
    "duty": "主要任务",
    "phase": "实施步骤",
    "safeguard": "保障措施",
    "reported": "已完成工作",
    "planned": "下一步工作",
    "scope": "事项范围",
}
STRENGTHS: Mapping[Strength, str] = {
    "must": "必须",
    "should": "应当",
    "encourage": "鼓励",
    "explore": "探索",
    "in_principle": "原则上",
    "plain": "一般",
}
ROLES: Mapping[Role, str] = {"lead": "牵头", "responsible": "责任", "support": "配合"}
MODES: Mapping[Mode, str] = {"single": "单独", "jointly": "共同", "separately": "分别"}
DEADLINE_KINDS: Mapping[DeadlineKind, str] = {
    "by": "截止",
    "during": "期间",
    "recurring": "定期",
    "within": "期限",
    "from": "起始",
    "vague": "未定日期",
}
UNITS: Mapping[Unit, str] = {"workday": "工作日", "day": "日", "month": "月", "year": "年"}
CITATION_ROLES: Mapping[CitationRole, str] = {
    "basis": "依据",
    "forwards": "转发",
    "repeals": "废止",
    "amends": "修改",
    "mention": "提及",
}
FILE_STATUSES: Mapping[FileStatus, str] = {
    "read": "已读取",
    "copy": "副本",
    "unchanged": "未变化",
    "skipped": "已跳过",
    "failed": "失败",
    "missing": "文件已不在",
}
