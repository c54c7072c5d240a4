"""照搬, 改名照搬 and 残留 are told of words that were taken, and of nothing else."""

import pytest

from outputs.graph_records import Finding
from tests.pipeline.checks.plans import CITY, NANPU, WEIDU, findings, plan, told

# Each item as the city has it, and as a county would write it for itself.
STATIONS = (
    "（一）建设服务站点。{whole}建成社区养老服务站点40个，配齐康复器材和助浴设备，站点负责人持证上岗。"
    "（责任单位：{o}民政局）"
)
MEALS = (
    "（二）发展老年助餐。依托社区食堂布设助餐点，对困难老年人就餐给予补贴，每半年抽检一次食品安全。"
    "（责任单位：{o}市场监管局）"
)
HOMES = (
    "（三）改造困难家庭。为失能老年人家庭安装扶手、平整地面、改造卫浴，做到逐户评估、逐户设计、逐户验收。"
    "（责任单位：{o}住房城乡建设局）"
)
NURSES = (
    "（四）培训护理人员。依托职业学校开设养老护理专业，对取得技能等级证书的护理员给予一次性奖励。"
    "（责任单位：{o}教育局）"
)
OWN = [
    "（一）办好清坞温泉疗养院。修缮疗养楼和步道，面向退休职工推出短期疗养套餐。（责任单位：县民政局）",
    "（二）组建银龄志愿服务队。招募退休教师和医生，进村开展义诊和手机使用课堂。（责任单位：团县委）",
    "（三）扩建中心敬老院。新增护理床位60张，配备救护车一辆，与县医院开通转诊。（责任单位：县民政局）",
    "（四）盘活闲置校舍。把三所撤并的村小改成互助养老点，由村集体聘人照看。（责任单位：县教育局）",
]
ALL = (STATIONS, MEALS, HOMES, NURSES)


def written(*items: str, office: str, whole: str = "到2022年底") -> list[str]:
    return ["一、主要任务", *(item.format(o=office, whole=whole) for item in items)]


CITY_PLAN = plan(CITY, *written(*ALL, office="市"))


def of_county(*items: str, codes: tuple[str, ...] = ("P401", "P402")) -> list[Finding]:
    return findings(*codes, city=CITY_PLAN, county=plan(NANPU, "一、主要任务", *items))["county"]


def test_names_put_for_others_are_told_with_both_texts() -> None:
    found = of_county(STATIONS.format(o="县", whole="到2022年底"), *OWN[1:])
    [finding] = found

    assert told(found) == [("P402", "一/(一)")]
    assert str(finding.source).endswith("#一/(一)")
    assert "“市民政局”→“县民政局”" in finding.message
    assert len({one.document for one in finding.evidence}) == 2
    assert all("配齐康复器材和助浴设备" in one.quote for one in finding.evidence)


def test_not_a_word_changed() -> None:
    bare = HOMES.partition("（责任")[0]
    city = plan(CITY, "一、主要任务", bare, *written(MEALS, NURSES, office="市")[1:])
    county = plan(NANPU, "一、主要任务", bare.replace("（三）", "（一）"), *OWN[1:])
    found = findings("P401", "P402", city=city, county=county)["county"]

    assert told(found) == [("P401", "一/(一)")]
    assert found[0].message.endswith("一字未改")
    assert found[0].severity == "info"


@pytest.mark.parametrize(
    "item",
    [
        # Another number: somebody thought about it.
        STATIONS.format(o="县", whole="到2022年底").replace("40", "6"),
        # A sentence of its own beside the city's.
        MEALS.format(o="县").replace("。（", "。清坞镇先建三个中心厨房，由镇供销社配送到村。（"),
        # Another line of work has it here.
        HOMES.format(o="县").replace("县住房城乡建设局", "县残联").replace("（三）", "（一）"),
        # Half of it was left out.
        "（一）改造困难家庭。为失能老年人家庭安装扶手。（责任单位：县住房城乡建设局）",
    ],
)
def test_what_was_thought_about_is_no_copy(item: str) -> None:
    assert of_county(item, *OWN[1:]) == []


def test_a_document_is_told_once_with_where_its_words_come_from() -> None:
    items = written(*ALL, office="县")[1:]
    long = [
        item.replace("。（", "，建立台账、定期回访、限时整改，接受群众监督。（") for item in items
    ]
    city = [item.replace("县", "市") for item in long]
    found = findings(
        "P401",
        city=plan(CITY, "一、主要任务", *city, *city_extras()),
        county=plan(NANPU, "一、主要任务", *long, *city_extras()),
    )["county"]
    whole = [one for one in found if one.task is None]

    assert [one.severity for one in whole] == ["warning"]
    assert "上下一般粗" in whole[0].message
    assert "来自地市级" in whole[0].message
    assert "来自省级" not in whole[0].message


def city_extras() -> list[str]:
    return [
        "（五）完善补贴政策。按照失能等级分档发放护理补贴，资金直达个人账户，发放名单在村居公示栏公开。",
        "（六）加强机构监管。对养老机构开展食品、燃气、消防检查，发现隐患当场登记，整改情况录入平台。",
        "（七）推进医养结合。养老机构与就近医院签订协议，开通预约就诊和双向转诊，医生每周巡诊一次。",
    ]


def test_a_plan_of_its_own_is_not_told() -> None:
    assert of_county(*OWN) == []


def test_what_is_forwarded_is_not_copied() -> None:
    original = (
        "岚川省民政厅关于做好老年助餐工作的通知\n岚民发〔2022〕8号\n各市民政局：\n"
        "一、布设助餐点。依托社区食堂布设助餐点，对困难老年人就餐给予补贴，每半年抽检一次食品安全。\n"
        "二、培训人员。对助餐点厨师和配送员开展食品安全培训，培训合格后发给上岗证。\n"
        "岚川省民政厅\n2022年3月1日\n"
    )
    forwarding = (
        "霁州市人民政府办公室转发省民政厅关于做好老年助餐工作的通知\n霁政办函〔2022〕9号\n各县人民政府：\n"
        "现将《岚川省民政厅关于做好老年助餐工作的通知》（岚民发〔2022〕8号）转发给你们，请认真贯彻执行。\n"
        "霁州市人民政府办公室\n2022年4月1日\n" + original
    )

    assert findings("P401", "P402", a=original, b=forwarding) == {"a": [], "b": []}


def test_another_county_left_in_the_words_of_the_city() -> None:
    item = STATIONS.format(o="县", whole="苇渡县到2022年底")
    found = findings(
        "P403",
        city=plan(CITY, *written(*ALL, office="市", whole="各县（市、区）到2022年底")),
        county=plan(NANPU, "一、主要任务", item, *OWN[1:]),
    )["county"]

    assert told(found) == [("P403", "一/(一)")]
    assert "残留外地名称“苇渡县”" in found[0].message
    assert "苇渡县" in found[0].evidence[0].quote


def test_what_was_copied_from_another_county_keeps_its_name() -> None:
    """Its townships and its projects; the county's own name was changed."""
    weidu = [
        "（一）打造苇渡康养品牌。在柳堰镇建成康养示范街区，引进连锁养老企业两家。（责任单位：县民政局）",
        *OWN[1:],
    ]
    nanpu = [*weidu[:1], *OWN[1:]]
    found = findings(
        "P403", weidu=plan(WEIDU, "一、主要任务", *weidu), nanpu=plan(NANPU, "一、主要任务", *nanpu)
    )
    copied = found["nanpu"] + found["weidu"]

    assert sorted(one.message.partition("，")[0] for one in copied) == [
        "残留外地名称“柳堰镇”",
        "残留外地名称“苇渡”",
    ]


def test_the_level_above_left_where_a_county_speaks_of_itself() -> None:
    city = STATIONS.format(o="市", whole="到2022年底，全市")
    county = STATIONS.format(o="县", whole="到2022年底，全市")
    found = findings(
        "P403",
        city=plan(CITY, "一、主要任务", city, *written(MEALS, HOMES, office="市")[1:]),
        county=plan(NANPU, "一、主要任务", county, *OWN[1:]),
    )["county"]

    assert [one.message.partition("，")[0] for one in found] == ["残留地市级用语“全市”"]


@pytest.mark.parametrize(
    "sentence",
    [
        "按照全市统一部署，建成社区养老服务站点40个",
        "接入全市智慧养老平台，建成社区养老服务站点40个",
        "争取走在全市前列，建成社区养老服务站点40个",
        "报霁州市人民政府批准后，建成社区养老服务站点40个",
        "落实《苇渡县养老服务办法》，建成社区养老服务站点40个",
        "与邻近的苇渡县合作共建，建成社区养老服务站点40个",
        "省、市、县三级联动，建成社区养老服务站点40个",
        "在全县建成社区养老服务站点40个",
    ],
)
def test_names_that_stand_there_by_right(sentence: str) -> None:
    item = STATIONS.replace("{whole}建成社区养老服务站点40个", sentence)
    found = findings(
        "P403",
        city=plan(CITY, *written(item, MEALS, HOMES, office="市")),
        county=plan(NANPU, "一、主要任务", item.format(o="县"), *OWN[1:]),
    )

    assert found == {"city": [], "county": []}


def test_a_name_in_words_of_its_own_is_no_residue() -> None:
    own = "（五）学习苇渡县做法。选派院长到苇渡县敬老院跟班锻炼一个月，回来后交一份改进清单。"

    assert of_county(*OWN, own, codes=("P403",)) == []
