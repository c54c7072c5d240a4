"""Which documents a text cites, how they are numbered, called and used."""

import pytest

from corpora.folding import fold
from corpora.model import Analysis, Citation, Document, Identity, Part, Span
from extractors import citations


def _find(text: str, identity: Identity | None = None, *parts: Part) -> list[Citation]:
    document = Document(text=text, media_type="text/plain")
    analysis = Analysis(document=document, folded=fold(text), identity=identity or Identity())
    return list(citations.find(analysis.plus(Part, parts) if parts else analysis))


def _named(text: str, identity: Identity | None = None) -> list[tuple[str | None, str | None]]:
    return [(each.title, each.number) for each in _find(text, identity)]


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("根据《土地管理法》，", "土地管理法", None),
        (
            "按照《国务院关于养老服务的意见》（国发〔2013〕35号）精神",
            "国务院关于养老服务的意见",
            "国发〔2013〕35号",
        ),
        ("《养老规划（2018—2020年）》和", "养老规划（2018—2020年）", None),
        ("《托育机构管理规范（试行）》", "托育机构管理规范（试行）", None),
        (
            "《关于印发〈甲办法〉的通知》([2013]5号文)，(建标[2013] 1号)",
            "关于印发〈甲办法〉的通知",
            None,
        ),
        (
            "《关于印发《甲办法》的通知》(财建[2015]101号)",
            "关于印发《甲办法》的通知",
            "财建〔2015〕101号",
        ),
        ("《关于印发〈甲办法》的通知》已下发", "关于印发〈甲办法》的通知", None),
        ("《关于加强\n公园管理的意见》", "关于加强公园管理的意见", None),
        (
            "《关于公园管理的意见（甲政发〔2014〕3号）落实",
            "关于公园管理的意见",
            "甲政发〔2014〕3号",
        ),
        ("《关于公园管理的意见（甲政发〔2014〕3号）》", "关于公园管理的意见", "甲政发〔2014〕3号"),
        ("《公园条例》(国务院令第492号,以下简称《条例》)", "公园条例", "国务院令第492号"),
        ("《公园条例》（中华人民共和国国务院令 第４９２号）", "公园条例", "国务院令第492号"),
        ("国务院第492号令公布的《公园条例》", "公园条例", "国务院令第492号"),
        # The year of an order is of its number only where orders are counted by years.
        ("建设部1995年第45号令发布的《公园条例》", "公园条例", "建设部令第45号"),
        ("交通部2005年第3号令发布的《公园条例》", "公园条例", "交通部令2005年第3号"),
        ("《公园办法》（霁府令第135号）", "公园办法", "霁府令第135号"),
        ("《公园法》（主席令第四十九号）", "公园法", "主席令第四十九号"),
        ("《公园办法》（省政府令第149号）", "公园办法", "省政府令第149号"),
        ("《公园规定》(交通运输部令2021年第16号)", "公园规定", "交通运输部令2021年第16号"),
        ("落实《公园办法》（甲政办发〔2016〕70号文件）", "公园办法", "甲政办发〔2016〕70号"),
        ("按照甲政发〔2014〕3号文件《公园意见》", "公园意见", "甲政发〔2014〕3号"),
        ("精神(甲政发〔\n2015〕61号)，《公园办法》", "公园办法", None),
        ("根据《土地分类》开展调查", "土地分类", None),  # an unknown ending after a citing verb
        ("经《政府工作报告》确定", "政府工作报告", None),
    ],
)
def test_a_document_is_cited(text: str, title: str, number: str | None) -> None:
    assert (title, number) in _named(text)


@pytest.mark.parametrize(
    "text",
    [
        "凭《居住证》《户口簿》办理",
        "填写《申请表》，签订《劳动合同》",
        "《某某日报》、《政务公开月报》、《工作手册》",
        "发放《入学通知书》，出具《审核意见书》",
        "发布《征收土地公告》，发出《联系函》",
        "按照《条例》和《实施方案》办理",  # names for what is cited elsewhere
        "《盈利模式之三》",
        "《》《法》",
        "《这是一句话。不是文件的规定》",
    ],
)
def test_forms_papers_and_short_names_are_no_documents(text: str) -> None:
    assert _named(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("认真做好了国发〔2013〕19号文件的落实", "国发〔2013〕19号"),
        ("按照甲政发〔2013〕19号执行", "甲政发〔2013〕19号"),
        ("根据省财政厅川财综〔2011〕32号文件规定", "川财综〔2011〕32号"),
        ("要求参照浙经信发〔2018〕2号规定", "浙经信发〔2018〕2号"),
        ("应当按照省政府令第279号文件要求", "省政府令第279号"),
        ("省政府关于公园的意见（甲政〔2014〕5号）要求", "甲政〔2014〕5号"),
        ("按照甲政发〔\n2015〕61号文件", "甲政发〔2015〕61号"),
        ("按照甲政发【２０１５】第 61 号文件", "甲政发〔2015〕第61号"),
    ],
)
def test_a_number_alone_is_cited_where_it_is_cited(text: str, number: str) -> None:
    assert _named(text) == [(None, number)]


@pytest.mark.parametrize(
    "text",
    [
        "甲政发〔2014〕29号\n各县人民政府：",  # a text's own number has a line of its own
        "（甲政发〔2014〕29号）\n",
        "甲市人民政府文件\n甲府〔2014〕106号文件\n",
        "文号：甲政发〔2014〕29号 发布机构：甲市",
        "（2001年11月14日建设部令第61号发布）",
        "关于公园管理的意见（甲政发〔2014〕29号）\n发表时间：2014",
    ],
)
def test_the_number_of_the_text_itself_is_not_cited(text: str) -> None:
    assert _named(text) == []


def test_a_document_is_cited_once_and_completed_later() -> None:
    found = _find(
        "根据《甲市公园管理办法》，制定本方案。\n"
        "一、任务\n按照《甲市公园管理办法》（甲政发〔2014〕3号，以下简称《办法》）执行。"
        "落实《办法》和甲政发〔2014〕3号文件。"
    )

    [only] = found
    assert (only.title, only.number, only.alias) == (
        "甲市公园管理办法",
        "甲政发〔2014〕3号",
        "办法",
    )
    assert only.span.start == 2
    assert only.role == "basis"


@pytest.mark.parametrize(
    "text",
    [
        "《中华人民共和国土地管理法》和《土地管理法》",
        "《国务院关于养老服务的意见》，《关于养老服务的意见》",
        "《甲市工作要点的通知》（甲政办发〔2016〕7号）、《甲市2016年工作要点》（甲政办发〔2016〕7号）",
    ],
)
def test_spellings_of_one_document_are_one(text: str) -> None:
    assert len(_find(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "《公园办法》（甲政发〔2014〕3号）和《公园办法》（甲政发〔2018〕9号）",
        "《国务院关于养老服务的意见》和《甲省人民政府关于养老服务的意见》",
        "《土地管理法》和《土地管理法实施条例》",
    ],
)
def test_two_documents_stay_two(text: str) -> None:
    assert len(_find(text)) == 2


_OWN = Identity(
    title="甲市人民政府关于印发公园管理方案的通知",
    attachment_title="公园管理方案",
    number="甲政发〔2020〕1号",
)


@pytest.mark.parametrize(
    "text",
    [
        "落实《公园管理方案》的要求",
        "《关于印发公园管理方案的通知》解读",
        "按照《甲市人民政府关于印发公园管理方案的通知》（甲政发〔2020〕1号）",
        "按照甲政发〔2020〕1号文件",
    ],
)
def test_the_text_itself_is_not_cited(text: str) -> None:
    assert _named(text, _OWN) == []


@pytest.mark.parametrize(
    "text",
    [
        "现将《公园工作方案》印发给你们，请认真执行。",
        "《公园工作方案》已经市政府同意，现印发给你们。",
        "我局制定了《公园工作方案》，现印发给你们。",
        "现将修订后的《公园规划（2020年）》、《公园标准》印发给你们。",
        "《公园管理办法》已经第5次常务会议通过，现予公布，自2020年1月1日起施行。",
        "省教育厅《关于公园的意见》已经省政府同意，现转发给你们。",
    ],
)
def test_what_a_notice_brings_with_it_is_not_cited(text: str) -> None:
    assert _named(text) == []


def test_a_law_in_force_is_cited_though_it_was_passed() -> None:
    assert _named("《公园条例》已于2016年1月1日起施行。") == [("公园条例", None)]
    assert _named("现将贯彻《公园条例》的意见印发给你们。") == [("公园条例", None)]


def test_the_same_title_of_another_issuer_is_told_by_its_number() -> None:
    text = "根据《公园管理方案》（省政发〔2019〕8号）"

    assert _named(text, _OWN) == [("公园管理方案", "省政发〔2019〕8号")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("根据《土地管理法》，制定本办法。", "basis"),
        ("第一条 为了加强管理，根据《土地管理法》，制定本办法。", "basis"),
        ("一、总体要求\n深入贯彻《土地管理法》。", "basis"),
        ("一、任务\n按照《土地管理法》办理。", "mention"),
        ("第九条 依照《土地管理法》处罚。", "mention"),
        ("现将《关于公园的通知》（国办发〔2020〕1号）转发给你们。", "forwards"),
        ("一、施行\n原《公园管理办法》同时废止。", "repeals"),
        ("一、决定\n对《公园管理办法》作如下修改：", "amends"),
        ("一、施行\n2008年修订的《公园管理办法》同时废止。", "repeals"),
    ],
)
def test_why_a_document_is_cited(text: str, role: str) -> None:
    assert [each.role for each in _find(text)] == [role]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "按照《规章条例》和《程序规定》的有关规定，《暂住办法》予以废止。",
            ["basis", "basis", "repeals"],
        ),
        (
            "根据《规章条例》规定，《暂住办法》《寄住办法》同时废止。",
            ["basis", "repeals", "repeals"],
        ),
        ("《暂住规定》和《寄住办法》，同时废止。", ["repeals", "repeals"]),
        ("根据《关于修改办法的决定》修正，《关于废止规章的决定》再次修正。", ["basis", "basis"]),
    ],
)
def test_by_what_something_is_repealed_stays_in_force(text: str, roles: list[str]) -> None:
    assert [each.role for each in _find(text)] == roles


def test_a_list_of_documents_shares_its_verb() -> None:
    text = "一、总体要求\n贯彻《土地管理法》、《城乡规划法》和《公园条例》精神。"

    assert [each.role for each in _find(text)] == ["basis"] * 3


def test_the_span_holds_title_and_number() -> None:
    text = "根据《公园办法》（甲政发〔2014〕3号）等规定"

    [found] = _find(text)

    assert text[found.span.start : found.span.end] == "《公园办法》（甲政发〔2014〕3号）"


def test_a_traditional_page_keeps_its_words_and_gets_a_simplified_number() -> None:
    text = "為貫徹《中華人民共和國政府信息公開條例》（國發〔2014〕2號），這個機關應當開展工作。"

    assert _named(text) == [("中華人民共和國政府信息公開條例", "国发〔2014〕2号")]


def test_site_chrome_cites_nothing() -> None:
    text = "相关文件：《公园条例》\n根据《土地管理法》"
    chrome = Part(span=Span(0, 12), rule="test", kind="chrome")

    assert [each.title for each in _find(text, None, chrome)] == ["土地管理法"]


@pytest.mark.parametrize("text", ["《" * 2000, "《》" * 2000, "〔2014〕1号" * 500, "《〈" * 1000])
def test_endless_marks_are_no_titles(text: str) -> None:
    assert _named(text) == []


@pytest.mark.parametrize(
    ("announced", "roles"),
    [
        ("市政府决定废止下列文件：", ["repeals", "repeals"]),
        ("市政府决定对下列文件作出修改：", ["amends", "amends"]),
        ("现公布继续有效的文件：", ["mention", "mention"]),
        ("根据下列文件，制定本方案：", ["basis", "basis"]),
    ],
)
def test_the_entries_of_a_list_have_the_role_that_was_announced(
    announced: str, roles: list[str]
) -> None:
    text = f"{announced}\n　　1.《甲县办法》（甲政发〔2017〕3号）；\n　　2.《甲县细则》。\n"

    assert [each.role for each in _find(text)] == roles


def test_the_verb_of_a_list_ends_with_it() -> None:
    text = "决定修改下列文件：\n《甲县办法》\n有关部门要依据《甲县条例》执行。\n"

    assert [each.role for each in _find(text)] == ["amends", "basis"]
