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
LinkKind = Literal["source", "sibling"]
Directness = Literal["direct", "transitive"]
Relation = Literal["equal", "equivalent", "subset", "superset", "intersects"]
CopyClass = Literal["copied", "renamed", "adapted", "own", "boilerplate"]
LinkStatus = Literal["proposed", "confirmed", "rejected", "suspect"]
Channel = Literal["number", "title", "alias", "inferred", "text"]
PassageKind = Literal["equal", "renamed", "changed"]
DocumentLinkRole = Literal["implements", "forwards", "cites"]
FindingKind = Literal["attachment_missing"]
FindingStatus = Literal["open", "justified", "suspect"]
Severity = Literal["error", "warning", "info"]
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
LINK_KINDS: Mapping[LinkKind, str] = {"source": "上级来源", "sibling": "同源文件"}
DIRECTNESSES: Mapping[Directness, str] = {"direct": "直接", "transitive": "间接"}
# Of the local text against its source.
RELATIONS: Mapping[Relation, str] = {
    "equal": "相同",
    "equivalent": "等同",
    "subset": "少于来源",
    "superset": "多于来源",
    "intersects": "部分相同",
}
COPY_CLASSES: Mapping[CopyClass, str] = {
    "copied": "照搬",
    "renamed": "改名照搬",
    "adapted": "改写",
    "own": "自拟",
    "boilerplate": "套话",
}
LINK_STATUSES: Mapping[LinkStatus, str] = {
    "proposed": "待复核",
    "confirmed": "已确认",
    "rejected": "已否定",
    "suspect": "待核",
}
CHANNELS: Mapping[Channel, str] = {
    "number": "文号",
    "title": "标题",
    "alias": "简称",
    "inferred": "推定",
    "text": "文字",
}
PASSAGE_KINDS: Mapping[PassageKind, str] = {"equal": "相同", "renamed": "改名", "changed": "改动"}
DOCUMENT_LINK_ROLES: Mapping[DocumentLinkRole, str] = {
    "implements": "落实",
    "forwards": "转发",
    "cites": "引用",
}
FINDING_KINDS: Mapping[FindingKind, str] = {"attachment_missing": "附件缺失"}
FINDING_STATUSES: Mapping[FindingStatus, str] = {
    "open": "待处理",
    "justified": "已说明",
    "suspect": "待核",
}
SEVERITIES: Mapping[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}
FILE_STATUSES: Mapping[FileStatus, str] = {
    "read": "已读取",
    "copy": "副本",
    "unchanged": "未变化",
    "skipped": "已跳过",
    "failed": "失败",
    "missing": "文件已不在",
}
