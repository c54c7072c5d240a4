"""PNG from SVG, with a Chinese font of this machine."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from corpora.errors import PolicyPipeError

# Fonts that hold Chinese, the usual ones of the usual systems first.
_NAMES = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "msyh.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "simhei.ttf",
    "simsun.ttc",
)
_VARIABLE = "POLICY_PIPE_FONT"
# Sharp enough for print at the size of a page.
_ZOOM = 2


def to_png(svg: str) -> bytes:
    """The picture twice as large as it is drawn.

    Raises:
        PolicyPipeError: The library or a Chinese font is missing.
    """
    try:
        import resvg_py
    except ImportError:
        raise PolicyPipeError(
            "png needs resvg-py: pip install 'policy-pipe[png]', or write svg"
        ) from None
    font = found()
    if font is None:
        raise PolicyPipeError(
            "png needs a font with Chinese characters, and none of the usual ones is here; "
            "install one (Debian: apt-get install fonts-noto-cjk), or name a font file in "
            f"{_VARIABLE}, or write svg"
        )
    family = _family(font)
    # One font for all machines' names of it: no other is loaded.
    made = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=_ZOOM,
        skip_system_fonts=True,
        font_files=[str(font)],
        font_family=family,
        sans_serif_family=family,
    )
    return bytes(made)


def found() -> Path | None:
    """The font file that is used, by the list of names; None where there is none of them."""
    named = os.environ.get(_VARIABLE)
    if named:
        return Path(named)
    known = {path.name.lower(): path for path in sorted(_fonts(), reverse=True)}
    return next((known[name.lower()] for name in _NAMES if name.lower() in known), None)


def _fonts() -> Iterator[Path]:
    for folder in _folders():
        for parent, _, names in os.walk(folder):
            yield from (Path(parent, name) for name in names)


def _folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        yield home / "AppData/Local/Microsoft/Windows/Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (home / ".local/share/fonts", home / ".fonts")


def _family(font: Path) -> str:
    from PIL import ImageFont  # 0.1 s

    try:
        name, _ = ImageFont.truetype(str(font), 12).getname()
    except OSError as error:
        raise PolicyPipeError(f"{font}: is no font: {error}; name another in {_VARIABLE}") from None
    return name or "sans-serif"
