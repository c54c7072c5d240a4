"""A corpus of written notices of the invented province, read as any file is."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from uuid import uuid4

from corpora.store import Corpus, opened
from pipeline.engines import inline
from pipeline.linking.documents import Plan, plan
from pipeline.run import ingest

PROVINCE = "岚川省人民政府"
CITY = "霁州市人民政府"
WEIDU = "苇渡县人民政府"
NANPU = "楠浦县人民政府"

# Tasks on two subjects, in words of ours.
WETLANDS = (
    "建立湿地名录。对辖区内面积八公顷以上的湿地逐块登记，明确四至范围和管护责任人，每年更新一次名录并向社会公布。",
    "修复退化湿地。采取退养还滩、疏通水系、补种芦苇等办法，恢复候鸟越冬场所，禁止在核心区内放牧捕捞。",
    "开展水鸟监测。在重要湿地布设自动观测设备，每季度组织一次同步调查，调查结果报林业主管部门备案。",
    "控制周边污染。沿岸养殖尾水处理达标后方可排放，拆除违规搭建的网箱和围栏，恢复自然岸线。",
    "发展自然教育。依托湿地公园建设科普场馆和观鸟步道，面向中小学生开设自然课堂，培养志愿讲解队伍。",
)
LIBRARIES = (
    "补齐图书馆设施。在人口集中的社区增设自助借阅点，实现城区步行一刻钟可达，农村行政村农家书屋全部开放。",
    "推行通借通还。总馆与分馆使用同一套管理系统，读者凭一张证件可在任意网点借还，图书按周物流配送。",
    "丰富阅读活动。围绕传统节日和世界读书日组织诵读比赛、作家讲座、亲子共读，全年不少于四十场次。",
    "保障特殊群体。为视障读者配备有声读物和盲文设备，为外来务工人员子女开放假期书房，免收押金。",
    "建设数字资源。购置电子期刊和地方文献数据库，读者在家中可以远程登录，免费阅览下载。",
)


def notice(
    title: str,
    *,
    number: str = "",
    opening: str = "为做好有关工作，现就有关事项通知如下：",
    tasks: Iterable[str] = WETLANDS,
    signed: str = "",
    day: str = "",
) -> str:
    """A notice without site chrome; what is not given is left out."""
    numerals = "一二三四五六七八九十"
    items = [f"　　{numerals[n]}、{task}" for n, task in enumerate(tasks)]
    lines = [title, number, "", "各有关单位：", f"　　{opening}", *items, "", signed, day]
    return "\n".join(lines) + "\n"


class Library:
    """Files that are written and read, and the plan of what is there."""

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        self.corpus = corpus
        self._folder = folder

    def add(self, **texts: str) -> None:
        for name, text in texts.items():
            (self._folder / f"{name}.txt").write_text(text, "utf-8")
        ingest([self._folder], self.corpus, engine=inline)

    def plan(self) -> Plan:
        return plan(self.corpus)

    def name(self, id_: str | None) -> str:
        """The name of the file of a document; absent ones have none."""
        record = self.corpus.document(id_) if id_ else None
        return Path(record.file).stem if record else "-"

    def links(self) -> set[tuple[str, str, str, str]]:
        """Document, role, channel, source."""
        return {
            (self.name(link.document), link.role, link.channel, self.name(link.source))
            for link in self.plan().document_links
        }

    def siblings(self) -> set[tuple[str, str, str, str]]:
        """Document, other, common source, how."""
        return {
            (self.name(one.document), self.name(one.other), self.name(one.common_source), one.how)
            for one in self.plan().siblings
        }


def planned(folder: Path, texts: Mapping[str, str]) -> Sequence[object]:
    """Links and siblings of texts that are read one after the other, in this order."""
    with opened(folder / f"{uuid4()}.db", new=True) as store:
        docs = folder / "ordered"
        docs.mkdir(exist_ok=True)
        for name, text in texts.items():
            file = docs / f"{name}.txt"
            file.write_text(text, "utf-8")
            ingest([file], store, engine=inline)
        made = plan(store)
        return made.document_links, made.siblings
