"""Data files hold JSON that is JavaScript as well, and ends no element."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.report.scripts import save, script


def value_of(written: bytes) -> Any:
    """What the function of the page is called with."""
    return json.loads(
        f"[{written.decode().removeprefix('report.put(').removesuffix(');' + chr(10))}]"
    )[1]


@given(st.recursive(st.text() | st.integers(-9, 9) | st.none(), st.lists, max_leaves=9))
def test_nothing_is_lost(value: Any) -> None:
    assert value_of(script("some", value)) == value


@pytest.mark.parametrize(
    "words", ["</script>", "<!--", "<script", "\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}"]
)
def test_no_words_end_a_script(words: str) -> None:
    written = script("some", [words, {"heading": words}])

    assert words.encode() not in written
    assert value_of(written) == [words, {"heading": words}]


@pytest.mark.parametrize("name", ["../x", "", "a/b", "D1", "方案", "a.js"])
def test_a_name_that_is_no_id_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no name for a file"):
        save(tmp_path, name, 1)
