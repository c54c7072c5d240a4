"""How fast and how surely the changed clause is found again, beside scikit-learn's TF-IDF.

python -m benchmarks.candidates [--clauses 50000] [--more 100000 ...]; needs the extra `bench`.
"""

from collections.abc import Iterator

import click

from benchmarks.clauses import KINDS
from benchmarks.measuring import apart, machine, table

# The share of sources above which a gram is not looked up, as the docstring of `Index` says.
_CAP = "0.02"
_EXACT = ""

_OURS = """
import sys, time
from benchmarks.clauses import written
from benchmarks.measuring import peak_megabytes
from pipeline.linking.candidates import Index

kind, count = sys.argv[1], int(sys.argv[2])
cap = float(sys.argv[3]) if sys.argv[3] else None
sources, queries = written(kind, count)
list(Index(sources[:9]).best(queries[:1], 1))  # loads all there is
before, first, tenth = peak_megabytes(), 0, 0
begun = time.process_time()
for place, found in enumerate(Index(sources).best(queries, 10, cap=cap)):
    places = [one.source for one in found]
    first += places[:1] == [place]
    tenth += place in places
print(time.process_time() - begun, before, peak_megabytes(), first / count, tenth / count)
"""

_BASELINE = """
import sys, time
from benchmarks.clauses import written
from benchmarks.measuring import peak_megabytes
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

kind, count = sys.argv[1], int(sys.argv[2])
sources, queries = written(kind, count)
before, first, tenth = peak_megabytes(), 0, 0
begun = time.process_time()
vectors = TfidfVectorizer(analyzer="char", ngram_range=(2, 4))
by = vectors.fit_transform(sources).T.tocsr()
found = sp_matmul_topn(vectors.transform(queries), by, top_n=10, threshold=0.0, sort=True)
took = time.process_time() - begun
for place in range(count):
    places = found.indices[found.indptr[place] : found.indptr[place + 1]].tolist()
    first += places[:1] == [place]
    tenth += place in places
print(took, before, peak_megabytes(), first / count, tenth / count)
"""

_SCOPES = """
import random, sys, time
from benchmarks.clauses import written
from pipeline.linking.candidates import Index
from pipeline.linking.sources import Scope

count, tasks, documents = int(sys.argv[1]), 30, 40
sources, queries = written("formulas only", count)
index = Index(sources, [place // tasks for place in range(count)])
list(index.best(queries[:1], 1))
for share in sys.argv[2:]:
    chance = random.Random(0)
    scopes = []
    for _ in range(documents):
        some = chance.sample(range(count // tasks), max(1, int(float(share) * count / tasks)))
        scopes += [Scope(frozenset(some))] * tasks
    times = []
    for together in (documents, 1):
        begun = time.process_time()
        for start in range(0, documents, together):
            asked = slice(start * tasks, (start + together) * tasks)
            list(index.best(queries[asked], 10, scopes=scopes[asked]))
        times.append((time.process_time() - begun) / documents * 1000)
    print(share, *times)
"""
_SHARES = ("0.001", "0.01", "0.1", "0.5", "1")


@click.command()
@click.option("--clauses", default=50_000, show_default=True, help="Of the first table.")
@click.option("--more", multiple=True, type=int, help="Of the second table, beside half of that.")
def main(clauses: int, more: tuple[int, ...]) -> None:
    """Measure each in an interpreter of its own, and print tables in Markdown."""
    click.echo(f"{machine()}\n\n{_compared(clauses)}", nl=False)
    click.echo(f"\n\n{_growth((clauses // 2, clauses, *more))}\n\n{_scopes(clauses)}")


def _compared(count: int) -> str:
    rows = [_heading(f"{count:,} clauses among {count:,}", "times as fast")]
    for kind in KINDS:
        slow = apart(_BASELINE, kind, str(count)).split()
        rows.append((f"{kind}: baseline", *_cells(slow), "1"))
        for name, cap in (("**under a cap of 2 %**", _CAP), ("exact", _EXACT)):
            fast = apart(_OURS, kind, str(count), cap).split()
            times = f"{float(slow[0]) / float(fast[0]):.1f}"
            rows.append((f"{kind}: {name}", *_cells(fast), times))
            click.echo(rows[-1], err=True)
    return table(rows)


def _growth(counts: tuple[int, ...]) -> str:
    rows = [_heading("formulas only, under a cap of 2 %", "µs a query")]
    for count in counts:
        found = apart(_OURS, "formulas only", str(count), _CAP).split()
        each = f"{float(found[0]) / count * 1e6:,.0f}"
        rows.append((f"{count:,} among {count:,}", *_cells(found), each))
        click.echo(rows[-1], err=True)
    return table(rows)


def _scopes(count: int) -> str:
    rows = [(f"30 queries, exact, {count:,} sources", "40 documents at once", "one at a time")]
    for line in apart(_SCOPES, str(count), *_SHARES).splitlines():
        share, together, alone = map(float, line.split())
        rows.append((f"{share:.1%} are possible", f"{together:.1f} ms", f"{alone:.1f} ms"))
    return table(rows)


def _heading(what: str, last: str) -> tuple[str, ...]:
    return what, "s", "MB before", "peak MB", "recall@1", "recall@10", last


def _cells(found: list[str]) -> Iterator[str]:
    took, before, peak, first, tenth = map(float, found)
    return iter((f"{took:.1f}", f"{before:.0f}", f"{peak:.0f}", f"{first:.4f}", f"{tenth:.4f}"))


if __name__ == "__main__":
    main()
