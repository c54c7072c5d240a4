"""What is wrong with a filled-in row, and what is only told."""

from collections.abc import Mapping

import msgspec

from corpora.readers.review_book import Row
from outputs.labels import Language

_WORDS: Mapping[str, Mapping[Language, str]] = {
    "no_id": {
        "zh": "有复核内容，但没有编号",
        "en": "something is filled in, but there is no id",
    },
    "not_an_id": {"zh": "编号“{}”不是本程序的编号", "en": "{} is no id of this program"},
    "unknown": {
        "zh": "语料库中没有编号“{}”",
        "en": "nothing in the corpus has the id {}",
    },
    "stale": {
        "zh": "导出之后原文已有变化，请重新导出后再复核",
        "en": "the text has changed since the export; export and review it anew",
    },
    "meanwhile": {
        "zh": "导出之后{}（{}）已另作决定，请重新导出后再复核",
        "en": "{} ({}) has decided otherwise since the export; export and review it anew",
    },
    "two_rows": {
        "zh": "“{}”与工作表“{}”第{}行不一致",
        "en": "{} differs from that in sheet {}, row {}",
    },
    "choice": {
        "zh": "“{}”不能填“{}”，只能填：{}",
        "en": "{} cannot be {}; it may be: {}",
    },
    "with_withdrawal": {
        "zh": "复核结论为“撤销”时不能同时填写更正",
        "en": "a row that withdraws (撤销) can correct nothing",
    },
    "with_no_task": {
        "zh": "复核结论为“非任务”时不能同时填写更正",
        "en": "what is no task (非任务) cannot be corrected",
    },
    "no_who": {"zh": "没有填写复核人", "en": "复核人 is empty: who decided?"},
    "no_why": {
        "zh": "结论为“{}”时必须填写复核说明",
        "en": "复核说明 is empty: {} needs a reason",
    },
    "no_day": {
        "zh": "“{}”填的“{}”不是日期，应如 2025-06-30",
        "en": "{}: {} is no date; write it like 2025-06-30",
    },
    "formula": {
        "zh": "“{}”是公式的错误值“{}”，请改填文字",
        "en": "{} holds the error {} of a formula; write the words",
    },
    "long": {"zh": "“{}”超过{}字", "en": "{} has more than {} characters"},
    "one_document": {
        "zh": "两项任务在同一份文件中，不能建立对应",
        "en": "both tasks stand in one document and cannot be linked",
    },
    "wrong_way": {
        "zh": "“本级任务编号”的文件高于“来源任务编号”的文件，请对调",
        "en": "本级任务编号 stands in the higher document; exchange the two",
    },
    # What is only told.
    "no_body": {
        "zh": "“{}”按文件的地区和年份对应不到具体单位，已按原样采用",
        "en": "{} is no body that is known in this place and year; taken as it is",
    },
    "vague": {
        "zh": "“{}”没有具体日期，已按原样采用",
        "en": "{} tells no date; taken as it is",
    },
}


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """About one row of a file; `details` are put into the words of its `code`."""

    sheet: str
    number: int
    code: str
    details: tuple[str, ...] = ()

    def words(self, language: Language) -> str:
        said = _WORDS[self.code][language].format(*self.details)
        if language == "zh":
            return f"工作表“{self.sheet}”第{self.number}行：{said}"
        return f"sheet {self.sheet}, row {self.number}: {said}"


def note(row: Row, code: str, *details: str) -> Note:
    return Note(sheet=row.sheet, number=row.number, code=code, details=details)
