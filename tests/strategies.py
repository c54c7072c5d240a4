"""Texts for properties: numbered clauses, dates, document numbers, notes, and noise of all kinds."""

from hypothesis import settings
from hypothesis import strategies as st

# The same examples every time, and no verdict that hangs on how busy the machine is.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

_FIGURES = "一二三四五六七八九"
PLACES = ("岚川省", "霁州市", "苇渡县", "楠浦区", "石磴镇")
BODIES = (
    "市财政局",
    "省发展改革委",
    "县人民政府",
    "各乡镇人民政府",
    "市住房城乡建设局",
    "楠浦区政府办公室",
    "市直有关部门",
)
ACTS = ("建立健全台账", "推进信息公开", "落实经费", "开展检查", "各部门要认真排查", "加强督导")
_MARKS = "一二三(（)）【】〔〕[]《》〈〉、，。；：.1２３年月日第条章号-—~“”% \t\u3000\xa0\n由负责牵头要应"


def figure(number: int) -> str:
    """1 … 99 as outlines write it: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    ten = {0: "", 1: "十"}.get(tens, _FIGURES[tens - 1] + "十" if tens else "")
    return ten + (_FIGURES[ones - 1] if ones else "")


figures = st.integers(1, 99).map(figure)
dates = st.builds(
    lambda year, month, day: f"{year}年{month}月{day}日",
    st.integers(1950, 2049),
    st.integers(1, 12),
    st.integers(1, 28),
)
document_numbers = st.builds(
    lambda code, bracket, year, number: f"{code}{bracket[0]}{year}{bracket[1]}{number}号",
    st.sampled_from(("岚政发", "霁政办发", "苇府办", "国发", "岚发改社会")),
    st.sampled_from(("〔〕", "[]", "（）", "()", "［］", "【】")),
    st.integers(1980, 2029),
    st.integers(1, 999),
)
labels = st.one_of(
    figures.map(lambda written: f"{written}、"),
    figures.map(lambda written: f"（{written}）"),
    figures.map(lambda written: f"({written})"),
    figures.map(lambda written: f"第{written}条 "),
    figures.map(lambda written: f"第{written}章 "),
    st.integers(1, 30).map(lambda number: f"{number}."),
    st.integers(1, 30).map(lambda number: f"{number}、"),
    st.integers(1, 30).map(lambda number: f"{number}．"),
    st.integers(1, 30).map(lambda number: f"（{number}）"),
    st.sampled_from("①②③④⑤⑴⑵⑶⒈⒉⒊"),
)
notes = st.builds(
    lambda bracket, names, act: f"{bracket[0]}{'、'.join(names)}{act}{bracket[1]}",
    st.sampled_from(("（）", "()", "〔〕", "【】", "[]")),
    st.lists(st.sampled_from(BODIES), min_size=1, max_size=4),
    st.sampled_from(("负责", "牵头", "配合", "按职责分工负责", "牵头，各部门配合", "")),
)
sentences = st.builds(
    lambda act, when, end: f"{act}{when}{end}",
    st.sampled_from(ACTS),
    st.one_of(st.just(""), dates.map(lambda day: f"，于{day}前完成")),
    st.sampled_from(("。", "；", "", "：", "。\n")),
)
noise = st.text(alphabet=_MARKS, max_size=12)
clauses = st.builds(
    lambda label, heading, text, note: f"{label}{heading}{text}{note}",
    st.one_of(labels, st.just("")),
    sentences,
    st.lists(st.one_of(sentences, noise), max_size=3).map("".join),
    st.one_of(notes, st.just("")),
)
outlines = st.lists(clauses, max_size=25).map("\n".join)
frames = st.builds(
    lambda issuer, genre, number, day, body: (
        f"{issuer}关于加强管理的{genre}\n{number}\n各县区人民政府：\n{body}\n{issuer}\n{day}\n"
    ),
    st.sampled_from(("霁州市人民政府", "苇渡县人民政府办公室", "岚川省财政厅 岚川省教育厅")),
    st.sampled_from(("通知", "意见", "实施方案", "批复")),
    document_numbers,
    dates,
    outlines,
)
# What a file may hold: documents, outlines, marks without sense, and any characters at all.
texts = st.one_of(
    frames,
    outlines,
    st.text(alphabet=_MARKS, max_size=300),
    st.text(max_size=200),
)
