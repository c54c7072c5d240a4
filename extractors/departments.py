"""The names of bodies in a list: 省财政厅、省教育厅等部门,各市(含定州,下同)政府."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpora.model import Department, Span
from extractors import places

# A name of a body is never longer: 广西北部湾国际港务集团有限公司 has 16, governments with their
# exceptions in brackets about 40.
_LONGEST = 60
# 黔西南布依族苗族自治州兴义市 and its like.
_LONGEST_PLACE = 16

_OPEN, _CLOSE = "(〔【《“", ")〕】》”"
_HARD = ",;、 \n"
# 和 parts two names only where a whole name stands before it: 海洋和渔业厅 is one.
_SOFT = "和及与或"
# 省国土资源厅会省监察厅: two bodies; 市委会议室, 工商联会员: one.
_JOINED = re.compile(r"(?<=[局厅委部办府院行署])会(?=[省市县区州国各]|有关|相关|同级|本级)")
_WORDS = ("以及", "会同", "协同", "或者")
_ENDING = (
    r"(?:局|委|办|厅|部|院|府|会|处|室|署|科|股|组|中心|公司|集团|企业|大学|学院|学校|中学|小学|高校|院校|银行"
    r"|[支分]行|总队|支队|大队|海关|法院|检察院|机关|部门|单位|机构|组织|站|所|馆|社|台|协会|学会|工会|工商联|团委|妇联|残联|科协"
    r"|文联|侨联|红十字会|[园新区景]区|开发区|街道|乡镇|[乡镇]|县区|区县|市区|县|旗|州|盟|地区|各地|运营商|营业部|供电所|电网"
    r"|指挥部|医院|人行|银监|证监|保监|基地|协作办|医疗机构|管理人|主体|央行|邮政|电信|移动|联通|铁塔|出版社|新闻社|日报|报社|农场|林场"
    r"|牧场|兵团|战区|军区|武警|消防|烟草|气象|石油|石化|平台|国企|市直|区直|县直|省直|村|社区|法制|服务站)"
)
_BODY = re.compile(rf".{{0,{_LONGEST}}}{_ENDING}(?: ?[(〔].{{1,40}}[)〕])?")
_TAIL = re.compile(
    r"等(?:各|市|省|县|区|州)?(?:级|直|有关|相关|责任|成员|职能|行业|行政|主管|管理|执法)*(?:部门|单位|机构|地方)?"
    r"(?:和(?:有关|相关)?(?:部门|单位|机构))?$|等$"
)
_SHARED_ENDING = re.compile(
    r"(?P<body>(?:行政)?(?:主管|管理|执法)?部门|人民政府|政府|管委会|管理委员会|办事处|行政机关|党委|机关)$"
)
_GROUP_ENDING = re.compile(
    r"等(?:有关|相关|各|行业|职能)*(?P<body>(?:行政)?(?:主管|管理|执法)?部门|单位)$"
)
# 市、县(市)区政府: a bare level takes the shared 政府; 各街道、各部门 stays as it is.
_BARE_LEVEL = re.compile(
    r"各?(?:省|自治区|直辖市|市|地|州|盟|县|区|旗|市县|区县|县区|市区|乡|镇|乡镇|设区市|盟市|旗县|旗县区|市州|州市|市地)(?:\([市州盟区县旗、]{1,5}\)区?)?"
)
# 外商投诉办公室和公安、海关等行政主管部门: a whole name before bare lines of work.
_OFFICE = re.compile(r"(?:办公[厅室]|中心|委员会|人民政府|[局厅])$")
_LONGEST_LINE = 6
# Lines of work that also stand for their bodies; 海关等部门 are customs, 气象等部门 are 气象部门.
_LINE = re.compile(r"气象|消防|邮政|烟草|电信")
_LINE_OR_BODY = re.compile(rf"{_LINE.pattern}|海关")
_OWN_WHOLE = re.compile(r"(?:各|有关|相关|所有|全)[^、,]*")
_ROLE_MARK = re.compile(
    r" ?[(〔](?P<role>牵头|主办|负责|责任|配合|协办|排名第一)(?:单位|部门)?[)〕]"
)
# 市住房和城乡建设局(以下简称市住建局): the name itself, not what it is called below.
_SHORT_FORM = re.compile(r" ?[(〔](?:以下|下)?(?:简|统)?称[^()〔〕]{1,30}[)〕]$")
_LEADING = re.compile(r"(?:由|以|会同|联合|并|和|及|与|包括|:|具体由|分别由|共同|其中)+")
# 市、区住房保障机构: what follows the level is shared. 市场监管局 begins with no level.
_LEVELED = re.compile(
    r"(?:省|自治区|市(?!场|政|容|民)|州|盟|县|区(?!域)|旗|乡|镇)(?:\([市州盟县区旗、]{1,5}\)区?)?(?P<rest>..+)"
)
_HOLDER = re.compile(
    r"(?P<holder>国家|省政府|省委|省|自治区党委|自治区|市政府|市委|市|州|盟|县委|县|区委|区|旗)"
)
_NOT_A_NAME = re.compile(
    # A word that only a clause has: 用地单位向所在区…领取, 或者具有…的单位.
    r"[。!?“”<>=%:《》]|^其(?!他)|授权|确定(?!的)|承担|提供(?!部门|单位|机构|方)|依法|委托|[局厅办室委府门关]组织(?!部|处|科|人事|机构)|[向到被从]|并(?!购)|于(?!都|洪)|(?<![供响反对])应(?![急用对])|需(?!求)|报(?!社|业)|或者|具有|进行|领取|等(?=[^()]*的)|副?[省市县区]长"
    # 空间布局, 新闻发布会, 社会: words that end as a body's name does.
    r"|[布格大全结变开破定]局$|(?:社|机|听证|座谈|推进|发布|招标|拍卖|推介|洽谈|博览|展览|运动|调度|部署)会$"
    r"|(?:部门|机关|机构|政府|[局厅委办])(?:具体|统一|分别|负责)?组织$"
    r"|^[\d一二三四五六七八九十.、()]+$|^(?:各|等|有关|相关|并|以及|其他|具体|认真)$"
)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One written item of a list; `marked` is the role in a bracket behind it."""

    start: int
    end: int
    name: str
    marked: str | None = None


def split(folded: str, start: int, end: int) -> tuple[Item, ...]:
    """The items of the list in ``[start, end)``; a shared ending is put back into `name`."""
    tail = _GROUP_ENDING.search(folded, max(start, end - 20), end)
    shared = tail["body"] if tail else None
    trimmed = _TAIL.search(folded, max(start, end - 24), end)
    if trimmed and trimmed.start() > start:
        end = trimmed.start()
    pieces = _pieces(folded, start, end, grouped=shared is not None)
    items = [item for piece in pieces if (item := _item(folded, *piece))]
    return tuple(_with_endings(folded, items, shared))


def noted(folded: str, items: Sequence[Item]) -> Iterator[Department]:
    """The items as departments, without what needs the lexicon (canonical, line, level)."""
    for item in items:
        yield Department(span=Span(item.start, item.end), rule="department.list", name=item.name)


def is_name(name: str) -> bool:
    """Whether words have the form of a body's name; 推进落实 and 2020年底 have not."""
    return (
        1 < len(name) <= _LONGEST
        and _NOT_A_NAME.search(name) is None
        and (
            _BODY.fullmatch(name) is not None
            or _BARE_LEVEL.fullmatch(name) is not None
            or _is_place(name)
        )
    )


def _is_place(name: str) -> bool:
    """楠浦区 answers for itself; 城区 and 超市 are no places."""
    return (
        name.endswith(("市", "区"))
        and len(name) <= _LONGEST_PLACE
        and bool(places.candidates(name))
    )


def _pieces(
    folded: str, start: int, end: int, *, grouped: bool = False
) -> Iterator[tuple[int, int]]:
    """`grouped`: 等部门 follows, so that a bare line of work may stand in the list (公安)."""
    depth, begin = 0, start
    index = start
    while index < end:
        character = folded[index]
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and _ends_here(folded, begin, index, end, grouped=grouped):
            yield begin, index
            begin = index + 1
        elif depth == 0 and index > begin and folded.startswith(_WORDS, index):
            yield begin, index
            begin = index + 2
            index += 1
        index += 1
    yield begin, end


def _ends_here(folded: str, begin: int, index: int, end: int, *, grouped: bool) -> bool:
    """Whether the character at `index` parts the item that began at `begin` from the next."""
    character = folded[index]
    if character in _HARD:
        return True
    if character in _SOFT:
        return _parts(folded, begin, index, end, grouped=grouped)
    return index - begin > 2 and _JOINED.match(folded, index, end) is not None


def _parts(folded: str, begin: int, index: int, end: int, *, grouped: bool) -> bool:
    """Whether 和 at `index` stands between two names."""
    if index - begin > _LONGEST or folded.startswith("或者", index):
        return False
    left = folded[begin:index]
    right = re.split(r"[,;、\n]", folded[index + 1 : min(end, index + 1 + _LONGEST)], maxsplit=1)[0]
    if len(left) < 2 or not _BODY.fullmatch(left) or not right:
        return False
    if right.startswith(("单位", "部门", "机构")) or left.endswith(
        ("发展", "信息", "社会", "文化", "城乡", "工业", "资源", "人力", "商务", "公共")
    ):
        return False
    if grouped and len(right) <= _LONGEST_LINE and _OFFICE.search(left):
        return True
    return any(
        form.fullmatch(words)
        for form, words in (
            (_BODY, _TAIL.sub("", right)), (_OWN_WHOLE, right), (_BARE_LEVEL, right),
        )
    )  # fmt: skip


def _item(folded: str, start: int, end: int) -> Item | None:
    marked = None
    leading = _LEADING.match(folded, start, end)
    if leading and _BODY.fullmatch(folded[leading.end() : end].strip()):
        start = leading.end()
    mark = _ROLE_MARK.search(folded, start, end)
    if mark and mark.end() == end:
        marked, end = mark["role"], mark.start()
    while start < end and folded[start] in " \n":
        start += 1
    while end > start and folded[end - 1] in " \n。.":
        end -= 1
    short = _SHORT_FORM.search(folded, start, end)
    if short and short.start() > start:
        end = short.start()
    tail = _TAIL.search(folded, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    if end <= start:
        return None
    return Item(start=start, end=end, name=folded[start:end].replace("\n", ""), marked=marked)


def _with_endings(folded: str, items: Sequence[Item], shared: str | None) -> Iterator[Item]:
    """财政、审计部门 is 财政部门 + 审计部门; 南宁、柳州市人民政府 two governments of cities."""
    ending: str | None = shared
    leveled: str | None = None
    place = ""
    done: list[Item] = []
    for item in reversed(items):
        name = item.name
        own = _SHARED_ENDING.search(name)
        shares = _LEVELED.fullmatch(name)
        if leveled and _BARE_LEVEL.fullmatch(name) and not name.startswith("各"):
            if _joined(folded, item.end):
                done.append(msgspec.structs.replace(item, name=name + leveled))
                continue
            leveled = None
        if not _BARE_LEVEL.fullmatch(name):
            leveled = shares["rest"] if shares and _BODY.fullmatch(name) else None
        if own:
            ending = own["body"]
            before = name[: own.start()]
            place = before[-1:] if before[-1:] in ("市", "县", "区", "州", "旗", "盟", "省") else ""
            if len(before) <= 1 or before.startswith("各"):
                place = ""
        elif ending and _lacks_ending(name, ending, place):
            if not _joined(folded, item.end):
                ending = None
            elif _BARE_LEVEL.fullmatch(name):
                if ending.endswith("政府") or (not name.startswith("各") and ending != "机关"):
                    item = msgspec.structs.replace(item, name=name + ending)
            elif ending.endswith("政府") and place:
                item = msgspec.structs.replace(item, name=name + place + ending)
            elif not ending.endswith("政府") and 2 <= len(name) <= 16:
                item = msgspec.structs.replace(item, name=name + ending)
        elif _BODY.fullmatch(name):
            ending = shared
        done.append(item)
    yield from reversed(done)


def _lacks_ending(name: str, ending: str, place: str) -> bool:
    if _BARE_LEVEL.fullmatch(name) or not _BODY.fullmatch(name):
        return True
    if ending.endswith("部门") and (_LINE if ending == "部门" else _LINE_OR_BODY).fullmatch(name):
        return True
    # 柳州, 郑州: a short name of a place before 玉林市人民政府 is no body.
    return bool(place) and ending.endswith("政府") and len(name) <= 4 and name[-1] in "州县区市旗盟"


def _joined(folded: str, at: int) -> bool:
    """A beginning is shared only over 、 and 和, never over a comma."""
    return folded[at : at + 1] in ("、", "和", "及", "与", "等", "")


def holder(name: str) -> str | None:
    """The level or place that a name begins with, for names that follow without one."""
    found = _HOLDER.match(name)
    return found["holder"] if found else None
