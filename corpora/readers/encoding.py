"""Which text the bytes of a file mean."""

import codecs
import re

from corpora.errors import UnreadableFileError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What Chinese files are in, the commonest first. GB 18030 holds GB 2312 and GBK, the Hong Kong
# Big5 holds that of Taiwan; files that declare the smaller sets use characters of the larger.
_CHINESE = ("utf-8", "gb18030", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")
_READ_AS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
}

# The most frequent characters of official texts in both scripts, 45 % of all Chinese characters
# in a right decoding; the wrong one shows rare characters, under 5 % of them these.
_FREQUENT = re.compile(
    "[的业人和市政务工理应安发管全设建公行生有关作用产条定化一等数区规法合制服第部住证信实机地以"
    "十动进展民保本资门经位在府单施居国当办中大对加会责新据企学息及年要体事提分二开局员三能重件推"
    "業務應發設產條數區規證實機動進資門經單國當辦對會責據學體開員書縣請處計依期並關各為與所之教育]"
)
_SAMPLE = 16_384  # bytes from the first that is not ASCII: thousands of characters
_FOREIGN = re.compile(rb"[\x80-\xff]")
_LEAST_SHARE = 0.12  # a short table of names and numbers still has this share of frequent ones

_CONTROLS = bytes(sorted({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1a\x1b")))
_DAMAGE = 0.05  # of all characters; above it nobody could use what is left of the text


def decode(data: bytes, name: str, *, declared: str | None = None) -> tuple[str, str]:
    """The text with line breaks as ``\\n``, without NULs and byte order marks; and its encoding.

    Bytes that mean nothing in the encoding come out as U+FFFD, one by one, if they are few.

    Args:
        data: The whole file.
        name: The file's name, for the error.
        declared: The charset that the file gives for itself; it only breaks ties.

    Raises:
        UnreadableFileError: There is no text, or none in any encoding known here.
    """
    text, encoding = _decoded(data, declared)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\0", "").replace("\ufeff", "")
    if not text.strip():
        raise UnreadableFileError(name, "it is empty", "fetch it again or leave it out")
    if _damage(text) > _DAMAGE * len(text):
        raise UnreadableFileError(
            name,
            "its bytes are no text in UTF-8, UTF-16, GB 18030 or Big5",
            "open it in the program that made it and save it as UTF-8 text",
        )
    return text, encoding


def _decoded(data: bytes, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    wide = _wide_by_nuls(data)
    if wide is not None:
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = _likeliest(data, declared)
        return data.decode(encoding, "replace"), encoding


def _wide_by_nuls(data: bytes) -> str | None:
    """UTF-16 of mostly ASCII: every other byte is NUL, always on the same side."""
    sample = data[:_SAMPLE]
    nuls = sample.count(0)
    if nuls <= len(sample) / 4:
        return None
    upper_first = sample[::2].count(0)
    for encoding, found in (("utf-16-be", upper_first), ("utf-16-le", nuls - upper_first)):
        if found >= 0.9 * nuls:
            return encoding
    return None


def _likeliest(data: bytes, declared: str | None) -> str:
    """The encoding in which most characters are everyday ones; in doubt what others say it is."""
    shares = {encoding: _share(data, encoding) for encoding in (*_CHINESE, *_WIDE)}
    first, second = sorted(shares, key=lambda encoding: -shares[encoding])[:2]
    if shares[first] >= _LEAST_SHARE and shares[first] >= 2 * shares[second]:
        return first
    for opinion in (declared, _detected(data)):
        encoding = _python_name(opinion)
        if encoding and shares.get(encoding, 1) >= shares[first] / 2 and _decodes(data, encoding):
            return encoding
    # Nearly all bytes are UTF-16 of some kind; without everyday characters they are no text.
    likely = shares[first] > 0 and first not in _WIDE
    return first if likely or shares[first] >= _LEAST_SHARE else "gb18030"


def _detected(data: bytes) -> str | None:
    from resiliparse.parse.encoding import detect_encoding  # 20 ms, and few files get here

    return detect_encoding(data)


def _python_name(opinion: str | None) -> str | None:
    """None for charsets that never existed, as pages like to declare."""
    try:
        name = codecs.lookup(opinion or "").name
    except LookupError:
        return None
    return _READ_AS.get(name, name)


def _decodes(data: bytes, encoding: str) -> bool:
    text = data.decode(encoding, "replace")
    return _damage(text) <= _DAMAGE * len(text)


def _share(data: bytes, encoding: str) -> float:
    """Share of everyday characters among the foreign ones; 0 where the decoding is damaged."""
    found = _FOREIGN.search(data)
    start = found.start() if found and encoding not in _WIDE else 0
    text = data[start : start + _SAMPLE].decode(encoding, "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if not foreign or _damage(text) > _DAMAGE * len(text):
        return 0
    return len(_FREQUENT.findall(text)) / foreign


def _damage(text: str) -> int:
    """How many characters can stand in no text."""
    controls = text.encode("utf-8", "replace")
    return text.count("\ufffd") + len(controls) - len(controls.translate(None, _CONTROLS))
