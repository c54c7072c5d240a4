"""Whether words order something, how strongly, and what only defines, punishes or lists."""

import re
from collections.abc import Sequence

from corpora.vocabulary import Strength

_WHO = (
    r"(?:各|有关|相关|行业|牵头|责任|主管|政府|部门|单位|机关|机构|[局委厅办部院]"
    r"|领导|公司|学校|企业|医院|乡镇|街道)"
)
# 要 as in 要求, 重要, 主要, 需要, 要素 is no order.
_MUST = (
    r"(?:(?<![重主需必紧纲摘首概])要(?![求素点件害领闻务约么是])|应当|(?<![适供响反相对效呼])应(?![急用对届征聘邀])"
    r"|必须|务必|不得|须(?!知)|严禁|禁止|确保)"
)
_ORDER = re.compile(
    rf"{_MUST}|负责|牵头|严格|切实|加强|加快|推进|推动|建立|完善|制定|落实|组织|开展|做好|抓好"
    rf"|强化|提高|支持|鼓励"
    r"|引导|实施|探索|健全|深化|优化|提升|扩大|培育|打造|建设|发展|规范|统筹|保障|保护|实行|取消"
    r"|放开|调整|可以|可在|可按|报送|上报|予以|给予|纳入|按照|发放|办理|开设|公布|公开"
    r"|允许|恢复|登记|享受|享有|免费|免收|减免|补助|补贴|奖励|资助|安排|审批|受理|审核|核发|设立"
    r"|成立|引进|吸引|整合|监督|检查"
    r"|查处|打击|清理|整治|排查|宣传|培训|督促|督查|督导|考核|通报|评估|普及|试点|统一|衔接|对接"
    r"|接入|覆盖|停止|执行|遵守|配合"
    r"|协助|参与|选派|配备|增加|减少|降低|控制|压缩|淘汰|改造|修订|编制|出台|研究|举办|召开|申报"
    r"|备案|归集|共享|开放|治理|修复"
    r"|储备|供应|投入|筹集|列入|迁移|转移|流转|指导|协调|促进|维护|防止|防范|应对|处置|救助|帮扶"
    r"|发布(?!会|人)|启动|出具|完成|提交|审查|核查|反馈|告知|汇总|送达|下达"
    r"|[均方也即]可|可(?:报考|参加|申请|申报|享受|选择|继续|报名|凭|适当|酌情)"
    r"|服务|采取|坚持|突出|围绕"
)
_ADDRESSED = re.compile(rf"{_WHO}[^。;]{{0,40}}?{_MUST}")
# What somebody is allowed or given: who carries it out is the body below.
_GRANTS = re.compile(
    r"可以|[均方也即]可|可(?:在|按|向|到|凭|申请|申报|报考|报名|参加|享受|选择|继续|将户口|迁入)"
    r"|准予|享受(?!条件)|享有"
)
# 要加强规划管理, 严格执行规定: orders that name nobody. 要充分认识… is none of them.
_COMMANDS = re.compile(
    r"(?:^|[。;,:\n] ?)(?:要(?![求点素害件领闻务约么是从]|充分|站在|提高|增强"
    r"|深刻|牢固|统一|高度|看到|认清|清醒|进一步)"
    r"|必须|务必|不得|严禁|严格禁止|应(?!对|急|用|届|聘|邀)(?!当?(?:充分|深刻|高度|认识)))"
    r"|(?:[。;\n] ?)(?:严格(?:执行|落实|按照|遵守)|(?:深入|认真|抓紧)研究|采取[^。;]{0,20}措施)"
    r"(?![^。;]{0,60}(?:是|具有|意义|有利于|关系到))"
)
# 本通知所指的…包括, 本意见由…解释: all that the text says. X,是…: what a word means.
_ONLY_DEFINES = re.compile(
    r"[^。\n]{0,24}(?:本|以上|此)(?:办法|条例|规定|细则|意见|规则|措施|政策|方案|通知|规划)"
    r"(?:所[称指]|自[^。]{2,20}(?:施行|实施|执行|起)|由[^。]{2,30}解释)"
)
_MEANS = re.compile(
    r"[^。,;:\n]{2,16},是[^。\n]{4,80}。?|[^。,;:\n]{2,20}(?:是指|系指)[^。\n]{2,300}。?"
)
_BODY_DUTY = re.compile(
    r"(?:人民政府|[省市县区镇乡州盟旗级地]政府(?!投资|采购|信息|提供|专职|配置|优惠|授权|网站|的|令)"
    r"|主管部门|行政部门|部门|机关|机构|委员会|办事处|居委会|管委会|[局厅委办部署院]"
    r"|公安|税务|学校|派出所|各地|联席会议|委会|(?<!为)中心(?![城区任工环地思])|组(?!织|成|建|合))"
    r"(?:[^。;,]{0,30}?)(?:,[^。;,]{0,40}){0,3}?(?:应当(?!由(?:个人|本人|其))|(?<![相反响供对回适])应(?![急用对届征当]|由(?:个人|本人|其))|负责|必须|须|不得"
    r"|要(?!求))"
    r"|(?:政府|部门|机关|机构|委会|[局厅委办部署院]|组(?!织|成|建|合))(?:在|自|于)[^。;,]{0,30}?个?工作日内"
    r"|应当(?:报|经)[^。;,]{2,24}(?:审|批|备案|同意|核)"
    r"|由(?![^。;,]{2,60}(?:组成|构成))[^。;,]{0,24}?(?:政府|部门|机关|机构|委会|公安|财政"
    r"|[局厅委办部署院组](?!织|成|建|分))[^。;,组]{2,}"
    r"|由(?!个人|本人|职工|申请人|承租人)[^。;,]{2,40}?(?:负责|制定|组织|实施|管理|审核|审批|公布|办理|确定|核发|监督|签发|承担"
    r"|牵头|统一)"
    r"|(?:负责|主管)[^。;,]{2,30}?(?:工作|管理|监督)"
    # 工作经费列入本级财政预算: whose budget it is has to provide for it.
    r"|(?:经费|资金)[^。;,]{0,6}?(?:列入|纳入)[^。;,]{0,16}?(?:预算|财政)"
    # 市政府设立专项资金。 An article may order in the indicative: its subject opens a sentence.
    r"|(?:^第[一二三四五六七八九十百零\d]{1,7}条[ *]*+(?:[〔【][^〕】\n]{2,20}[〕】])? *+"
    r"|[。;\n] *+)(?!国家(?:鼓励|支持|提倡)|鼓励)"
    r"[^。,;:的是\n]{2,24}?(?:政府|部门|[局厅委院]|机构|中心|办事处)"
    r"(?:每年|定期)?(?:安排|设立|建立|编制|组织(?!起草|的)|定期|履行)(?![一-鿿]{0,2}的)"
)
_NOT_A_DUTY = re.compile(
    r"处(?:以)?[^。;]{0,30}?罚款|罚款|依法给予(?:行政)?处分|行政处罚|追究(?:其)?(?:刑事|法律"
    r"|行政)责任|构成犯罪|治安管理处罚|没收违法所得|吊销"
    r"|(?:本|以上|此)(?:办法|条例|规定|细则|法|意见|规则|措施|政策|方案|通知|规划)(?:所称"
    r"|自[^。]{2,20}(?:施行|实施|执行|起)|由[^。]{2,30}解释|下列用语|中下列|施行|有效期)|负责解释"
    r"|适用本(?:办法|条例|规定|细则|法)|(?:同时)?废止。?$"
    r"|^(?:[^。]{0,40})(?:是指|系指|所称)"
)
_HANDS_ON = re.compile(
    r"现(?:予|将)?.{0,80}(?:印发|转发|公布|通知如下)|特此(?:通知|公告|通告|批复|函复|函告)"
    r"|现(?:就|提出).{0,60}如下|(?:印发|转发|批转|下发)给(?:你们|你处|各)"
)
# 请各地结合实际,认真贯彻执行。: says nothing that the document does not say.
_URGES = re.compile(
    r"(?:请|望|希)?(?:各[^,。要应]{1,20}|你们)?(?:要|应)?,?请?(?:结合[^,。]{0,12}实际,?)?"
    r"(?:认真|遵照|抓好|组织|严格|切实|贯彻|研究){0,4}(?:执行|落实|实施)。?"
)
_URGES_LAST = re.compile(rf"(?:^|[,。;]){_URGES.pattern}$")
# 此复。 特此通知。: the last words of a letter or a notice.
_CLOSES = re.compile(
    r"(?:特此|专此|此)(?:通知|公告|通告|批复|函复|函告|函达|复函|报告|请示|说明|证明|复|函|令|布)?[。!]?"
)


def orders(text: str) -> bool:
    """Whether a text tells somebody to do something, with or without naming him."""
    return _ORDER.search(text) is not None


def addressed(text: str) -> bool:
    """Whether a text says that somebody must: 各地、各部门要…."""
    return _ADDRESSED.search(text) is not None


def binds_a_body(text: str) -> bool:
    """Whether an article orders a body to act; penalties, definitions and scope do not."""
    return _BODY_DUTY.search(text) is not None and _NOT_A_DUTY.search(text) is None


def defines(text: str) -> bool:
    """Whether a text says what words mean, who explains it or from when it holds."""
    return _NOT_A_DUTY.search(text) is not None


def commands(text: str) -> bool:
    """Whether a text orders something of nobody in particular: 要加强管理, 严禁占用."""
    return _COMMANDS.search(text) is not None


def grants(text: str) -> bool:
    """Whether a text gives a right that a body below has to carry out: 可在当地申请."""
    return _GRANTS.search(text) is not None


def only_defines(lines: Sequence[str]) -> bool:
    """Whether the paragraphs of an item do no more than say what words mean or from when on."""
    if len(lines) == 1 and _ONLY_DEFINES.match(lines[0]):
        return not addressed(lines[0])
    return bool(lines) and all(_MEANS.fullmatch(line.strip(" \n")) for line in lines)


def begins_with_order(text: str) -> bool:
    """Whether a paragraph opens with what is to be done: 全面排查安全隐患。对…."""
    first = text.partition("。")[0]
    return len(first) <= 30 and len(text) > len(first) + 12 and bool(_LEADING_VERB.match(first))


def is_formula(text: str) -> bool:
    """请认真贯彻执行, 特此通知: words of every cover; …要制定方案,抓好落实 is an order."""
    if _HANDS_ON.search(text) or _URGES.fullmatch(text):
        return True
    return _URGES_LAST.search(text) is not None and not addressed(text)


def is_closing(line: str) -> bool:
    """此复。, 特此通知。: a line that only ends the text above it."""
    return _CLOSES.fullmatch(line) is not None


def is_noun_phrase(text: str) -> bool:
    """规划、计划及其进展情况; — something listed, not something ordered."""
    words = text.strip("。; \n")
    if "\n" in words:
        return False
    if "。" in words or ":" in words[:30] or len(words) > 160:
        return False
    return _MODAL.search(words) is None and _LEADING_VERB.match(words) is None


_MODAL = re.compile(rf"{_MUST}|予以|进行|可以|不予|,(?:由|再|按|经)")
_LEADING_VERB = re.compile(
    r"(?:加强|加快|推进|推动|建立|完善|制定|开展|做好|抓好|强化|提高|支持|鼓励|引导|实施|探索|健全"
    r"|深化|优化|提升|扩大|培育|打造"
    r"|建设|发展|规范|统筹|实行|取消|放开|继续|进一步|积极|大力|全面|深入|严格|切实|认真|及时|按照"
    r"|根据|对|将|依法|负责|组织|落实|发挥|构建|搭建|创新|促进|协助|配合|指导|督促|研究|设立|明确"
    r"|允许|严控|严禁|确保|保障|拓展|拓宽|改进|改革|整合|盘活|梳理|编制|出台|成立|引进|争取|围绕"
    r"|以|在|从|通过|坚持|把|每|各|新建|改造|聚焦|突出|利用|依托|充分|着力|努力|不断|稳步|有序"
    r"|逐步|合理|科学|重点|主动|定期|牵头|广泛|增强|加大|强力|持续|率先|鼓|向|为|凡|由|市|县|区"
    r"|省)"
)


def strength(text: str) -> Strength:
    """How strongly a task binds: the strongest word of its own sentences, 原则上 weakening 应."""
    if _EXPLICIT_MUST.search(text):
        return "must"
    if "原则上" in text:
        return "in_principle"
    if _SHOULD.search(text):
        return "should"
    if _ENCOURAGE.search(text):
        return "encourage"
    if _EXPLORE.search(text):
        return "explore"
    return "plain"


_EXPLICIT_MUST = re.compile(r"必须|务必|不得|严禁|禁止|一律|严格禁止")
_SHOULD = re.compile(
    r"应当|(?<![适供响反相对效呼])应(?![急用对届征聘邀])|(?<![重主需必紧纲摘首概])要(?![求素点件害领闻务约么是])|须(?!知)"
)
_ENCOURAGE = re.compile(r"鼓励|支持|引导|倡导|提倡")
_EXPLORE = re.compile(r"探索|试点|试行|先行先试")
