"""Forms of writing that rules read, each beside one that looks like it and means something else."""

from itertools import pairwise

import pytest

from corpora.folding import fold
from corpora.model import Analysis, Citation, Deadline, Document, Paragraph, Part, Task
from corpora.readers import parse
from extractors.analysis import analyse

HEAD = "霁州市人民政府办公室关于做好养老服务工作的通知\n\n各县（市、区）人民政府：\n"


def read(*paragraphs: str) -> Analysis:
    text = HEAD + "".join(f"{line}\n" for line in paragraphs)
    return analyse(Document(text=text, media_type="text/plain"))


def responsible(item: str) -> list[str]:
    """Who leads or is responsible in the one task of a plan."""
    [task, *_] = read(
        "一、加强监管", f"（一）规范管理。{item}", "（二）开展检查。各县要开展检查。"
    ).of(Task)
    return [
        department.name
        for assignment in task.assignments
        if assignment.role != "support"
        for department in assignment.departments
    ]


def kinds(*paragraphs: str) -> dict[str, str]:
    return {task.path: task.kind for task in read(*paragraphs).of(Task)}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        # A field of another kind ends the list; one that names bodies is part of it.
        ("清理收费。（负责部门：海关总署，适用范围：甲市）", ["海关总署"]),
        ("清理收费。（责任单位：市民政局；适用对象：养老机构）", ["市民政局"]),
        ("清理收费。（责任单位：市民政局，各县民政局）", ["市民政局", "各县民政局"]),
        # A会B is 会同; 会 also ends names and begins words.
        ("细则由省民政厅会省财政厅另行制定。", ["省民政厅", "省财政厅"]),
        ("细则由市民政局会有关部门制定。", ["市民政局", "有关部门"]),
        ("细则由省发展改革委员会制定。", ["省发展改革委员会"]),
        ("细则由市社会保险局制定。", ["市社会保险局"]),
        # A level that stands alone shares what follows the next one.
        ("退费由市、县民政局办理。", ["市民政局", "县民政局"]),
        ("退费由市、区住房保障机构按规定办理。", ["市住房保障机构", "区住房保障机构"]),
        ("退费由市民政局、市场监管局办理。", ["市民政局", "市场监管局"]),
        # What a body does after 由: a person or a pronoun is no body.
        ("所需经费由县级财政部门给予保障。", ["县级财政部门"]),
        ("结果由评审委员会面向社会公布。", ["评审委员会"]),
        ("要成立由政府负责同志牵头的领导小组。", []),
        ("材料交市民政局，由其组织核对。", []),
        # 或 parts two bodies as 和 does, and a commission names who acts.
        ("由建设单位或本级人民政府指定的部门组织验收。", ["建设单位", "本级人民政府指定的部门"]),
        ("由市人民政府授权市数据主管部门负责实施。", ["市数据主管部门"]),
        ("由派出所和上级公安机关两级审批。", ["派出所", "上级公安机关"]),
        ("由各区卫生部门确定承担服务的医疗机构。", ["各区卫生部门"]),
        ("公安、商务等行政主管部门负责监督。", ["公安行政主管部门", "商务行政主管部门"]),
        ("数据提供部门负责数据质量。", ["数据提供部门"]),
        ("费用由医保基金支付。", []),
        # 负责制定 is an act; 负责制 is a system.
        ("市民政局负责制定统一标准。", ["市民政局"]),
        ("市民政局实行首问负责制。", []),
        # Who answers for a field is no division of labour.
        ("各有关部门对本领域的任务负总责。", []),
    ],
)
def test_who_is_responsible(words: str, names: list[str]) -> None:
    assert responsible(words) == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("标准每两年修订，三年一次评估。", ["每两年", "三年一次"]),
        ("满5年的发放补贴（第五年一次性支付）。", []),
    ],
)
def test_what_comes_round(text: str, found: list[str]) -> None:
    analysis = read(f"一、规范管理。{text}", "二、开展检查。各县要开展检查。")

    assert [analysis.document.quote(one.span) for one in analysis.of(Deadline)] == found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20l6年l0月ll日", "2016年10月11日"),
        ("〔2O20〕l8号", "〔2020〕18号"),
        ("10l水", "10l水"),
        ("l0个", "l0个"),
        ("PM2.5和O3浓度", "PM2.5和O3浓度"),
        ("人民政府：\ue004", "人民政府: "),
    ],
)
def test_letters_stand_for_digits_in_dates_and_numbers_only(written: str, meant: str) -> None:
    assert fold(written) == meant


def test_a_title_goes_on_until_its_kind_of_document() -> None:
    def title(*lines: str) -> str | None:
        text = "\n".join(
            (*lines, "霁政办发〔2021〕9号", "", "各县人民政府：", "一、要落实责任。", "")
        )
        return analyse(Document(text=text, media_type="text/plain")).identity.title

    assert (
        title(
            "霁州市人民政府办公室关于全面推行", "首问负责制度限时办结制度", "责任追究制度的实施意见"
        )
        == "霁州市人民政府办公室关于全面推行首问负责制度限时办结制度责任追究制度的实施意见"
    )
    whole = "霁州市人民政府办公室关于做好养老服务工作的通知"
    assert title(whole, "养老服务实施方案") == whole


RUN_ON = (
    "各县（市、区）人民政府：为做好养老服务工作，提出如下意见。"
    "一、加强领导。各县要加强组织领导，明确目标任务，健全工作机制，定期研究解决养老服务工作中的重大问题。"
    "二、落实资金。各县要落实养老服务资金，提高使用效益，加强监督检查，确保专款专用，不得截留挪用。"
    "三、强化督查。各县要强化督促检查，建立通报制度，对工作不力的予以通报批评。"
    "对工作扎实、成效明显的给予通报表扬，对推诿扯皮、久拖不决的依规依纪追究有关人员的责任，结果向社会公布。"
    "市民政局要会同有关部门及时跟踪工作进展，每季度向市政府报告一次工作情况，对发现的问题提出整改意见。"
    "各县要于每年年底前将工作情况报送市民政局，由市民政局汇总后报市政府，作为年度考核的重要依据。{behind}"
)


@pytest.mark.parametrize(
    "behind",
    [
        "相关附件：扫一扫在手机打开当前页",
        "附件：养老服务任务分解表霁州市人民政府办公室2021年9月10日扫一扫在手机打开当前页",
    ],
)
def test_words_of_the_site_and_attachments_end_run_on_text(behind: str) -> None:
    analysis = analyse(Document(text=RUN_ON.format(behind=behind), media_type="text/plain"))

    last = analysis.of(Task)[-1]
    assert last.path == "三"
    assert analysis.document.quote(last.span).endswith("重要依据。")


def test_a_signature_behind_the_title_of_an_attachment_gives_the_date() -> None:
    behind = "附件：养老服务任务分解表霁州市人民政府办公室2021年9月10日"
    analysis = analyse(Document(text=RUN_ON.format(behind=behind), media_type="text/plain"))

    assert str(analysis.identity.issued_on) == "2021-09-10"


@pytest.mark.parametrize(
    ("named", "above"),
    [("重点任务分工", "附件：重点任务分工"), ("任务分工及进度表", "附件：任务分工及进度表")],
)
def test_an_issuer_behind_the_name_of_an_attachment_signs(named: str, above: str) -> None:
    behind = f"附件：{named}霁州市人民政府2021年9月10日"
    analysis = analyse(Document(text=RUN_ON.format(behind=behind), media_type="text/plain"))

    assert analysis.identity.issuers == ("霁州市人民政府",)
    assert above in [analysis.document.quote(p.span) for p in analysis.of(Paragraph)]


ROWS = (
    "附件重点任务分工序号工作任务责任单位完成时限"
    + "".join(
        f"{number}推进公共设施无障碍改造。建立第{number}批养老服务站市民政局（牵头）、市财政局2021年底前"
        for number in range(1, 9)
    )
    + "9健全技术支持队伍市民政局（牵头）、市老龄办持续实施"
)


def test_the_site_begins_behind_the_last_cell_of_a_flattened_table() -> None:
    behind = (
        f"附件：重点任务分工霁州市人民政府2021年9月10日{ROWS}相关附件：二维码扫一扫在手机打开当前页"
    )
    analysis = analyse(Document(text=RUN_ON.format(behind=behind), media_type="text/plain"))
    quote = analysis.document.quote

    # 无障碍 stands in menus too.
    assert [(part.kind, quote(part.span)[-6:].strip()) for part in analysis.of(Part)] == [
        ("body", "的重要依据。"),
        ("notes", "重点任务分工"),
        ("signature", "年9月10日"),
        ("attachment", "龄办持续实施"),
        ("chrome", "机打开当前页"),
    ]


def test_a_long_menu_of_few_sentences_is_the_sites() -> None:
    menu = "无障碍 繁体 简体版 " + "政务公开 办事服务 互动交流 " * 30 + "。"
    text = f"霁州市人民政府关于加强养老服务的通知\n{RUN_ON.format(behind='')}\n{menu}"
    analysis = analyse(Document(text=text, media_type="text/plain"))

    assert analysis.of(Part)[-1].kind == "chrome"


def test_a_reference_to_an_attachment_cuts_nothing() -> None:
    analysis = analyse(
        Document(text=RUN_ON.format(behind="具体要求见附件：任务分解表。"), media_type="text/plain")
    )
    last = analysis.of(Paragraph)[-1]

    assert analysis.document.quote(last.span).endswith("见附件：任务分解表。")


def test_sections_that_secure_the_work() -> None:
    topic = ("一、发展服务", "（一）建设站点。各县要建设站点。", "（二）培训人员。各县要培训人员。")

    assert (
        kinds(*topic, "二、强化部门协同保障", "（一）压实责任。各县要压实责任。")["二/(一)"]
        == "safeguard"
    )
    assert (
        kinds(*topic, "二、强化住房保障", "（一）扩大供给。各县要扩大供给。")["二/(一)"] == "duty"
    )
    publicity = ("（一）开展宣传。各县要开展宣传教育。", "（二）进校宣传。各校要开展宣传教育。")
    assert kinds(*topic, "二、建设诚信文化", *publicity)["二/(二)"] == "duty"
    mixed = ("（一）开展宣传。各县要开展宣传教育。", "（二）严格考核。市政府要严格考核。")
    assert kinds(*topic, "二、抓好各项工作", *mixed)["二/(二)"] == "safeguard"


def test_reasons_below_a_heading_on_significance_are_tasks_only_where_they_order() -> None:
    found = kinds(
        "一、充分认识养老服务的重要性",
        "（一）养老服务事关民生。各县要深刻领会上级精神，切实提高认识。",
        "（二）养老服务是应对人口老龄化的基础。近年来取得了明显成效。",
        "二、发展服务",
        "（一）建设站点。各县要建设站点。",
    )

    assert found == {"一/(一)": "safeguard", "二/(一)": "duty"}


def test_the_sentence_above_a_list_of_cases_carries_the_order() -> None:
    found = kinds(
        "一、明确范围",
        "（一）下列设施建设，县级政府和民政部门应参与具体工作。",
        "1.养老机构；",
        "2.日间照料中心。",
        "（二）规范程序。各县要规范程序。",
    )

    assert found == {"一/(一)": "duty", "一/(二)": "duty"}


def test_articles_that_bind_a_body() -> None:
    articles = (
        "第一条 为规范评选，制定本办法。",
        "第二条 评选结果由评审委员会向社会发布公告。",
        "第三条 秘书组在5个工作日内征求相关部门意见。",
        "第四条 评审组应当将结果告知申请人。",
        "第五条 评审委员会由市民政局、市财政局组成。",
        "第六条 市政府应当完善奖励制度。",
        "第七条 政府投资的项目应当符合规划。",
        "第八条 申请机构按照相应标准交费。",
        "第九条 本办法自2021年1月1日起施行。",
    )

    assert sorted(kinds(*articles)) == ["第三条", "第二条", "第六条", "第四条"]


def test_a_chapter_and_its_first_article_may_share_a_line() -> None:
    found = kinds(
        "第一章　总则　　第一条　为规范管理，制定本办法。",
        "第二条　市政府应当加强领导。",
        "第二章　建设　　第三条　市数据中心应当编制目录。",
        "第四条　本办法以服务为中心，遵循公开原则。",
    )

    assert found == {"第一章/第二条": "duty", "第二章/第三条": "duty"}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("根据国务院第663号令公布了《居住证暂行条例》的要求办理。", "国务院令第663号"),
        ("根据交通部2005年第3号令发布的《港口规定》办理。", "交通部令2005年第3号"),
        ("根据《居住证暂行条例》，第3号令牌遗失。", None),
    ],
)
def test_an_order_may_be_numbered_the_other_way_round(words: str, number: str | None) -> None:
    assert [one.number for one in read("一、落实制度。" + words).of(Citation)] == [number]


def test_paragraphs_behind_noted_ones_speak_to_the_section() -> None:
    found = kinds(
        "一、放开落户",
        "城区落户不设条件。",
        "责任单位：市公安局",
        "建制镇均可将户口迁入居住地。",
        "责任单位：各县人民政府",
        "所称建制镇，是指依法设立的镇。",
        "各地要结合实际完善政策。",
        "二、做好服务",
        "市公安局要简化手续。",
        "各县要结合实际完善政策。",
    )

    assert found == {"一#1": "duty", "一#2": "duty", "一/尾": "duty", "二": "duty"}


def test_a_definition_below_a_note_is_none_of_the_task() -> None:
    notes = ("责任单位：市公安局", "责任单位：各县人民政府")
    analysis = read(
        "一、放开落户",
        f"城区落户不设条件。\n{notes[0]}",
        f"建制镇均可将户口迁入居住地。\n{notes[1]}",
        "所称建制镇，是指依法设立的镇。",
        "二、做好服务",
        "市公安局要简化手续。",
    )

    quotes = [analysis.document.quote(task.span) for task in analysis.of(Task)]
    assert [quote.endswith(notes) for quote in quotes] == [True, True, False]


def test_nothing_without_a_label_goes_on_below_a_signature() -> None:
    analysis = read(
        "一、落实责任。各县要落实责任，明确专人负责养老服务工作，定期研究解决问题。",
        "二、开展检查。各县要开展检查。",
        "附件：任务表",
        "霁州市人民政府办公室",
        "2021年9月10日",
        "联系人：张三",
        "发布",
    )

    last = analysis.of(Task)[-1]
    assert analysis.document.quote(last.span) == "二、开展检查。各县要开展检查。"


def test_the_time_of_a_measure_is_no_field_of_the_page() -> None:
    rows = [f"{n}、办好第{n}项工作。各县要办好。" for n in "一二三四五六七八"]
    found = read(
        *rows, "（一）登记时间：2021年4月9日前。各县要登记。", "登记时间：2021年5月9日前。"
    )

    assert [found.document.quote(one.span) for one in found.of(Deadline)] == [
        "2021年4月9日前",
        "2021年5月9日前",
    ]


def test_the_date_of_writing_is_no_date_of_publication() -> None:
    sheet = "发文字号　霁政办发〔2021〕9号　　成文日期　2021-09-10\n\n"
    text = f"{sheet}{HEAD}一、落实责任。各县要落实。\n二、开展检查。各县要检查。\n"

    assert analyse(Document(text=text, media_type="text/plain")).identity.published_on is None
    later = sheet + "2021-10-08\n\n" + text.removeprefix(sheet)
    published = analyse(Document(text=later, media_type="text/plain")).identity.published_on
    assert str(published) == "2021-10-08"


TABLE = """<table>
<tr><th{wide}>{first}</th>{second}<th>牵头单位</th></tr>
<tr><td rowspan="2">完善制度</td><td>制定清单，向社会公布。</td><td>市民政局</td></tr>
<tr><td>修订办法，规范管理。</td><td>市财政局</td></tr>
</table>"""


@pytest.mark.parametrize(
    ("wide", "first", "second", "texts"),
    [
        # A column with a header of its own belongs to every row that it spans …
        (
            "",
            "工作任务",
            "<th>具体措施</th>",
            ["完善制度\n制定清单，向社会公布。", "完善制度\n修订办法，规范管理。"],
        ),
        # … under one wide header it heads a group.
        (' colspan="2"', "重点任务", "", ["制定清单，向社会公布。", "修订办法，规范管理。"]),
    ],
)
def test_merged_cells_of_a_task_column(
    wide: str, first: str, second: str, texts: list[str]
) -> None:
    page = "<html><body><p>附件</p>" + TABLE.format(wide=wide, first=first, second=second)
    analysis = analyse(parse(f"{page}</body></html>".encode(), "表.html"))

    quote = analysis.document.quote
    rows = analysis.of(Task)
    assert ["\n".join(quote(span) for span in row.spans) for row in rows] == texts
    assert all(above.span.end <= below.span.start for above, below in pairwise(rows))
