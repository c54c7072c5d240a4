"""Four times the text costs four times the time, whatever the text repeats."""

from collections.abc import Callable, Mapping
from time import process_time

import pytest

from corpora.model import Document, Table
from extractors.analysis import analyse
from tests.extractors.texts import table

HEAD = "霁州市人民政府关于加强监管的通知\n各县人民政府：\n现将有关事项通知如下。\n"
BEFORE = f"{HEAD}一、推进工作。各县要落实责任。"
AFTER = "\n二、落实责任。各县要确保完成任务。\n霁州市人民政府\n2021年3月4日\n"

# Texts that grow with n and stand within an item, where the most rules look at them.
WITHIN: Mapping[str, str] = {
    "open brackets": "（",
    "open notes": "（市财政局负责",
    "notes": "（市财政局负责）",
    "digits": "1234567890",
    "decimals": "1.",
    "names": "市财政局、",
    "names without end": "市财政",
    "和": "市局和",
    "commas": "、",
    "titles": "《办法》",
    "open titles": "《",
    "document numbers": "国发〔2014〕25号、",
    "由": "由市财政局负责制定",
    "负责": "市财政局负责，",
    "会同": "市财政局会同",
    "labels": "责任单位：",
    "labels with nobody": "责任单位：甲；",
    "labels with bodies": "牵头单位：市财政局；责任单位：市教育局。",
    "blanks": " 甲",
    "dates": "2014年7月30日",
    "sentences with dates": "工作。2014年7月30日某",
    "deadlines": "2014年7月30日前完成；",
    "percentages": "达到80%以上，",
    "manners": "按照职责分工",
    "plain prose": "各部门要加强组织领导，明确工作责任，切实抓好落实。",
    "a run of one word": "政府工作",
    "a run of one sign": "县",
    "latin": "abc def. ",
    "entries": "⑴市政府办公室：负责工作；",
    "counted": "一是加强管理；二是推进工作。",
}
LINES: Mapping[str, str] = {
    "items": "1.推进工作。责任单位：市财政局\n",
    "a deep outline": "一、甲要落实\n（一）乙要落实\n1.丙要落实\n（1）丁要落实\n①戊要落实\n",
    "articles": "第{i}条 县级人民政府应当加强管理。\n",
    "one long section": "（{i}）推进工作，确保落实到位。\n",
    "paragraphs": "各部门要加强组织领导，明确工作责任，切实抓好落实。\n",
    "signatures": "霁州市人民政府\n2014年7月30日\n各部门要加强管理，切实抓好落实，并及时上报有关情况。\n",
    "dates": "2014年7月30日\n",
    "attachments": "附件{i}\n",
    "listed attachments": "附件：1.某表\n",
    "one long list of attachments": "附件：第{i}批项目名单\n",
    "titles of attachments": "附件{i}：某项目申报表\n某项目申报表\n",
    "lines of a site": "上一篇：文件\n正文要加强管理。\n",
    "labels alone": "一、\n",
    "note lines": "牵头单位：市财政局\n责任单位：市教育局\n",
    "empty lines": "\n",
    "tails": "各部门要认真落实工作要求，加强管理。\n",
    "tabs": "市财政局\t市教育局\n",
}
FLAT: Mapping[str, str] = {
    "an outline": "一、加强管理。各部门要落实。（一）做好工作。1.落实责任。二、加强督查。",
    "articles": "第{i}条县级人民政府应当加强管理。",
    "prose": "各部门要加强组织领导，明确工作责任，切实抓好落实。",
    "signatures": "工作要落实。霁州市人民政府2014年7月30日",
    "attachments": "附件：1.甲表2.乙表(/a/b.doc)附件1甲表序号",
    "blanks": "\u3000\u3000各部门要落实。",
    "traditional": "關於進一步加強政務公開工作的實施意見要認真貫徹執行。",
}


def _filled(unit: str, size: int) -> str:
    """`unit` repeated to `size` characters; {i} counts."""
    count = size // len(unit) + 1
    return "".join(unit.replace("{i}", str(i)) for i in range(1, count + 1))


def _around(before: str, unit: str, after: str) -> Callable[[int], str]:
    return lambda size: before + _filled(unit, size) + after


TEXTS: Mapping[str, Callable[[int], str]] = {
    **{f"within: {name}": _around(BEFORE, unit, AFTER) for name, unit in WITHIN.items()},
    **{f"lines: {name}": _around(HEAD, unit, AFTER) for name, unit in LINES.items()},
    **{f"flat: {name}": _around("", unit, "") for name, unit in FLAT.items()},
    "nested brackets": lambda size: f"{BEFORE}{'（' * (size // 2)}{'）' * (size // 2)}{AFTER}",
    "blanks alone": lambda size: f"甲{' ' * size}乙",
}
# Small enough to be quick, large enough that a square shows beside what costs the same each time.
SIZE, GROWN = 12_000, 4
# Four times the text may cost so many times as much; a square would cost sixteen times.
MOST = 9.0
# Below this the clock's own grain decides.
QUICK = 0.04


def _seconds(run: Callable[[], object]) -> float:
    begun = process_time()
    run()
    return process_time() - begun


def _growth(run: Callable[[int], object], size: int, quick: float) -> float:
    """How many times as long the grown size takes; 1 where it is too quick to tell."""
    grown = _seconds(lambda: run(size * GROWN))
    if grown < quick:
        return 1.0
    for _ in range(3):  # whatever else the machine does makes a run longer, never shorter
        small = min(_seconds(lambda: run(size)) for _ in range(3))
        if grown <= MOST * small:
            break
        grown = min(grown, _seconds(lambda: run(size * GROWN)))
    return grown / small


def _read(text: str, tables: tuple[Table, ...] = ()) -> object:
    return analyse(Document(text=text, media_type="text/plain", tables=tables))


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """What is loaded once is loaded before the clock starts."""
    _read(BEFORE + AFTER)
    _read(TEXTS["flat: traditional"](500))


@pytest.mark.parametrize("name", TEXTS)
def test_the_analysis_is_linear(name: str) -> None:
    make = TEXTS[name]
    made = {size: make(size) for size in (SIZE, SIZE * GROWN)}

    assert _growth(lambda size: _read(made[size]), SIZE, QUICK) <= MOST


@pytest.mark.parametrize("merged", [False, True])
def test_tables_are_linear(merged: bool) -> None:
    def read(rows: int) -> object:
        begin = [("工作任务", "责任单位", "完成时限")]
        rest = [("建设平台", "市水利局、市财政局", "2021年6月底前")] * rows
        if merged:
            head = [(("建设平台", rows), "市水利局", "2021年6月底前")]
            words, made = table(
                [*begin, *head, *(("市财政局", "2021年底前"),) * (rows - 1)], len(HEAD)
            )
        else:
            words, made = table([*begin, *rest], len(HEAD))
        return _read(f"{HEAD}{words}\n", (made,))

    assert _growth(read, 400, QUICK) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "（" * 50_000 + "）" * 50_000,
        "1" * 1_000_000,
        "各部门要加强组织领导，明确工作责任，切实抓好落实。" * 80_000,
    ],
    ids=["nested brackets", "a million digits", "two million characters in one line"],
)
def test_large_texts_are_read(text: str) -> None:
    assert analyse(Document(text=text, media_type="text/plain")).document.text == text
