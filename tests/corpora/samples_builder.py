"""Makes the sample corpus and its gold out of the marked sources in samples_source/.

    python -m tests.corpora.samples_builder [FOLDER]

A source is the text of one document with marks in it; docs/sample-corpus.md lists them.
What a mark says goes into the gold, what it encloses into the text: the two cannot disagree.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.corpora import samples_marks, samples_pages
from tests.corpora.samples_marks import SOURCES, Gold, Source

SAMPLES = Path(__file__).parents[2] / "corpora" / "samples"

# Kept as it is: the traditional copy of a plan was converted once and then proofread.
COPIES = (
    {
        "file": "06-county-weidu-plan-encyclopedia.html",
        "encoding": "utf-8",
        "declared": "utf-8",
        "copy_of": "03-county-weidu-plan.txt",
        "shows": "百科网页上的繁体副本：台湾用词（檔案、視窗等），信息框给出发文字号和发布单位",
    },
)


def build() -> dict[str, bytes]:
    """All files of corpora/samples by their path in it, except the kept ones."""
    sources = [samples_marks.read(path) for path in sorted(SOURCES.glob("*.src"))]
    made = {f"documents/{source.head['file']}": samples_pages.written(source) for source in sources}
    gold: dict[str, object] = {
        "files": sorted([_file(source) for source in sources] + list(COPIES), key=_by_file),
        "tasks": [_tasks(source) for source in sources],
        "links": list(_links(sources)),
        "planted": [item for source in sources for item in source.planted],
    }
    made |= {f"gold/{name}.json": _json(value) for name, value in gold.items()}
    return made


def _by_file(item: Gold) -> str:
    return str(item["file"])


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _file(source: Source) -> Gold:
    head = source.head
    return {
        "file": head["file"],
        "encoding": head["encoding"],
        "declared": head.get("declared", head["encoding"] if "page" in head else None),
        "copy_of": None,
        "shows": head["shows"],
    }


def _tasks(source: Source) -> Gold:
    meta = {
        "title": None,
        "number": None,
        "issuers": [],
        "level": None,
        "region": None,
        "issued_on": None,
        "published_on": None,
        "kind": None,
        "addressees": [],
        "attachment_title": None,
    } | source.head["meta"]
    meta["region"] = _region(meta["issuers"])
    tasks = [
        {key: value for key, value in task.items() if not key.startswith("_")}
        for task in source.tasks
    ]
    return {
        "file": source.head["file"],
        "meta": meta,
        "tasks": tasks,
        "citations": list(source.citations),
    }


# As extractors/lexicons/sample_regions.tsv has them.
_REGIONS = {
    "岚川省": "岚川省",
    "霁州市": "岚川省霁州市",
    "苇渡县": "岚川省霁州市苇渡县",
    "楠浦县": "岚川省霁州市楠浦县",
}


def _region(issuers: Sequence[str]) -> str | None:
    """The whole chain of the place that the first issuer's name begins with."""
    return next((_REGIONS[place] for place in _REGIONS if issuers[0].startswith(place)), None)


def _links(sources: Sequence[Source]) -> Iterator[Gold]:
    by_file = {source.head["file"]: source for source in sources}
    for source in sources:
        if "source" not in source.head:
            continue
        above = by_file[source.head["source"]]
        local = [task["path"] for task in source.tasks]
        upper = [task["path"] for task in above.tasks]
        pairs = [(task["path"], path) for task in source.tasks for path in task["_from"]]
        # A table row says again what an item of the body says: whoever takes up one takes up both.
        optional = [(task["path"], path) for task in source.tasks for path in task["_maybe"]]
        for task in source.tasks:
            for said in task.get("restates", ()):
                optional += [(task["path"], path) for a, path in pairs if a == said]
        for task in above.tasks:
            for said in task.get("restates", ()):
                optional += [(path, task["path"]) for path, b in pairs if b == said]
                optional += [
                    (row["path"], task["path"])
                    for row in source.tasks
                    for again in row.get("restates", ())
                    if (again, said) in pairs
                ]
        optional = [pair for pair in dict.fromkeys(optional) if pair not in pairs]
        for path, where in pairs + optional:
            assert path in local, (source.head["file"], path)
            assert where in upper, (source.head["file"], where)
        rows = {task["path"] for task in above.tasks if "restates" in task}
        open_ = [path for path in upper if path not in {b for _, b in pairs + optional}]
        yield {
            "local": source.head["file"],
            "source": above.head["file"],
            "pairs": [list(pair) for pair in pairs],
            "optional": [list(pair) for pair in optional],
            "uncovered": [path for path in open_ if path not in rows],
            "uncovered_doubtful": [path for path in open_ if path in rows],
            "own": [path for path in local if path not in {a for a, _ in pairs + optional}],
        }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    for name, content in build().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
