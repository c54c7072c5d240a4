"""Data that the extractors read: tab-separated tables, each row with its source and years."""

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `name`.tsv by column name, in file order; empty cells are empty strings.

    Raises ValueError where a row has more or fewer cells than the header.
    """
    header, *lines = files(__name__).joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    columns = header.split("\t")
    for line in lines:
        yield dict(zip(columns, line.split("\t"), strict=True))
