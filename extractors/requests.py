"""Whether a body is asked for help and not given work: 请市财政局支持, 争取市发展改革委安排."""

import re

_ASKED = re.compile(
    r"(?:恳?请|提请|报请|商请|争取|协调|对接|联系|报|向|经|按照?|根据)[^,。;:、]{0,4}$"
)
_HELPS = re.compile(r"(?:给予|予以|加大|指导|支持|统筹安排|批准|同意|审[批核定])")
_BRANCH = re.compile(
    r"分局|分中心|分公司|[分支]行|派出|驻|[分支直]属|管理[部处]|服务部|营业部|[一-龥]{2,}(?:所|站|队)$"
)


def is_asked(folded: str, start: int, end: int) -> bool:
    """Whether the words around a body's name ask for its help."""
    return bool(
        _ASKED.search(folded, max(0, start - 8), start) or _HELPS.match(folded, end, end + 6)
    )


def is_branch(name: str) -> bool:
    """Whether a body is a higher one's office in the place: 市公安局苇渡分局."""
    return _BRANCH.search(name) is not None
