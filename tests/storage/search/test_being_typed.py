"""Half an entry is found by whatever was typed of it, and never stops the search."""

from datetime import date, datetime
from typing import Any

import pytest

from desktop_app.records.kinds import Service
from desktop_app.records.search import Leads
from desktop_app.services.desk import Desk
from desktop_app.storage.entry import drafts
from desktop_app.storage.search import being_typed

NOW = datetime(2026, 11, 21, 10)
TYPED = {
    "service": "reimbursement",
    "child": {"surname": "Сейтова", "given_name": "Дана", "iin": "150407603016"},
    "applicant": {"surname": "Сейтова", "given_name": "Ольга", "iin": ""},
}


def test_names_and_iins_of_child_and_applicant(desk: Desk) -> None:
    with desk.database.begin() as connection:
        seen = drafts.add(connection, TYPED, "Маман", NOW)
        assert being_typed.versions(connection) == {seen.id: 1}
        (found,) = being_typed.drafts(connection, [seen.id, 99])
        (hit,) = being_typed.hits(connection, [99, seen.id])
    assert (found.names, found.numbers) == (
        "Сейтова Дана Сейтова Ольга",
        ("150407603016", ""),
    )
    assert (hit.name, hit.of, hit.leads, hit.id) == (
        "Сейтова Дана",
        "Сейтова Ольга",
        Leads.DRAFT,
        seen.id,
    )
    assert (hit.day, hit.kind) == (date(2026, 11, 21), Service.REIMBURSEMENT)


@pytest.mark.parametrize("content", [None, [], {}, {"child": 1}, {"child": {"iin": "15"}}])
def test_whatever_was_kept(desk: Desk, content: Any) -> None:
    with desk.database.begin() as connection:
        seen = drafts.add(connection, content, "Маман", NOW)
        (found,) = being_typed.drafts(connection, [seen.id])
        (hit,) = being_typed.hits(connection, [seen.id])
    assert found.names == ""
    assert hit.kind is None
