"""Pictures of pages; most of this needs the extra `ocr` and a font for Chinese."""

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from rapidfuzz.distance import Levenshtein
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpora import readers
from corpora.errors import UnreadableFileError
from corpora.folding import fold
from corpora.readers import ocr

PLAN = (
    "某县人民政府关于加强粮食生产的通知",
    "各乡镇人民政府，县政府各部门：",
    "为保障粮食安全，稳定播种面积，提高综合生产能力，现将有关事项通知如下，请结合实际认真贯彻落实。",
    "一、落实粮食安全责任",
    "（一）各乡镇要把粮食生产任务分解到村、落实到田块，2025年6月底前完成播种面积核查。（县农业农村局牵头，县自然资源局、县统计局配合）",
    "（二）县财政局要统筹安排资金，支持建设高标准农田3万亩，每季度向县政府报告进展情况。",
    "二、强化监督考核",
    "县政府督查室要会同有关部门对任务完成情况开展督促检查，考核结果予以通报。",
)
SIZE, MARGIN, WIDTH, LEADING = 40, 90, 1120, 70


def font() -> ImageFont.FreeTypeFont:
    """Any font of the system for Chinese."""
    try:
        listed = subprocess.run(
            ["fc-list", ":lang=zh-cn", "file"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no list of fonts on this system")
    paths = sorted(line.rstrip(": ") for line in listed.stdout.splitlines())
    if not paths:
        pytest.skip("no font for Chinese on this system")
    return ImageFont.truetype(paths[0], SIZE)


def page() -> Image.Image:
    """A page at 150 dpi, its paragraphs indented by two characters."""
    picture = Image.new("RGB", (1240 + 60, 1754), "white")
    pen = ImageDraw.Draw(picture)
    face, y = font(), 150
    for number, paragraph in enumerate(PLAN):
        text = paragraph if number < 2 else "　　" + paragraph
        x = (1300 - SIZE * len(text)) // 2 if number == 0 else MARGIN
        while text:
            fits = max(n for n in range(len(text) + 1) if face.getlength(text[:n]) <= WIDTH)
            pen.text((x, y), text[:fits], font=face, fill="black")
            text, y = text[fits:], y + LEADING
    return picture


def saved(picture: Image.Image, kind: str) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind)
    return made.getvalue()


needs_extra = pytest.mark.skipif(not ocr.is_installed(), reason="the extra 'ocr' is not installed")


@needs_extra
@pytest.mark.slow
def test_a_scanned_page_keeps_its_characters_and_paragraphs() -> None:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    canvas.drawImage(ImageReader(page()), 0, 0, *A4)
    canvas.save()
    document = readers.parse(made.getvalue(), "a.pdf")
    text = "\n".join(PLAN)

    assert document.ocr
    # Whether a bracket is a wide one hangs on the font of the page.
    assert Levenshtein.distance(fold(text), fold(document.text)) <= 0.02 * len(text)
    assert document.text.count("\n") == text.count("\n")
    assert document.page_starts == (0,)
    assert document.confidences[0][0] == 0
    assert document.confidences[-1][1] == len(document.text)
    assert all(0.5 <= confidence <= 1 for _, _, confidence in document.confidences)


@needs_extra
@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "media_type"), [("PNG", "image/png"), ("TIFF", "image/tiff"), ("JPEG", "image/jpeg")]
)
def test_pictures_are_read(kind: str, media_type: str) -> None:
    top = page().crop((0, 100, 1300, 400))
    document = readers.parse(saved(top, kind), "a")

    assert document.text.startswith(PLAN[0] + "\n各乡镇")
    assert (document.ocr, document.media_type) == (True, media_type)


@needs_extra
def test_a_picture_without_writing_says_so() -> None:
    blank = saved(Image.new("RGB", (600, 800), "white"), "PNG")

    with pytest.raises(UnreadableFileError, match="no writing was found"):
        readers.parse(blank, "a.png")


@needs_extra
def test_a_picture_that_was_cut_off_is_unreadable() -> None:
    data = saved(Image.effect_noise((600, 800), 50).convert("RGB"), "PNG")

    with pytest.raises(UnreadableFileError, match="damaged or cut off"):
        readers.parse(data[:2_000], "a.png")


@pytest.mark.parametrize(
    ("told", "threads"), [(None, 2), ("1", 1), ("4", 4), ("0", 2), ("many", 2)]
)
def test_threads_are_as_many_as_this_process_is_told(
    told: str | None, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    if told is not None:
        monkeypatch.setenv("OMP_NUM_THREADS", told)

    assert ocr.threads() == threads


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.tif", "TIFF"), ("a.bmp", "BMP")]
)
def test_without_the_extra_a_picture_says_how_to_get_it(
    name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    data = saved(Image.new("RGB", (60, 80), "white"), kind)

    with pytest.raises(UnreadableFileError, match=r"pip install 'policy-pipe\[ocr\]'"):
        readers.parse(data, name)


@needs_extra
def test_models_come_with_the_package() -> None:
    """Nothing may be fetched when a page is read."""
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"

    assert list(models.glob("*_det_*.onnx"))
    assert list(models.glob("*_rec_*.onnx"))
