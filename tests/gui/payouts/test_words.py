"""The words of the payout cycle: each state and finding has its own, and who did what and when."""

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import pytest

from desktop_app import translation
from desktop_app.gui.payouts import words
from desktop_app.law.steps import N_, Step
from desktop_app.records.kinds import LineState, PayoutKind
from desktop_app.records.payout_checks import CheckKind, PayoutCheck
from desktop_app.records.payouts import ApprovedPayout, PayoutState
from desktop_app.services.desk import Desk
from desktop_app.storage.payouts import approved as stored
from desktop_app.translation import _
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import award, pay

CALLED: list[tuple[type[StrEnum], dict[Any, str]]] = [
    (PayoutState, words.STATE_WORDS),
    (LineState, words.LINE_WORDS),
    (CheckKind, words.CHECK_WORDS),
]


@pytest.mark.parametrize(("kind", "called"), CALLED)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_each_has_words_of_its_own(
    kind: type[StrEnum], called: dict[Any, str], language: str
) -> None:
    translation.use(language)
    assert called.keys() == {*kind}
    assert len({_(called[each]) for each in kind}) == len(kind)


@pytest.fixture
def payout(accountant: Desk, head: Desk, school: int, clock: Clock) -> ApprovedPayout:
    """Of the first quarter of 2026, approved by the accountant."""
    award(head, reimbursement_entry(school))
    return pay(accountant, "2026Q1")


def test_every_step_of_an_approved_sheet_is_told_with_who_and_when(
    payout: ApprovedPayout, accountant: Desk
) -> None:
    told = words.history(payout)
    assert told.startswith("Quarter 1 of 2026. Drawn up by ")
    assert f"Approved by {accountant.worker.name}, 31.03.2026 10:00: it can't be changed." in told
    assert "by the order" not in told
    by_order = words.history(replace(payout, substitution="№ 7 бұйрық"))
    assert "by the order № 7 бұйрық: it can't be changed." in by_order
    assert "Taken out" not in told
    assert "came back" not in told


def test_an_annulled_one_says_by_whom_and_why(payout: ApprovedPayout) -> None:
    annulled = replace(
        payout, annulled_at=payout.closed_at, annulled_by="Ғани", annulled_why="қате шот"
    )
    assert words.history(annulled).endswith("Annulled by Ғани, 31.03.2026 10:00: қате шот")


def test_what_the_bank_answered_is_counted(payout: ApprovedPayout) -> None:
    standing = payout.standings[0]
    back = replace(standing, state=LineState.RETURNED, settled_on=date(2026, 4, 6))
    told = words.history(replace(payout, standings=(back, back, standing)))
    assert told.endswith("1 line has no answer. 2 lines came back.")
    assert words.line_state(back) == "Returned on 06.04.2026"
    assert words.line_state(standing) == "No answer yet"


def test_a_follow_up_is_called_so_in_the_list(payout: ApprovedPayout, accountant: Desk) -> None:
    with accountant.database.read() as connection:
        (row,) = stored.approved_rows(connection)
    assert words.state(row) == "Approved"
    assert words.state(replace(row, kind=PayoutKind.FOLLOW_UP)) == "Approved (follow-up)"


def test_a_finding_is_to_be_looked_at_until_somebody_has() -> None:
    found = PayoutCheck(CheckKind.JOINED, 1, "Әлия", Step(N_("Was not on the sheet before"), ""))
    seen = replace(found, seen_by="Ғани", seen_at=datetime(2026, 4, 6, 9, 5))
    assert [words.check_state(each) for each in (found, seen)] == ["To look at", "Seen"]
    assert [words.check_seen(each) for each in (found, seen)] == ["", "Ғани, 06.04.2026 09:05"]
    assert words.check_told(found) == "Was not on the sheet before"


def test_what_is_to_be_mended_is_so_also_after_somebody_has_looked() -> None:
    step = Step(N_("The account is wrong"), "")
    wrong = PayoutCheck(CheckKind.WRONG_ACCOUNT, 1, "Әлия", step, "Ғани", datetime(2026, 4, 6))
    assert words.check_state(wrong) == "To mend"
