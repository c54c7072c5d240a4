"""How much text one document may hold, whatever it is packed in."""

from corpora.errors import UnreadableFileError

# A province's yearbook has a tenth. A small file can claim any length by naming one text a
# million times.
MOST_CHARACTERS = 40_000_000


def check(characters: int, name: str) -> None:
    """That a text of so many characters is one that an office writes.

    Raises:
        UnreadableFileError: There is more.
    """
    if characters > MOST_CHARACTERS:
        raise UnreadableFileError(name, "it has too much text", "split it into its documents")
