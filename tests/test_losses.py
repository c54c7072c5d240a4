"""docs/formats.md says what each export format loses, as it is measured today."""

import pytest

from pipeline.commands.export import FOLDERS, WRITERS
from tests import losses
from tests.insert_losses import PAGE, inserted


@pytest.fixture(scope="module")
def found() -> dict[str, dict[losses.Path_, bool]]:
    return losses.losses()


@pytest.mark.slow
def test_the_tables_of_losses_are_of_today() -> None:
    """Else: python -m tests.insert_losses."""
    text = PAGE.read_text("utf-8")

    assert inserted(text) == text


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "csv", "parquet"])
def test_these_formats_lose_nothing(form: str, found: dict[str, dict[losses.Path_, bool]]) -> None:
    """But what only an import needs, which takes JSON."""
    lost = [path for path, kept in found[form].items() if not kept]

    assert lost == ([] if form == "json" else [("documents", "source")])


@pytest.mark.slow
def test_a_loss_is_found(found: dict[str, dict[losses.Path_, bool]]) -> None:
    assert not found["graphml"]["decisions", "why"]
    assert not found["gexf"]["tasks", "assignments", "rule"]
    assert found["gexf"]["tasks", "heading"]
    assert found["neo4j"]["tasks", "assignments", "departments", "text"]
    assert found["neo4j"]["links", "kind"]
    assert found["docbin"]["tasks", "assignments", "departments", "canonical"]
    assert not found["labelstudio"]["tasks", "assignments", "departments", "canonical"]
    assert found["conll"]["tasks", "path"]
    assert found["xlsx"]["decisions", "why"]
    assert not found["xlsx"]["links", "passages", "kind"]


def test_every_format_that_is_measured_can_be_written() -> None:
    assert set(losses.READERS) <= {*WRITERS, *FOLDERS}
