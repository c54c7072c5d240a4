"""What stands in the pages, and what does not: no inline script, no words without a word list."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import html

from corpora.vocabulary import COVERAGE_STATES
from outputs.report.pages import SIGNS
from outputs.report.words import words
from outputs.report.writing import write
from tests.outputs.report.graphs import graph
from tests.views import Given

SOURCES = files("outputs.report")
STATIC = {one.name: one.read_text("utf-8") for one in SOURCES.joinpath("static").iterdir()}
TEMPLATES = {one.name: one.read_text("utf-8") for one in SOURCES.joinpath("templates").iterdir()}
SCRIPTS = [name for name in STATIC if name.endswith(".js")]
# Keys that are made when a page is drawn.
MADE = re.compile(r"state_\w+_means")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages") / "report"
    write(Given(graph("<script>alert(1)</script>\"'&")), folder)
    return folder


def pages(folder: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted(folder.glob("*.html")):
        yield path.name, html.document_fromstring(path.read_text("utf-8"))


def test_no_page_has_inline_scripts_styles_or_handlers(report: Path) -> None:
    found = [
        (name, element.tag, key)
        for name, page in pages(report)
        for element in page.iter("*")
        for key in (*element.attrib, "text" if element.tag in ("script", "style") else "")
        if key.startswith("on") or key == "style" or (key == "text" and element.text)
    ]

    assert found == []


def test_pages_load_nothing_from_elsewhere(report: Path) -> None:
    loaded = {
        value
        for _, page in pages(report)
        for element in page.iter("script", "link", "img", "a")
        for key in ("src", "href")
        if (value := element.get(key))
    }
    named = {value.partition("#")[0] for value in loaded} - {""}

    assert [name for name in named if not (report / name).exists()] == []


def test_every_page_forbids_what_it_does_not_need(report: Path) -> None:
    for name, page in pages(report):
        [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")

        assert policy.startswith("default-src 'none'; script-src 'self' file:;"), name
        assert "unsafe" not in policy
        assert page.get("lang") == "zh-CN"


def test_tables_and_fields_say_what_they_are(report: Path) -> None:
    for name, page in pages(report):
        assert page.xpath("//th[not(@scope)]") == [], name
        assert page.xpath("//input[not(ancestor::label)] | //select[not(ancestor::label)]") == []
        assert len(page.xpath("//h1")) == 1, name
        assert len(page.xpath("//main")) == 1, name


def test_the_summary_tells_coverage_beside_copying(report: Path) -> None:
    page = dict(pages(report))["index.html"]
    [row] = page.xpath("//table[contains(@class, 'coverage')][1]/tbody/tr")[:1]
    told = [" ".join(cell.text_content().split()) for cell in row.xpath("th | td")]

    # covered, partial, gap; half and a quarter copied in the two that are taken up
    assert told == ["岚川省霁州市苇渡县", "", "3", "33%", "38%", "1", "1", "1"]


def test_the_summary_names_files_that_could_not_be_read(report: Path) -> None:
    page = dict(pages(report))["about.html"]

    assert "失败" in page.text_content()
    assert "<script>alert(1)</script>\"'& is damaged" in page.text_content()


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_run_in_browsers_of_2019(name: str) -> None:
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", STATIC[name], flags=re.DOTALL)

    assert (
        re.findall(r"\?\.[a-z(\[]|\?\?|\.replaceAll|\.at\(|\bimport\b|\bexport\b|#\w+ =", code)
        == []
    )


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_never_make_markup_of_words(name: str) -> None:
    banned = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"

    assert re.findall(banned, STATIC[name]) == []


def test_the_style_has_no_gap_of_flex_boxes() -> None:
    assert re.findall(r"(?<![\w-])gap:", STATIC["report.css"]) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_that_is_asked_for_is_there(language: str) -> None:
    known = words("zh" if language == "zh" else "en")
    asked = {
        *re.findall(r"\bsay\(\"([\w.]+)\"[,)]", "\n".join(STATIC.values())),
        *re.findall(r"\bw\.(\w+)", "\n".join(TEMPLATES.values())),
    }

    assert len(asked) > 100
    assert sorted(asked - set(known)) == []
    assert [key for key, word in known.items() if not word] == []


def test_no_word_is_kept_for_nothing() -> None:
    used = "\n".join((*STATIC.values(), *TEMPLATES.values()))
    own = [key for key in words("zh") if "." not in key and not MADE.fullmatch(key)]

    assert [key for key in own if not re.search(rf"\b{key}\b", used)] == []


def test_every_state_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(COVERAGE_STATES)
    assert len(set(SIGNS.values())) == len(SIGNS)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(scheme: int) -> None:
    """WCAG 2.1, 1.4.3: 4.5 to 1 for text of ordinary size."""
    blocks = re.findall(r":root \{(.*?)\}", STATIC["report.css"], re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[0]))
    colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[scheme]))
    pairs = [(ink, back) for ink in ("ink", "soft", "link") for back in ("paper", "ground")]
    pairs += [(one, f"{one}-back") for one in ("covered", "partial", "mentioned", "gap", "other")]
    marks = ("department", "deadline", "target", "citation", "equal", "renamed", "changed", "note")
    pairs += [("ink", back) for back in (*marks, "other-back")]

    def contrast(ink: str, back: str) -> float:
        light, dark = sorted((luminance(colours[ink]), luminance(colours[back])), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    assert [(one, round(contrast(*one), 2)) for one in pairs if contrast(*one) < 4.5] == []
