"""For notebooks and other programs: read documents, ask a corpus, hand texts to spaCy."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import DiGraph
    from pandas import DataFrame
    from spacy.language import Language
    from spacy.tokens import Doc

    from corpora.model import Analysis
    from corpora.store_reading import Contents
    from extractors.analysis import Extractor
    from outputs.graph_records import (
        Bundle,
        Coverage,
        DocumentLink,
        File,
        Finding,
        Link,
        Task,
    )
    from outputs.measured import By, Figure
    from pipeline.settings import Settings
    from pipeline.world import Own, World

# Each import inside a function takes 0.1-2 s, and a notebook needs only some of them.


def analyse_file(
    path: Path | str, *, extractors: "Mapping[str, Extractor] | None" = None
) -> "Analysis":
    """A file with all that is noted on it; `extractors` as in `analyse_text`.

    Raises:
        UnknownFormatError: No reader knows this format.
        UnreadableFileError: It is missing, locked, empty, too large or damaged.
    """
    from corpora.readers import read
    from extractors.analysis import EXTRACTORS, analyse

    return analyse(read(Path(path)), EXTRACTORS if extractors is None else extractors)


def analyse_text(text: str, *, extractors: "Mapping[str, Extractor] | None" = None) -> "Analysis":
    r"""A plain text with all that is noted on it; offsets count in `text` as it is given.

    `extractors` are the whole list, in run order, where ours are not what is wanted: take
    `extractors.analysis.EXTRACTORS` and add to it.

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
    from extractors.analysis import EXTRACTORS, analyse

    document = Document(text=text, media_type="text/plain")
    return analyse(document, EXTRACTORS if extractors is None else extractors)


@contextmanager
def open_corpus(
    path: Path | str, *, settings: "Settings | None" = None, own: "Own | None" = None
) -> Iterator["Library"]:
    """The corpus that ``policy-pipe ingest`` made, to read in and as it is at this moment.

    >>> with open_corpus("policy-pipe.db") as corpus:
    ...     for found in corpus.find("岚政办发〔2021〕36号"):
    ...         print(found.document.title, len(found.tasks))
    岚川省人民政府办公厅关于印发岚川省养老服务提质增能三年行动方案（2021—2023年）的通知 33

    `settings` are those of a `policy-pipe.toml` (`pipeline.settings`); `own` brings checks and
    comparisons of yours (`pipeline.world.Own`): see docs/extending.md.

    Raises:
        CorpusError: There is no such file, or it is not ours, damaged, or newer than we are.
    """
    from corpora.store import opened

    with opened(Path(path)) as corpus, corpus.at_one_moment():
        yield Library(corpus, settings, own)


class Library:
    """The documents of a corpus, by id, each as `outputs.graph_records.Bundle`.

    A bundle has the shapes of the JSON export: ``document``, ``provisions``, ``tasks``,
    ``citations``, ``findings``. They stay when the corpus is closed; the library itself does not.
    Links are asked for by themselves, as records or as graphs of networkx.

    >>> with open_corpus("policy-pipe.db") as corpus:
    ...     found = [task for task in corpus.tasks() if "适老化改造" in task.heading]
    ...     print(len(corpus), found[0].assignments[0].departments[0].canonical)
    11 苇渡县民政局
    """

    def __init__(
        self,
        contents: "Contents",
        settings: "Settings | None" = None,
        own: "Own | None" = None,
    ) -> None:
        self._contents = contents
        self._settings = settings
        self._own = own

    def __iter__(self) -> "Iterator[Bundle]":
        yield from map(self._world.full, self._world.records)

    def __len__(self) -> int:
        documents, _ = self._contents.counts()
        return documents

    def find(self, name: str) -> "tuple[Bundle, ...]":
        """All documents that `name` may mean: an id, a number, a file, a title or part of it."""
        from pipeline.lookup import lookup

        meant = dict.fromkeys(document.id for document, _ in lookup(self._contents, name))
        return tuple(map(self._world.full, meant))

    def tasks(self) -> "Iterator[Task]":
        """The tasks of all documents, with departments, deadlines and targets."""
        for found in self:
            yield from found.tasks

    def links(self) -> "Iterator[Link]":
        """All links between tasks: to sources and to siblings, in the order of the local tasks.

        >>> with open_corpus("policy-pipe.db") as corpus:
        ...     found = [link for link in corpus.links() if link.copy_class == "renamed"]
        ...     print(found[0].kind, found[0].relation, found[0].copied_share.task)
        source equal 1.0
        """
        for document in self._world.records:
            yield from self._world.links(document)

    def coverage(self) -> "Iterator[Coverage]":
        """What became of each higher task in each document that carries it out.

        >>> with open_corpus("policy-pipe.db") as corpus:
        ...     gaps = [row for row in corpus.coverage() if row.state == "gap"]
        ...     print(gaps[0].reason != "")
        True
        """
        for document in self._world.records:
            yield from self._world.coverage(document)

    def findings(self) -> "Iterator[Finding]":
        """What a reader should know, by document, in the order of its text.

        >>> with open_corpus("policy-pipe.db") as corpus:
        ...     missing = [one for one in corpus.findings() if one.kind == "attachment_missing"]
        ...     print(missing[0].code)
        P601
        """
        for document in self._world.records:
            yield from self._world.findings(document)

    def document_links(self) -> "tuple[DocumentLink, ...]":
        """Which document comes from which; a source may be absent from the corpus."""
        return self._world.plan.document_links

    def to_pandas(self, *names: str) -> "dict[str, DataFrame]":
        """The tables of docs/formats.md as pandas has them; all, or those named.

        >>> with open_corpus("policy-pipe.db") as corpus:
        ...     tables = corpus.to_pandas("tasks", "links")
        >>> list(tables), tables["tasks"]["heading"].iloc[0]
        (['tasks', 'links'], '公布服务清单，开展能力评估')

        Raises:
            PolicyPipeError: pandas is not installed.
            KeyError: There is no such table.
        """
        from outputs.frames import frames
        from pipeline.views import Whole

        return frames(Whole(self._world), names)

    def document_graph(self) -> "DiGraph[str]":
        """All documents, absent ones too; edges lead down, from a source to who takes from it.

        See `pipeline.graphs.of_documents` for the attributes.

        >>> import networkx
        >>> with open_corpus("policy-pipe.db") as corpus:
        ...     graph = corpus.document_graph()
        ...     [plan] = corpus.find("岚政办发〔2021〕36号")
        >>> for id_ in networkx.descendants_at_distance(graph, plan.document.id, 1):
        ...     print(graph.nodes[id_]["number"], graph.nodes[id_]["level"])
        霁政办发〔2021〕52号 municipality
        """
        from pipeline import graphs

        return graphs.of_documents(self._contents, self._world.plan.document_links)

    def task_graph(self, *, siblings: bool = False) -> "DiGraph[str]":
        """All tasks; edges lead down, from a source to the task that takes from it.

        What the office has corrected is corrected, and links that it has rejected are no edges.
        With `siblings` also from the earlier to the later of two parallel tasks. See
        `pipeline.graphs.of_tasks` for the attributes.

        >>> import networkx
        >>> with open_corpus("policy-pipe.db") as corpus:
        ...     graph = corpus.task_graph()
        >>> meals = [id_ for id_, one in graph.nodes(data=True) if "老年助餐" in one["heading"]]
        >>> sorted({graph.nodes[id_]["level"] for id_ in meals})
        ['county', 'municipality', 'province']
        >>> networkx.is_directed_acyclic_graph(graph)
        True
        """
        from pipeline import graphs

        asked = (link for link in self.links() if siblings or link.kind == "source")
        links = (link for link in asked if not link.rejected)
        return graphs.of_tasks(
            self._contents, links, tasks=lambda document: self._world.bundle(document.id).tasks
        )

    def measure(self, *bys: "By", measures: Collection[str] = ()) -> "tuple[Figure, ...]":
        """The figures of docs/measures.md, by ``all``, ``pair``, ``level`` … .

        >>> with open_corpus("policy-pipe.db") as corpus:
        ...     [days] = corpus.measure("all", measures=["speed"])
        >>> days.measure, days.value, days.unit, days.n
        ('diffusion_days', 66.5, 'days', 6)
        """
        from pipeline.measures import measure
        from pipeline.views import Whole

        return tuple(measure(Whole(self._world), bys or ("all",), measures))

    def picture(self, name: str = "diffusion", *, of: str | None = None) -> str:
        """An SVG: ``diffusion``, ``chain`` or ``matrix``; `of` the document of this id.

        >>> with open_corpus("policy-pipe.db") as corpus:
        ...     drawn = corpus.picture("chain")
        >>> drawn.startswith("<svg") or drawn.startswith("<?xml")
        True

        Raises:
            KeyError: There is no such picture.
        """
        from outputs.drawing import PICTURES
        from pipeline.views import Whole

        return PICTURES[name](Whole(self._world), of)

    def files(self) -> "Iterator[File]":
        """All files by path, with what became of them."""
        from pipeline.graph import files

        return files(self._contents)

    @cached_property
    def _world(self) -> "World":
        from pipeline.world import World

        return World(self._contents, self._settings, self._own)

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
