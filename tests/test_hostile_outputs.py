"""Words of documents that other programs would obey arrive in every output as words alone."""

import csv
import io
import json
import os
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from outputs.report.pages import MENU
from pipeline.cli import main
from pipeline.commands.export import FOLDERS, WRITERS

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)><svg onload=alert(2)>'
FORMULA = "=cmd|'/C calc'!A0"
MARKS = "\u202e倒置\u202c\u200f\u2066\u061c"
CONTROLS = "\x1b[31m红\x07\x9b2J\x7f"
NUL = "空\0字"
CLOSING = "]]>--></style><!--{{7*7}}${7*7}"
QUOTES = "“'\"\\N\\\\`;DROP TABLE tasks;--"
LONG = "长" * 10_000
TITLE = f"{SCRIPT}<svg/onload=alert(2)>=1+2\u202e"
BODY = "\x1b空\u202e字"
# Behind a heading's number, where a clerk would write its words; formulas stand first in a cell.
WORDS = (SCRIPT, IMAGE, FORMULA, "+1-2", "@SUM(1)", MARKS, CONTROLS, NUL, CLOSING, QUOTES)

PROVINCE = "岚川省人民政府办公厅"
CITY = "霁州市人民政府办公室"
COUNTY = "苇渡县人民政府办公室"
ACTIONS = (
    "建立采砂监测台账，组织开展日常巡查，严厉打击非法采砂行为",
    "实施退田还湖，恢复湖滨湿地，提升湖泊蓄洪能力",
    "健全三级河长体系，定期通报履职情况",
    "开展水质加密监测，及时公布断面数据",
    "推进取水许可清理，核查取水井2000眼以上",
    "完善应急预案，每年组织演练1次以上",
    "整治入河排污口，建立排查清单",
    "推广节水灌溉，新增高效节水面积5万亩",
    "加强水文设施维护，更新监测站点",
    "落实资金保障，优先安排治理项目",
)
NUMERALS = "一二三四五六七八九十"


def plan(office: str, number: str, day: str, body: str, above: str, *, spoiled: bool) -> str:
    """A notice whose title, number, headings and departments hold what is hostile."""
    name = f"{office.partition('人民政府')[0]}河湖治理{TITLE}工作方案"
    items = "\n".join(
        f"{numeral}、{words if spoiled else ''}治理任务。{action}。"
        f"（{body}{BODY if spoiled else ''}水利局牵头，{body}财政局配合，2024年12月底前完成）"
        for numeral, words, action in zip(NUMERALS, WORDS, ACTIONS, strict=True)
    )
    return (
        f"{office}关于印发《{name}》的通知\n{number}\n\n各有关单位：\n"
        f"{above}现将《{name}》印发给你们，请认真贯彻执行。\n{FORMULA}\n{CONTROLS}{NUL}{MARKS}\n\n"
        f"{office}\n{day}\n\n{name}\n\n{items}\n"
    )


def put(folder: Path) -> None:
    """What an archive of a hostile sender may hold; names as far as the file system takes them."""
    top = plan(PROVINCE, "岚政办发〔2024〕6号", "2024年3月1日", "省", "", spoiled=False)
    named = f"根据《{PROVINCE}关于印发〈岚川省河湖治理{TITLE}工作方案〉的通知》（岚政办发〔2024〕6号），"
    city = plan(CITY, "霁政办发〔2024〕16号", "2024年5月1日", "市", named, spoiled=True)
    named = "根据《霁州市河湖治理工作方案》（霁政办发〔2024〕16号）、《=1+2》（=1+2〔2020〕3号），"
    county = plan(COUNTY, "苇政办发〔2024〕26号", "2024年7月1日", "县", named, spoiled=True)
    page = "".join(f"<p>{escape(line)}</p>" for line in county.splitlines())
    folder.mkdir()
    (folder / "=1+2.txt").write_text(top, "utf-8")
    (folder / "<script>alert(1)<script>\"'&.txt").write_text(city, "utf-8")
    # Half of a pair: only an entity of a page, or a name, can hold it.
    half = page.replace("苇渡县河湖", "苇渡县&#xD800;&#0;&#x1b;[2J河湖")
    (folder / "\u202e@SUM\x1b[31m.html").write_text(f"<html><body>{half}</body></html>", "utf-8")
    long = f"楠浦县人民政府关于{LONG}的通知\n楠政发〔2024〕7号\n一、{LONG}。完善台账。（{LONG}局负责）\n"
    (folder / "+1-2.txt").write_text(f"{long}楠浦县人民政府\n2024年8月2日\n", "utf-8")
    (folder / "-空.txt").write_bytes(b"")
    half_name = folder / os.fsdecode(b"\xff\xfe\n.txt")
    half_name.write_text(f"{FORMULA}\n一、{IMAGE}。\n{SCRIPT}\n", "utf-8")


def pp(*arguments: str) -> Result:
    done = CliRunner().invoke(main, arguments, prog_name="policy-pipe")
    assert done.exception is None or isinstance(done.exception, SystemExit), (
        arguments,
        done.exc_info,
    )
    return done


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    put(folder / "docs")
    read = pp("ingest", str(folder / "docs"), "--corpus", str(folder / "pp.db"))
    assert read.exit_code == 1  # the empty one
    assert harmless(read.output)
    assert pp("link", "--corpus", str(folder / "pp.db")).exit_code == 0
    return folder / "pp.db"


@pytest.fixture(scope="module")
def graph(corpus: Path) -> Any:
    return json.loads(written(corpus, "json").read_text("utf-8"))


def written(corpus: Path, form: str, *more: str) -> Path:
    """An export, in whatever form."""
    out = corpus.parent / f"{form}{''.join(more)}"
    done = pp("export", "--format", form, "-o", str(out), *more, "--corpus", str(corpus))
    assert done.exit_code == 0, done.output
    return out


def harmless(words: str) -> bool:
    """Nothing of it would a terminal obey or show in another order."""
    return not [one for one in words if one not in "\n\t" and _is_obeyed(one)]


def _is_obeyed(letter: str) -> bool:
    bidi = unicodedata.bidirectional(letter)
    return (
        unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")
        or bidi in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        or letter in "\u200e\u200f\u061c"
    )


def test_the_hostile_words_are_in_the_graph(graph: Any) -> None:
    """Else nothing below could fail."""
    held = json.dumps(graph, ensure_ascii=False)
    sources = [one for one in graph["links"] if one["kind"] == "source"]
    given = [one for task in graph["tasks"] for one in task["assignments"]]
    bodies = [body for one in given for body in one["departments"]]
    names = [one["file"] for one in graph["documents"] if one["present"]]

    assert len(names) == 5
    for words in (SCRIPT, FORMULA, MARKS, CLOSING, LONG):
        assert json.dumps(words, ensure_ascii=False)[1:-1] in held
    assert len({one["task"] for one in sources}) >= 2 * len(WORDS) - 4
    assert sum(TITLE in (one["title"] or "") for one in graph["documents"]) >= 2
    assert any(BODY in one["text"] for one in bodies)
    assert any("\x1b" in name for name in names)
    assert graph["findings"]
    assert graph["coverage"]


COMMANDS = (
    ("list",),
    ("list", "--files"),
    ("findings",),
    ("findings", "--by", "code", "--lang", "en"),
    ("coverage",),
    ("coverage", "--matrix"),
    ("measure",),
    ("measure", "--by", "document"),
    ("measure", "--by", "pair", "--format", "csv"),
    ("measure", "--by", "department", "--format", "csv"),
    ("measure", "--by", "document", "--format", "csv"),
    ("review", "list"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_lets_a_terminal_obey(command: tuple[str, ...], corpus: Path) -> None:
    done = pp(*command, "--corpus", str(corpus))

    assert done.exit_code == 0
    assert done.stdout
    assert harmless(done.stdout.replace("\r\n", "\n").removeprefix("\ufeff"))


def test_each_document_and_task_can_be_shown(corpus: Path, graph: Any) -> None:
    present = [one["id"] for one in graph["documents"] if one["present"]]
    tasks = [one["id"] for one in graph["tasks"]]
    link = next(one for one in graph["links"] if one["kind"] == "source")
    asked = [
        *(("show", one) for one in (*present, *tasks[::4])),
        *(("trace", one, "--reasons") for one in (*present, *tasks[::6])),
        ("compare", link["task"], link["source"]),
        ("compare", *(one.partition("#")[0] for one in (link["task"], link["source"]))),
    ]
    for command in asked:
        done = pp(*command, "--corpus", str(corpus))

        assert done.exit_code == 0, command
        assert harmless(done.output), command


@pytest.mark.parametrize("by", ["all", "pair", "document", "department", "line"])
def test_measures_as_json_are_json(by: str, corpus: Path) -> None:
    done = pp("measure", "--by", by, "--format", "json", "--corpus", str(corpus))

    assert json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("form", [*WRITERS, *FOLDERS])
def test_every_form_can_be_written_twice_alike(form: str, corpus: Path) -> None:
    first = files(written(corpus, form))

    assert first
    assert first == files(written(corpus, form))


def files(path: Path) -> dict[str, bytes]:
    some = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    return {one.name: one.read_bytes() for one in some}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_xml_can_be_read(form: str, corpus: Path) -> None:
    root = ElementTree.parse(written(corpus, form)).getroot()
    named = {one.tag.rpartition("}")[2] for one in root.iter()}

    assert not named & {"script", "img", "svg"}
    assert any("<script>" in (value or "") for one in root.iter() for value in _texts(one))


def _texts(element: ElementTree.Element) -> Iterator[str | None]:
    yield element.text
    yield from element.attrib.values()


@pytest.mark.parametrize("picture", ["diffusion", "chain", "matrix"])
def test_pictures_hold_no_element_of_a_document(picture: str, corpus: Path, graph: Any) -> None:
    more = ["--picture", picture]
    if picture != "diffusion":
        links = [one for one in graph["document_links"] if one["role"] != "cites"]
        more += ["--of", links[0]["source"]]
    root = ElementTree.parse(written(corpus, "svg", *more)).getroot()

    assert not {one.tag.rpartition("}")[2] for one in root.iter()} & {"script", "img", "image"}
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    assert written(corpus, "png", *more).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_office_files_hold_no_formula_field_or_foreign_link(form: str, corpus: Path) -> None:
    with zipfile.ZipFile(written(corpus, form)) as packed:
        for name in packed.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            for one in ElementTree.fromstring(packed.read(name)).iter():
                if one.tag.endswith("}Relationship"):
                    assert one.get("TargetMode") != "External", name
                kind = one.tag.rpartition("}")[2]
                assert kind not in ("f", "ddeLink", "oleObject"), name
                fields = [one.text or ""] if kind == "instrText" else []
                fields += [words for at, words in one.attrib.items() if at.endswith("}instr")]
                assert set(map(str.strip, fields)) <= {"PAGE", "NUMPAGES"}, name


def test_no_cell_is_a_formula_and_none_is_too_long(corpus: Path) -> None:
    book = load_workbook(io.BytesIO(written(corpus, "xlsx").read_bytes()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    words = [cell.value for cell in cells if isinstance(cell.value, str)]

    assert not [cell.coordinate for cell in cells if cell.data_type in ("f", "e")]
    assert max(map(len, words)) <= 32767
    assert any(one.startswith("=cmd") or "=cmd" in one for one in words)
    assert all(map(harmless, words))


@pytest.mark.parametrize("form", ["csv", "neo4j"])
def test_tables_have_as_many_cells_as_columns(form: str, corpus: Path) -> None:
    for path in written(corpus, form).glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert {len(row) for row in rows} == {len(rows[0])}, path.name
        if form == "csv":
            cells = [cell for row in rows for cell in row]
            assert not [cell for cell in cells if cell[:1] in "=+@\t\r" and cell], path.name
            assert not [cell for cell in cells if re.match(r"-(?![\d.]+(?:e-?\d+)?$)", cell)]
            assert "\0" not in "".join(cells)


def test_measures_as_csv_are_neutralised(corpus: Path) -> None:
    for by in ("document", "department", "pair"):
        done = pp("measure", "--by", by, "--format", "csv", "--corpus", str(corpus))
        rows = list(csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff"))))

        assert {len(row) for row in rows} == {len(rows[0])}
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell[:1] in "=+@\t\r" and cell]
        assert not [cell for cell in cells if re.match(r"-(?![\d.]+(?:e-?\d+)?$)", cell)]


def test_columns_stay_columns(corpus: Path) -> None:
    for line in written(corpus, "conll").read_text("utf-8").split("\n"):
        assert not line or line.startswith("#") or len(line.split("\t")) == 5


@pytest.mark.slow
def test_what_is_written_for_others_can_be_read(corpus: Path, graph: Any) -> None:
    from pyarrow import parquet
    from rdflib import Graph
    from spacy import blank
    from spacy.tokens import DocBin

    texts = [one["text"] for one in graph["documents"] if one["present"]]
    docs = DocBin().from_bytes(written(corpus, "docbin").read_bytes())
    tasks = json.loads(written(corpus, "labelstudio").read_text("utf-8"))

    assert [doc.text for doc in docs.get_docs(blank("zh").vocab)] == texts
    assert [one["data"]["text"] for one in tasks] == texts
    assert len(Graph().parse(written(corpus, "turtle"), format="turtle")) > 1000
    for path in written(corpus, "parquet").glob("*.parquet"):
        parquet.read_table(path).validate(full=True)


@pytest.fixture(scope="module")
def report(corpus: Path) -> Path:
    folder = corpus.parent / "report"
    assert pp("report", "-o", str(folder), "--corpus", str(corpus)).exit_code == 0
    return folder


def test_the_report_holds_no_element_of_a_document(report: Path) -> None:
    for path in sorted(report.rglob("*.html")):
        page = path.read_text("utf-8")
        assert "<img" not in page
        assert not re.search(r"<script(?! (?:defer )?src=\"(?:static|data)/)", page), path.name
    for path in sorted((report / "data").glob("*.js")):
        [line] = path.read_text("utf-8").splitlines()
        assert "<" not in line
        name, _, value = line.removeprefix("report.put(").removesuffix(");").partition(",")
        assert json.loads(name) == path.stem
        json.loads(value)


@pytest.mark.slow
def test_a_browser_runs_nothing_of_a_document(report: Path, graph: Any) -> None:
    pytest.importorskip("playwright", reason="playwright is not installed")
    from tests.outputs.report.browsers import CHROMIUM, looked_at

    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    tasks = [one["id"].partition("#") for one in graph["tasks"]][::5]
    addresses = [
        *(f"{name}.html" for name in MENU),
        *(f"document.html#{one['id']}" for one in graph["documents"]),
        *(f"task.html#{document}/{quote(path, safe='')}" for document, _, path in tasks),
    ]
    with looked_at(report) as reader:
        for address in addresses:
            page = reader.go(address)

            assert page.query_selector("[role=alert]") is None, address
            assert page.query_selector_all("img, iframe, object, embed") == [], address
            assert page.query_selector_all("[onerror], [onload]") == [], address
