"""What stops work on one file: every error names the file and the way out."""

from pathlib import Path


class PolicyPipeError(Exception):
    """Base of all errors that a user can do something about."""


class FileError(PolicyPipeError):
    """One file cannot be used.

    Args:
        path: The file as given on the command line.
        problem: What is wrong with it, in plain words.
        way_out: What the user can do about it.
    """

    def __init__(self, path: Path | str, problem: str, way_out: str) -> None:
        super().__init__(f"{path}: {problem}; {way_out}")
        self.path = str(path)
        self.problem = problem
        self.way_out = way_out

    @property
    def reason(self) -> str:
        """The message without the file name, for tables that name the file already."""
        return f"{self.problem}; {self.way_out}"


class UnknownFormatError(FileError):
    """No reader knows this format; the file is skipped, not failed."""


class UnreadableFileError(FileError):
    """A reader exists, but this file is empty, damaged, locked or too large."""


class CorpusError(PolicyPipeError):
    """The corpus file cannot be used: not ours, newer than we are, or locked."""
