"""The pandas tables hold what the graph holds, with types."""

from collections.abc import Iterator

import pandas
import pytest

from corpora import samples
from corpora.store import opened
from outputs.frames import frames
from outputs.tables import tables
from outputs.view import View
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.views import Whole
from pipeline.world import World
from tests.views import Given


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """The sample corpus."""
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder)
    with opened(folder / "policy-pipe.db", new=True) as corpus:
        ingest([folder], corpus, engine=inline)
        yield Whole(World(corpus))


@pytest.fixture(scope="module")
def made(view: View) -> dict[str, pandas.DataFrame]:
    return frames(view)


def test_there_is_a_table_for_every_list(made: dict[str, pandas.DataFrame]) -> None:
    assert list(made) == list(tables())
    for name, table in tables().items():
        assert list(made[name].columns) == [column.name for column in table.columns]


def test_every_task_is_a_row(made: dict[str, pandas.DataFrame], view: View) -> None:
    ids = [task.id for bundle in view.bundles() for task in bundle.tasks]

    assert list(made["tasks"]["id"]) == ids


def test_columns_have_types(made: dict[str, pandas.DataFrame]) -> None:
    documents, links = made["documents"], made["links"]

    assert str(documents["issued_on"].dtype) == "datetime64[s]"
    assert documents["issued_on"].dt.year.max() == 2023
    assert str(documents["level"].dtype) == "category"
    assert str(documents["title"].dtype) == "string"
    assert links["score"].dtype == float
    assert isinstance(documents["issuers"].dropna().iloc[0], tuple)


def test_tables_join_on_their_keys(made: dict[str, pandas.DataFrame]) -> None:
    linked = made["links"].merge(made["tasks"], left_on="task", right_on="id")

    assert len(linked) == len(made["links"])


def test_only_the_named_tables(view: View) -> None:
    assert list(frames(view, ["tasks", "links"])) == ["tasks", "links"]
    with pytest.raises(KeyError):
        frames(view, ["nothing"])


def test_an_empty_corpus_has_typed_columns_too() -> None:
    found = frames(Given())["tasks"]

    assert len(found) == 0
    assert str(found[found.columns[0]].dtype) == "string"
