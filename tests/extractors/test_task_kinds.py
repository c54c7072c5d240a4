"""Of which kind the tasks of a section are, and which sections hold none."""

import pytest

from tests.extractors.texts import HEAD, OPENING, analysed, kinds, lines

REPORT = "霁州市2021年政府信息公开工作年度报告"
DONE = (
    "2021年，我市认真落实条例要求，完善公开制度，组织培训3次，培训人员200余人次，公开水平明显提升。"
)


def _kinds(*items: str) -> dict[str, str]:
    """The kinds of what stands below the first section."""
    found = kinds(analysed(HEAD + OPENING + lines(*items)))
    return {path: kind for path, kind in found.items() if not path.startswith("一")}


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        # Sections that order nothing.
        (
            (
                "二、指导思想",
                "以高质量发展为引领，推进养老服务。",
                "三、巩固成果",
                "各县要巩固成果。",
            ),
            {"三": "duty"},
        ),
        (
            ("二、工作目标", "到2025年建成站点100个。", "三、巩固成果", "各县要巩固成果。"),
            {"三": "duty"},
        ),
        (
            (
                "二、基本原则",
                "（一）坚持公益。各级要坚持公益属性。",
                "三、巩固成果",
                "各县要巩固成果。",
            ),
            {"三": "duty"},
        ),
        (
            (
                "二、存在的主要问题",
                "（一）责任不落实，制度要完善。",
                "三、巩固成果",
                "各县要巩固成果。",
            ),
            {"三": "duty"},
        ),
        (
            ("二、附则", "（一）本办法要严格执行。", "三、巩固成果", "各县要巩固成果。"),
            {"三": "duty"},
        ),
        # Steps.
        (
            (
                "二、实施步骤",
                "（一）准备阶段（2021年6月底前）。制定方案。",
                "（二）实施阶段。开展建设。",
                "三、评估",
                "开展评估。",
            ),
            {"二/(一)": "phase", "二/(二)": "phase", "三": "duty"},
        ),
        (
            (
                "二、工作安排",
                "（一）准备阶段（2021年6月底前）。制定方案。",
                "（二）总结阶段。开展总结。",
                "三、评估",
                "开展评估。",
            ),
            {"二/(一)": "phase", "二/(二)": "phase", "三": "duty"},
        ),
        # Safeguards.
        (
            (
                "二、保障措施",
                "（一）加强领导。各县要加强领导。",
                "（二）落实资金。各县要落实资金。",
            ),
            {"二/(一)": "safeguard", "二/(二)": "safeguard"},
        ),
        (
            ("二、组织领导", "各县要成立领导小组。", "三、监督考核", "市政府要严格考核。"),
            {"二": "safeguard", "三": "safeguard"},
        ),
        (
            ("二、工作要求", "（一）提高认识。各县要提高认识。", "（二）加强督查。各县要督查。"),
            {"二/(一)": "safeguard", "二/(二)": "safeguard"},
        ),
        # 要求 is a safeguard only at the end.
        (
            (
                "二、有关要求",
                "（一）规范收费。各县要规范收费。",
                "三、巩固成果",
                "各县要巩固成果。",
            ),
            {"二/(一)": "duty", "三": "duty"},
        ),
        # 充分认识 orders something or is none.
        (
            (
                "二、充分认识养老服务的重要意义",
                "各县要切实提高认识。",
                "三、巩固成果",
                "各县要巩固成果。",
            ),
            {"二": "safeguard", "三": "duty"},
        ),
        (
            (
                "二、充分认识养老服务的重要意义",
                "养老服务关系民生。",
                "三、巩固成果",
                "各县要巩固成果。",
            ),
            {"三": "duty"},
        ),
        # Conditions and bare lists.
        (
            (
                "二、申报条件",
                "（一）依法登记的养老机构。",
                "（二）床位50张以上。",
                "三、巩固成果",
                "各县要巩固成果。",
            ),
            {"三": "duty"},
        ),
        (
            (
                "二、公开内容",
                "（一）机构职能、领导信息；",
                "（二）规划、计划及其进展情况。",
                "三、巩固成果",
                "各县要巩固成果。",
            ),
            {"二/(一)": "scope", "二/(二)": "scope", "三": "duty"},
        ),
        # A department-first entry is a duty wherever it stands.
        (
            ("二、组织领导", "（一）市民政局：负责统筹协调。", "（二）各县要加强领导。"),
            {"二/(一)": "duty", "二/(二)": "safeguard"},
        ),
    ],
)
def test_kinds_of_the_tasks_of_a_plan(items: tuple[str, ...], expected: dict[str, str]) -> None:
    assert _kinds(*items) == expected


def _reported(*items: str) -> dict[str, str]:
    return kinds(analysed(lines(REPORT, *items, "霁州市人民政府办公室", "2022年1月15日")))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (
            ("一、工作开展情况", DONE, "二、下一步打算", "进一步完善制度，加强培训。"),
            {"一": "reported", "二": "planned"},
        ),
        (
            ("一、主动公开情况", f"（一）强化领导。{DONE}", f"（二）拓展渠道。{DONE}"),
            {"一/(一)": "reported", "一/(二)": "reported"},
        ),
        # Figures are no work.
        (
            (
                "一、工作开展情况",
                DONE,
                "二、依申请公开情况",
                "全年共受理申请25件，已全部按期答复，没有发生收费情况。",
                "三、复议和诉讼情况",
                "全年没有发生复议和诉讼。",
            ),
            {"一": "reported"},
        ),
        # Problems are no plans, even beside them.
        (
            (
                *("一、工作开展情况", DONE, "二、存在问题和改进措施"),
                "（一）主要问题。公开内容还不够全面，公开形式不够丰富，便民性需要进一步增强。",
                "（二）改进措施。加大公开力度，完善公开目录，切实抓好人员培训，推动工作再上新台阶。",
            ),
            {"一": "reported", "二/(二)": "planned"},
        ),
        # A section that begins with a year.
        (
            ("一、工作开展情况", DONE, "二、2022年工作打算", "进一步完善制度，加强培训。"),
            {"一": "reported", "二": "planned"},
        ),
        # What has no words of its own says nothing.
        (("一、概述", "情况良好。", "二、主动公开情况", DONE), {"二": "reported"}),
    ],
)
def test_a_report_tells_what_was_done_and_what_will_be(
    items: tuple[str, ...], expected: dict[str, str]
) -> None:
    assert _reported(*items) == expected


def test_a_notice_on_reports_is_no_report() -> None:
    found = analysed(
        lines(
            "霁州市人民政府办公室关于编制政府信息公开年度报告的通知",
            *(
                "各县人民政府：",
                "一、明确内容。各县要编制年度报告。",
                "二、按时报送。各县要报送报告。",
            ),
        )
    )

    assert kinds(found) == {"一": "duty", "二": "duty"}
