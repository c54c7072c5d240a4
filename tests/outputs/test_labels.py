"""Every key that a person reads has a word in both languages."""

import re
from pathlib import Path

import pytest

import outputs
from corpora import vocabulary
from outputs.labels import label

# look.word("citations"), label("task.duty", …)
ASKED = re.compile(r"""\.word\(["']([a-z_]+)["']\)""")


def test_every_heading_that_is_asked_for_has_a_word() -> None:
    folder = Path(outputs.__path__[0])
    asked = {key for file in folder.rglob("*.py") for key in ASKED.findall(file.read_text("utf-8"))}

    assert len(asked) > 5
    assert all(label(key, "zh") for key in asked)


@pytest.mark.parametrize(
    ("key", "chinese", "english"),
    [
        ("issued_on", "成文日期", "issued on"),
        ("level.county", vocabulary.LEVELS["county"], "county"),
        ("strength.in_principle", "原则上", "in principle"),
        ("status.missing", "文件已不在", "missing"),
        ("missing", "未入库", "missing"),
    ],
)
def test_labels(key: str, chinese: str, english: str) -> None:
    assert (label(key, "zh"), label(key, "en")) == (chinese, english)
