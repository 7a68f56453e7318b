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
