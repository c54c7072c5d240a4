"""What of a corpus an output shows, in words for its readers: filters and settings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PureWindowsPath

from corpora.vocabulary import FINDING_KINDS, LEVELS, LINK_KINDS, RELATIONS
from outputs.labels import Language
from outputs.selection import Preset, Selection, selection_of
from outputs.view import View
from outputs.visible import first_words

# What a reader is told at most of a list; a settings file may name thousands.
_LISTED, _WORD = 20, 80

_ZH = {
    "selection": "筛选条件",
    "settings": "设置文件",
    "everything": "未作筛选，为语料库全部内容",
    "no_settings": "未使用设置文件",
    "and_so_on": "等{n}项",
    "only_documents": "只含文件，不含任务",
    "only_tasks": "只含任务，不含文件关系",
    "document": "只含文件：",
    "places": "只含地区（含下级）：",
    "since": "成文日期不早于",
    "until": "成文日期不晚于",
    "with_sources": "另含其全部上级来源文件",
    "links": "任务对应关系只含：",
    "of": "以上是在此前已筛选的部分中再选：",
    "sources": "只对照来源文件：",
    "levels": "只看层级：",
    "errors": "列为错误的问题：",
    "warnings": "列为警告的问题：",
    "ignored": "不报告的问题：",
    "lengths": "篇幅标准：",
    "characters": "{n}字",
    "comma": "、",
    "semicolon": "；",
}
_EN = {
    "selection": "Filters",
    "settings": "Settings file",
    "everything": "none: the whole corpus",
    "no_settings": "none",
    "and_so_on": "… {n} in all",
    "only_documents": "only documents, no tasks",
    "only_tasks": "only tasks, no links of documents",
    "document": "only documents: ",
    "places": "only places, with all below: ",
    "since": "issued on or after ",
    "until": "issued on or before ",
    "with_sources": "with all documents that these come from",
    "links": "links between tasks only: ",
    "of": "all this of a part that was chosen before: ",
    "sources": "measured only against: ",
    "levels": "only levels: ",
    "errors": "findings that are errors: ",
    "warnings": "findings that are warnings: ",
    "ignored": "findings that are left out: ",
    "lengths": "norms of length: ",
    "characters": "{n} characters",
    "comma": ", ",
    "semicolon": "; ",
}
_WORDS: Mapping[Language, Mapping[str, str]] = {"zh": _ZH, "en": _EN}

# By which words a document (by its id) and a place (by its code) are named.
Name = Callable[[str], str]


def scope_words(
    view: View, *, document: Name, place: Name, language: Language = "zh"
) -> tuple[tuple[str, str], tuple[str, str]]:
    """Filters and settings, each as a heading and a sentence; also where there are none."""
    told = _Told(document, place, language)
    words = _WORDS[language]
    chosen, preset = selection_of(view), view.settings()
    filters = told.selection(chosen) or words["everything"]
    settings = told.preset(preset) if preset else words["no_settings"]
    return (words["selection"], filters), (words["settings"], settings)


class _Told:
    def __init__(self, document: Name, place: Name, language: Language) -> None:
        self._document = document
        self._place = place
        self._language = language
        self._words = _WORDS[language]

    def selection(self, one: Selection) -> str:
        return self._words["semicolon"].join(self._parts(one))

    def preset(self, one: Preset) -> str:
        zh = self._language == "zh"
        levels = (LEVELS[level] if zh else level for level in one.levels)
        given = {
            "sources": one.sources,
            "places": one.places,
            "levels": tuple(levels),
            **{
                name: tuple(map(self._check, getattr(one, name)))
                for name in ("errors", "warnings", "ignored")
            },
            "lengths": tuple(
                f"{first_words(name, _WORD)} {self._words['characters'].format(n=n)}"
                for name, n in one.lengths.items()
            ),
        }
        said = (self._words[name] + self._listed(some) for name, some in given.items() if some)
        # Its name says which one; where it lies on this machine is nobody's business.
        file = first_words(PureWindowsPath(one.file or "").name, _WORD)
        return self._words["semicolon"].join(filter(None, (file, *said)))

    def _parts(self, one: Selection) -> Iterator[str]:
        words = self._words
        if not one.tasks:
            yield words["only_documents"]
        if not one.documents:
            yield words["only_tasks"]
        if one.document:
            yield words["document"] + self._listed(map(self._document, one.document))
        if one.places:
            yield words["places"] + self._listed(map(self._place, one.places))
        if one.since:
            yield words["since"] + one.since.isoformat()
        if one.until:
            yield words["until"] + one.until.isoformat()
        if one.with_sources:
            yield words["with_sources"]
        if one.kinds or one.relations:
            zh = self._language == "zh"
            kinds = (LINK_KINDS[kind] if zh else kind for kind in one.kinds)
            relations = (RELATIONS[each] if zh else each for each in one.relations)
            yield words["links"] + self._listed([*kinds, *relations])
        if one.of:
            yield words["of"] + self.selection(one.of)

    def _check(self, name: str) -> str:
        """A code, or a kind of findings."""
        known: Mapping[str, str] = {str(kind): word for kind, word in FINDING_KINDS.items()}
        return known.get(name, name) if self._language == "zh" else name

    def _listed(self, some: Iterable[str]) -> str:
        names = [first_words(one, _WORD) for one in some]
        told = self._words["comma"].join(names[:_LISTED])
        return (
            told if len(names) <= _LISTED else told + self._words["and_so_on"].format(n=len(names))
        )
