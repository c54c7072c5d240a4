"""A small corpus with every kind of link, and what becomes of it when it is read and linked."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from corpora.store import Corpus, opened
from outputs import task_graph
from outputs.graph_records import Link, TaskGraph
from pipeline import views
from pipeline.engines import inline
from pipeline.linking import work
from pipeline.linking.work import Engine, LinkSummary
from pipeline.run import ingest
from tests.pipeline.linking.notices import (
    CITY,
    LIBRARIES,
    NANPU,
    PROVINCE,
    WEIDU,
    WETLANDS,
    notice,
)

_OWN = "建立巡护制度。每个村聘用两名护鸟员，配发望远镜和记录仪，巡护日志按月汇总。"
_FEWER = (WETLANDS[0], _OWN, WETLANDS[2].replace("每季度", "每半年"))

# The province's plan, the city's, two counties that name the city's (one changes some words), a
# third document that copies it and names nothing, and a plan on another subject.
FAMILY: Mapping[str, str] = {
    "province": notice(
        PROVINCE + "关于加强湿地保护修复的意见",
        number="岚政发〔2020〕8号",
        signed=PROVINCE,
        day="2020年3月2日",
    ),
    "city": notice(
        CITY + "关于加强湿地保护修复的实施意见",
        number="霁政发〔2020〕31号",
        opening="根据《岚川省人民政府关于加强湿地保护修复的意见》（岚政发〔2020〕8号），提出如下意见：",
        tasks=[*(task.replace("主管部门", "和草原部门") for task in WETLANDS), _OWN],
        signed=CITY,
        day="2020年7月15日",
    ),
    "weidu": notice(
        WEIDU + "关于加强湿地保护修复的实施方案",
        number="苇政发〔2020〕40号",
        opening="根据《霁州市人民政府关于加强湿地保护修复的实施意见》（霁政发〔2020〕31号），制定本方案：",
        tasks=_FEWER,
        signed=WEIDU,
        day="2020年11月3日",
    ),
    "nanpu": notice(
        NANPU + "关于加强湿地保护修复的实施方案",
        number="楠政发〔2020〕52号",
        opening="根据《霁州市人民政府关于加强湿地保护修复的实施意见》（霁政发〔2020〕31号），制定本方案：",
        tasks=(*WETLANDS[1:], _OWN.replace("两名", "三名")),
        signed=NANPU,
        day="2020年12月8日",
    ),
    "copier": notice(
        NANPU + "关于做好湿地保护修复工作的通知",
        number="楠政发〔2021〕3号",
        opening="为做好有关工作，现通知如下：",
        tasks=WETLANDS,
        signed=NANPU,
        day="2021年2月1日",
    ),
    "libraries": notice(
        PROVINCE + "关于公共图书馆建设的意见",
        number="岚政发〔2020〕15号",
        tasks=LIBRARIES,
        signed=PROVINCE,
        day="2020年5月6日",
    ),
}
CHANGED = notice(
    WEIDU + "关于加强湿地保护修复的实施方案",
    number="苇政发〔2020〕40号",
    opening="根据《霁州市人民政府关于加强湿地保护修复的实施意见》（霁政发〔2020〕31号），制定本方案：",
    tasks=WETLANDS[2:],
    signed=WEIDU,
    day="2020年11月3日",
)


def written(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """The files, in the order of `texts`."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return [folder / f"{name}.txt" for name in texts]


def read(corpus: Corpus, paths: Iterable[Path]) -> None:
    """One after the other, in this order."""
    for path in paths:
        ingest([path], corpus, engine=inline)


def link(corpus: Corpus, engine: Engine = inline) -> LinkSummary:
    return work.relink(corpus, engine=engine)


def exported(corpus: Corpus) -> bytes:
    out = BytesIO()
    views.export(corpus, out)
    return out.getvalue()


def graph_of(corpus: Corpus) -> TaskGraph:
    return task_graph.read(exported(corpus))


def names(found: TaskGraph) -> Mapping[str, str]:
    """The name of the file of each document, by id."""
    return {one.id: Path(one.file).stem for one in found.documents if one.file}


def ends(found: TaskGraph, one: Link) -> tuple[str, str]:
    """The files of a link's tasks."""
    told = names(found)
    return told[one.task.partition("#")[0]], told[one.source.partition("#")[0]]


def at_once(database: Path, texts: Mapping[str, str] = FAMILY) -> bytes:
    """The export of a corpus that is read and linked in one go."""
    with opened(database, new=True) as store:
        read(store, written(Path("docs"), texts))
        link(store)
        return exported(store)
