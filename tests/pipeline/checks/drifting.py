"""A city's plan and a county's that takes it up, alike but for the words that a test puts in."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from corpora.store import opened
from outputs.graph_records import Finding
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.world import World

CITY = "霁州市人民政府"
COUNTY = "苇渡县人民政府"
# The same on both sides: it tells that the plans belong together, and never drifts.
REST = (
    "建立湿地名录。对辖区内面积八公顷以上的湿地逐块登记，明确四至范围和管护责任人，每年更新一次名录并向社会公布。",
    "开展水鸟监测。在重要湿地布设自动观测设备，组织同步调查，调查结果报林业主管部门备案。",
    "控制周边污染。沿岸养殖尾水处理达标后方可排放，拆除违规搭建的网箱和围栏，恢复自然岸线。",
)
TASK = "修复退化湿地。采取退养还滩、疏通水系、补种芦苇等办法，恢复候鸟越冬场所。{}禁止在核心区内放牧捕捞。{}"


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """A finding by its code and its message; quotations are of the local text, then of the source."""

    code: str
    message: str
    finding: Finding


def task(words: str = "", note: str = "") -> str:
    """A task that holds these words in its midst and this note at its end."""
    return TASK.format(words, note)


def drift(
    folder: Path,
    above: str | Sequence[str],
    here: str | Sequence[str],
    *,
    known: Sequence[str] = (),
    issuer: str = COUNTY,
    year: int = 2022,
    attachment: tuple[str, str, str] = ("", "", ""),
) -> list[Drift]:
    """What the checks of drift say where the county makes `here` of the city's `above`.

    `known` are further tasks of the county's plan, on other matters; `attachment` is the name of
    a file beside it, the line that announces it, and its text.
    """
    city = _plan(CITY, "霁政发〔2022〕5号", above, "", day="2022年3月1日")
    basis = "根据《霁州市湿地保护工作方案》（霁政发〔2022〕5号），"
    beside, announced, attached = attachment
    county = _plan(issuer, f"苇政发〔{year}〕9号", here, basis, known, day=f"{year}年4月1日")
    for name, text in (("city", city), ("county", county)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    if attached:
        (folder / "county.txt").write_text(county + announced + "\n", "utf-8")
        (folder / f"{beside}.txt").write_text(attached, "utf-8")
        return _found(folder, "city.txt", "county.txt", f"{beside}.txt")
    return _found(folder, "city.txt", "county.txt")


def drift_of_tables(
    folder: Path, above: str, here: str, *, rows: Sequence[tuple[str, str]]
) -> list[Drift]:
    """As `drift`, with tasks in a table; `above` and `here` are the first row's cell for dates."""
    for name, issuer, number, basis, day, due in (
        ("city", CITY, "霁政发〔2022〕5号", "", "2022年3月1日", above),
        (
            "county",
            COUNTY,
            "苇政发〔2022〕9号",
            "根据《霁州市湿地保护工作方案》（霁政发〔2022〕5号），",
            "2022年4月1日",
            here,
        ),
    ):
        place = issuer.removesuffix("人民政府")
        head = _head(issuer, number, basis, day=day)
        table = "".join(
            f"<tr><td>{n}</td><td>{name}</td><td>{words}</td><td>{place[-1]}林业局</td>"
            f"<td>{due if n == 1 else '2022年11月底前'}</td></tr>"
            for n, (name, words) in enumerate(rows, start=1)
        )
        columns = "".join(
            f"<th>{one}</th>" for one in ("序号", "重点任务", "工作内容", "责任单位", "完成时限")
        )
        (folder / f"{name}.html").write_text(
            "<html><head><meta charset='utf-8'></head><body>"
            + "".join(f"<p>{line}</p>" for line in head)
            + f"<p>{place}湿地保护重点任务分工表</p><table><tr>{columns}</tr>{table}</table>"
            + "</body></html>",
            "utf-8",
        )
    return _found(folder, "city.html", "county.html")


def _found(folder: Path, *names: str) -> list[Drift]:
    with opened(folder / "drift.db", new=True) as corpus:
        ingest([folder / name for name in names], corpus, engine=inline)
        world = World(corpus)
        return [
            Drift(code=one.code, message=one.message, finding=one)
            for id_ in world.records
            for one in world.findings(id_)
            if one.code.startswith("P3")
        ]


def _plan(
    issuer: str,
    number: str,
    tasks: str | Sequence[str],
    basis: str,
    known: Sequence[str] = (),
    *,
    day: str,
) -> str:
    place = issuer.removesuffix("人民政府")
    varied = [tasks] if isinstance(tasks, str) else tasks
    items = [
        f"{numeral}、{text}"
        for numeral, text in zip("一二三四五六七八九", [*varied, *REST, *known], strict=False)
    ]
    return "\n".join(
        [*_head(issuer, number, basis, day=day), f"{place}湿地保护工作方案", *items, ""]
    )


def _head(issuer: str, number: str, basis: str, *, day: str) -> list[str]:
    place = issuer.removesuffix("人民政府")
    return [
        f"{issuer}关于印发{place}湿地保护工作方案的通知",
        number,
        "各有关单位：",
        f"{basis}现将《{place}湿地保护工作方案》印发给你们，请认真组织实施。",
        issuer,
        day,
    ]
