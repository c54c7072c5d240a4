"""What a reader of a corpus has set: which documents and places are meant, what counts as wrong."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from corpora.errors import PolicyPipeError
from corpora.vocabulary import FINDING_KINDS, LEVELS, FindingKind, Level, Severity
from pipeline.checks.code import Code

FILE_NAME = "policy-pipe.toml"

# The file's tables and keys; [checks] holds what stands flat in `Settings`.
_TOP = ("sources", "places", "levels", "checks", "lengths")
_CHECKS = ("errors", "warnings", "ignored")
# The file is written by hand; a bigger one is something else.
_LARGEST = 1_000_000


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Empty lists mean no restriction.

    `sources` are documents by number, title, id or file (also a pattern: plans/*.txt), `places`
    by name or code, each with all below; `errors`, `warnings` and `ignored` are codes or kinds of
    checks. `lengths` are norms of length by their name, in characters. `file` is where all this
    was read, for messages.
    """

    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    lengths: Mapping[str, Annotated[int, Meta(gt=0)]] = {}
    file: str | None = None

    def severity(self, code: Code) -> Severity:
        """How much a finding matters; codes and kinds may be named."""
        names = {code.name, code.kind}
        if names & set(self.errors):
            return "error"
        return "warning" if names & set(self.warnings) else code.severity

    def ignores(self, code: str, kind: FindingKind) -> bool:
        """Nobody wants to hear of it."""
        return bool({code, kind} & set(self.ignored))


def of(corpus: Path, named: Path | None = None) -> Settings:
    """The settings in the file that is named, else beside the corpus, else in this folder.

    Raises:
        PolicyPipeError: The file cannot be read, or says what it may not; the message names the
            key and the way out.
    """
    if named is not None:
        return read(named)
    for folder in dict.fromkeys((corpus.parent, Path())):
        if (folder / FILE_NAME).is_file():
            return read(folder / FILE_NAME)
    return Settings()


def read(path: Path) -> Settings:
    """The settings in one file; raises as `of`."""
    return parsed(_text(path), str(path))


def parsed(text: str, name: str) -> Settings:
    """The settings in a text; `name` is that of its file, for messages."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyPipeError(
            f"{name}: no valid TOML: {error}; texts stand in double quotes, lists in [ ]"
        ) from None
    _known(found, _TOP, name, "")
    checks = found.pop("checks", {})
    if not isinstance(checks, dict):
        raise PolicyPipeError(f"{name}: checks: is a table; write it as [checks]")
    _known(checks, _CHECKS, name, "checks.")
    try:
        made = msgspec.convert({**found, **checks, "file": name}, Settings)
    except msgspec.ValidationError as error:
        raise PolicyPipeError(f"{name}: {_plain(str(error), found, checks)}") from None
    for key in _CHECKS:
        _are_checks(getattr(made, key), f"{name}: checks.{key}")
    return made


def _text(path: Path) -> str:
    way_out = "name a settings file with --settings FILE, or leave the option out"
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise PolicyPipeError(f"{path}: cannot be read: {error.strerror}; {way_out}") from None
    if len(data) > _LARGEST:
        raise PolicyPipeError(f"{path}: too large for a settings file; {way_out}")
    try:
        return data.decode("utf-8-sig")  # editors on Windows put a mark before it
    except UnicodeDecodeError:
        raise PolicyPipeError(f"{path}: not in UTF-8; save it in this encoding") from None


def _known(table: Mapping[str, object], keys: Iterable[str], name: str, where: str) -> None:
    for key in table:
        if key not in keys:
            raise PolicyPipeError(
                f"{name}: {where}{key}: no such setting; there are {', '.join(keys)}"
            )


def _are_checks(names: Iterable[str], where: str) -> None:
    from pipeline.checks import CODES  # they import this module

    for one in names:
        if one not in CODES and one not in FINDING_KINDS:
            raise PolicyPipeError(
                f"{where}: {one!r} is no check; there are {', '.join(CODES)}, "
                f"and by kind {', '.join(FINDING_KINDS)}"
            )


def _plain(message: str, found: Mapping[str, Any], checks: Mapping[str, Any]) -> str:
    """What msgspec says, in words of the file: the key first, then what may stand there."""
    words, _, place = message.partition(" - at `$.")
    key = place.rstrip("`").split("[")[0]
    shown = f"checks.{key}" if key in checks else key
    if key == "levels" and isinstance(found.get("levels"), list):
        wrong = next((one for one in found["levels"] if str(one) not in LEVELS), None)
        return f"levels: {wrong!r} is no level; there are {', '.join(LEVELS)}"
    if key in ("lengths", "lengths.values") or key.startswith("lengths"):
        return 'lengths: a whole number of characters above 0 behind each name, as "通知" = 5000'
    if key in _CHECKS or key in ("sources", "places") or "array" in words:
        return f'{shown}: is a list of texts; write it in brackets, as {key} = ["…", "…"]'
    return f"{shown}: {words}"
