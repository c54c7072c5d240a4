"""Files come into the corpus once, whatever happens on the way."""

import os
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from corpora.store import Corpus, opened
from pipeline import views
from pipeline.engines import Loss, inline
from pipeline.reading import Job, Reading
from pipeline.run import Outcome, Summary, ingest

Run = Callable[..., Summary]
Work = Callable[[Job], Reading]


def statuses(corpus: Corpus) -> dict[str, str]:
    return {file.path: file.status for file in corpus.files()}


def titles(corpus: Corpus) -> list[str]:
    return sorted(str(document.title) for document in corpus.documents())


def exported(corpus: Corpus) -> bytes:
    out = BytesIO()
    views.export(corpus, out)
    return out.getvalue()


def test_each_file_is_told_and_counted(docs: Path, corpus: Corpus, work: Work) -> None:
    (docs / "a.txt").write_text("甲通知|甲发〔2020〕1号|甲市政府\n一是办事。\n二是公开。", "utf-8")
    (docs / "b.txt").write_text("SKIP", "utf-8")
    (docs / "c.txt").write_text("BAD", "utf-8")
    told: list[Outcome] = []

    summary = ingest([docs], corpus, engine=inline, work=work, report=told.append)

    assert [(one.file, one.status, one.done, one.total) for one in told] == [
        ("docs/a.txt", "read", 1, 3),
        ("docs/b.txt", "skipped", 2, 3),
        ("docs/c.txt", "failed", 3, 3),
    ]
    assert summary.counts == {"read": 1, "skipped": 1, "failed": 1}
    assert [file.reason for file in summary.attention] == [
        "no reader for this; leave it out",
        "it is damaged; fetch it again",
    ]
    assert (summary.documents, summary.tasks, summary.failed) == (1, 2, True)


def test_a_second_ingest_reads_nothing_again(docs: Path, corpus: Corpus, run: Run) -> None:
    (docs / "a.txt").write_text("甲通知\n办事。", "utf-8")
    run(docs)

    def refuse(job: Job) -> Reading:
        raise AssertionError(job)

    summary = ingest([docs], corpus, engine=inline, work=refuse)

    assert summary.counts == {"unchanged": 1}
    assert statuses(corpus) == {"docs/a.txt": "unchanged"}


def test_reading_again_is_possible(docs: Path, corpus: Corpus, run: Run, work: Work) -> None:
    (docs / "a.txt").write_text("甲通知\n办事。", "utf-8")
    run(docs)

    summary = ingest([docs], corpus, engine=inline, work=work, again=True)

    assert summary.counts == {"read": 1}


def test_only_new_files_are_read(docs: Path, run: Run) -> None:
    (docs / "a.txt").write_text("甲通知", "utf-8")
    run(docs)
    (docs / "b.txt").write_text("乙通知", "utf-8")

    assert run(docs).counts == {"read": 1, "unchanged": 1}


def test_facts_of_an_older_program_are_made_again(
    docs: Path, corpus: Corpus, run: Run, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    (docs / "a.txt").write_text("甲通知", "utf-8")
    run(docs)
    monkeypatch.setattr("pipeline.run.FACTS_VERSION", 1_000)

    assert ingest([docs], corpus, engine=inline, work=work).counts == {"read": 1}


def test_a_changed_file_keeps_the_id_and_changes_the_fingerprint(
    docs: Path, corpus: Corpus, run: Run
) -> None:
    file = docs / "a.txt"
    file.write_text("甲通知|甲发〔2020〕1号|甲市政府\n办事。", "utf-8")
    run(docs)
    [before] = corpus.documents()
    file.write_text("甲通知|甲发〔2020〕1号|甲市政府\n办好事。", "utf-8")

    assert run(docs).counts == {"read": 1}
    [after] = corpus.documents()
    assert after.id == before.id
    assert after.fingerprint != before.fingerprint


def test_a_changed_file_leaves_nothing_of_its_old_content(
    docs: Path, corpus: Corpus, run: Run
) -> None:
    file = docs / "a.txt"
    file.write_text("甲通知", "utf-8")
    run(docs)
    file.write_text("乙通知", "utf-8")
    run(docs)

    assert titles(corpus) == ["乙通知"]


def test_a_file_that_can_no_longer_be_read_gives_no_document(
    docs: Path, corpus: Corpus, run: Run
) -> None:
    file = docs / "a.txt"
    file.write_text("甲通知", "utf-8")
    run(docs)
    file.write_text("BAD", "utf-8")
    run(docs)

    assert titles(corpus) == []
    assert statuses(corpus) == {"docs/a.txt": "failed"}


def test_a_vanished_file_keeps_its_document(docs: Path, corpus: Corpus, run: Run) -> None:
    (docs / "a.txt").write_text("甲通知", "utf-8")
    (docs / "b.txt").write_text("SKIP", "utf-8")
    run(docs)
    (docs / "a.txt").unlink()
    (docs / "b.txt").unlink()

    assert run(docs).counts == {"missing": 1}
    assert statuses(corpus) == {"docs/a.txt": "missing"}
    assert titles(corpus) == ["甲通知"]


def test_a_vanished_file_may_come_back(docs: Path, corpus: Corpus, run: Run) -> None:
    (docs / "a.txt").write_text("甲通知", "utf-8")
    run(docs)
    (docs / "a.txt").rename("a.txt")
    run(docs)
    Path("a.txt").rename(docs / "a.txt")

    assert run(docs).counts == {"unchanged": 1}


def test_files_of_other_folders_are_not_missing(docs: Path, corpus: Corpus, run: Run) -> None:
    (docs / "a.txt").write_text("甲通知", "utf-8")
    other = Path("docs-2020")
    other.mkdir()
    (other / "b.txt").write_text("乙通知", "utf-8")
    run(docs, other)

    run(docs)

    assert statuses(corpus) == {"docs/a.txt": "unchanged", "docs-2020/b.txt": "read"}


def test_copies_add_no_document(docs: Path, corpus: Corpus, run: Run) -> None:
    text = "甲通知|甲发〔2020〕1号|甲市政府\n办事。"
    (docs / "a.txt").write_text(text, "utf-8")
    (docs / "b.txt").write_text(text, "utf-8")
    (docs / "c.htm").write_text("甲通知|甲发（2020）1号|甲市政府\n网页抬头。\n办事。", "utf-8")

    summary = run(docs)

    [document] = corpus.documents()
    assert summary.counts == {"read": 1, "copy": 2}
    assert (document.file, document.copies) == ("docs/c.htm", ("docs/a.txt", "docs/b.txt"))
    assert document.tasks == 2


def test_a_document_lives_on_in_its_copy(docs: Path, corpus: Corpus, run: Run) -> None:
    (docs / "a.txt").write_text("甲通知", "utf-8")
    (docs / "b.txt").write_text("甲通知", "utf-8")
    run(docs)
    (docs / "a.txt").unlink()
    run(docs)

    [document] = corpus.documents()
    assert (document.file, document.copies) == ("docs/b.txt", ())


def test_the_export_does_not_hang_on_the_order_of_reading(
    docs: Path, tmp_path: Path, work: Work
) -> None:
    for n in range(12):
        citing = f"按照《通知{(n + 1) % 12:02}号文件》({(n + 3) % 14}号)办事。\n" * (n % 3 + 1)
        head = f"通知{n % 10:02}号文件|府发〔2020〕{n % 10}号|甲市政府"
        (docs / f"{n}.txt").write_text(f"{head}\n{citing}", "utf-8")
    files = sorted(docs.iterdir())

    def once(name: str, paths: Iterable[Path]) -> bytes:
        with opened(tmp_path / name, new=True) as store:
            for path in paths:
                ingest([path], store, engine=inline, work=work)
            return exported(store)

    first = once("1.db", files)

    assert once("2.db", reversed(files)) == first
    assert once("3.db", [*files[7:], *files[:7]]) == first
    assert first.count(b'"present":true') == 10


def test_a_crash_fails_its_own_file_only(docs: Path, corpus: Corpus, run: Run) -> None:
    (docs / "a.txt").write_text("CRASH", "utf-8")
    (docs / "b.txt").write_text("乙通知", "utf-8")

    summary = run(docs)

    assert summary.counts == {"read": 1, "failed": 1}
    [failed] = summary.attention
    assert failed.reason == (
        "internal error (ZeroDivisionError: division by zero); "
        "please report it together with this file"
    )


def test_a_lost_job_fails_its_own_file_only(docs: Path, corpus: Corpus, work: Work) -> None:
    (docs / "a.txt").write_text("甲通知", "utf-8")
    (docs / "b.txt").write_text("乙通知", "utf-8")

    def engine(work: Work, jobs: Iterable[Job]) -> Iterator[tuple[Job, Reading | Loss]]:
        for job in jobs:
            yield job, Loss("its process died") if job.name == "docs/a.txt" else work(job)

    summary = ingest([docs], corpus, engine=engine, work=work)

    assert summary.counts == {"read": 1, "failed": 1}
    assert titles(corpus) == ["乙通知"]


def test_a_failed_file_is_tried_again(docs: Path, corpus: Corpus, run: Run, work: Work) -> None:
    (docs / "a.txt").write_text("甲通知", "utf-8")

    def lose(work: Work, jobs: Iterable[Job]) -> Iterator[tuple[Job, Reading | Loss]]:
        for job in jobs:
            yield job, Loss("no time")

    ingest([docs], corpus, engine=lose, work=work)

    assert run(docs).counts == {"read": 1}


def test_what_is_stored_survives_an_interruption(docs: Path, corpus: Corpus, work: Work) -> None:
    for name in "abc":
        (docs / f"{name}.txt").write_text(f"{name}通知", "utf-8")

    def stopped(work: Work, jobs: Iterable[Job]) -> Iterator[tuple[Job, Reading | Loss]]:
        for job in jobs:
            if job.name == "docs/b.txt":
                raise KeyboardInterrupt
            yield job, work(job)

    with pytest.raises(KeyboardInterrupt):
        ingest([docs], corpus, engine=stopped, work=work)

    assert statuses(corpus) == {"docs/a.txt": "read"}
    assert ingest([docs], corpus, engine=inline, work=work).counts == {"unchanged": 1, "read": 2}


def test_the_corpus_file_in_the_folder_is_no_document(docs: Path, work: Work) -> None:
    (docs / "a.txt").write_text("甲通知", "utf-8")
    with opened(docs / "corpus.db", new=True) as store:
        assert ingest([docs], store, engine=inline, work=work).counts == {"read": 1}


def test_a_file_that_changes_while_it_is_read_is_not_stored(
    docs: Path, corpus: Corpus, work: Work
) -> None:
    file = docs / "a.txt"
    file.write_text("甲通知", "utf-8")

    def disturbed(job: Job) -> Reading:
        file.write_text("乙通知", "utf-8")
        return work(job)

    summary = ingest([docs], corpus, engine=inline, work=disturbed)

    assert summary.counts == {"failed": 1}
    assert titles(corpus) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rules for names")
@pytest.mark.parametrize(
    "name",
    [
        "a\nb.txt",
        "\x1b[31m红.txt",
        "x..%2f..%2fetc.txt",
        "a'b\"c;--.txt",
        "通\u202e知.txt",
        " .txt",
    ],
)
def test_odd_names_are_names(docs: Path, corpus: Corpus, run: Run, name: str) -> None:
    (docs / name).write_text("甲通知", "utf-8")

    run(docs)

    assert statuses(corpus) == {f"docs/{name}": "read"}
    assert run(docs).counts == {"unchanged": 1}


@pytest.mark.skipif(
    os.name == "nt" or os.uname().sysname == "Darwin", reason="names are text there"
)
def test_names_that_are_no_text_are_stored_and_exported(
    docs: Path, corpus: Corpus, run: Run
) -> None:
    (docs / os.fsdecode(b"\xb9\xfa.txt")).write_text("甲通知", "utf-8")

    run(docs)

    assert statuses(corpus) == {"docs/\\xb9\\xfa.txt": "read"}
    assert "甲通知".encode() in exported(corpus)
