"""A year of an office with 120 families: four quarters of payouts and all that goes wrong in them.

The second books (`second_books`) are kept from the acts alone and by a second reading of the law.
After every step entitled = paid + due − overpaid for each child, and what LibreOffice counts in
the workbooks is what the database has (D-3, D-5, D-7, D-9).
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

import pytest

from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.applications import Application, CertificateEntry
from desktop_app.records.kinds import LineKind
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.payouts import cycle
from tests.builders import SCHOOL_YEAR, Clock
from tests.documents.libreoffice import needs_libreoffice
from tests.journeys.year_checks import (
    check_answered,
    check_every_child,
    check_health,
    check_workbooks,
)
from tests.journeys.year_in_office import USUAL_BIRTH, YearInOffice, child_of, father_of

FAMILIES = 120
EARLY, LATE = range(1, 97), range(97, 121)
SHORT = CertificateEntry("18", date(2025, 9, 1), date(2025, 9, 1), date(2025, 12, 20), "5 А")
FROM_OCTOBER = CertificateEntry("19", date(2025, 9, 1), date(2025, 10, 6), date(2026, 5, 25), "5 А")
AGAIN = CertificateEntry("20", date(2026, 2, 2), date(2026, 2, 2), date(2026, 5, 25), "5 А")
EIGHTEEN = (date(2008, 1, 30), date(2008, 2, 29), date(2007, 11, 30), date(2008, 4, 7))

EVERYTHING = {
    "applied": 136,
    "awarded": 129,
    "payee changed": 7,
    "event before the payment": 4,
    "event after the payment": 24,
    "event annulled": 3,
    "ended": 3,
    "ending taken back": 2,
    "account corrected": 19,
    "regular sheet": 5,
    "sheet annulled": 1,
    "follow-up sheet": 5,
    "workbook answered": 5,
    "repaid": 8,
    "written off": 2,
    "set-off agreed": 6,
}
"""How often each thing happens, so that none of them is lost from the year unseen."""


class Families:
    """Children's ids by the family's number, handed out in a shuffled order: one story for each."""

    def __init__(self, chance: Random) -> None:
        self.of: dict[int, int] = {}
        self.siblings: dict[int, int] = {}
        self._left = list(EARLY)
        chance.shuffle(self._left)

    def some(self, count: int) -> list[int]:
        taken, self._left = self._left[:count], self._left[count:]
        assert len(taken) == count
        return taken

    def children(self, count: int) -> list[int]:
        return [self.of[serial] for serial in self.some(count)]


@dataclass
class Journey:
    """The year with its families, and what is carried from one season into the next."""

    year: YearInOffice
    families: Families
    undecided: list[Application] = field(default_factory=list)
    mistaken: list[int] = field(default_factory=list)
    brought_back: list[int] = field(default_factory=list)
    schooled: list[int] = field(default_factory=list)
    last: list[ApprovedPayout] = field(default_factory=list)

    def check(self) -> Counter[str]:
        sums = check_every_child(self.year.head, self.year.books)
        check_health(self.year.head, sums["owed"])
        return sums

    def paid_back_by_the_bank(self, sheet: ApprovedPayout, returned: int, silent: int = 0) -> None:
        """The bank's workbook, half of the accounts that failed corrected, and a follow-up."""
        year = self.year
        awards = year.bank_returns(sheet, returned, silent)
        self.check_answered()
        for award in awards[: (returned + 1) // 2]:
            year.corrects_account(award)
        year.clock.pass_by(days=1)
        again = year.follows(sheet)
        assert {line.kind for line in again.lines} == {LineKind.FOLLOW_UP}
        assert {line.decision_id for line in again.lines} <= set(awards)
        self.last.append(again)

    def check_answered(self) -> None:
        sheet, file, language = self.year.answered[-1]
        check_answered(self.year.head, sheet, file, self.year.folder, language)


@pytest.fixture
def journey(
    desk: Desk, head: Desk, accountant: Desk, school: int, clock: Clock, tmp_path: Path
) -> Journey:
    clock.move_to(date(2025, 9, 1))
    chance = Random(120)
    year = YearInOffice(desk, head, accountant, school, clock, tmp_path, chance)
    return Journey(year, Families(chance))


@needs_libreoffice
def test_a_year_with_120_families(journey: Journey) -> None:
    for season in (september, autumn, december, january, february, march, april, may, june):
        season(journey)
        journey.check()
    year, sums = journey.year, journey.check()
    assert len(year.books.awards) == FAMILIES + len(journey.families.siblings)
    assert year.done == EVERYTHING
    assert set(year.books.kinds) == set(LineKind)
    assert sums["entitled"] == sums["paid"] + sums["due"] - sums["overpaid"]
    assert min(sums[each] for each in ("due", "overpaid", "owed")) > 0
    assert sums["owed"] < sums["overpaid"]
    check_workbooks(year.head, year.sheets, year.folder)


def september(journey: Journey) -> None:
    """Most families apply, some for two children; six wait for a decision until January."""
    year, families = journey.year, journey.families
    eighteen = dict(zip(families.some(4), EIGHTEEN, strict=True))
    certificates = {
        **dict.fromkeys(families.some(5), SHORT),
        **dict.fromkeys(families.some(5), FROM_OCTOBER),
    }
    waiting, two_children = families.some(6), families.some(6)
    for serial in EARLY:
        if serial % 12 == 1:
            year.on(date(2025, 9, 3 + serial // 12))
        child = child_of(serial, eighteen.get(serial, USUAL_BIRTH))
        certificate = certificates.get(serial, SCHOOL_YEAR)
        application = year.applies(serial, child=child, certificate=certificate)
        if serial in waiting:
            journey.undecided.append(application)
        else:
            families.of[serial] = year.awards(application)
        if serial in two_children:
            sibling = year.applies(serial, child=child_of(serial + 300))
            families.siblings[serial] = year.awards(sibling)
    year.on(date(2025, 9, 24))
    sheet = year.pays("2025Q3")
    assert LineKind.ARREARS not in {line.kind for line in sheet.lines}
    year.on(date(2025, 10, 1))
    journey.paid_back_by_the_bank(sheet, 8)
    # One line of the follow-up comes back itself, and is followed up once its account is right.
    (again,) = journey.last
    year.on(date(2025, 10, 9))
    for award in year.bank_returns(again, 1):
        year.corrects_account(award)
    journey.last.append(year.follows(again))


def autumn(journey: Journey) -> None:
    """Twelve families more; what is known in time makes no overpayment."""
    year, families = journey.year, journey.families
    year.on(date(2025, 11, 14))
    for serial in LATE[:12]:
        families.of[serial] = year.awards(year.applies(serial))
    for child in families.children(3):
        year.learns(child, date(2025, 10, 20))


def december(journey: Journey) -> None:
    """The sheet is annulled before it is paid, and another takes its place."""
    year = journey.year
    year.on(date(2025, 12, 10))
    drawn = cycle.keep_draft(year.accountant, cycle.draw_up(year.accountant, Quarter(2025, 4)))
    with pytest.raises(EntryError):
        cycle.approve(year.accountant, drawn)
    wrong = year.pays("2025Q4")
    year.on(date(2025, 12, 11))
    year.annuls(wrong)
    journey.check()
    for line in year.chance.sample(wrong.lines, 2):
        year.corrects_account(line.decision_id)
    year.on(date(2025, 12, 12))
    sheet = year.pays("2025Q4")
    assert LineKind.ARREARS in {line.kind for line in sheet.lines}
    year.on(date(2025, 12, 22))
    journey.paid_back_by_the_bank(sheet, 7, silent=3)


def january(journey: Journey) -> None:
    """Decisions that took long, and all that the office learns too late."""
    year, families = journey.year, journey.families
    year.on(date(2026, 1, 20))
    while journey.undecided:
        year.awards(journey.undecided.pop())
    late = families.children(6)
    for child in late:
        year.learns(child, date(2025, 9, 10) if child == late[0] else date(2025, 10, 20))
    journey.mistaken = families.children(4)
    for child in journey.mistaken:
        year.learns(child, date(2025, 11, 5))
    journey.schooled = families.some(3)
    for serial in journey.schooled:
        year.learns(families.of[serial], date(2025, 10, 8), date(2026, 1, 30))
    for serial in list(families.siblings)[:4]:
        year.learns(families.of[serial], date(2025, 9, 25))
    journey.brought_back = families.children(3)
    for child in journey.brought_back:
        year.ends(child, date(2025, 10, 31))
    journey.check()
    year.on(date(2026, 1, 26))
    year.repays(late[0])
    year.repays(late[1], share=3)
    year.writes_off(late[2])
    year.writes_off(late[3], share=2)
    year.repays(journey.mistaken[0])
    limits: tuple[dict[str, int], ...] = ({}, {"share": 30}, {"per_payout": 5_000})
    for serial, limit in zip(families.siblings, limits, strict=False):
        year.agrees_to_set_off(families.of[serial], **limit)


def february(journey: Journey) -> None:
    """Children who came back from an institution, other payees, and the last families."""
    year, families = journey.year, journey.families
    year.on(date(2026, 2, 2))
    for serial in journey.schooled:
        year.awards(year.applies(serial, certificate=AGAIN))
    year.agrees_to_set_off(families.of[journey.schooled[0]])
    year.on(date(2026, 2, 10))
    for serial in LATE[12:]:
        families.of[serial] = year.awards(year.applies(serial))
    for serial, month in zip(families.some(4), (2, 2, 3, 4), strict=True):
        father = year.applies(serial, payee=father_of(serial))
        year.awards(father, Month(2026, month))
    for serial in families.some(3):
        journey.undecided.append(year.applies(serial, payee=father_of(serial)))


def march(journey: Journey) -> None:
    """Mistakes are taken back: what was repaid is due again. The first quarter is paid."""
    year = journey.year
    year.on(date(2026, 3, 2))
    for child in journey.mistaken[:2]:
        year.unlearns(child)
    year.goes_on(journey.brought_back[0])
    journey.check()
    year.on(date(2026, 3, 20))
    sheet = year.pays("2026Q1")
    assert {LineKind.ARREARS, LineKind.SET_OFF} <= {line.kind for line in sheet.lines}
    year.on(date(2026, 4, 1))
    journey.paid_back_by_the_bank(sheet, 9)


def april(journey: Journey) -> None:
    """Months that were paid pass to another payee; more is learned late, and comes back."""
    year, families = journey.year, journey.families
    year.on(date(2026, 4, 6))
    passed = [year.awards(father, Month(2026, 2)) for father in journey.undecided]
    late = families.children(5)
    for child in late:
        year.learns(child, date(2026, 1, 15))
    two_periods = families.of[list(families.siblings)[4]]
    year.learns(two_periods, date(2025, 10, 20))
    journey.check()
    year.on(date(2026, 4, 20))
    year.repays(passed[0])
    year.repays(late[0])
    year.repays(late[1], share=2)
    year.agrees_to_set_off(families.of[journey.schooled[1]], share=50)
    year.agrees_to_set_off(two_periods)


def may(journey: Journey) -> None:
    """The last quarter, with everything that came back and was not followed up."""
    year = journey.year
    year.on(date(2026, 5, 20))
    sheet = year.pays("2026Q2")
    assert {LineKind.ARREARS, LineKind.SET_OFF} <= {line.kind for line in sheet.lines}
    year.on(date(2026, 6, 1))
    journey.paid_back_by_the_bank(sheet, 6, silent=2)


def june(journey: Journey) -> None:
    """What is learned after the last sheet is due or overpaid, and stays so until it is settled."""
    year, families = journey.year, journey.families
    year.on(date(2026, 6, 15))
    year.unlearns(journey.mistaken[2])
    year.goes_on(journey.brought_back[1])
    for child in families.children(2):
        year.learns(child, date(2026, 4, 3))
    journey.check()
    for child in year.chance.sample(journey.mistaken[3:] + journey.brought_back[2:], 2):
        year.repays(child, share=4)
