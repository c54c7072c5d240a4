"""Links as people and programs see them: what they say holds, and it holds together."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpora.store import Corpus, opened
from outputs.graph_records import Link, TaskGraph
from pipeline.linking.web import Web
from tests.pipeline.linking import families
from tests.pipeline.linking.constructed import FORMULAS
from tests.pipeline.linking.families import FAMILY, ends, graph_of, link, names, read, written
from tests.pipeline.linking.notices import CITY, LIBRARIES, PROVINCE, WETLANDS, notice


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("family")
    with opened(folder / "test.db", new=True) as store:
        read(store, written(folder / "docs", FAMILY))
        link(store)
        yield store


@pytest.fixture(scope="module")
def found(family: Corpus) -> TaskGraph:
    return graph_of(family)


def paths(one: Link) -> tuple[str, str]:
    return one.task.partition("#")[2], one.source.partition("#")[2]


def between(found: TaskGraph, local: str, source: str) -> dict[tuple[str, str], Link]:
    return {paths(one): one for one in found.links if ends(found, one) == (local, source)}


def test_what_was_taken_is_linked(found: TaskGraph) -> None:
    same = {(n, n) for n in "一二三四五"}

    assert set(between(found, "city", "province")) == same
    assert set(between(found, "weidu", "city")) == {("一", "一"), ("二", "六"), ("三", "三")}
    assert set(between(found, "nanpu", "city")) == {
        ("一", "二"), ("二", "三"), ("三", "四"), ("四", "五"), ("五", "六"),
    }  # fmt: skip


def test_an_own_task_has_no_source(found: TaskGraph) -> None:
    assert "六" not in {
        one.task.partition("#")[2] for one in found.links if "city" in ends(found, one)[:1]
    }


def test_another_subject_has_no_links(found: TaskGraph) -> None:
    assert [one for one in found.links if "libraries" in ends(found, one)] == []


def test_a_link_over_two_levels_is_transitive(found: TaskGraph) -> None:
    """The city's task is linked with the same task of the province."""
    directness = {(ends(found, one), one.directness) for one in found.links if one.kind == "source"}

    assert directness >= {
        (("weidu", "city"), "direct"),
        (("city", "province"), "direct"),
        (("weidu", "province"), "transitive"),
    }
    assert (("weidu", "province"), "direct") not in directness


def test_what_only_the_top_has_is_direct(found: TaskGraph) -> None:
    """Nothing between has it: then the link over two levels is the direct one."""
    for one in found.links:
        if one.directness == "transitive":
            middle = {two.source for two in found.links if two.task == one.task} & {
                two.task for two in found.links if two.source == one.source
            }
            assert middle


def test_counties_stand_beside_each_other(found: TaskGraph) -> None:
    siblings = [one for one in found.links if one.kind == "sibling"]
    [common] = {one.common_source for one in siblings}

    assert {ends(found, one) for one in siblings} >= {("nanpu", "weidu")}
    assert names(found)[common or ""] in ("city", "province")
    assert {one.channel for one in siblings} == {"text"}


def test_a_copy_that_names_nothing_is_found_and_marked(found: TaskGraph) -> None:
    copied = [one for one in found.links if ends(found, one) == ("copier", "province")]
    copied += [one for one in found.links if ends(found, one) == ("copier", "city")]

    assert copied
    assert {one.channel for one in copied} == {"inferred"}


def test_a_named_source_is_marked_by_how_it_is_named(found: TaskGraph) -> None:
    assert {one.channel for one in between(found, "city", "province").values()} == {"number"}


def test_the_score_is_the_sum_of_its_reasons(found: TaskGraph) -> None:
    assert found.links
    for one in found.links:
        assert one.score == pytest.approx(sum(reason.bits for reason in one.reasons), abs=1e-6)
        assert one.probability == pytest.approx(1 / (1 + 2**-one.score), abs=1e-4)


def test_no_link_goes_to_itself_or_against_level_or_time(found: TaskGraph) -> None:
    levels = ["national", "province", "municipality", "county", "township"]
    documents = {one.id: one for one in found.documents}
    for one in found.links:
        local, source = (documents[id_.partition("#")[0]] for id_ in (one.task, one.source))
        assert local.id != source.id
        assert (source.issued_on or date.min) <= (local.issued_on or date.max)
        if one.kind == "source":
            assert levels.index(source.level or "") <= levels.index(local.level or "")


def test_every_link_stands_once_and_leads_to_tasks_that_are_there(found: TaskGraph) -> None:
    tasks = {one.id for one in found.tasks}
    pairs = [(one.task, one.source) for one in found.links]

    assert len(pairs) == len(set(pairs))
    assert {id_ for pair in pairs for id_ in pair} <= tasks


def test_passages_and_measures_lie_inside_their_tasks(found: TaskGraph) -> None:
    tasks = {one.id: one for one in found.tasks}
    for one in found.links:
        task, source = tasks[one.task], tasks[one.source]
        for passage in one.passages:
            for (start, end), of in ((passage.task, task), (passage.source, source)):
                assert any(first <= start < end <= last for first, last in of.spans)
        for mine, theirs in one.measures:
            assert mine in {measure.n for measure in task.measures}
            assert theirs in {measure.n for measure in source.measures}


def test_alternatives_came_near_and_are_no_links(found: TaskGraph) -> None:
    linked = {(one.task, one.source) for one in found.links}
    for one in found.links:
        for other in one.alternatives:
            assert (one.task, other.source) not in linked
            assert other.score < min(two.score for two in found.links)


def test_what_leads_to_a_document_is_what_leads_from_the_others(family: Corpus) -> None:
    with family.at_one_moment():
        web = Web(family)
        every = list(web)
        for document in family.documents():
            taking = [one for one in every if one.source.startswith(f"{document.id}#")]
            assert list(web.taking(document.id)) == taking
            assert list(web.of(document.id)) == [
                one for one in every if one.task.startswith(f"{document.id}#")
            ]


def _unrelated(n: int) -> str:
    """Plans of provinces on subjects of their own; what they share are formulas."""
    subject = ["渔业", "林业", "棉花", "茶叶", "蚕桑", "水泥", "陶瓷"][n]
    own = (
        f"{subject}基地建设。支持{subject}企业新建仓库{n + 3}处，每处补助{n + 7}万元。",
        f"加强组织领导。{FORMULAS[0]}{FORMULAS[1]}",
    )
    return notice(
        f"岚川省人民政府关于{subject}发展的意见",
        number=f"岚政发〔201{n}〕{n + 2}号",
        tasks=own,
        signed=PROVINCE,
        day=f"201{n}年3月2日",
    )


@pytest.mark.parametrize(("others", "expected"), [(2, "copied"), (6, "boilerplate")])
@pytest.mark.parametrize("linked", [True, False])
def test_words_that_many_unrelated_documents_have_are_boilerplate(
    others: int, expected: str, linked: bool, corpus: Corpus, docs: Path
) -> None:
    """Also where nothing was linked before."""
    last = f"加强组织领导。{FORMULAS[0]}{FORMULAS[1]}"
    texts = {
        "province": families.FAMILY["province"].replace(
            "\n\n岚川省", f"\n　　六、{last}\n\n岚川省"
        ),
        "city": notice(
            CITY + "关于加强湿地保护修复的实施意见",
            number="霁政发〔2020〕31号",
            opening="根据《岚川省人民政府关于加强湿地保护修复的意见》（岚政发〔2020〕8号），提出如下意见：",
            tasks=(WETLANDS[0], LIBRARIES[0], last),
            signed=CITY,
            day="2020年7月15日",
        ),
    }
    read(corpus, written(docs, texts | {f"other{n}": _unrelated(n) for n in range(others)}))
    if linked:
        link(corpus)
    made = between(graph_of(corpus), "city", "province")

    assert made["三", "六"].copy_class == expected
    assert made["一", "一"].copy_class == "copied"


def test_the_graph_reads_itself_back(family: Corpus, found: TaskGraph) -> None:
    written_ = json.loads(families.exported(family))["links"]

    assert [(one["task"], one["source"]) for one in written_] == [
        (one.task, one.source) for one in found.links
    ]
    assert all("copy" in one for one in written_)
