"""What was never compared with its act waits; what somebody compared today does not, for a year."""

from datetime import date, timedelta

import pytest

from desktop_app.law.checklist import DocumentState
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.health import check
from desktop_app.services.law_values import law_watch
from tests.builders import Clock, a_document, home_education_entry
from tests.services.acts import papers_of, register
from tests.services.payout_acts import acts

ANNEXES = list(law_watch.ANNEXES)


def waiting(desk: Desk) -> list[str]:
    return [each.subject for each in law_watch.listed(desk) if each.is_due(desk.today())]


def test_every_kind_of_text_is_watched_with_its_act_and_edition(head: Desk) -> None:
    found = law_watch.listed(head)
    kinds = {each.subject.partition(":")[0] for each in found}
    assert kinds == {"act", "decision", "document", "remedy", "mci", "form", "bank"}
    assert len({each.subject for each in found}) == len(found)
    assert all(each.name.kk and each.name.ru and each.act.kk and each.edition for each in found)


def test_no_act_waits_twice(head: Desk) -> None:
    """One act under two codes would be compared twice, and never be done with."""
    acts = [each.name.ru for each in law_watch.listed(head) if each.subject.startswith("act:")]
    assert [(a, b) for a in acts for b in acts if a != b and b.startswith(a)] == []


def test_what_waits_stands_first(head: Desk) -> None:
    due = [each.is_due(head.today()) for each in law_watch.listed(head)]
    assert due == sorted(due, reverse=True)
    assert {"form:appendix_two_refusal", "act:rules-223", "bank:722"} <= set(waiting(head))
    assert {"form:award_notice", "decision:alatau-2024"}.isdisjoint(waiting(head))


def test_compared_today_records_who_and_lasts_a_year(head: Desk, clock: Clock) -> None:
    law_watch.compare(head, "mci:2026-01-01", " 2026 ", "сәйкес")
    (row,) = [each for each in law_watch.listed(head) if each.subject == "mci:2026-01-01"]
    assert row.latest is not None
    assert (row.latest.recorded_by, row.latest.edition, row.latest.note) == (
        head.worker.name,
        "2026",
        "сәйкес",
    )
    assert row.compared_on == head.today()
    assert acts(head)[-1] == (head.worker.name, "Compared with its act: {what}, edition {edition}")
    clock.move_to(head.today() + timedelta(days=365))
    assert "mci:2026-01-01" not in waiting(head)
    clock.move_to(head.today() + timedelta(days=1))
    assert "mci:2026-01-01" in waiting(head)


def test_what_shipped_as_compared_waits_again_after_a_year(head: Desk, clock: Clock) -> None:
    clock.move_to(date(2027, 12, 1))
    assert {"form:award_notice", "decision:alatau-2024"} <= set(waiting(head))


def test_only_what_is_there_is_compared_and_with_an_edition(head: Desk) -> None:
    with pytest.raises(EntryError):
        law_watch.compare(head, "mci:2026-01-01", " ")
    with pytest.raises(Trouble):
        law_watch.compare(head, "mci:1991-01-01", "1991")
    assert "mci:2026-01-01" in waiting(head)


def test_check_names_each_kind_that_waits_and_nothing_of_it_is_wrong(head: Desk) -> None:
    found = check.not_compared(head)
    assert [each.step.label.partition(" ")[0] for each in found] == [
        "Acts",
        "Documents",
        "Remedies",
        "MCI",
        "Forms",
        "Banks",
    ]
    assert not any(each.wrong for each in found)


def test_today_tells_it_once_a_quarter(head: Desk, clock: Clock) -> None:
    for form in ANNEXES:
        law_watch.compare(head, form, "№ 223")
    count, prescribed = law_watch.to_tell(head)
    assert (count, prescribed) == (len(waiting(head)), False)
    law_watch.leave_for_now(head)
    assert law_watch.to_tell(head) == (0, False)
    clock.move_to(head.today() + timedelta(days=92))
    assert law_watch.to_tell(head)[0] > 0


def test_a_prescribed_form_is_told_until_it_is_compared(head: Desk) -> None:
    """R-4, R-5: before the first Appendix 2 or 3 leaves, whatever was put off."""
    law_watch.leave_for_now(head)
    assert law_watch.to_tell(head)[1]
    for form in ANNEXES:
        law_watch.compare(head, form, "№ 223")
    assert law_watch.to_tell(head) == (0, False)


def test_once_the_first_has_left_it_is_told_with_the_others(
    head: Desk, desk: Desk, school: int
) -> None:
    law_watch.compare(head, "form:acceptance_notification", "№ 223")
    missing = a_document("medical_conclusion", DocumentState.MISSING)
    refused = register(desk, home_education_entry(school, documents=missing))
    assert [row.kind for row in papers_of(head, refused)] == [NoticeKind.APPENDIX_TWO_REFUSAL]
    assert law_watch.to_tell(head)[1] is False
