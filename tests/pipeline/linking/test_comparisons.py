"""Each comparison says more where two tasks share more, and nothing where it cannot be made."""

import numpy as np
import pytest

from corpora.model import Document, Task
from extractors.analysis import analyse
from pipeline.linking import facing as facing_module
from pipeline.linking.comparisons import COMPARISONS, UNKNOWN, compared
from pipeline.linking.facing import Facing, Matrix, Shared
from pipeline.linking.traits import counted, profiled
from tests.pipeline.linking.profiles import face

REGISTER = "建立湿地名录。对八公顷以上的湿地逐块登记，每年更新一次。（省林草局牵头）"
RESTORE = "修复退化湿地。采取退养还滩等办法，恢复候鸟越冬场所，禁止捕捞。（省水利厅牵头）"
MONITOR = "开展水鸟监测。布设自动观测设备，每季度组织一次同步调查。（省林草局牵头）"
TRAIN = "加强业务培训。举办培训班不少于20期，培训5000人次，颁发“护鸟员”证书。（省教育厅负责）"

# A local plan that took the first with other names, the third in other words, and has its own.
LOCAL = (
    REGISTER.replace("省林草局", "市林业局"),
    "做好水鸟观测。设置观测设备，每半年调查一次。（市林业局牵头）",
    "清理河道垃圾。聘请保洁员四十名，日产日清。（市城管局负责）",
)
SOURCE = (REGISTER, RESTORE, MONITOR, TRAIN)


@pytest.fixture(scope="module")
def near() -> Facing:
    return face(LOCAL, SOURCE)


def value(name: str, facing: Facing, row: int, column: int) -> float:
    return float(compared(name, facing)[row, column])


@pytest.mark.parametrize("name", COMPARISONS)
def test_every_comparison_has_a_value_for_every_pair(name: str, near: Facing) -> None:
    found = compared(name, near)

    assert found.shape == (3, 4)
    assert np.isfinite(found).all()


@pytest.mark.parametrize(
    "name",
    sorted(
        set(COMPARISONS)
        - {
            "acquainted",  # of the documents as a whole
            "few",
            "provision",
            "kind",
            "things",
            "sole_theme",
            "section_found",
            "family",
            "neighbours",
        }
    ),
)
def test_the_same_task_gets_more_than_any_other(name: str, near: Facing) -> None:
    found = compared(name, near)

    assert found[0, 0] == found[0].max()
    assert found[0, 0] > found[2, 1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("wording", 1.0),
        ("local_words_taken", 1.0),
        ("distinct_share", 1.0),
        ("sentence_chosen", 1.0),
        ("sentences_chosen", 1.0),
        ("sentences_choosing", 1.0),
        ("local_heading_found", 1.0),
        ("source_heading_found", 1.0),
        ("departments", 1.0),
        ("best_for_local", 1.0),
        ("best_for_source", 1.0),
        ("mutual", 3.0),
        ("mutual_heading", 3.0),
    ],
)
def test_a_copy_under_other_names_is_the_same(name: str, expected: float, near: Facing) -> None:
    assert value(name, near, 0, 0) == pytest.approx(expected, abs=1e-6)


def test_names_of_levels_make_no_difference() -> None:
    renamed = face([REGISTER.replace("省林草局", "县林业局")], [REGISTER])
    changed = face([REGISTER.replace("登记", "普查")], [REGISTER])

    assert value("wording", renamed, 0, 0) == pytest.approx(1.0)
    assert value("wording", changed, 0, 0) < 1.0


def test_headings_that_are_missing_say_nothing() -> None:
    bare = face(["聘请保洁员四十名，建立台账，日产日清。"], [REGISTER])
    headed = [not profile.heading for profile in bare.local.tasks]

    for name in ("heading_told", "mutual_heading", "sole_theme", "local_heading_found"):
        assert (compared(name, bare)[0, 0] == UNKNOWN) == headed[0]


def test_bodies_that_are_missing_say_nothing() -> None:
    found = compared("departments", face(["建立湿地名录。逐块登记。"], [REGISTER, TRAIN]))

    assert found.tolist() == [[UNKNOWN, UNKNOWN]]


def test_lines_of_work_are_compared_not_names(near: Facing) -> None:
    """市林业局 and 省林草局 are of one line, 市城管局 is of another."""
    assert compared("departments", near)[:, 0].tolist() == [1.0, 1.0, 0.0]


def test_named_things_are_counted() -> None:
    facing = face(["培训护鸟员。举办20期，颁发“护鸟员”证书。"], [TRAIN, REGISTER])

    assert compared("things", facing).tolist() == [[2.0, 0.0]]


def test_the_article_that_a_task_names() -> None:
    source = "第一条 县级政府应当建立湿地名录。\n第二条 县级政府应当组织水鸟调查。\n"
    analysis = analyse(Document(text=f"岚川省湿地保护条例\n\n{source}", media_type="text/plain"))
    articles = profiled("s", tuple(task.path for task in analysis.of(Task)), analysis)
    local = face(["开展水鸟调查。按照《岚川省湿地保护条例》第二条组织调查。"], [REGISTER]).local

    assert compared("provision", Facing(local, articles)).tolist() == [[0.0, 1.0]]


def test_a_formula_that_all_tasks_have_tells_little() -> None:
    formula = "各单位要高度重视，明确分工。"
    with_it = face([REGISTER + formula, RESTORE + formula], [REGISTER + formula, MONITOR + formula])

    assert value("distinct", with_it, 0, 0) > 2 * value("distinct", with_it, 1, 1)
    assert value("distinct_share", with_it, 1, 1) < 1


def test_likeness_to_what_stands_beside(near: Facing) -> None:
    """The second local task stands behind the copied first one; the third stands alone."""
    found = compared("neighbours", near)

    assert found[1, 1] > 0.9
    assert found[0, 0] < 0.5


def test_few_pairs_to_choose_from(near: Facing) -> None:
    assert compared("few", near) == pytest.approx(np.full((3, 4), -np.log2(12)))


@pytest.mark.parametrize("name", COMPARISONS)
def test_a_document_without_tasks_is_compared_with_nothing(name: str) -> None:
    facing = face([], SOURCE)

    assert facing.shape[0] == 0
    assert compared(name, facing).shape == facing.shape
    assert compared(name, face(SOURCE, [])).shape == (4, 0)


# Two sets of rows of words, small enough to count by hand.
ROWS = ["a b c c", "c d", "e"]
OTHERS = ["a c", "d d f", ""]


@pytest.fixture
def shared() -> Shared:
    return Shared(counted(map(str.split, ROWS)), counted(map(str.split, OTHERS)))


def test_things_in_common(shared: Shared) -> None:
    assert shared.common().tolist() == [[2, 0, 0], [1, 1, 0], [0, 0, 0]]


def test_each_thing_is_parted_among_those_that_have_it(shared: Shared) -> None:
    assert shared.parted(by="source").tolist() == [[2, 0, 0], [1, 1, 0], [0, 0, 0]]
    assert shared.parted(by="local").tolist() == [[1.5, 0, 0], [0.5, 1, 0], [0, 0, 0]]


def test_rarer_things_tell_more(shared: Shared) -> None:
    """a is in 2 of 6 rows, c in 3, d in 2."""
    a, c, d = (np.log(7 / (count + 0.5)) for count in (2, 3, 2))

    assert shared.told == pytest.approx(np.array([[a + c, 0, 0], [c, d, 0], [0, 0, 0]]))


def test_likeness_is_a_cosine(shared: Shared) -> None:
    a, b, c, d, f = (np.log(7 / (count + 0.5)) for count in (2, 1, 3, 2, 1))
    expected = (a * a + np.sqrt(2) * c * c) / (
        np.hypot(np.hypot(a, b), np.sqrt(2) * c) * np.hypot(a, c)
    )

    assert shared.likeness[0, 0] == pytest.approx(expected)
    assert shared.likeness[1, 1] == pytest.approx(
        np.sqrt(2) * d * d / (np.hypot(c, d) * np.hypot(np.sqrt(2) * d, f))
    )


def test_covered_is_a_share_of_one_side(shared: Shared) -> None:
    a, b, c = (np.log(7 / (count + 0.5)) for count in (2, 1, 3))

    assert shared.covered("source")[0, 0] == pytest.approx(1.0)
    assert shared.covered("local")[0, 0] == pytest.approx(
        (a + np.sqrt(2) * c) / (a + b + np.sqrt(2) * c)
    )


def _all(facing: Facing) -> dict[str, Matrix]:
    return {name: compared(name, facing) for name in COMPARISONS}


def test_many_common_words_are_summed_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _all(face(LOCAL, SOURCE))
    monkeypatch.setattr(facing_module, "_KEPT", 7)
    parts = _all(face(LOCAL, SOURCE))

    for name, found in whole.items():
        assert parts[name] == pytest.approx(found, abs=1e-9)


def test_a_third_document_changes_nothing(near: Facing) -> None:
    """Rarity is that within the two."""
    before = _all(near)
    Facing(near.local, face([TRAIN], [RESTORE]).source).base  # noqa: B018
    after = _all(Facing(near.local, near.source))

    assert all(np.array_equal(before[name], after[name]) for name in before)
