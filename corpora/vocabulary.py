"""The closed vocabularies: code in JSON, Chinese in reports."""

from collections.abc import Mapping
from typing import Literal

Level = Literal["national", "province", "municipality", "county", "township"]
PartKind = Literal["chrome", "cover", "body", "attachment", "signature", "notes"]
MarkKind = Literal["title", "number", "addressees", "formula", "issuer", "date", "printed"]
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
LinkDecision = Literal["confirmed", "rejected"]
Channel = Literal["number", "title", "alias", "inferred", "text"]
PassageKind = Literal["equal", "renamed", "changed"]
DocumentLinkRole = Literal["implements", "forwards", "cites"]
CoverageState = Literal[
    "covered",
    "partial",
    "mentioned",
    "gap",
    "merged",
    "split",
    "not_applicable",
    "justified",
]
Depth = Literal["shallow", "deep"]
FindingKind = Literal[
    "gap",
    "partial",
    "mentioned",
    "orphan",
    "duplicate",
    "repealed_basis",
    "outdated_basis",
    "missing_source",
    "lead_changed",
    "lead_demoted",
    "lead_lost",
    "lead_diluted",
    "deadline_missing",
    "deadline_late",
    "deadline_earlier",
    "deadline_softened",
    "weaker",
    "stricter",
    "copied",
    "renamed",
    "residue",
    "two_bodies",
    "over_length",
    "no_lead",
    "no_deadline",
    "wrong_level",
    "numbering",
    "attachment_missing",
    "self_link",
]
FindingStatus = Literal["open", "justified", "suspect"]
DecisionTarget = Literal["link", "task", "department", "deadline", "finding"]
FindingDecision = Literal["true", "not_applicable", "higher", "merged", "arranged", "explained"]
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
COVERAGE_STATES: Mapping[CoverageState, str] = {
    "covered": "已落实",
    "partial": "部分落实",
    "mentioned": "仅提及",
    "gap": "漏项",
    "merged": "合并落实",
    "split": "拆分落实",
    "not_applicable": "不适用",
    "justified": "已说明",
}
# Covered by a document, and also (deep) by the documents below that carry it out.
DEPTHS: Mapping[Depth, str] = {"shallow": "浅覆盖", "deep": "深覆盖"}
FINDING_KINDS: Mapping[FindingKind, str] = {
    "gap": "漏项",
    "partial": "部分落实",
    "mentioned": "仅提及",
    "orphan": "无源任务",
    "duplicate": "重复承接",
    "repealed_basis": "依据已废止",
    "outdated_basis": "依据旧版",
    "missing_source": "上位文件缺失",
    "lead_changed": "牵头变更",
    "lead_demoted": "牵头降为配合",
    "lead_lost": "牵头缺失",
    "lead_diluted": "责任虚化",
    "deadline_missing": "时限丢失",
    "deadline_late": "时限晚于上级",
    "deadline_earlier": "时限提前",
    "deadline_softened": "时限软化",
    "weaker": "指标缩水",
    "stricter": "层层加码",
    "copied": "照搬",
    "renamed": "改名照搬",
    "residue": "残留",
    "two_bodies": "同一条线两个机构名",
    "over_length": "超篇幅",
    "no_lead": "无牵头",
    "no_deadline": "无时限",
    "wrong_level": "机构与层级不符",
    "numbering": "序号跳漏",
    "attachment_missing": "附件缺失",
    "self_link": "自我承接",
}
FINDING_STATUSES: Mapping[FindingStatus, str] = {
    "open": "待处理",
    "justified": "已说明",
    "suspect": "待核",
}
DECISION_TARGETS: Mapping[DecisionTarget, str] = {
    "link": "对应关系",
    "task": "任务",
    "department": "责任单位",
    "deadline": "时限",
    "finding": "问题",
}
# What the office says of a finding; all but the first are reasons why it is none.
FINDING_DECISIONS: Mapping[FindingDecision, str] = {
    "true": "属实",
    "not_applicable": "不适用",
    "higher": "上级直办",
    "merged": "已并入其他任务",
    "arranged": "另有安排",
    "explained": "其他理由",
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
# What reasons compare: two tasks, then two documents.
COMPARISONS: Mapping[str, str] = {
    "prior": "起点",
    "wording": "文字相似",
    "local_words_taken": "本级用词见于来源",
    "distinct": "来源他处没有的共同文字",
    "distinct_locally": "本级他处没有的共同文字",
    "distinct_share": "共同文字集中于此",
    "sentence_chosen": "最相似的句子",
    "sentences_chosen": "本级句子最佳对应在此",
    "sentences_choosing": "来源句子最佳对应在此",
    "local_heading_found": "本级标题见于来源",
    "source_heading_found": "来源标题见于本级",
    "heading_told": "标题共同用词",
    "themes": "主题相似",
    "themes_told": "共同主题",
    "section_found": "上层标题见于来源",
    "departments": "责任单位同条线",
    "kind": "任务种类",
    "things": "共同的专名和数量",
    "provision": "点名引用条款",
    "best_for_local": "本级的最佳来源",
    "best_for_source": "来源的最佳承接",
    "mutual": "互为最佳",
    "mutual_heading": "标题互为最佳",
    "sole_theme": "主题唯一对应",
    "neighbours": "前后任务相似",
    "family": "同节任务的来源",
    "few": "可选任务多少",
    "acquainted": "两文整体相似",
    "text": "全文用词",
    "naming": "点名方式",
    "place": "地区层级",
    "time": "时间先后",
    "topic": "题目",
    "edition": "期次",
    "citation": "引用",
    "role": "引用方式",
}
