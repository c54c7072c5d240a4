"""What orders nothing: why something matters, what a word means, whom to call."""

import re

# 推进…,是涉及千家万户的一项重大举措。 做好…对促进增收具有重要意义。
_WEIGHT = r"(?:重大|重要|必然|客观|迫切|关键|根本|有效|内在|基础性|战略性)"
_PRAISE = re.compile(
    rf"^[^。;:]{{2,80}}?(?:是|事关|关系到?|关乎)[^。;:]{{0,60}}?{_WEIGHT}[^,。;:]{{0,8}}"
    r"(?:举措|要求|任务|工程|保障|需要|基础|途径|内容|选择|体现|抓手|问题|大事|环节|手段)\s*[。;]?\s*$"
    rf"|^[^。;:]{{2,120}}?具有[^,。;:]{{0,12}}{_WEIGHT}?[^,。;:]{{0,12}}意义\s*[。;]?\s*$"
)
# Who orders says so: 要把…作为重要任务.
_ORDERS = re.compile(r"(?:(?<![重主必需首])要(?![求点件素])|应当?|必须|把|将)")
# 联系人:… 电话:…
_CONTACT = re.compile(
    r"联\s{0,3}系\s{0,3}人[^。]{0,80}?(?:电\s{0,3}话|手\s{0,3}机|邮\s{0,3}箱|传\s{0,3}真|地\s{0,3}址)[^。]{0,8}?[::]",
    re.DOTALL,
)
# 《…》(…发〔2021〕5号); and nothing else.
_CITED = re.compile(
    r"^\s*(?:《[^《》]*(?:〈[^〈〉]*〉[^《》]*)*》\s*(?:\([^()]{1,40}\))?[、,;。\s]*)+$"
)
# 基本概念 as a heading, and a text that says 是指, 是在…基础上.
_CONCEPT = re.compile(r"(?:概念|定义|含义|释义|术语|名词解释|用语解释)\s*[。::]?\s*$")
_MEANS = re.compile(
    r"^\s*(?:基本|有关|相关)?(?:概念|定义|含义|释义|术语)|^[^。;]{1,60}?(?:是指|系指|指的是)"
)


def praises(sentence: str) -> bool:
    """Whether a folded sentence says only why something matters."""
    return _PRAISE.search(sentence) is not None and _ORDERS.search(sentence) is None


def is_contact(folded: str) -> bool:
    """Whether an item tells whom to call: 联系人, 电话."""
    return _CONTACT.search(folded) is not None


def is_citation(folded: str) -> bool:
    """Whether an item, without its number, is the name of a document and nothing else."""
    return _CITED.match(folded) is not None


def is_definition(heading: str, folded: str) -> bool:
    """Whether an item, without its number, tells what a word means."""
    return _CONCEPT.search(heading) is not None or _MEANS.match(folded) is not None
