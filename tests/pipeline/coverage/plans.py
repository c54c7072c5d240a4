"""A province's plan of ours and what cities and counties make of it, as a world."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpora.store import opened
from outputs.graph_records import Coverage
from pipeline.engines import inline
from pipeline.linking import work
from pipeline.run import ingest
from pipeline.settings import Settings
from pipeline.world import World
from tests.pipeline.linking.notices import CITY, NANPU, PROVINCE, WEIDU, notice

# Two sentences each, so that half of a task can be missing.
REGISTER = (
    "建立湿地名录。对辖区内面积八公顷以上的湿地逐块登记，明确四至范围和管护责任人。"
    "名录每年更新一次，并在政府门户网站向社会公布。"
)
REPAIR = (
    "修复退化湿地。采取退养还滩、疏通水系、补种芦苇等办法，恢复候鸟越冬场所。"
    "禁止在核心区内放牧捕捞，发现违法行为移交执法机构查处。"
)
BIRDS = (
    "开展水鸟监测。在重要湿地布设自动观测设备，每季度组织一次同步调查。"
    "调查结果录入全省生物多样性数据库，供科研单位使用。"
)
WATER = (
    "控制周边污染。沿岸养殖尾水处理达标后方可排放，拆除违规搭建的网箱和围栏。"
    "对沿岸村庄的生活垃圾定点收集、及时清运。"
)
SCHOOL = (
    "发展自然教育。依托湿地公园建设科普场馆和观鸟步道，面向中小学生开设自然课堂。"
    "培养志愿讲解队伍，编写乡土教材。"
)
PLAN = (REGISTER, REPAIR, BIRDS, WATER, SCHOOL)

_TITLE = "关于加强湿地保护修复的"
_BASIS = "根据《{title}》（{number}），提出如下意见："


def province(tasks: Sequence[str] = PLAN) -> str:
    return notice(
        f"{PROVINCE}{_TITLE}意见",
        number="岚政发〔2020〕8号",
        tasks=tasks,
        signed=PROVINCE,
        day="2020年3月2日",
    )


def city(tasks: Sequence[str], title: str = f"{CITY}{_TITLE}实施意见", aim: str = "") -> str:
    """`aim` is what the opening says of the plan."""
    return notice(
        title,
        number="霁政发〔2020〕31号",
        opening=aim + _BASIS.format(title=f"{PROVINCE}{_TITLE}意见", number="岚政发〔2020〕8号"),
        tasks=tasks,
        signed=CITY,
        day="2020年7月15日",
    )


def county(tasks: Sequence[str], issuer: str = WEIDU) -> str:
    number = {WEIDU: "苇政发〔2020〕40号", NANPU: "楠政发〔2020〕52号"}[issuer]
    return notice(
        f"{issuer}{_TITLE}实施方案",
        number=number,
        opening=_BASIS.format(title=f"{CITY}{_TITLE}实施意见", number="霁政发〔2020〕31号"),
        tasks=tasks,
        signed=issuer,
        day="2020年11月3日",
    )


@contextmanager
def world(
    folder: Path, texts: Mapping[str, str], settings: Settings | None = None
) -> Iterator[World]:
    """A corpus of these texts, read and linked."""
    docs = folder / "docs"
    docs.mkdir()
    for name, text in texts.items():
        (docs / f"{name}.txt").write_text(text, "utf-8")
    with opened(folder / "test.db", new=True) as store:
        ingest([docs], store, engine=inline)
        work.relink(store, engine=inline)
        with store.at_one_moment():
            yield World(store, settings)


def name_of(found: World, document: str) -> str:
    return Path(found.records[document].file).stem


def rows(found: World) -> Mapping[tuple[str, str], dict[str, Coverage]]:
    """By the files of document and source; each by the path of the source's task."""
    held: dict[tuple[str, str], dict[str, Coverage]] = {}
    for document in found.records:
        for row in found.coverage(document):
            source, _, path = row.source.partition("#")
            key = name_of(found, document), name_of(found, source)
            held.setdefault(key, {})[path] = row
    return held


def of_city(
    folder: Path, tasks: Sequence[str], above: Sequence[str] = PLAN, aim: str = ""
) -> dict[str, Coverage]:
    """What became of the province's tasks in a city's plan of these tasks."""
    texts = {"province": province(above), "city": city(tasks, aim=aim)}
    with world(folder, texts) as found:
        return rows(found)["city", "province"]
