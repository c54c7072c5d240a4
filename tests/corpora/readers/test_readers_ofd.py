"""Text objects of an OFD page become lines, and lines paragraphs."""

import io
import zipfile

import pytest

from corpora.errors import UnreadableFileError
from corpora.readers import ofd, parse

_NAMESPACE = "http://www.ofdspec.org/2016"


def text(words: str, x: float, y: float, *, size: float = 5.6, step: str | None = None) -> str:
    """An object whose box begins at (`x`, `y` - size); letters stand `size` apart."""
    step = f"g {len(words) - 1} {size}" if step is None else step
    return (
        f'<TextObject Boundary="{x} {y - size} 150 {size}" Size="{size}">'
        f'<TextCode X="0" Y="{size}" DeltaX="{step}">{words}</TextCode></TextObject>'
    )


def package(*pages: str) -> bytes:
    stream = io.BytesIO()
    listed = "".join(f'<Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n in range(len(pages)))
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr(
            "OFD.xml",
            f'<OFD xmlns="{_NAMESPACE}"><DocBody><DocRoot>/Doc_0/Document.xml</DocRoot></DocBody></OFD>',
        )
        file.writestr("Doc_0/Document.xml", f"<Document><Pages>{listed}</Pages></Document>")
        for n, page in enumerate(pages):
            file.writestr(
                f"Doc_0/Pages/{n}.xml",
                f'<Page xmlns="{_NAMESPACE}"><Content><Layer>{page}</Layer></Content></Page>',
            )
    return stream.getvalue()


FULL = "各区人民政府要加强领导落实责任确保各项任务按期完成"  # 25 letters, 140 mm


def read(*pages: str) -> list[str]:
    return parse(package(*pages), "a.ofd").text.split("\n")


def test_lines_of_a_paragraph_are_joined() -> None:
    page = text("一、" + FULL[2:], 39, 50) + text(FULL, 28, 60) + text("和汇总。", 28, 70)
    page += text("二、按时报送。", 39, 80)

    assert read(page) == ["一、" + FULL[2:] + FULL + "和汇总。", "二、按时报送。"]


def test_objects_are_ordered_by_place_not_by_file() -> None:
    assert read(text("乙", 100, 50) + text("丙", 28, 90) + text("甲", 94.4, 50.3)) == ["甲乙", "丙"]


def test_a_paragraph_runs_over_a_page_without_its_number() -> None:
    first = text(FULL, 28, 250) + text("- 1 -", 100, 280)
    document = parse(package(first, text(FULL + "。", 28, 30)), "a.ofd")

    assert document.text == FULL + FULL + "。"
    assert document.page_starts == (0, len(FULL))


def test_a_heading_of_another_size_stands_alone() -> None:
    assert read(text("关于防汛的通知", 60, 40, size=8) + text(FULL, 28, 50)) == [
        "关于防汛的通知",
        FULL,
    ]


def test_turned_text_and_bold_doubles_are_left_out() -> None:
    stamp = (
        '<TextObject Boundary="50 50 99 99" CTM=".7 .7 -.7 .7 0 0" Size="9">'
        '<TextCode X="0" Y="9">样稿</TextCode></TextObject>'
    )

    assert read(text("通知", 60, 40) + text("通知", 60.2, 40) + stamp) == ["通知"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (package("<PathObject/>"), "its pages hold no text"),
        (package("<TextObject"), "it is damaged"),
        (package()[:200], "it is damaged or cut off"),
    ],
)
def test_what_cannot_be_read(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableFileError, match=problem):
        ofd.read(data, "a.ofd")
