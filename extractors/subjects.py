"""Whether running text says who acts, without a note of responsibility: 各乡镇要…, 由民政部门…."""

import re

_BODY = (
    r"(?:部门|机关|机构|政府|单位|组织|委员会|办公室|管委会|指挥部|领导小组|联席会议|专班|[局厅委办署]|乡镇|镇街|街道|社区|村|各地|各县|各区|各市|市县"
    r"|企业|公司|集团|学校|院校|高校|医院|银行|园区|开发区|新区|[)〕](?:政府)?|(?<=[各])[省市州盟县区旗]+)"
)
# What a body's name stands before when it is the one who acts.
_ACTS = (
    r"(?:要|应当?|须|必须|需要?|负责|牵头|承担|不得|会同|联合|可以?|按照?|根据|结合|组织|制定|出台|建立|开展"
    r"|加强|落实|做好|对|将|依法|统筹|指导|具体|共同|分别|定期|每年)"
)
_SUBJECT = re.compile(rf"(?<=[一-龥)〕]){_BODY}(?:等|、[一-龥]{{1,12}})?[,]?{_ACTS}")
_BY = re.compile(rf"(?:由|交由|责成)[^,。;:]{{1,40}}?{_BODY}")

_NOTE = re.compile(
    r"(?:牵头|责任|主办|承办|负责)(?:单位|部门)? ?:"
    r"|[(〔【][^()〔〕【】]{2,80}(?:负责|牵头|落实)[)〕】]"
)


def is_told(folded: str, start: int, end: int) -> bool:
    """Whether the words of a task have a body as the one who acts."""
    return bool(_SUBJECT.search(folded, start, end) or _BY.search(folded, start, end))


def has_note(folded: str, start: int, end: int) -> bool:
    """Whether words say of somebody that he leads or is responsible: (牵头单位:县民政局)."""
    return _NOTE.search(folded, start, end) is not None
