"""A family is told before a term ends its award what to do, once for each term (D-4, D-5)."""

from datetime import date
from typing import Any

import pytest

from desktop_app.law.facts import EventKind
from desktop_app.records.applications import Application
from desktop_app.records.decisions import Cause, Ending
from desktop_app.records.kinds import NoticeKind, PaperLanguage
from desktop_app.services.awards import before_end, events
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.papers import issued
from desktop_app.services.today.queue import Kind
from tests.builders import Period, reimbursement_entry
from tests.services.acts import award, text_of
from tests.services.waiting import waiting

TODAY, TERM = date(2026, 11, 23), {"disability_until": date(2026, 12, 31)}
WHOLE, SHORT = date(2027, 5, 25), date(2026, 12, 30)


def awarded(
    head: Desk, school: int, last_day: date = WHOLE, facts: dict[str, Any] | None = None
) -> Application:
    """An award of September; it is November now."""
    entry = reimbursement_entry(
        school,
        applied_on=date(2026, 9, 3),
        certificate=Period(date(2026, 9, 1), last_day, "17").entry,
        language=PaperLanguage.BOTH,
        facts=facts or {},
    )
    return award(head, entry, TODAY)


def only(desk: Desk) -> Ending:
    (row,) = waiting(desk, Kind.ENDING)
    assert isinstance(row.record, Ending)
    return row.record


def test_a_disability_that_ends_asks_for_an_application_in_time(
    desk: Desk, head: Desk, school: int
) -> None:
    awarded(head, school, facts=TERM)
    ending = only(desk)
    assert (ending.cause, ending.told_on) == (Cause.DISABILITY, None)
    said = text_of(desk, before_end.tell(desk, ending))
    assert "Заканчивается срок инвалидности" in said
    assert "31 декабря 2026 года" in said
    assert "новое заявление" in said
    assert "январ" in said
    assert "2027 жылғы қаңтар" in said
    assert only(desk).told_on == date(2026, 11, 23)


def test_a_certificate_that_ends_asks_for_the_next_one(desk: Desk, head: Desk, school: int) -> None:
    awarded(head, school, SHORT)
    said = text_of(desk, before_end.tell(desk, only(desk)))
    assert "следующую справку" in said
    assert "келесі анықтамасын" in said
    assert "01.01.2027 күнінен кешіктірілмей басталса" in said
    assert "не позднее 01.01.2027" in said
    assert "после летних каникул" in said


def test_it_is_told_once_and_again_where_the_letter_was_annulled(
    desk: Desk, head: Desk, school: int
) -> None:
    awarded(head, school, facts=TERM)
    paper = before_end.tell(desk, only(desk))
    assert paper.kind is NoticeKind.BEFORE_END
    with pytest.raises(Trouble, match="told already"):
        before_end.tell(desk, only(desk))
    issued.annul(desk, paper.id, "Қате")
    assert only(desk).told_on is None
    before_end.tell(desk, only(desk))


def test_what_ends_otherwise_by_now_is_not_told(desk: Desk, head: Desk, school: int) -> None:
    case = awarded(head, school, facts=TERM)
    seen = only(desk)
    events.record(desk, case.child_id, EventKind.STATE_INSTITUTION, date(2026, 10, 5))
    with pytest.raises(Trouble, match="does not end so"):
        before_end.tell(desk, seen)
    with pytest.raises(Trouble, match="does not end so"):
        before_end.tell(desk, only(desk))
