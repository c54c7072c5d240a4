"""What a line near the top of a document may be: its number, a date, addressees, a formula."""

import re

from extractors import chrome
from extractors.forms import DATE, NUMBER, ORDER_NUMBER

# To whom a joint notice of ministries goes may take hundreds of characters.
_LONG_LIST = 240
# 现将有关事项通知如下: announces; it addresses nobody.
ADDRESSEES = re.compile(r"(?![一二三四五六七八九十\d]{1,3}[、.(])[^。《》:]{2,599}[^。;《》:下]:")
# 有关单位可以通过以下方式提出意见: tells what to do.
_NO_ADDRESSEES = re.compile(r"可以|通过|应当|如下|以下|方式|意见:$|要求:$|规定:$|根据|按照")
_ADDRESSED = re.compile(
    r"[各县市区省州盟旗]|政府|单位|部门|委员会|[局厅部委院校]:?$|公司|有关|机构|中心"
)
FORMULA = re.compile(
    r"(?:现|予以|特此|一并)(?:将|予以?|批准)?.{0,90}?(?:印发|转发|批转|下发|公布|发布|颁布"
    r"|通知如下)"
    r"|(?:印发|转发|批转|下发)(?:给|予)?(?:你们|你处|各地|执行)|现予|请(?:认真|遵照"
    r"|结合).{0,16}(?:执行|落实|实施)"
    r"|请遵照执行|审议通过.{0,8}现"
)
GLUED_NUMBER = re.compile(rf"(?:{NUMBER}|{ORDER_NUMBER}) ?")
NUMBER_LINE = re.compile(rf"\(?(?:{NUMBER}|{ORDER_NUMBER}|第 {{0,3}}\d{{1,4}} {{0,3}}号)\)?")
DATE_LINE = re.compile(rf"[(]?{DATE}[)]?")
_BLANKS = re.compile(r"[ \n]+")


def bare(text: str) -> str:
    """Without blanks and line breaks: titles are letterspaced and broken for looks."""
    return _BLANKS.sub("", text)


def is_addressees(line: str) -> bool:
    """Whether a line names bodies and ends in a colon."""
    return bool(
        ADDRESSEES.fullmatch(line)
        and _ADDRESSED.search(line)
        and not chrome.FIELD.match(line)
        and not _NO_ADDRESSEES.search(line)
        and (len(line) <= _LONG_LIST or line.startswith("各"))
    )
