"""A document that was recognised in pictures says so in every output, and how sure that is."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from corpora.model import Document
from corpora.pictures import UNREAD, Certainty
from corpora.readers import READERS
from extractors.analysis import analyse
from extractors.words import segmenter
from outputs.spacy_view import doc_of
from pipeline.cli import main

LINES = (
    "柳河市人民政府办公室关于做好防汛工作的通知",
    "各县人民政府：",
    "一、落实责任。各县要落实防汛责任。（市水务局牵头，市财政局配合）",
    "二、备足物资。2014年5月底前备足物资。（市民政局负责）",
    "柳河市人民政府办公室",
    "2014年3月5日",
)
SURE = (1.0, 1.0, 0.9, 0.6, 1.0, 1.0)


def document() -> Document:
    """Read from two pictures; the third page nobody has read."""
    starts = [sum(len(line) + 1 for line in LINES[:n]) for n in range(len(LINES))]
    shares = [
        (start, start + len(line), share)
        for start, line, share in zip(starts, LINES, SURE, strict=True)
        if share < 1.0
    ]
    return Document(
        text="\n".join(LINES),
        media_type="application/pdf",
        fields=((UNREAD, "3、5"),),
        page_starts=(0,),
        ocr=True,
        confidences=tuple(shares),
    )


def pp(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="policy-pipe")


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document beside one that is text from the beginning."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(READERS, ".pdf", lambda data, name: document())
    Path("scan.pdf").write_bytes(b"%PDF-1.7")
    Path("text.txt").write_text("\n".join(LINES).replace("防汛", "抗旱"), "utf-8")
    assert pp("ingest", "--jobs", "0", "scan.pdf", "text.txt").exit_code == 0


def test_the_list_says_it() -> None:
    heading, *rows = (line.split("\t") for line in pp("list").stdout.splitlines())

    assert heading[-2] == "图片识别"
    assert sorted(row[-2] for row in rows) == ["", "OCR 0.76"]


def test_a_document_says_it_with_the_pages_that_are_missing() -> None:
    shown = pp("show", "scan.pdf").stdout

    assert "图片识别（可能有错字）: 平均 0.76, 最低 0.60\n" in shown
    assert "未识别的图片页: 3、5 (pip install 'policy-pipe[ocr]', ingest --again)\n" in shown
    assert (
        "read from pictures: mean 0.76, lowest 0.60\n"
        in pp("show", "scan.pdf", "--lang", "en").stdout
    )
    assert "图片" not in pp("show", "text.txt").stdout


def test_a_task_says_it_of_its_own_words() -> None:
    assert "图片识别（可能有错字）: 平均 0.60, 最低 0.60\n" in pp("show", "scan.pdf#二").stdout
    assert "图片" not in pp("show", "text.txt#二").stdout


def test_the_graph_says_it() -> None:
    graph: Any = json.loads(pp("export", "-o", "-").stdout)
    said = {
        one["file"]: (one["ocr"], one["ocr_confidence"], one["unread_pages"])
        for one in graph["documents"]
    }
    [scan] = (one["id"] for one in graph["documents"] if one["file"] == "scan.pdf")

    assert said == {
        "scan.pdf": (True, {"mean": 0.7574, "lowest": 0.6}, [3, 5]),
        "text.txt": (False, None, []),
    }
    assert {
        (task["document"] == scan, task["path"]): task["ocr_confidence"] for task in graph["tasks"]
    } == {
        (True, "一"): {"mean": 0.9, "lowest": 0.9},
        (True, "二"): {"mean": 0.6, "lowest": 0.6},
        (False, "一"): None,
        (False, "二"): None,
    }


@pytest.mark.slow
def test_the_view_for_spacy_says_it() -> None:
    scanned = doc_of(analyse(document()), segmenter().cut)
    text = doc_of(analyse(Document(text=LINES[2], media_type="text/plain")), segmenter().cut)

    assert scanned._.policy_pipe_ocr == Certainty(mean=0.7574, lowest=0.6)
    assert text._.policy_pipe_ocr is None
