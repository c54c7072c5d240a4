"""What a section is for, told from its heading, and headings that only look like it."""

import pytest

from extractors import sections


@pytest.mark.parametrize(
    ("heading", "purpose"),
    [
        # Headings that open the text and order nothing.
        ("指导思想", "goal"),
        ("总体要求", "goal"),
        ("总体思路和工作目标", "goal"),
        ("基本原则", "goal"),
        ("工作目标", "goal"),
        ("发展目标", "goal"),
        ("目标", "goal"),
        ("目的和依据", "goal"),
        ("适用范围", "goal"),
        ("编制背景", "goal"),
        ("面临的形势", "goal"),
        ("活动主题", "goal"),
        ("发展现状", "goal"),
        ("现状", "goal"),
        ("落实目标责任", None),
        ("完成年度目标任务", None),
        ("工作目标考核", "closing"),
        ("明确改革原则和方向的研究", None),
        ("招生原则", "goal"),
        ("招生目标", "goal"),
        ("工作目的及意义", "goal"),
        ("落实属地管理原则", None),
        ("围绕群众办事的目标", None),
        # Principles and who does what: the second half is work.
        ("工作原则与分工", None),
        ("工作原则和要求", "goal"),
        # What an applicant must meet and bring.
        ("申请要件", "condition"),
        ("报考条件", "condition"),
        ("所需材料", "condition"),
        ("完善申报条件", None),
        ("建筑材料管理", None),
        ("其他需要说明的事项", None),
        # Why it matters.
        ("充分认识养老服务的重要意义", "significance"),
        ("高度重视，统一思想", "significance"),
        ("增强做好工作的责任感和紧迫感", "significance"),
        ("推进意识形态建设", None),
        # Steps.
        ("实施步骤", "phase"),
        ("方法步骤", "phase"),
        ("时间安排", "phase"),
        ("工作进度", "phase"),
        ("进一步推进建设", None),
        ("安排专项资金", None),
        # Safeguards.
        ("保障措施", "safeguard"),
        ("组织保障", "safeguard"),
        ("强化工作保障", "safeguard"),
        ("健全保障机制", "safeguard"),
        ("配套措施", "safeguard"),
        ("完善社会保障", None),
        ("加强住房保障工作", None),
        # Closing sections.
        ("组织领导", "closing"),
        ("加强对政务公开工作的领导", "closing"),
        ("组织实施", "closing"),
        ("监督检查", "closing"),
        ("强化督查考核", "closing"),
        ("工作要求", "closing"),
        ("有关要求", "closing"),
        ("几点要求", "closing"),
        ("营造良好氛围", "closing"),
        ("按要求公开信息", None),
        # Problems, definitions, conditions, lists.
        ("存在的主要问题", "problem"),
        ("存在困难和不足", "problem"),
        ("解决突出矛盾", None),
        ("附则", "definition"),
        ("名词解释", "definition"),
        ("有效期", "definition"),
        ("联系方式", "definition"),
        ("做好解释工作", None),
        ("申报条件", "condition"),
        ("基本条件", "condition"),
        ("奖励对象", "condition"),
        ("改善办学条件", None),
        ("公开内容", "scope"),
        ("主动公开的范围", "scope"),
        ("办理事项", "scope"),
        ("丰富内容形式", None),
        # Plain work.
        ("加快服务建设", None),
        ("", None),
    ],
)
def test_the_purpose_of_a_section(heading: str, purpose: str | None) -> None:
    assert sections.purpose(heading) == purpose


@pytest.mark.parametrize("heading", ["指 导 思 想", "指导思想。", "指导思想："])
def test_blanks_and_stops_of_a_heading_do_not_matter(heading: str) -> None:
    assert sections.purpose(heading) == "goal"


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("提高思想认识", "认识"),
        ("落实工作经费", "落实"),
        ("广泛开展宣传", "宣传"),
        ("严格督导考核", "督导"),
        ("建设服务站点", None),
        ("推进信息公开", None),
    ],
)
def test_by_what_an_item_secures_the_work(heading: str, word: str | None) -> None:
    assert sections.secures(heading) == word


@pytest.mark.parametrize(
    ("heading", "alone"),
    [
        ("落实经费保障", True),
        ("强化工作调度", True),
        ("严格落实责任", True),
        ("加强住房保障", False),
        ("组织农民培训", False),
    ],
)
def test_a_last_item_that_secures_the_work_alone(heading: str, alone: bool) -> None:
    assert sections.secures_alone(heading) == alone


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("准备阶段（2021年7月底前）", True),
        ("动员部署阶段", True),
        ("第二阶段", True),
        ("组织实施阶段", True),
        ("现阶段的主要任务", False),
        ("义务教育阶段学校", False),
        ("分阶段推进", False),
    ],
)
def test_the_stages_of_a_time_table(text: str, stage: bool) -> None:
    assert sections.is_stage(text.replace("（", "(").replace("）", ")")) == stage


@pytest.mark.parametrize(
    ("heading", "planned"),
    [
        ("下一步工作打算", True),
        ("2022年工作安排", True),
        ("明年的工作思路", True),
        ("改进措施", True),
        ("整改措施", True),
        ("2021年工作情况", False),
        ("工作成效", False),
        ("安排部署情况", False),
    ],
)
def test_what_a_report_says_will_be_done(heading: str, planned: bool) -> None:
    assert sections.is_planned(heading) == planned


@pytest.mark.parametrize(
    ("heading", "statistics"),
    [
        ("依申请公开政府信息情况", True),
        ("政府信息公开的收费及减免情况", True),
        ("行政复议和诉讼情况", True),
        ("附表", True),
        ("主动公开政府信息统计", False),
        ("主动公开情况", False),
        ("收集意见情况", False),
    ],
)
def test_the_figures_of_a_report(heading: str, statistics: bool) -> None:
    assert sections.is_statistics(heading) == statistics


@pytest.mark.parametrize(
    ("heading", "required"),
    [
        ("工作要求", True),
        ("有关要求", True),
        ("要求", True),
        ("满足群众要求的服务", False),
        ("保障措施", False),
    ],
)
def test_requirements(heading: str, required: bool) -> None:
    assert sections.is_requirement(heading) == required
