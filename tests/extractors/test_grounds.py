"""What a text rests on, named or not."""

import pytest

from corpora.folding import fold
from corpora.model import Span
from extractors import grounds
from extractors.grounds import Above
from tests.extractors.texts import analysed, lines


@pytest.mark.parametrize(
    ("sentence", "ground"),
    [
        ("认真落实《湖泊办法》，按月巡查", "carries out"),
        ("深入贯彻执行《湖泊办法》", "carries out"),
        ("按照《湖泊办法》的要求巡查", "follows"),
        ("依据省政府印发的《湖泊办法》核算", "follows"),
        ("按照《河流办法》（岚政发〔2020〕1号）、《湖泊办法》核算", "follows"),
        ("巡查口径见《湖泊办法》", None),
        ("符合《湖泊办法》条件的单位可以申请", None),
        ("落实巡查制度。《湖泊办法》已经公布", None),
        ("根据巡查情况,市里修订了制度;《湖泊办法》不再适用", None),
    ],
)
def test_a_verb_makes_a_ground(sentence: str, ground: str | None) -> None:
    folded = fold(sentence)
    start = folded.index("《湖泊办法》")

    assert grounds.of_citation(folded, Span(start, start + 6)) == ground


@pytest.mark.parametrize(
    ("opening", "levels"),
    [
        ("为贯彻省、市有关文件精神，制定本方案。", ("province", "municipality")),
        ("根据国务院关于加强湖泊保护的要求，结合我市实际，制定本方案。", ("national",)),
        ("按照上级统一部署，制定本方案。", ("above",)),
        ("按照省政府的工作部署和市委会议精神，制定本方案。", ("province",)),
        ("按照国家有关规定缴纳费用的单位，不再重复缴纳。", ()),
        ("根据《岚川省湖泊办法》要求，制定本方案。", ()),
        ("根据市场变化的要求调整价格。", ()),
        ("为加强湖泊保护，制定本方案。", ()),
    ],
)
def test_grounds_without_a_name(opening: str, levels: tuple[Above, ...]) -> None:
    analysis = analysed(
        lines(
            "霁州市人民政府关于加强湖泊保护的通知",
            "各县人民政府：",
            opening,
            "一、加强巡查。各县要按月巡查，建立台账，并将结果报市水利局备案，接受社会监督。",
        )
    )

    assert grounds.vague(analysis) == levels
