"""Whether a title is that of a policy document, by the word that it ends in."""

import re

# Ends of policy documents; longer ones need no listing (实施办法 ends in 办法).
_POLICY = re.compile(
    r"(?:法|法典|宪法|条例|办法|规定|细则|规则|意见|通知|决定|决议|方案|要点|规划|计划|纲要|批复|复函|的函"
    r"|通报|标准|规范|目录|名录|指南|指引|政策|措施|准则|导则|通则|总则|制度|规程|规范条件|预案|公约|协定"
    r"|解释|答复|解答|命令|指令|纪要|指示|请示|建议|安排|意见稿|大纲|框架|战略|行动|体系|补充规定|修正案|议定书"
    r"|宣言|分工|分解|要求|举措|九条|十条|[一二三四五六七八九十]条|任务|蓝图|倡议)\Z"
)
# Notices of a procedure have no subject (征收土地公告); those that are documents do.
_WITH_SUBJECT = re.compile(
    r"(?:关于|的)[^关]*(?:公告|通告|报告|函|章程|公报|白皮书|清单|汇报)\Z|政府工作报告\Z"
)
# Forms, certificates, contracts, books and papers.
_OTHER = re.compile(
    r"(?:表|书|证|证明|单|册|簿|卡|本|报|刊|杂志|照|票|票据|合同|协议|券|牌|回执|凭证|手册|月报|日报|日志"
    r"|档案|登记|信|声明|文本|图|聘书|名单|介绍|说明|史|传|集|歌|曲|剧|片|网)\Z"
)
# Tails in brackets: (试行), (2018-2020年), (2021年版), (国办发〔2014〕1号).
_TAIL = re.compile(r"[(〔【][^()]{0,40}[)〕】]\Z")
# 《实施方案》 and its like name no document but the one that was named before.
_COMMON = (
    r"实施|工作|管理|暂行|若干|指导|行动|总体|试行|具体|补充|专项|建设|分工|发展|改革|处理|技术|招生|考核"
    r"|应急|年度|本|该|任务|三年|五年|用款|评审|审核|处罚|重点|改造|整改|补偿|安置|省|市|区|县"
)
_GENERIC = re.compile(
    rf"(?:{_COMMON}){{0,3}}(?:法|条例|办法|规定|细则|规则|意见|通知|决定|决议|方案|要点|规划|计划|纲要|报告|批复"
    r"|函|公告|通告|通报|标准|规范|目录|指南|指引|政策|措施|准则|制度|规程|预案|章程|解释|复函|要求)"
)


def policy(title: str) -> bool | None:
    """None where the ending tells nothing: then a number or a citing verb decides."""
    bare = title
    for _ in range(2):
        bare = _TAIL.sub("", bare.rstrip('〉》 ”"'))
    if _WITH_SUBJECT.search(bare) or _POLICY.search(bare):
        return True
    return False if _OTHER.search(bare) else None


def generic(title: str) -> bool:
    """A short name that stands for a document named elsewhere: 《条例》, 《实施方案》."""
    return _GENERIC.fullmatch(title) is not None
