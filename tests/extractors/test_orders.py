"""Whether words order something, how strongly, and what only defines, punishes or lists."""

import pytest

from corpora.folding import fold
from extractors import lists, orders


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("推进信息公开", True),
        ("各县要开展检查", True),
        ("可以在当地申请补贴", True),
        ("及时报送有关情况", True),
        ("机构职能、领导信息", False),
        ("重要文件", False),
        ("总人口3.5万人", False),
        ("", False),
    ],
)
def test_a_text_that_tells_somebody_to_do_something(text: str, ordered: bool) -> None:
    assert orders.orders(fold(text)) == ordered


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        ("各地、各部门要高度重视", True),
        ("有关单位应当配合", True),
        ("各级领导必须亲自抓", True),
        ("市水利局要加强督查", True),
        ("学校不得收取费用", True),
        ("部门的主要职责", False),
        ("各部门需要的材料", False),
        ("领导讲话的要点", False),
        ("政府应急预案", False),
        ("单位相应的职责", False),
        ("推进信息公开", False),
        ("各部门。要求如下", False),
    ],
)
def test_a_text_that_says_who_must(text: str, addressed: bool) -> None:
    assert orders.addressed(fold(text)) == addressed


@pytest.mark.parametrize(
    "article",
    [
        "第四条 县级人民政府应当加强农村公路管理工作的领导。",
        "第五条 乡镇人民政府负责乡道的日常养护管理工作。",
        "第六条 养护资金由县级财政部门负责筹集。",
        "第七条 县级交通运输主管部门应当自收到申请之日起20个工作日内作出决定。",
        "第八条 公安机关不得拒绝受理。",
        "第九条 专项规划由市水利局编制，报市人民政府批准。",
    ],
)
def test_articles_that_order_a_body_to_act(article: str) -> None:
    assert orders.binds_a_body(fold(article))


@pytest.mark.parametrize(
    "article",
    [
        "第一条 为了加强农村公路管理，制定本办法。",
        "第二条 本省行政区域内农村公路的管理，适用本办法。",
        "第三条 本办法所称农村公路，是指县道、乡道和村道。",
        "第十条 违反本办法规定的，由交通运输主管部门处1000元以上5000元以下罚款。",
        "第十一条 主管部门工作人员应当回避而未回避，构成犯罪的，依法追究刑事责任。",
        "第十二条 本办法由省交通运输厅负责解释。",
        "第十三条 本办法自2018年5月1日起施行。",
        "第十四条 农村公路建设资金实行专款专用。",
        "第十五条 公民有权举报破坏公路的行为。",
    ],
)
def test_articles_that_define_punish_or_set_dates(article: str) -> None:
    assert not orders.binds_a_body(fold(article))


@pytest.mark.parametrize(
    ("text", "defines"),
    [
        ("本方案自印发之日起实施。", True),
        ("本意见由市财政局负责解释。", True),
        ("本办法所称机构，是指…", True),
        ("原办法同时废止。", True),
        ("各地要结合本方案制定细则。", False),
        ("本方案由各县组织落实。", False),
    ],
)
def test_what_words_mean_and_from_when_they_hold(text: str, defines: bool) -> None:
    assert orders.defines(fold(text)) == defines


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("现印发给你们，请认真贯彻执行。", True),
        ("现将方案印发给你们，请结合实际，抓好落实。", True),
        ("请遵照执行。", True),
        ("请各地结合实际，认真组织实施。", True),
        ("各县要认真贯彻落实。", True),
        ("特此通知。", True),
        ("现就有关事项通知如下", True),
        ("各县要建立台账，确保各项措施得到落实。", False),
        ("各县区要制定工作方案，抓好落实。", False),
        ("督促各县整改落实。", False),
        ("市财政局负责资金保障的落实。", False),
        ("请于2021年6月底前报市水利局。", False),
    ],
)
def test_words_of_every_cover(text: str, formula: bool) -> None:
    assert orders.is_formula(fold(text)) == formula


@pytest.mark.parametrize(
    ("line", "closing"),
    [
        ("此复。", True),
        ("特此通知。", True),
        ("特此函复", True),
        ("专此报告。", True),
        ("此项工作由市水利局负责。", False),
        ("特此通知各县：", False),
    ],
)
def test_the_last_words_of_a_letter(line: str, closing: bool) -> None:
    assert orders.is_closing(fold(line)) == closing


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("加强管理。要按规划建设，严禁占用耕地。", True),
        ("落实要求。严格执行省里的规定。", True),
        ("做好准备。深入研究招生办法。", True),
        ("提高认识。要充分认识这项工作的意义。", False),
        ("提高认识。要进一步增强责任感。", False),
        ("重要意义。严格执行规定是做好工作的基础。", False),
        ("这是高质量发展的必然要求，也是群众的需要。", False),
    ],
)
def test_orders_that_name_nobody(text: str, commands: bool) -> None:
    assert orders.commands(fold(text)) == commands


@pytest.mark.parametrize(
    ("text", "grants"),
    [
        ("符合条件的学生可在居住地报考。", True),
        ("其子女可以申请补贴。", True),
        ("毕业生均可报名。", True),
        ("具有三年学籍并连续就读。", False),
        ("材料须真实可靠。", False),
    ],
)
def test_rights_that_a_body_has_to_carry_out(text: str, grants: bool) -> None:
    assert orders.grants(fold(text)) == grants


@pytest.mark.parametrize(
    ("written", "defines"),
    [
        (("本通知所指的考试包括春季考试和秋季考试。",), True),
        (("本意见由市水利局负责解释。",), True),
        (("审查意见，是审图机构提出的整改意见。", "处理意见，是审图机构的建议意见。"), True),
        (("综合整治是指不拆建房屋的净化项目。此类项目由区政府编制规划。",), False),
        (("本通知由各县组织实施，各县要制定方案。",), False),
        (("各县要加强监管。",), False),
        ((), False),
    ],
)
def test_paragraphs_that_only_define(written: tuple[str, ...], defines: bool) -> None:
    assert orders.only_defines([fold(line) for line in written]) == defines


@pytest.mark.parametrize(
    ("text", "introduces"),
    [
        ("符合下列条件之一的，可以申请：", True),
        ("具体任务分为以下三项。", True),
        ("公开的内容包括：", True),
        ("主要条件如下", True),
        ("各县要认真落实。", False),
        ("包括各县在内的所有地区都要在年底以前完成改造任务，并且将改造情况向社会公布。", False),
    ],
)
def test_a_sentence_that_announces_a_list(text: str, introduces: bool) -> None:
    assert lists.introduces(fold(text)) == introduces


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("规划、计划及其进展情况；", True),
        ("机构职能、领导信息。", True),
        ("财政预算和决算报告；", True),
        ("推进信息公开。", False),
        ("规划应当公开。", False),
        ("市水利局的规划；", False),
        ("规划。计划。", False),
        ("按照规定公开；", False),
    ],
)
def test_something_listed_is_not_something_ordered(text: str, listed: bool) -> None:
    assert orders.is_noun_phrase(fold(text)) == listed


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("全面排查安全隐患。对发现的问题要逐一登记，限期整改。", True),
        ("加强宣传引导。通过多种形式开展宣传，营造氛围。", True),
        ("安全生产形势。今年以来事故总量有所下降，形势稳定。", False),
        ("全面排查安全隐患。", False),
    ],
)
def test_a_paragraph_that_opens_with_what_is_to_be_done(text: str, begins: bool) -> None:
    assert orders.begins_with_order(fold(text)) == begins


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("必须落实责任", "must"),
        ("不得收取费用", "must"),
        ("一律公开", "must"),
        ("各县应当公开", "should"),
        ("各县要公开", "should"),
        ("须报市政府批准", "should"),
        ("原则上应当公开", "in_principle"),
        ("原则上不得收费", "must"),
        ("鼓励社会力量参与", "encourage"),
        ("探索建立新机制", "explore"),
        ("开展试点", "explore"),
        ("推进信息公开", "plain"),
        # 要, 应 and 须 inside other words.
        ("建设重要平台", "plain"),
        ("主要内容和要点", "plain"),
        ("完善应急体系", "plain"),
        ("编写办事须知", "plain"),
        ("适应市场变化，保障物资供应", "plain"),
        ("建立相应的响应机制", "plain"),
    ],
)
def test_how_strongly_a_task_binds(text: str, strength: str) -> None:
    assert orders.strength(fold(text)) == strength
