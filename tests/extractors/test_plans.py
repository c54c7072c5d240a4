"""The tasks of a numbered text: leaf items, paragraphs with notes, tails, items with their lists."""

import pytest

from corpora.model import Task
from tests.extractors.texts import HEAD, OPENING, analysed, kinds, lines, paths, plan, tasks, who

CLOSING = ("三、规范运行", "各县要规范运行。")


def _tasks(*items: str) -> dict[str, str]:
    """What stands below the first section, by path."""
    found = tasks(analysed(HEAD + OPENING + lines(*items)))
    return {path: text for path, text in found.items() if not path.startswith("一")}


def test_a_leaf_is_one_task_with_all_its_paragraphs() -> None:
    found = _tasks(
        "二、加强监管", "（一）开展检查。", "各县要开展检查。", "此外，要公布结果。", *CLOSING
    )

    assert found["二/(一)"] == "（一）开展检查。\n各县要开展检查。\n此外，要公布结果。"


def test_an_item_without_children_is_a_task_itself() -> None:
    assert (
        _tasks("二、加强监管", "各县要开展检查。", *CLOSING)["二"]
        == "二、加强监管\n各县要开展检查。"
    )


def test_a_lead_in_above_children_is_no_task() -> None:
    found = _tasks(
        "二、加强监管", "各县要重点抓好以下工作：", "（一）开展检查。各县要检查。", *CLOSING
    )

    assert list(found) == ["二/(一)", "三"]


def test_a_lead_in_that_carries_a_note_is_a_task() -> None:
    found = _tasks(
        "二、加强监管", "各县要建立台账。（市民政局负责）", "（一）开展检查。各县要检查。", *CLOSING
    )

    assert list(found) == ["二", "二/(一)", "三"]


def test_paragraphs_that_end_in_notes_are_tasks_of_their_own() -> None:
    found = analysed(
        HEAD
        + OPENING
        + lines(
            "二、加强监管",
            "（一）开展检查",
            "各县要开展检查。（市民政局负责）",
            "各县要公布结果。（市司法局负责）",
            *CLOSING,
        )
    )

    assert {path: who(found, path) for path in paths(found) if "#" in path} == {
        "二/(一)#1": ["responsible 市民政局"],
        "二/(一)#2": ["responsible 市司法局"],
    }


def test_labels_in_lines_of_their_own_part_no_task() -> None:
    found = plan(
        "（一）建立台账。",
        "各县要建立台账。",
        "牵头单位：市财政局",
        "配合单位：市民政局",
        "（二）开展检查。",
    )

    assert tasks(found)["一/(一)"].endswith("配合单位：市民政局")


def test_one_note_for_two_paragraphs_leaves_one_task() -> None:
    found = plan(
        "（一）建立台账。",
        "各县要建立台账。",
        "各县要公布结果。（市财政局负责）",
        "（二）开展检查。",
    )

    assert "一/(一)" in paths(found)


@pytest.mark.parametrize(
    "tail",
    [
        "各县、各部门要每季度报送一次工作情况。",
        "各地要结合实际制定实施细则。",
        "具体办法由市民政局另行制定。",
        "各责任单位要加强协调配合。",
    ],
)
def test_a_paragraph_that_speaks_to_the_whole_section_is_its_tail(tail: str) -> None:
    found = _tasks(
        "二、加强监管",
        "（一）开展检查。各县要检查。",
        "（二）公布结果。要公布结果。",
        tail,
        *CLOSING,
    )

    assert (found["二/尾"], found["二/(二)"]) == (tail, "（二）公布结果。要公布结果。")


@pytest.mark.parametrize(
    "paragraph",
    [
        "此外，要加强宣传。",
        "同时，要完善制度。",
        "对发现的问题，要及时整改。",
        "结果要向社会公布。",
    ],
)
def test_a_paragraph_that_goes_on_stays_with_its_item(paragraph: str) -> None:
    found = _tasks(
        "二、加强监管",
        "（一）开展检查。各县要检查。",
        "（二）公布结果。要公布结果。",
        paragraph,
        *CLOSING,
    )

    assert list(found) == ["二/(一)", "二/(二)", "三"]


def test_the_tail_of_the_last_section_is_a_safeguard() -> None:
    found = analysed(
        HEAD
        + OPENING
        + lines(
            "二、加强监管",
            "（一）开展检查。各县要检查。",
            "（二）公布结果。要公布结果。",
            "各县要于每年12月底前报送情况。",
        )
    )

    assert kinds(found)["二/尾"] == "safeguard"


def test_below_a_section_without_items_only_a_report_is_a_tail() -> None:
    found = _tasks(
        "二、加强监管",
        "要加强监管。",
        "各县要完善制度。",
        "各县要将落实情况于2021年12月底前报市民政局。",
    )

    assert (found["二"], found["二/尾"]) == (
        "二、加强监管\n要加强监管。\n各县要完善制度。",
        "各县要将落实情况于2021年12月底前报市民政局。",
    )


@pytest.mark.parametrize("closing", ["此复。", "特此通知。", "本通知自印发之日起施行。"])
def test_the_last_words_of_the_document_belong_to_no_task(closing: str) -> None:
    found = _tasks("二、加强监管", "各县要加强监管。", "各县要完善制度。", closing)

    assert found == {"二": "二、加强监管\n各县要加强监管。\n各县要完善制度。"}


def test_conditions_stand_with_the_sentence_that_introduces_them() -> None:
    found = _tasks(
        "二、发放补贴",
        "（一）各县要对符合下列条件之一的机构发放补贴：",
        "1.依法登记的养老机构；",
        "2.床位50张以上的机构。",
        *CLOSING,
    )

    assert found["二/(一)"] == (
        "（一）各县要对符合下列条件之一的机构发放补贴：\n1.依法登记的养老机构；\n2.床位50张以上的机构。"
    )


def test_orders_below_a_sentence_that_introduces_them_are_tasks() -> None:
    found = _tasks(
        "二、加强监管",
        "（一）各县要做好以下工作：",
        "1.开展检查，各县要组织检查，并将结果报市民政局。",
        "2.公布结果，各县要公布结果，接受社会监督。",
        *CLOSING,
    )

    assert list(found) == ["二/(一)/1", "二/(一)/2", "三"]


def test_conditions_with_notes_are_tasks() -> None:
    found = _tasks(
        "二、明确分工",
        "（一）任务分工如下：",
        "1.规划编制；（市民政局）",
        "2.资金筹集。（市财政局）",
        *CLOSING,
    )

    assert list(found) == ["二/(一)/1", "二/(一)/2", "三"]


def test_items_of_a_second_outline_are_not_swallowed_by_the_first() -> None:
    found = analysed(
        HEAD
        + lines(
            "一、发放补贴",
            "（一）各县要对符合下列条件的机构发放补贴：",
            "1.依法登记的机构；",
            "2.床位50张以上的机构。",
            "二、规范运行",
            "各县要规范运行。",
            "重点任务",
            "一、建设站点",
            "（一）建设机构。",
            "1.各县要建设机构，并按时投入使用。",
            "2.各县要建设站点，并按时投入使用。",
            "二、培训人员",
            "各县要培训人员。",
        )
    )

    assert paths(found) == ["一/(一)", "二", "一/(一)/1", "一/(一)/2", "二"]


@pytest.mark.parametrize(
    "words", ["一是建立台账；二是公布结果；三是开展检查。", "第一，建立台账。第二，公布结果。"]
)
def test_counting_inside_a_paragraph_parts_no_task(words: str) -> None:
    assert "一/(一)" in paths(plan(f"（一）加强监管。{words}", "（二）开展检查。各县要检查。"))


def test_an_item_that_orders_nothing_is_no_task() -> None:
    found = _tasks("二、服务体系", "（一）机构养老。", "（二）开展检查。各县要检查。", *CLOSING)

    assert list(found) == ["二/(二)", "三"]


def test_numbering_that_runs_on_keeps_its_printed_number() -> None:
    found = analysed(
        HEAD
        + lines(
            "一、服务",
            "1.要建设站点。",
            "2.要培训人员。",
            "二、监管",
            "3.要开展检查。",
            "4.要公布结果。",
        )
    )

    assert paths(found) == ["一/1", "一/2", "二/3", "二/4"]


def _second(*items: str) -> list[str]:
    """The paths below a second section of three."""
    found = _tasks("二、办理流程", *items, *CLOSING)
    return [path for path in found if path.startswith("二")]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        # Conditions may be sentences; they stand with what announces them.
        (
            (
                "（一）由监护人持以下证明材料，到对口小学办理入学手续。",
                "1.户口簿。",
                "2.小学新生需提供预防接种证明。初中新生需提供毕业证明。",
            ),
            ["二/(一)"],
        ),
        (
            (
                "（一）符合下列条件之一的人员可在本市报考：",
                "1.在本市参加中考，且连续就读三年；",
                "2.父母一方持居住证三年，具体按规定核算。",
            ),
            ["二/(一)"],
        ),
        # What is listed may be listed in two steps.
        (
            (
                "（一）申报单位应提交以下材料：",
                "1.企业申请的，包括：",
                "（1）营业执照；",
                "（2）法定代表人身份证明；",
                "2.个人申请的，包括：",
                "（1）身份证明；",
                "（2）委托书。",
            ),
            ["二/(一)"],
        ),
        # Rights that are given below it are tasks of their own.
        (
            (
                "（一）具体条件如下：",
                "1.本省户籍人员，可在户籍地参加养老保险。",
                "2.外省户籍人员，可在最后参保地参加养老保险。",
            ),
            ["二/(一)/1", "二/(一)/2"],
        ),
        # Who is meant is no order.
        (("（一）下列人员不属于报考对象", "1.在校学生；", "2.停考期内的考生。"), []),
        # What is to be told to the public is listed one by one.
        (
            ("（一）各县应向社会公布如下信息：", "1.县教育局的招生方案。", "2.学校收费标准。"),
            ["二/(一)/1", "二/(一)/2"],
        ),
    ],
)
def test_what_stands_below_an_announced_list(items: tuple[str, ...], expected: list[str]) -> None:
    assert _second(*items) == expected


def test_each_paragraph_that_tells_others_what_to_do_closes_a_section_by_itself() -> None:
    first = "各县要贯彻落实本通知精神，制定实施办法。发现问题，及时处理。"
    second = "市水利局要会同有关部门做好监督检查，并定期向市政府报告。"
    found = analysed(
        HEAD + lines("一、加强监管", "（一）建立台账。各县要建立台账。", first, second)
    )

    assert [
        (task.path, found.document.quote(task.span))
        for task in found.of(Task)
        if task.path == "一/尾"
    ] == [("一/尾", first), ("一/尾", second)]


def test_a_paragraph_that_addresses_nobody_goes_on_with_the_one_above() -> None:
    first = "各县要贯彻落实本通知精神，制定实施办法。"
    found = analysed(
        HEAD
        + lines(
            "一、加强监管",
            "（一）建立台账。各县要建立台账。",
            f"{first}\n工作中的问题及时报告。",
        )
    )

    assert paths(found) == ["一/(一)", "一/尾"]
