"""What a section is for, told from its heading: goals, steps, safeguards, work done."""

import re
from typing import Literal

Purpose = Literal[
    "goal", "significance", "condition", "phase", "safeguard", "closing", "problem",
    "definition", "scope",
]  # fmt: skip

# Headings that open the text and order nothing (reading rules, Task, 5).
_GOAL = re.compile(
    r"指导思想|基本原则|工作原则|主要原则|总体原则|实施原则|总体要求|总体思路|基本思路|工作思路"
    r"|指导原则"
    r"|(?:总体|工作|主要|发展|奋斗|建设|行动|具体|预期|阶段性?|年度|改革|规划|近期"
    r"|远期)目标(?!任务|责任|考核)"
    r"|^目标(?!任务|责任|考核)|^原则$|^目的|目的(?:和|与|及)?(?:意义|依据)|适用范围|^背景"
    # 招生目标, 审查原则; 落实属地管理原则 is work.
    r"|^(?!落实|完成|实现|明确|严格|执行|确保|细化|分解|强化|健全|围绕)[一-鿿]{2,12}(?:原则|目标)$"
    r"|^(?:发展)?现状|面临(?:的)?(?:形势|机遇|挑战)|^发展(?:基础|环境|形势|条件)"
    r"|编制(?:依据|背景)|发展机遇|战略定位|发展定位|基本情况|活动主题|^主题|规划(?:背景|范围|期限)"
)
# 工作原则与分工: what follows the principles says who does what.
_AND_WORK = re.compile(
    r"(?:原则|目标|要求|思想)(?:和|与|及|、)(?:部门|职责|责任|任务)?(?:分工|职责)"
)
_SIGNIFICANCE = re.compile(
    r"(?:充分认识|深刻认识|高度重视|提高(?:思想)?认识|统一思想|增强.{0,20}(?:责任感|使命感|紧迫感)"
    r"|认清)"
    r"|(?:重要|重大|深远|现实)意义|重要性|必要性|紧迫性"
)
_PHASE = re.compile(
    r"实施步骤|工作步骤|方法步骤|推进步骤|实施阶段|阶段安排|进度安排|时间安排|步骤安排|工作步骤"
    r"|^步骤|时间步骤|工作进度|实施进度|步骤(?:和|与|及)|时间(?:和|与)?进度"
)
_STAGE = re.compile(
    r"(?:准备|动员|部署|启动|宣传|发动|实施|推进|总结|验收|检查|整改|自查|巩固|提升|提高|考核|评估"
    r"|试点|推广|完善|排查|督查|迎检|申报|调研|筹备|全面|深化|第[一二三四五六]).{0,8}阶段"
    r"|阶段 ?[(〔]"
)
_SAFEGUARD = re.compile(
    r"保障措施|组织保障|工作保障|措施保障|^(?:强化|健全|完善)?保障(?:机制|体系)?$"
    r"|(?:强化|加强|健全|完善|落实).{0,16}(?:工作|组织|措施|实施|协同|要素|综合|支撑)保障$|组织(?:领导|实施)(?:和|与"
    r"|及)?保障|实施保障|配套措施$|支撑保障|推进措施$"
)
_CLOSING = re.compile(
    r"(?:制度|政策|服务|要素|条件|机制|支撑|资金|人才|法治)保障|组织领导|(?:加强|强化"
    r"|坚持).{0,20}领导|领导机构|组织机构|组织实施|组织管理|组织协调|工作机制$|工作措施$|推进机制"
    r"|监督(?:检查|管理|考核)|督促检查|督查|督导|考核|问责|责任追究|(?:监测|绩效|效果|监管|跟踪)(?:评价|评估)|工作纪律|有关纪律"
    r"|(?:和|与|及|、)保障(?:制度|机制|措施|体系)$"
    r"|落实(?:各项|有关|相关|配套)?政策措施$|宣传引导|营造.{0,10}氛围"
)
_SECURES = re.compile(
    r"组织|领导|认识|重视|责任|协作|协调|配合|经费|保障措施|(?:组织|工作|措施|强化)保障|资金|调度"
    r"|宣传|引导|督[导查促]|监督|检查|考核|纪律|舆论|氛围|问责|落实|队伍|培训"
)
_SECURES_ALONE = re.compile(
    r"组织领导|组织实施|(?:经费|资金|组织|要素|措施|人员)保障|督[导查促]|考核|宣传|工作调度"
    r"|责任(?:落实|追究)|落实责任"
)
_REQUIREMENT = re.compile(
    r"(?:有关|工作|几点|具体|相关|其他|活动|实施|组织|落实)?(?:工作)?要求$|有关事项$|其他事项$"
)
_PROBLEM = re.compile(r"存在(?:的)?(?:主要)?(?:问题|不足|困难)|主要问题")
_PLANNED = re.compile(
    r"改进(?:措施|办法|情况)|下一步|下步|今后|打算|(?:明年|下年|\d{4}年)(?:的)?(?:工作)?(?:思路"
    r"|打算|安排|计划|重点)|努力方向|整改措施"
)
_STATISTICS = re.compile(
    r"依申请公开.{0,14}情况|^收费|(?:公开|申请).{0,6}收费|收费(?:及减免)?(?:的)?情况|复议|诉讼"
    r"|申诉|举报(?:情况)?$|受理.{0,12}(?:数量|情况)|统计|不予公开|附表|报表|数据表|人员(?:和"
    r"|与)?经费|咨询(?:处理)?情况"
)
_DEFINITION = re.compile(
    r"定义|术语|名词解释|释义|附则|解释权|施行(?:日期|时间)|实施(?:日期|时间)|有效期|生效|总则$"
    r"|的主体$|参加对象|适用对象|招生对象|^对象|活动(?:时间|地点)|^时间|^地点|联系方式|咨询电话"
    r"|组成人员|成员名单|人员名单|^总体情况$"
)
# 申报条件: what stands below says who qualifies, not who must do what.
_CONDITION = re.compile(
    r"^(?:申报|申请|认定|评选|评审|准入|报名|补助|补贴|奖励|入学|招生|入围|推荐|参评|享受|保障"
    r"|支持|报考|参保|落户|领取|受理|实施|审批|聘用|任职|上岗)?(?:的)?(?:基本|具体|资格|主要|所需)?"
    r"(?:条件|资格|对象|标准和条件|要件|材料|证件)$"
)
# 其他需要说明的事项 says what else holds; it lists nothing.
_SCOPE = re.compile(
    r"^(?![^。]{0,12}(?:其他|其它|需要|注意|说明))[^。]{0,60}(?:内容|范围|类别|事项|主要内容)$"
)
_WORK_DONE = re.compile(r"主动公开")


def purpose(heading: str) -> Purpose | None:
    """What the heading of a section says it is for; None where it names plain work."""
    words = heading.replace(" ", "").rstrip("。:;")
    for pattern, meaning in _PATTERNS:
        if pattern.search(words) and not (meaning == "goal" and _AND_WORK.search(words)):
            return meaning
    return None


_PATTERNS: tuple[tuple[re.Pattern[str], Purpose], ...] = (
    (_SAFEGUARD, "safeguard"),
    (_GOAL, "goal"),
    (_SIGNIFICANCE, "significance"),
    (_PHASE, "phase"),
    (_PROBLEM, "problem"),
    (_DEFINITION, "definition"),
    (_CONDITION, "condition"),
    (_CLOSING, "closing"),
    (_REQUIREMENT, "closing"),
    (_SCOPE, "scope"),
)


def secures(heading: str) -> str | None:
    """By what an item of a closing section secures the work: 认识, 经费, 宣传; else None."""
    found = _SECURES.search(heading)
    return found[0] if found else None


def secures_alone(heading: str) -> bool:
    """Whether the last item of a flat list secures the work: 落实经费保障, 强化工作调度."""
    return _SECURES_ALONE.search(heading) is not None


def is_requirement(heading: str) -> bool:
    """要求, 工作要求: a safeguard only as the very last section."""
    return _REQUIREMENT.search(heading.replace(" ", "").rstrip("。:;")) is not None


def is_stage(text: str) -> bool:
    """准备阶段(2014年7月底前): an item of a time table, whatever its section is called."""
    return _STAGE.search(text) is not None


def is_planned(heading: str) -> bool:
    """What an annual report says will be done next."""
    return _PLANNED.search(heading) is not None


def is_statistics(heading: str) -> bool:
    """Figures of an annual report, which are no tasks."""
    return _STATISTICS.search(heading) is not None and not _WORK_DONE.search(heading)
