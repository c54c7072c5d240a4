"""Which encoding the bytes of a rich text document are in: that of their font, or its own."""

_CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 65001: "utf-8"}
_CHARSETS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs"}
_WESTERN = "cp1252"


class Fonts:
    def __init__(self) -> None:
        self._own = _WESTERN
        self._charsets: dict[int, int] = {}

    def declare(self, code_page: int) -> None:
        """What the document says of itself."""
        self._own = _CODE_PAGES.get(code_page, _WESTERN)

    def define(self, font: int, charset: int) -> None:
        self._charsets[font] = charset

    def encoding(self, *fonts: int) -> str:
        """That of the first font which is an Asian one."""
        for font in fonts:
            found = _CHARSETS.get(self._charsets.get(font, 0))
            if found:
                return found
        return self._own
