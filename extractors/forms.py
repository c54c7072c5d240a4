"""How the names of documents, bodies and dates are written: the patterns that modules share."""

# The kinds of document (文种), longest first where one ends another.
GENRES = (
    "通知", "意见", "决定", "方案", "要点", "办法", "规划", "计划", "报告", "函", "规定", "细则",
    "条例", "公告", "通告", "批复", "纲要", "措施", "政策", "通报", "决议", "令", "章程", "准则",
    "制度", "规则", "指南", "标准", "规范", "目录", "清单", "预案", "总结", "解释", "答复", "请示",
    "公报", "议案", "纪要", "倡议书", "规程", "指引", "导则", "法", "安排", "分工", "声明",
    "名录", "台账", "分解表", "分工表", "任务表",
)  # fmt: skip
GENRE = "(?:" + "|".join(sorted(GENRES, key=len, reverse=True)) + ")"
# (试行), (2018-2020年), (修订稿) …: what may follow the kind in a title.
TITLE_TAIL = (
    r"(?: ?[(〔](?![^()\n]{0,60}(?:通过|公布|发布|令第|批准|\d月\d{1,2}日))"
    r"(?:[^()〔〕\n]|〔\d{4}〕){1,40}[)〕]){0,3}(?:简介|全文|摘要)?"
)

# What the name of a body that issues documents ends in.
ISSUER_ENDING = (
    "(?:人民政府|政府|办公厅|办公室|行政公署|行署|委员会|管委会|管理委员会|国务院|中共中央|中央军委"
    "|常务委员会|常委会|人民法院|人民检察院|法院|检察院|领导小组|指挥部|联席会议|总公司|集团|分行"
    "|支行|总行"
    "|银行|工商联|工会|妇联|团中央|残联|联合会|协会|总社|红十字会|有限公司|[部厅局委署院])"
)

_CN_DIGIT = "〇○零Oo一二三四五六七八九十"
YEAR = rf"(?:[12]\d{{3}}|[一二][{_CN_DIGIT}]{{3}})"
_ORDINAL = rf"(?:\d{{1,2}}|[{_CN_DIGIT}]{{1,3}})"
DATE = rf"(?:{YEAR} ?年 ?{_ORDINAL} ?月 ?{_ORDINAL} ?日)"
ISO_DATE = r"(?:[12]\d{3}[-/.]\d{1,2}[-/.]\d{1,2})"

# 岚政办发〔2021〕36号, 国务院令第663号, 国发2014年25号: blanks and a line break may stand inside.
NUMBER = (
    r"[\u4e00-\u9fffA-Za-z]{1,14} ?[(〔\[【]\s{0,2}[12]\d{3} ?[)〕\]】]\s{0,2}"
    r"(?:第 ?)?\d{1,5}\s{0,2}号"
)
ORDER_NUMBER = r"[\u4e00-\u9fff]{0,16}令[ \n]{0,4}\(?第 {0,3}\d{1,4} {0,3}号\)?"

CN_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0, "o": 0}
