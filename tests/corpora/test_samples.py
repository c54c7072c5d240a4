"""The sample corpus says what its gold says, and is nobody else's text."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from selectolax.lexbor import LexborHTMLParser

from corpora import samples, vocabulary
from corpora.folding import fold

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "corpora" / "samples" / "documents"
SHARED = ROOT.parent / "shared"
REGIONS = ROOT / "extractors" / "lexicons" / "regions.tsv"
LINES = ROOT / "extractors" / "lexicons" / "lines.tsv"

FILES = json.loads(samples.gold("files"))
GOLD = json.loads(samples.gold("tasks"))
LINKS = json.loads(samples.gold("links"))
PLANTED = json.loads(samples.gold("planted"))
TASKS = {(gold["file"], task["path"]): task for gold in GOLD for task in gold["tasks"]}

PLACES = ("岚川", "霁州", "苇渡", "楠浦", "石磴", "柳汊", "清坞", "塔前")
# The kinds of finding in the public form of the task graph that a document can be faulted with.
FINDING_KINDS = {
    *("gap", "partial", "mentioned", "orphan", "duplicate"),
    *("repealed_basis", "outdated_basis", "missing_source"),
    *("lead_changed", "lead_demoted", "lead_lost", "lead_diluted", "no_lead"),
    *("deadline_missing", "deadline_late", "deadline_earlier", "deadline_softened", "no_deadline"),
    *("weaker", "stricter", "copied", "renamed", "residue", "two_bodies", "wrong_level"),
    *("over_length", "numbering", "attachment_missing"),
}
# One family of words a task, so that its strength is beyond dispute; must stands above should.
STRENGTH = {
    "must": "必须|严禁|不得",
    "should": "应当|(?<=[县州区门位局）])要(?!求)",
    "encourage": "鼓励|支持",
    "explore": "探索|试点",
    "in_principle": "原则上",
}

_KEPT = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff%]+")


def kept(text: str) -> str:
    return _KEPT.sub("", fold(text))


def text_of(item: dict[str, Any]) -> str:
    """What a person sees of the file, read as strictly as its encoding allows."""
    path = DOCUMENTS / str(item["file"])
    content = path.read_bytes().decode(str(item["encoding"]))
    if path.suffix != ".html":
        return content
    body = LexborHTMLParser(content).body
    assert body is not None
    return str(body.text(separator="\n"))


TEXTS = {item["file"]: text_of(item) for item in FILES}


def test_the_shipped_files_are_what_the_builder_makes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.corpora.samples_builder", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.*")}
    shipped = {path: (ROOT / "corpora" / "samples" / path).read_bytes() for path in made}

    assert shipped == made


def test_putting_the_samples_into_a_folder_writes_every_document(tmp_path: Path) -> None:
    written = samples.put_into(tmp_path / "new" / "folder")

    assert [path.name for path in written] == [item["file"] for item in FILES]
    assert all(path.read_bytes() == (DOCUMENTS / path.name).read_bytes() for path in written)


def test_a_page_may_declare_an_encoding_that_it_is_not_in() -> None:
    page = (DOCUMENTS / "04-county-nanpu-plan.html").read_bytes()

    assert b"charset=utf-8" in page
    with pytest.raises(UnicodeDecodeError):
        page.decode("utf-8")


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: str(gold["file"]))
def test_every_quotation_stands_in_its_document(gold: dict[str, Any]) -> None:
    text = kept(TEXTS[gold["file"]])
    for task in gold["tasks"]:
        own = kept(task.get("row", task["text"]))

        assert kept(task["text"]) in text
        # 自然资源、住房城乡建设部门: an ending put back is not where the name stands.
        assert all(kept(it["text"].removesuffix("部门")) in own for it in task["departments"])
        assert all(kept(it["text"]) in own for it in task["deadlines"] + task["targets"])
    for citation in gold["citations"]:
        assert kept(citation["text"]) in text
        assert citation["title"] in citation["text"]
        assert citation["number"] is None or citation["number"] in citation["text"]
    meta = gold["meta"]
    # A decree's number stands over two lines, with nothing but a break between them.
    for word in (meta["title"], meta["number"], *meta["issuers"], *meta["addressees"]):
        assert word is None or kept(word) in text


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: str(gold["file"]))
def test_gold_uses_the_closed_vocabularies(gold: dict[str, Any]) -> None:
    paths = [task["path"] for task in gold["tasks"]]

    assert len(set(paths)) == len(paths)
    assert gold["meta"]["level"] in vocabulary.LEVELS
    assert gold["meta"]["region"].endswith(gold["meta"]["issuers"][0][:3])
    for task in gold["tasks"]:
        assert task["kind"] in vocabulary.TASK_KINDS
        assert task["strength"] in vocabulary.STRENGTHS
        assert task["mode"] is None or task["mode"] in vocabulary.MODES
        assert {it["role"] for it in task["departments"]} <= set(vocabulary.ROLES)
        assert {it["kind"] for it in task["deadlines"]} <= set(vocabulary.DEADLINE_KINDS)
        assert {it["comparator"] for it in task["targets"]} <= set(get_args(vocabulary.Comparator))
        assert bool(task["leads"]) == (task["role"] is not None) == (task["mode"] is not None)
        assert set(task.get("restates", ())) <= set(paths)
    assert {it["role"] for it in gold["citations"]} <= set(vocabulary.CITATION_ROLES)


@pytest.mark.parametrize("key", TASKS, ids="-".join)
def test_strength_is_said_in_one_family_of_words(key: tuple[str, str]) -> None:
    task = TASKS[key]
    said = [name for name, words in STRENGTH.items() if re.search(words, task["text"])]
    if task["kind"] in ("reported", "planned"):
        return

    assert (said or ["plain"])[0] == task["strength"]
    assert len(said) <= 1 or said == ["must", "should"]


def test_lines_of_work_are_those_of_the_lexicon() -> None:
    if not LINES.exists():
        pytest.skip("no list of lines yet")
    known = {row.split("\t")[1] for row in LINES.read_text("utf-8").splitlines()[1:]}
    used = {it["line"] for task in TASKS.values() for it in task["departments"]}

    assert used - {None} <= known


@pytest.mark.parametrize("family", LINKS, ids=lambda family: str(family["local"]))
def test_links_lead_from_task_to_task(family: dict[str, Any]) -> None:
    pairs = [*family["pairs"], *family["optional"]]
    linked = {path for path, _ in pairs}
    taken = {path for _, path in pairs}

    assert {(family["local"], path) for path in [*linked, *family["own"]]} <= TASKS.keys()
    assert {(family["source"], path) for path in [*taken, *family["uncovered"]]} <= TASKS.keys()
    assert len({tuple(pair) for pair in pairs}) == len(pairs)
    assert not linked & set(family["own"])
    assert not taken & {*family["uncovered"], *family["uncovered_doubtful"]}


def _planted(*kinds: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The task with the fault, and the task above that it is measured against."""
    for item in PLANTED:
        if item["kind"] in kinds:
            yield (
                TASKS[item["file"], item["task"]],
                TASKS["02-city-plan.html", item["source"]],
            )


def test_what_is_planted_has_a_known_kind_and_stands_where_it_says() -> None:
    assert {item["kind"] for item in PLANTED} <= FINDING_KINDS
    for item in PLANTED:
        assert item["note"]
        assert item["task"] is None or (item["file"], item["task"]) in TASKS
        assert item["source"] is None or ("02-city-plan.html", item["source"]) in TASKS
    assert len(PLANTED) == len({(it["kind"], it["task"], it["source"]) for it in PLANTED})


def test_planted_copies_are_the_same_but_for_the_names() -> None:
    names = re.compile("各县（市、区）|各乡镇|苇渡|人民政府|[省市县]级?|支队|大队|委员会|[局委]")
    for local, source in _planted("copied"):
        assert kept(local["text"])[3:] == kept(source["text"])[3:]
    for local, source in _planted("renamed"):
        ours, theirs = (
            kept(names.sub("", re.sub(r"^[(（].*?[)）]", "", task["text"])))
            for task in (local, source)
        )

        assert ours == theirs


def test_planted_gaps_are_taken_up_by_no_task() -> None:
    family = next(it for it in LINKS if it["local"] == "04-county-nanpu-plan.html")
    gaps = {it["source"] for it in PLANTED if it["kind"] == "gap"}

    assert gaps <= set(family["uncovered"])


def test_planted_deadlines_are_later_softer_or_missing() -> None:
    for local, source in _planted("deadline_late"):
        assert local["deadlines"][0]["due"] > source["deadlines"][0]["due"]
    for local, _ in _planted("deadline_softened"):
        assert [it["kind"] for it in local["deadlines"]] == ["vague"]
    for local, source in _planted("deadline_missing"):
        assert not local["deadlines"]
        assert source["deadlines"]


def test_planted_quantities_are_lower_or_higher() -> None:
    for local, source in _planted("weaker"):
        assert local["targets"][1]["value"] < source["targets"][1]["value"]
    for local, source in _planted("stricter"):
        assert local["targets"][0]["value"] > source["targets"][0]["value"]


def test_planted_leads_are_lost_demoted_diluted_or_changed() -> None:
    def lines(task: dict[str, Any], *roles: str) -> set[str]:
        return {it["line"] for it in task["departments"] if it["role"] in roles}

    for local, source in _planted("lead_lost"):
        assert not local["leads"]
        assert not lines(source, "lead") & lines(local, "support")
    for local, source in _planted("lead_demoted"):
        assert lines(source, "lead") <= lines(local, "support")
    for local, _ in _planted("lead_diluted"):
        assert all(it["collective"] for it in local["departments"])
    for local, source in _planted("lead_changed"):
        assert "民政" in lines(source, "responsible") - lines(local, "responsible", "support")


def test_the_encyclopedia_page_is_a_copy_in_traditional_script() -> None:
    """Taiwan-style words (視窗, 專案) fold back to the words of the plan."""
    copy = next(item for item in FILES if item["copy_of"])
    plan = kept(TEXTS[copy["copy_of"]])

    assert plan[plan.index("为落实霁州市") :] in kept(TEXTS[copy["file"]])


@pytest.mark.parametrize("place", PLACES)
def test_the_places_are_invented(place: str) -> None:
    if not REGIONS.exists():
        pytest.skip("no gazetteer yet")

    assert place not in REGIONS.read_text("utf-8")


@pytest.mark.shared
def test_no_sentence_is_taken_from_a_real_document() -> None:
    """Formulas of the genre are short; a sentence of 25 characters is somebody's own."""
    if not SHARED.exists():
        pytest.skip("no shared corpus beside the checkout")
    real = _real()
    for name, text in TEXTS.items():
        sentences = [kept(sentence) for sentence in re.split("[。；;\n]", text)]

        assert [it for it in sentences if len(it) >= 25 and it in real] == [], name


def _real() -> str:
    texts: list[str] = []
    for folder in ("seeds", "corpus"):
        for path in sorted((SHARED / folder).rglob("*")):
            if path.suffix.lower() not in (".txt", ".htm", ".html"):
                continue
            content = path.read_bytes()
            try:
                text = content.decode("utf-8")
            except UnicodeDecodeError:
                text = content.decode("gb18030", "replace")
            texts.append(kept(re.sub("<[^>]*>", "", text)))
    return "\n".join(texts)
