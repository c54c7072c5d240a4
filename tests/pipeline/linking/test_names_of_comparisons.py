"""Every comparison has its Chinese name, and every step of the shipped table its comparison."""

from corpora import vocabulary
from pipeline.linking import weighing
from pipeline.linking.comparisons import COMPARISONS


def test_every_comparison_has_a_name_for_people() -> None:
    assert set(COMPARISONS) - set(vocabulary.COMPARISONS) == set()


def test_the_shipped_table_knows_only_what_can_be_compared() -> None:
    assert set(weighing.shipped().comparisons) - set(COMPARISONS) == set()
