"""The tasks of a document: what each holds, and what holds for all of them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.folding import fold
from corpora.model import (
    Analysis,
    Citation,
    Deadline,
    Mark,
    Mention,
    Paragraph,
    Part,
    Provision,
    Span,
    Target,
    Task,
)
from extractors.analysis import analyse
from tests import strategies
from tests.extractors.texts import analysed, document, kinds, lines, paths, plan, tasks

KINDS: tuple[type[Mention], ...] = (
    Paragraph, Mark, Part, Provision, Citation, Deadline, Target, Task,
)  # fmt: skip


def _task(item: str, *further: str) -> tuple[Analysis, Task]:
    found = plan(item, *further)
    return found, found.of(Task)[0]


def test_a_deadline_belongs_to_the_task_whose_text_holds_it() -> None:
    found = plan("（一）建立台账，2021年6月底前完成。", "（二）开展检查，2021年年底前完成。")

    assert {task.path: [str(one.due_on) for one in task.deadlines] for task in found.of(Task)} == {
        "一/(一)": ["2021-06-30"],
        "一/(二)": ["2021-12-31"],
        "二/1": [],
    }


def test_the_period_of_a_phase_belongs_to_its_task() -> None:
    found = analysed(
        lines(
            *("霁州市养老服务实施方案", "一、重点任务", "各县要建设站点。", "二、实施步骤"),
            *(
                "（一）准备阶段（2021年3月至5月）。制定方案。",
                "（二）总结阶段（2021年12月底前）。开展总结。",
            ),
        )
    )

    assert {
        task.path: [(str(one.start_on), str(one.due_on)) for one in task.deadlines]
        for task in found.of(Task)
    } == {
        "一": [],
        "二/(一)": [("2021-03-01", "2021-05-31")],
        "二/(二)": [("None", "2021-12-31")],
    }


def test_what_a_report_says_of_its_own_year_is_not_due() -> None:
    found = analysed(
        lines(
            "霁州市2021年政府信息公开工作年度报告",
            "一、工作开展情况",
            "2021年6月底前完成目录修订，每天更新信息，组织培训3次，培训人员200余人次，公开水平明显提升。",
            "二、下一步打算",
            "2022年6月底前完成平台升级，进一步完善制度，加强培训，推动工作再上新台阶，取得实效。",
        )
    )

    assert {task.path: [str(one.due_on) for one in task.deadlines] for task in found.of(Task)} == {
        "一": [],
        "二": ["2022-06-30"],
    }


def test_the_heading_is_quoted_without_label_and_stop() -> None:
    assert _task("（一）建立台账。各县要建立台账。")[1].heading == "建立台账"


def test_measures_are_the_sentences_without_heading_and_note() -> None:
    found, task = _task(
        "（一）建立台账。各县要建立台账。结果要公布！对问题要整改。（市财政局负责）"
    )

    assert [found.document.quote(span) for span in task.measures] == [
        "各县要建立台账。",
        "结果要公布！",
        "对问题要整改。",
    ]


@pytest.mark.parametrize(
    ("item", "strength"),
    [
        ("（一）建立台账。必须实行全覆盖。", "must"),
        ("（一）建立台账。各县应当公开。", "should"),
        ("（一）建立台账。鼓励各县公开。", "encourage"),
        ("（一）建立台账。推进各县公开。", "plain"),
    ],
)
def test_the_strength_is_that_of_the_task_s_words(item: str, strength: str) -> None:
    assert _task(item, "（二）必须开展检查。")[1].strength == strength


def test_provisions_and_tasks_share_their_path() -> None:
    found = plan("（一）建立台账。各县要建立台账。", "（二）开展检查。各县要检查。")

    assert [task.provision for task in found.of(Task)] == ["一/(一)", "一/(二)", "二/1"]


MARKDOWN = lines(
    "# 霁州市人民政府关于推进**数字乡村**建设的通知",
    "**霁政发〔2022〕8号**",
    "**各县（区）人民政府：**",
    "## 一、总体目标",
    "到2025年，行政村5G覆盖率达到80%。",
    "## 二、主要任务",
    "**（一）完善设施。**加快基站建设。**（市工信局牵头）**",
    "**（二）发展电商。**培育电商主体。（市商务局牵头，市农业农村局配合）",
    "霁州市人民政府",
    "2022年3月4日",
)
TRADITIONAL = lines(
    "霽州市人民政府關於加強檔案管理工作的通知",
    "霽政發〔2015〕18號",
    "各縣（區）人民政府：",
    "一、提高認識。各縣（區）要充分認識檔案工作的重要性。",
    "二、完善制度。各單位要於2015年10月底前制定管理制度。（市檔案局牽頭，市財政局配合）",
    "霽州市人民政府",
    "2015年6月9日",
)
FLAT = (
    "霁州市人民政府办公室关于做好防汛工作的通知 霁政办发〔2016〕20号 各县区人民政府，市政府各部门： "
    "为切实做好防汛工作，确保安全度汛，经市政府同意，现就有关事项通知如下： 一、落实责任。各县区要落实"
    "行政首长负责制，于2016年5月15日前公布责任人名单。 二、排查隐患。（一）水库排查。市水利局要对全市"
    "水库进行全面排查。（二）河道清障。各县区要清除河道障碍物。（市水利局牵头，市交通运输局配合） "
    "三、强化值守。严格执行24小时值班和领导带班制度，及时报送汛情信息。 霁州市人民政府办公室 2016年4月20日"
)
KEY_POINTS = lines(
    "2021年霁州市政务公开工作要点",
    "2021年全市政务公开工作的总体要求是：坚持以人民为中心，推进决策公开。",
    "一、推进决策公开",
    "1.重大决策预公开。各级行政机关要建立目录。（市司法局牵头）",
    "二、推进重点领域信息公开",
    "2.财政信息。做好预决算公开。（市财政局牵头，各县区、各部门落实）",
    "三、工作要求",
    "各县区、各部门要加强组织领导，确保各项任务落到实处。",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MARKDOWN, {"二/(一)": "duty", "二/(二)": "duty"}),
        (TRADITIONAL, {"一": "safeguard", "二": "duty"}),
        (FLAT, {"一": "duty", "二/(一)": "duty", "二/(二)": "duty", "三": "duty"}),
        (KEY_POINTS, {"一/1": "duty", "二/2": "duty", "三": "safeguard"}),
    ],
)
def test_pages_of_other_forms(text: str, expected: dict[str, str]) -> None:
    assert kinds(analysed(text)) == expected


def test_a_traditional_page_is_quoted_in_its_own_characters() -> None:
    found = analysed(TRADITIONAL)
    task = found.of(Task)[1]

    assert [body.name for one in task.assignments for body in one.departments] == [
        "市檔案局",
        "市財政局",
    ]


def test_half_and_full_widths_give_the_same_tasks() -> None:
    full = plan("（一）建立台账，各县要于２０２１年６月底前建立台账。（责任单位：市财政局）")
    half = plan("(一)建立台账,各县要于2021年6月底前建立台账。(责任单位:市财政局)")

    assert [
        task.assignments[0].departments[0].name for task in (full.of(Task)[0], half.of(Task)[0])
    ] == [
        "市财政局",
        "市财政局",
    ]


def test_line_ends_of_other_systems_change_no_task() -> None:
    assert list(tasks(analysed(KEY_POINTS.replace("\n", "\r\n")))) == paths(analysed(KEY_POINTS))


def test_a_document_read_twice_gives_the_same_facts() -> None:
    assert analysed(KEY_POINTS) == analysed(KEY_POINTS)


def _quoted(analysis: Analysis) -> list[str]:
    """What every span of every mention quotes."""
    spans: list[Span] = []
    for kind in KINDS:
        spans += [mention.span for mention in analysis.of(kind)]
    for task in analysis.of(Task):
        spans += [*task.spans, *task.measures]
        spans += [one.span for one in (*task.assignments, *task.deadlines, *task.targets)]
        spans += [body.span for one in task.assignments for body in one.departments]
    return [analysis.document.quote(span) for span in spans]


@given(strategies.texts)
def test_every_span_quotes_words_of_the_document(text: str) -> None:
    """A part of the site alone may be blank."""
    found = analysed(text)
    blank = [part.span for part in found.of(Part) if not found.document.quote(part.span).strip()]

    assert len([words for words in _quoted(found) if not words.strip()]) == len(blank)


@given(st.text(max_size=400))
def test_no_text_breaks_the_analysis(text: str) -> None:
    assert analysed(text).folded == fold(text)


@settings(max_examples=40)
@given(strategies.frames, strategies.outlines)
def test_documents_of_two_outlines_never_break_the_analysis(first: str, second: str) -> None:
    found = analysed(f"{first}\n附件\n{second}")

    assert found.document.text.startswith(first)


@given(strategies.texts)
def test_tasks_have_somewhere_to_stand(text: str) -> None:
    assert [task.path for task in analysed(text).of(Task) if not task.path] == []


@given(strategies.texts)
def test_a_task_s_spans_lie_within_it_in_order(text: str) -> None:
    assert [
        task.path
        for task in analysed(text).of(Task)
        if not all(span.within(task.span) for span in task.spans)
        or any(b.start < a.end for a, b in pairwise(task.spans))
    ] == []


@given(strategies.texts)
def test_the_measures_of_a_task_lie_within_it(text: str) -> None:
    assert [
        task.path
        for task in analysed(text).of(Task)
        if not all(any(one.within(span) for span in task.spans) for one in task.measures)
    ] == []


@given(strategies.texts)
def test_no_assignment_is_empty(text: str) -> None:
    assert [
        task.path
        for task in analysed(text).of(Task)
        for one in task.assignments
        if not one.departments or (one.mode == "single") != (len(one.departments) == 1)
    ] == []


@given(strategies.texts)
def test_blanks_at_the_end_change_no_task(text: str) -> None:
    assert paths(analysed(f"{text}\n\n")) == paths(analysed(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 500,
        "一、\n" * 300,
        "(一)\n" * 300,
        "第一条\n" * 300,
        "1.\n" * 300,
        "（" * 3000,
        "（" * 1500 + "）" * 1500,
        "【（〔[" * 500,
        "《" * 2000,
        "》" * 2000,
        "1" * 5000,
        "一" * 5000,
        "、" * 5000,
        "：" * 3000,
        "市" * 3000,
        "牵头" * 1500,
        "由" * 3000,
        "附件\n" * 500,
        "附件：1.\n" * 300,
        "2021年3月4日\n" * 300,
        "霁州市人民政府\n2021年3月4日\n" * 200,
        "\u3000" * 3000,
        "\t" * 3000,
        "\x00\x01\x02" * 300,
        "\U0001f600" * 500,
        "\u202e\u200b\ufeff" * 300,
    ],
)  # fmt: skip
def test_texts_without_sense_are_read_without_complaint(text: str) -> None:
    assert analyse(document(text)).document.text == text
