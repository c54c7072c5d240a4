"""For notebooks and other programs: read documents, ask a corpus, hand texts to spaCy."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from corpora.model import Analysis
    from corpora.store_reading import Contents
    from outputs.graph_records import Bundle, File, Task

# Each import inside a function takes 0.1-2 s, and a notebook needs only some of them.


def analyse_file(path: Path | str) -> "Analysis":
    """A file with all that is noted on it.

    Raises:
        UnknownFormatError: No reader knows this format.
        UnreadableFileError: It is missing, locked, empty, too large or damaged.
    """
    from corpora.readers import read
    from extractors.analysis import analyse

    return analyse(read(Path(path)))


def analyse_text(text: str) -> "Analysis":
    r"""A plain text with all that is noted on it; offsets count in `text` as it is given.

    >>> from corpora.model import Task
    >>> text = "一、加强监测。2020年底前建成监测站。(市水务局牵头,市财政局配合)\n"
    >>> analysis = analyse_text(text)
    >>> [task] = analysis.of(Task)
    >>> task.path, task.heading, str(task.deadlines[0].due_on)
    ('一', '加强监测', '2020-12-31')
    >>> [(one.role, one.departments[0].name) for one in task.assignments]
    [('lead', '市水务局'), ('support', '市财政局')]
    >>> analysis.document.quote(task.deadlines[0].span)
    '2020年底前'
    """
    from corpora.model import Document
    from extractors.analysis import analyse

    return analyse(Document(text=text, media_type="text/plain"))


@contextmanager
def open_corpus(path: Path | str) -> Iterator["Library"]:
    """The corpus that ``policy-pipe ingest`` made, to read in and as it is at this moment.

    >>> with open_corpus("policy-pipe.db") as corpus:
    ...     for found in corpus.find("岚政办发〔2021〕36号"):
    ...         print(found.document.title, len(found.tasks))
    岚川省人民政府办公厅关于印发岚川省养老服务提质增能三年行动方案（2021—2023年）的通知 33

    Raises:
        CorpusError: There is no such file, or it is not ours, damaged, or newer than we are.
    """
    from corpora.store import opened

    with opened(Path(path)) as corpus, corpus.at_one_moment():
        yield Library(corpus)


class Library:
    """The documents of a corpus, by id, each as `outputs.graph_records.Bundle`.

    A bundle has the shapes of the JSON export: ``document``, ``provisions``, ``tasks``,
    ``citations``, ``findings``. They stay when the corpus is closed; the library itself does not.

    >>> with open_corpus("policy-pipe.db") as corpus:
    ...     found = [task for task in corpus.tasks() if "适老化改造" in task.heading]
    ...     print(len(corpus), found[0].assignments[0].departments[0].canonical)
    11 苇渡县民政局
    """

    def __init__(self, contents: "Contents") -> None:
        self._contents = contents

    def __iter__(self) -> "Iterator[Bundle]":
        from pipeline.graph import bundles

        yield from bundles(self._contents)

    def __len__(self) -> int:
        documents, _ = self._contents.counts()
        return documents

    def find(self, name: str) -> "tuple[Bundle, ...]":
        """All documents that `name` may mean: an id, a number, a file, a title or part of it."""
        from pipeline.graph import bundle
        from pipeline.lookup import lookup

        meant = dict.fromkeys(document for document, _ in lookup(self._contents, name))
        return tuple(bundle(self._contents, document) for document in meant)

    def tasks(self) -> "Iterator[Task]":
        """The tasks of all documents, with departments, deadlines and targets."""
        for found in self:
            yield from found.tasks

    def files(self) -> "Iterator[File]":
        """All files by path, with what became of them."""
        from pipeline.graph import files

        return files(self._contents)

    def analysis(self, document: str) -> "Analysis":
        """What is noted on the document of this id.

        As `analyse_file` gives it, without the extractors' working notes (paragraphs, marks).

        Raises:
            KeyError: There is no document of this id.
        """
        found = self._contents.document(document)
        if found is None:
            raise KeyError(document)
        return self._contents.analysis(found)


def spacy_doc(analysis: "Analysis", *, nlp: "Language | None" = None) -> "Doc":
    """A spaCy `Doc` of a document, with its tasks, departments, deadlines … as groups of spans.

    See `outputs.spacy_view.doc_of`; the words are cut by jieba's algorithm.

    >>> doc = spacy_doc(analyse_text("一、加强监测。2020年底前建站。(市水务局牵头)"))
    >>> [token.text for token in doc][:4]
    ['一', '、', '加强', '监测']
    >>> [(span.text, span.label_) for span in doc.spans["departments"]]
    [('市水务局', 'lead')]
    >>> doc.spans["deadlines"][0]._.policy_pipe.due_on
    datetime.date(2020, 12, 31)
    """
    from extractors.words import segmenter
    from outputs.spacy_view import doc_of

    return doc_of(analysis, segmenter().cut, nlp=nlp)


def keywords(text: str, count: int = 10) -> tuple[str, ...]:
    """The words that tell a text (of a task, of a document) from others, best first.

    >>> keywords("加强河道采砂监测,严厉打击非法采砂,建立采砂监测台账。", 3)
    ('采砂', '监测', '台账')
    """
    from extractors import words

    return words.keywords(text, count)
