"""Plans of invented places, read into a corpus, and the findings on them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from corpora.store import opened
from outputs.graph_records import Finding
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.settings import Settings
from pipeline.world import World

CITY, WEIDU, NANPU = "霁州市", "苇渡县", "楠浦县"
_LETTERS = {CITY: "霁", WEIDU: "苇", NANPU: "楠", "岚川省": "岚"}
_BASIS = {WEIDU: CITY, NANPU: CITY, CITY: "岚川省"}


def plan(
    place: str,
    *items: str,
    kind: str = "实施方案",
    year: int = 2021,
    subject: str = "养老服务提质增能",
    above: str = "",
) -> str:
    """A notice with a plan behind it; `items` are its lines from 一、 on."""
    office = "办公厅" if place.endswith("省") else "办公室"
    title = f"{place}{subject}{kind}"
    above = above or _BASIS.get(place, "")
    day = f"{year}年{3 if above == '' else 6 if place == CITY else 11}月20日"
    basis = (
        f"为落实《{above}{subject}{kind}》（{_LETTERS[above]}政办发〔{year}〕5号）要求，"
        if above
        else ""
    )
    return "\n".join(
        [
            f"{place}人民政府{office}关于印发{title}的通知",
            f"{_LETTERS[place]}政办发〔{year}〕5号",
            "各有关单位：",
            f"《{title}》已经同意，现印发给你们，请认真组织实施。",
            f"{place}人民政府{office}",
            day,
            title,
            f"{basis}结合实际，制定本方案。",
            *items,
            "",
        ]
    )


@contextmanager
def world(settings: Settings | None = None, **files: str) -> Iterator[World]:
    with TemporaryDirectory() as folder:
        paths = []
        for name, text in files.items():
            path = Path(folder) / f"{name}.txt"
            path.write_text(text, "utf-8")
            paths.append(path)
        with opened(Path(folder) / "test.db", new=True) as corpus:
            ingest(paths, corpus, engine=inline)
            with corpus.at_one_moment():
                yield World(corpus, settings)


def findings(
    *codes: str, settings: Settings | None = None, **files: str
) -> Mapping[str, list[Finding]]:
    """By the name of the file, those of some codes."""
    with world(settings, **files) as made:
        return {
            Path(record.file).stem: [one for one in made.findings(id_) if one.code in codes]
            for id_, record in made.records.items()
        }


def told(found: list[Finding]) -> list[tuple[str, str | None]]:
    """Code and path of each."""
    return [(one.code, one.task.partition("#")[2] if one.task else None) for one in found]
