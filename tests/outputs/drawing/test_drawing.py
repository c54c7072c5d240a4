"""Pictures show what the graph holds, legibly, and obey nothing that stands in a document."""

from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PIL import Image

from corpora import samples
from corpora.errors import PolicyPipeError
from corpora.store import opened
from outputs.drawing import PICTURES, png
from outputs.drawing.canvas import cut, folded, plain, room
from outputs.drawing.subjects import MOST_DOCUMENTS, family
from outputs.graph_records import TaskGraph
from outputs.stored import Stored
from outputs.task_graph import read
from outputs.view import View
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.views import export
from tests.hostile_texts import HOSTILE
from tests.views import Given

SVG = "{http://www.w3.org/2000/svg}"
NAMES = sorted(PICTURES)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> TaskGraph:
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder)
    with opened(folder / "policy-pipe.db", new=True) as corpus:
        ingest([folder], corpus, engine=inline)
        with (folder / "graph.json").open("wb") as out:
            export(corpus, out)
    return read((folder / "graph.json").read_bytes())


@pytest.fixture(scope="module")
def view(graph: TaskGraph) -> View:
    return Stored(graph)


def id_of(view: View, number: str) -> str:
    [found] = [one.document.id for one in view.bundles() if one.document.number == number]
    return found


def words(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_picture_twice(name: str, view: View) -> None:
    assert PICTURES[name](view, None) == PICTURES[name](view, None)


@pytest.mark.parametrize("name", NAMES)
def test_everything_stands_inside_the_picture(name: str, view: View) -> None:
    drawn = ElementTree.fromstring(PICTURES[name](view, None))
    width, height = float(drawn.attrib["width"]), float(drawn.attrib["height"])

    for text in drawn.iter(f"{SVG}text"):
        x, y, size = (float(text.attrib[key]) for key in ("x", "y", "font-size"))
        long = room(text.text or "", size)
        if "transform" in text.attrib:
            assert y - long >= 0
            assert y <= height
        else:
            left = {"start": x, "middle": x - long / 2, "end": x - long}[text.attrib["text-anchor"]]
            assert left >= 0
            assert left + long <= width + 1
    for box in drawn.iter(f"{SVG}rect"):
        assert float(box.attrib.get("x", 0)) + float(box.attrib["width"]) <= width
        assert float(box.attrib.get("y", 0)) + float(box.attrib["height"]) <= height


def test_the_chain_has_all_above_and_below(view: View) -> None:
    drawn = words(PICTURES["chain"](view, id_of(view, "霁政办发〔2021〕52号")))

    assert {"岚政办发〔2021〕36号", "霁政办发〔2021〕52号", "苇政办发〔2021〕61号"} <= set(drawn)
    assert "楠政办发〔2021〕57号" in drawn
    assert "岚民发〔2022〕18号" not in drawn
    assert any("36号" in one and "项" in one and "%" in one for one in drawn)


def test_the_tree_runs_with_time(view: View) -> None:
    svg = PICTURES["diffusion"](view, id_of(view, "岚政办发〔2021〕36号"))
    at = {
        (text.text or "").partition("（")[0]: float(text.attrib["x"])
        for text in ElementTree.fromstring(svg).iter(f"{SVG}text")
    }

    assert at["岚政办发〔2021〕36号"] < at["霁政办发〔2021〕52号"] < at["苇政办发〔2021〕61号"]


def test_the_matrix_has_a_cell_for_each_state(view: View) -> None:
    source = id_of(view, "岚政办发〔2021〕36号")
    signs = words(PICTURES["matrix"](view, source))
    rows = [one for one in view.coverage() if one.source.startswith(source)]
    gaps = sum(one.state == "gap" for one in rows)

    # One more of each sign stands in the legend.
    assert signs.count("漏") == gaps + 1
    assert gaps > 0


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_corpus_is_told(name: str) -> None:
    with pytest.raises(PolicyPipeError, match="nothing to draw"):
        PICTURES[name](Given(), None)


def test_too_many_documents_are_told(graph: TaskGraph) -> None:
    link = graph.document_links[0]
    document = graph.documents[0]
    many = tuple(
        replace(document, id=f"d{n:016x}", number=f"甲发〔2020〕{n}号")
        for n in range(MOST_DOCUMENTS + 2)
    )
    links = tuple(replace(link, document=one.id, source=many[0].id) for one in many[1:])
    crowd = Stored(replace(Given().graph, documents=many, document_links=links))

    for name in ("chain", "diffusion"):
        with pytest.raises(PolicyPipeError, match="too many"):
            PICTURES[name](crowd, None)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_documents_are_words(name: str, text: str, graph: TaskGraph) -> None:
    documents = tuple(
        replace(one, title=text, number=text[:200] or None, attachment_title=None)
        for one in graph.documents
    )
    tasks = tuple(replace(one, heading=text) for one in graph.tasks)
    svg = PICTURES[name](Stored(replace(graph, documents=documents, tasks=tasks)), None)
    drawn = ElementTree.fromstring(svg)

    known = {"svg", "title", "defs", "marker", "path", "rect", "line", "text", "g"}
    assert {one.tag.removeprefix(SVG) for one in drawn.iter()} <= known
    assert not any(key.startswith("on") for one in drawn.iter() for key in one.attrib)


def test_documents_that_rest_on_each_other_are_drawn(graph: TaskGraph) -> None:
    link = next(one for one in graph.document_links if one.role != "cites")
    back = replace(link, document=link.source, source=link.document)
    circle = Stored(replace(graph, document_links=(link, back)))

    for name in ("chain", "diffusion"):
        assert len(family(circle).documents) == 2
        assert PICTURES[name](circle, None)


@pytest.mark.parametrize(
    ("given", "expected"),
    [("短", "短"), ("一二三四五六", "一二三…"), ("甲\n乙", "甲 乙"), ("\u202e甲", "甲")],
)
def test_a_line_is_cut_where_it_ends(given: str, expected: str) -> None:
    assert cut(given, 10, 42) == expected


def test_lines_are_folded_and_the_last_is_cut() -> None:
    assert folded("一二三四五六七八", 10, 30, 2) == ["一二三", "四五…"]
    assert folded("", 10, 30, 2) == []
    assert plain("甲\u2066 \t乙") == "甲 乙"


@pytest.fixture
def font() -> None:
    if png.found() is None:
        pytest.skip("no Chinese font on this machine")


@pytest.mark.usefixtures("font")
@pytest.mark.parametrize("name", NAMES)
def test_png_is_a_picture_of_twice_the_size(name: str, view: View, tmp_path: Path) -> None:
    svg = PICTURES[name](view, None)
    (tmp_path / "a.png").write_bytes(png.to_png(svg))
    size = [float(ElementTree.fromstring(svg).attrib[key]) for key in ("width", "height")]
    with Image.open(tmp_path / "a.png") as drawn:
        colours = drawn.convert("RGB").getcolors(maxcolors=1 << 20)

        assert [abs(a - 2 * b) <= 2 for a, b in zip(drawn.size, size, strict=True)] == [True, True]
        assert colours is not None
        assert len(colours) > 20


def test_without_a_chinese_font_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "_fonts", lambda: iter(()))
    monkeypatch.delenv("POLICY_PIPE_FONT", raising=False)

    with pytest.raises(PolicyPipeError, match="fonts-noto-cjk"):
        png.to_png("<svg/>")


Bad = Literal["missing", "text"]


@pytest.mark.parametrize("bad", ["missing", "text"])
def test_a_named_file_that_is_no_font_is_told(
    bad: Bad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "font.ttf"
    if bad == "text":
        file.write_text("no font")
    monkeypatch.setenv("POLICY_PIPE_FONT", str(file))

    with pytest.raises(PolicyPipeError, match="is no font"):
        png.to_png("<svg/>")
