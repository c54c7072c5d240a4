"""Themes of government work, by the words of a table."""

from collections import Counter
from importlib.resources import files

import pytest

from corpora.folding import fold
from extractors import lexicons, themes
from extractors.lexicons import rows


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("建立部门联席会议制度", "joint_meeting"),
        ("组织业务培训和轮训", "training"),
        ("对整改情况实行台账管理", "work_ledger"),
        ("加强政务舆情监测", "public_opinion_response"),
    ],
)
def test_a_text_has_the_themes_of_its_words(text: str, code: str) -> None:
    assert code in set(themes.of(text))


@pytest.mark.parametrize("text", ["", "的和与及", "联席", "abc 123"])
def test_other_words_have_none(text: str) -> None:
    assert list(themes.of(text)) == []


def test_only_the_longest_word_counts() -> None:
    """督查 within 专项督查 is not told a second time."""
    assert list(themes.of("专项督查")) == list(themes.of("督查"))


def test_a_word_of_two_themes_tells_both() -> None:
    both = [
        word
        for word, count in Counter(
            w for row in rows("themes") for w in row["words"].split()
        ).items()
        if count == 2
    ]

    assert both
    assert all(len(set(themes.of(word))) == 2 for word in both)


def test_the_table_is_well_formed() -> None:
    text = files(lexicons).joinpath("themes.tsv").read_text("utf-8")
    table = list(rows("themes"))

    assert text.splitlines()[0] == "code\tname\twords"
    assert text.endswith("\n")
    assert max(Counter(row["code"] for row in table).values()) == 1
    assert max(Counter(row["name"] for row in table).values()) == 1


def test_every_theme_has_words_of_two_characters_or_more_each_once() -> None:
    table = {row["code"]: row["words"].split(" ") for row in rows("themes")}

    assert [code for code in table if not (code.isascii() and code.isidentifier())] == []
    assert [code for code, words in table.items() if min(map(len, words)) < 2] == []
    assert [code for code, words in table.items() if len(words) != len(set(words))] == []


def test_words_are_written_as_folded_text_has_them() -> None:
    """Otherwise they would never be found."""
    words = [word for row in rows("themes") for word in row["words"].split(" ")]

    assert [word for word in words if fold(word) != word] == []
