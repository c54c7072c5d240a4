"""The documents that are only cited, gathered while a corpus is shown."""

import sqlite3
from collections.abc import Iterator

from outputs.graph_records import Citation


class Absentees:
    """On disk: there may be more of them than are present."""

    def __init__(self) -> None:
        # An empty name is SQLite's for a temporary file that vanishes when closed.
        self._table = sqlite3.connect("")
        self._table.execute("CREATE TABLE absent (id PRIMARY KEY, title, number) WITHOUT ROWID")

    def add(self, id_: str, citation: Citation) -> None:
        """Of several spellings the longest stays, so that the order of citing does not matter."""
        self._table.execute(
            """INSERT INTO absent VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET
                title = CASE WHEN title IS NULL OR (length(excluded.title), title)
                    > (length(title), excluded.title) THEN excluded.title ELSE title END,
                number = CASE WHEN number IS NULL OR (length(excluded.number), number)
                    > (length(number), excluded.number) THEN excluded.number ELSE number END""",
            (id_, citation.title, citation.number),
        )

    def __iter__(self) -> Iterator[tuple[str, str | None, str | None]]:
        """Id, title and number of each, by id."""
        yield from self._table.execute("SELECT id, title, number FROM absent ORDER BY id")

    def close(self) -> None:
        self._table.close()
