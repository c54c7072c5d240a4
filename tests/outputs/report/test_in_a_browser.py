"""The report in a real Chromium, opened from disk."""

from pathlib import Path
from urllib.parse import quote

import pytest

pytest.importorskip("playwright", reason="playwright is not installed")

from outputs.report.writing import write
from tests.outputs.report.browsers import looked_at, needs_browser
from tests.outputs.report.graphs import CITY, COUNTY, graph
from tests.views import Given

pytestmark = [pytest.mark.slow, needs_browser]

TASK = quote("一/(1)", safe="")
PAGES = (
    "index.html",
    "matrix.html",
    "findings.html",
    "documents.html",
    "graph.html",
    "about.html",
    f"task.html#{COUNTY}/{TASK}",
    f"task.html#{CITY}/{TASK}/{COUNTY}",
    f"document.html#{CITY}",
    f"document.html#{CITY}/8-15",
    "document.html#m0000000000000003",
)
# Whatever of it ran would show a dialog, or be heard as a refused script.
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)><svg onload=alert(2)>',
    "</script><script>alert(1)</script>",
    "'-alert(1)-'{{ 7*7 }}\\u003cscript>\\",
    "javascript:alert(1)//\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}",
    "\N{RIGHT-TO-LEFT OVERRIDE}件文号一\N{RIGHT-TO-LEFT ISOLATE}",
    "__proto__",
    "长" * 10_000,
    "W" * 10_000,
)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain") / "report"
    write(Given(graph()), folder)
    return folder


@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_opens_without_a_complaint(plain: Path, width: int) -> None:
    with looked_at(plain, width) as reader:
        for address in PAGES:
            page = reader.go(address)

            assert page.query_selector("[role=alert]") is None, address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_words_of_documents_never_run_and_never_break_the_layout(
    words: str, tmp_path: Path
) -> None:
    write(Given(graph(words)), tmp_path / "report")

    with looked_at(tmp_path / "report", 390) as reader:
        for address in PAGES:
            page = reader.go(address)

            assert page.query_selector("[role=alert]") is None, address
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
            assert page.query_selector_all("img, iframe, object, embed") == []
            assert page.query_selector_all("[onerror], [onload], [style*=url]") == []


def test_what_the_policy_forbids_is_heard(plain: Path) -> None:
    """Else the tests above could not fail."""
    with looked_at(plain) as reader:
        page = reader.go("index.html")
        page.evaluate("document.body.appendChild(document.createElement('img')).src = 'x.png'")
        page.evaluate("document.body.setAttribute('style', 'color: red')")
        page.wait_for_timeout(200)
        heard = [one for one in reader.complaints if "Content Security Policy" in one]
        reader.complaints.clear()

        assert len(heard) == 2


def test_nothing_but_data_files_becomes_a_script(plain: Path) -> None:
    with looked_at(plain) as reader:
        page = reader.go("matrix.html")
        told = page.evaluate(
            "() => { try { document.createElement('script').src = 'data/index.js'; return 'set' }"
            " catch (error) { return error.name } }"
        )
        reader.complaints.clear()  # the browser also says so

        assert told == "TypeError"
        assert "no data file" in page.evaluate(
            "() => report.load('../../x').then(() => '', (error) => 'no data file')"
        )


def test_states_are_told_by_sign_and_word(plain: Path) -> None:
    with looked_at(plain) as reader:
        reader.go("matrix.html")

        cells = reader.page.locator("#rows .cell .state")
        assert cells.all_inner_texts() == ["● 已落实", "◐ 部分落实", "× 漏项"]


def test_the_matrix_is_filtered_by_state_department_and_words(plain: Path) -> None:
    with looked_at(plain) as reader:
        page = reader.go("matrix.html")
        rows = page.locator("#rows tbody tr")
        assert rows.count() == 3

        page.select_option("[name=state]", "gap")
        assert rows.count() == 1
        assert "state=gap" in page.url
        page.click("[type=reset]")
        page.wait_for_function("document.querySelectorAll('#rows tbody tr').length === 3")
        page.fill("[name=words]", "第1项")
        assert rows.all_inner_texts()[0].startswith("一/(2)")
        page.fill("[name=words]", "")
        page.fill("[name=department]", "财政")
        assert rows.count() == 0
        assert page.inner_text("#rows") == "没有符合条件的条目。"


def test_an_address_keeps_the_filter(plain: Path) -> None:
    with looked_at(plain) as reader:
        page = reader.go("findings.html#code=P101")

        assert page.locator(".finding .code").all_inner_texts() == ["P101"]
        assert page.inner_text("#count") == "共 2 条，符合 1 条"


def test_a_task_shows_its_source_word_by_word(plain: Path) -> None:
    with looked_at(plain) as reader:
        page = reader.go(f"task.html#{COUNTY}/{TASK}")
        page.wait_for_selector(".sides .m-equal")

        assert page.locator(".sides .m-equal").all_inner_texts() == ["1.养老", "1.养老"]
        assert page.locator(".chain li").count() == 2
        assert "本任务" in page.inner_text(".chain .here")
        assert page.locator(".paper .m-department").first.inner_text() == "县民政局"


def test_a_gap_names_the_nearest_task_and_the_missing_sentence(plain: Path) -> None:
    with looked_at(plain) as reader:
        page = reader.go(f"task.html#{CITY}/{quote('一/(3)', safe='')}/{COUNTY}")

        row = page.inner_text("tr.asked")
        assert "× 漏项" in row
        assert "最接近的本级任务" in row
        assert "3.养老服务第2项。" in row


def test_words_are_shown_where_they_stand(plain: Path) -> None:
    with looked_at(plain) as reader:
        page = reader.go(f"document.html#{CITY}/0-6")
        page.wait_for_selector(".m-asked")

        assert page.inner_text(".m-asked") == "养老服务方案"


def test_a_document_opens_in_the_graph_by_keyboard(plain: Path) -> None:
    with looked_at(plain) as reader:
        page = reader.go("graph.html")
        assert page.locator("#drawing .box").count() == 2

        page.focus("#drawing .box >> nth=0")
        page.keyboard.press("Enter")
        page.wait_for_selector("#drawing .box.opened")
        assert page.locator("#drawing .box.opened a").count() == 3


def test_english_labels(tmp_path: Path) -> None:
    write(Given(graph()), tmp_path / "report", language="en")

    with looked_at(tmp_path / "report") as reader:
        page = reader.go("matrix.html")
        assert page.get_attribute("html", "lang") == "en"
        page.wait_for_selector("#rows .state")
        assert page.inner_text("h1") == "Matrix"
        assert page.locator("#rows .cell .state").all_inner_texts()[2] == "× gap"


def test_an_empty_corpus_has_a_report(tmp_path: Path) -> None:
    write(Given(), tmp_path / "report")

    with looked_at(tmp_path / "report") as reader:
        for address in PAGES[:6]:
            assert reader.go(address).inner_text("h1")
