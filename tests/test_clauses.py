"""Every clause of the law is carried out by a module and shown by a test."""

import re

from tests import clauses


def test_every_clause_is_carried_out_and_shown() -> None:
    code, tests = clauses.carried_out(), clauses.shown()
    assert [clause for clause in clauses.CLAUSES if not code[clause]] == []
    assert [clause for clause in clauses.CLAUSES if not tests[clause]] == []


def test_no_citation_is_of_a_clause_that_is_not_there() -> None:
    cited = set()
    for file in (clauses.ROOT / "desktop_app").rglob("*.py"):
        cited.update(re.findall(r'"([DR]-\d+(?:-\d+)?)"', file.read_text(encoding="utf-8")))
    assert cited <= set(clauses.CLAUSES)


def test_the_table_is_up_to_date() -> None:
    written = clauses.TABLE.read_text(encoding="utf-8")
    assert written == clauses.table(), "run `python run.py clauses`"


def test_every_clause_stands_on_a_paper_or_a_screen() -> None:
    code = clauses.carried_out()
    for clause in clauses.CLAUSES:
        on_screen = any(name.startswith("gui/") for name in code[clause])
        assert on_screen or clauses.on_paper(clause), clause


def test_what_was_read_elsewhere_names_screens_and_tests_that_are_there() -> None:
    _first, elsewhere = clauses.table().split("## What was read elsewhere")
    rows = [line for line in elsewhere.splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 15
    for row in rows:
        assert "not compared" in row or re.search(r"20\d\d-\d\d-\d\d", row)
        for name in re.findall(r"`([a-z_/]+\.py)`", row):
            folder = "tests" if "test_" in name else "desktop_app"
            assert (clauses.ROOT / folder / name).is_file(), name
