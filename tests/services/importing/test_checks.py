"""What is found in the rows of an old register before anything is written."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.records.imports import Severity
from desktop_app.services.applications import registering
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.answers import Answers
from desktop_app.services.payouts import cycle
from desktop_app.storage import tables as t
from tests.builders import NOW, Clock, a_child, a_parent, make_iban, reimbursement_entry
from tests.import_samples import PAID, a_payment, a_row, cells_of, write
from tests.services.acts import award, close, colleague
from tests.services.import_acts import NOBODY, bring_in, checked, confirmed, due, told

OTHER_PAYEE = cells_of("payee", a_parent(9))

_FIRST = a_row(1)
_FIRST_CHILD = {code: _FIRST[code] for code in _FIRST if code[:5] in {"child", "birth"}}
_FIRST_PAYEE = {code: _FIRST[code] for code in _FIRST if code.startswith("payee")}

WRONG_ROWS: list[tuple[dict[str, Any], str]] = [
    ({"child_iin": "150407600012"}, "A3 This IIN does not exist: a digit is mistyped."),
    ({"payee_surname": "", "payee_given_name": ""}, "G3 Nothing stands here"),
    ({"school": ""}, "N3 Nothing stands here"),
    ({"last_day": date(2025, 8, 1)}, "S3 The period ends before it begins."),
    ({"applied_on": date(2027, 1, 1)}, "T3 The day of application can't lie in the future."),
    ({"birth_date": date(2025, 10, 1)}, "E3 The child can't be born after the application."),
    ({"payee_iin": a_child(2).iin}, "F3 Child and applicant have the same IIN."),
    ({"disability_until": ""}, "U3 Write the last day of the disability"),
    ({"iban": make_iban(2)[:-1]}, "V3 This account (IBAN) is mistyped"),
    ({"birth_date": date(2007, 1, 5)}, "S3 "),
    ({"certificate_number": None}, "P3 Nothing stands here"),
    (
        _FIRST_CHILD,
        "A3 Row 2 names another payee of this child for the same time",
    ),
    (
        _FIRST_CHILD | _FIRST_PAYEE,
        "A3 The same as row 2. Leave one of them.",
    ),
    (
        {"first_day": date(2024, 9, 1), "last_day": date(2025, 5, 25)},
        "",
    ),
]


@pytest.mark.parametrize(("changes", "said"), WRONG_ROWS, ids=lambda value: str(value)[:40])
def test_a_wrong_row_is_told_and_the_others_are_good(
    desk: Desk, school: int, tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    rows = [a_row(1), a_row(2, **changes), a_row(3)]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))

    assert [each.row.number for each in found.good] == [2, 4]
    assert any(line.startswith(said) for line in told(found, Severity.WRONG)), told(found)


def test_a_payment_of_a_day_to_come(desk: Desk, school: int, tmp_path: Path) -> None:
    """Today is none."""
    payments = [a_payment(1, paid_on=date(2026, 11, 22)), a_payment(2, paid_on=date(2026, 11, 21))]

    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], payments))

    assert [each.row.number for each in found.good] == [3]
    assert "D2 The day can't lie in the future." in told(found, Severity.WRONG)


def test_a_payment_of_a_period_that_begins_today(
    desk: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    """The day before it would be one that has not begun."""
    path = write(
        tmp_path / "register.xlsx", [a_row(1)], [a_payment(1, "2026Q1", paid_on=""), a_payment(1)]
    )
    found = []
    for day in (date(2025, 12, 31), date(2026, 1, 1)):
        clock.move_to(day)
        found.append(checked(desk, path))
    assert [len(each.good) for each in found] == [0, 1]
    assert any("has not begun yet" in line for line in told(found[0], Severity.WRONG))


def test_certificates_that_share_one_day_are_for_the_same_time(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """One payee at any time (D-3): the day after is another time."""
    autumn = a_row(1, last_day=date(2025, 12, 31), certificate_number="1")
    for first, good in ((date(2025, 12, 31), [2]), (date(2026, 1, 1), [2, 3])):
        spring = a_row(1, first_day=first, applied_on=first, **OTHER_PAYEE)
        for number, rows in enumerate(([autumn, spring], [spring, autumn])):
            path = write(tmp_path / f"{first} {number}.xlsx", rows)
            found = checked(desk, path)
            assert len(found.good) == len(good), told(found)


def test_of_two_for_the_same_time_the_one_that_begins_first_is_good(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """Whichever stands first."""
    later = date(2025, 10, 1)
    rows = [a_row(1, first_day=later, applied_on=later, **OTHER_PAYEE), a_row(1)]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))

    assert [each.row.number for each in found.good] == [3]
    assert told(found, Severity.WRONG) == [
        "A2 Row 3 names another payee of this child for the same time: there is one (D-3). "
        "Write in each row from which day to which its payee was paid, so that these times do not "
        "meet, and in each only what that payee got."
    ]


def test_whoever_has_no_address_is_told_and_good(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [a_row(1, address=""), a_row(2)]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))

    assert [(each.row.payee.address, each.row.payee.phone) for each in found.good] == [
        ("", a_parent(1).phone),
        (a_parent(2).address, a_parent(2).phone),
    ]
    assert [(each.row.child.address, each.row.child.phone) for each in found.good] == [("", "")] * 2
    assert told(found) == ["K2 No address: notices will lack it until it is entered."]


def test_a_payment_belongs_to_the_certificate_that_reaches_its_period(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """By one day at either end of it."""
    autumn = a_row(1, last_day=date(2025, 10, 1), certificate_number="1")
    ends = date(2026, 3, 31)
    spring = a_row(1, first_day=ends, applied_on=ends, certificate_number="2")
    payments = [a_payment(1, "2025Q4"), a_payment(1, "2026Q1")]
    for number, rows in enumerate(([autumn, spring], [spring, autumn])):
        found = confirmed(desk, write(tmp_path / f"{number}.xlsx", rows, payments))
        paid = {
            each.row.certificate.number: [str(payment.period) for payment in each.row.payments]
            for each in found.good
        }
        assert paid == {"1": ["2025Q4"], "2": ["2026Q1"]}


def test_days_in_both_systems_mean_the_same(desk: Desk, school: int, tmp_path: Path) -> None:
    """Excel keeps the numbers; a bare number counts from the workbook's own first day."""
    good: list[Any] = []
    for from_1904, number in ((False, 45_901), (True, 44_439)):
        row = a_row(1, first_day=number)
        path = write(tmp_path / f"{from_1904}.xlsx", [row], from_1904=from_1904)
        good += checked(desk, path).good

    assert [each.row.certificate.first_day for each in good] == [date(2025, 9, 1)] * 2
    assert good[0].row == good[1].row


def test_zeros_latin_letters_and_sums_at_the_foot(desk: Desk, school: int, tmp_path: Path) -> None:
    child = a_child(1, date(2009, 3, 2))
    rows = [
        a_row(1, child_iin=int(child.iin), birth_date="", child_surname="Әлiмқұлова"),
        {"child_surname": "Барлығы", "iban": "1"},
        {},
    ]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))

    assert found.rows == 1
    (good,) = found.good
    assert (good.row.child.iin, good.row.child.surname) == (child.iin, "Әлімқұлова")
    assert good.row.child.birth_date == date(2009, 3, 2)
    assert told(found) == [
        f"A2 The zeros at the front were lost: read as {child.iin}",
        "B2 Read as “Әлімқұлова”: letters of the other alphabet that look the same",
        "E2 The date of birth is taken from the IIN: 02.03.2009",
    ]


def test_birth_dates_from_the_iins_are_told_once(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [{k: v for k, v in a_row(n).items() if k != "birth_date"} for n in (1, 2, 3)]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))

    assert len(found.good) == 3
    assert told(found) == ["1 There is no column of birth dates: they are taken from the IINs."]


def test_an_open_application_and_what_is_on_file_already(
    desk: Desk, head: Desk, school: int, tmp_path: Path
) -> None:
    registering.register(desk, reimbursement_entry(school, 1, applied_on=date(2026, 11, 3)))
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2), a_row(3)])
    bring_in(desk, checked(desk, write(tmp_path / "two.xlsx", [a_row(2)])))
    other = a_row(2, applied_on=date(2025, 10, 1), **OTHER_PAYEE)

    found = checked(desk, path)
    with_other = checked(desk, write(tmp_path / "other.xlsx", [other]))

    assert [each.row.number for each in found.good] == [4]
    assert "An application for this child is open" in told(found, Severity.WRONG)[0]
    assert told(found, Severity.LEFT_OUT) == ["A3 On file already: left out."]
    assert told(with_other, Severity.WRONG)[0].startswith("A2 On file already with another payee")


def test_what_only_the_second_register_says_was_paid_is_not_passed_over(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    rows = [a_row(1), a_row(2), a_row(3)]
    early = [a_payment(n, "2025Q3") for n in (1, 2, 3)]
    bring_in(desk, checked(desk, write(first, rows, early)))
    rows[2] = a_row(3, iban=make_iban(33))
    late = [*early, a_payment(2, "2025Q4", 20_000), a_payment(2, "2025Q4", 1_456)]

    found = checked(desk, write(second, rows, late))

    assert told(found) == [
        "A2 On file already: left out.",
        "A3 On file already: 21\xa0456 tenge that it did not know of are added, quarter 4 of 2025.",
        "A4 On file already: left out.",
        "V4 Әлімқұлова Перизат Сәкенқызы has another account on file: KZ84722C000000000003. "
        "Left out, that one stays; said to be right, KZ50722C000000000033 takes its place, and is "
        "paid to once it was held against the papers.",
    ]
    assert found.good == ()
    bring_in(desk, found)
    assert due(desk, Quarter(2025, 4))[a_child(2).iin, "2025Q4"] == 10_000
    assert told(checked(desk, second))[1] == "A3 On file already: left out."
    last = importing.last_standing(desk)
    assert last is not None
    importing.undo(desk, last.id, "қате")
    assert due(desk, Quarter(2025, 4))[a_child(2).iin, "2025Q4"] == PAID


def test_what_was_added_is_not_taken_back_once_the_award_was_paid_on(
    desk: Desk, accountant: Desk, school: int, tmp_path: Path
) -> None:
    bring_in(desk, checked(desk, write(tmp_path / "1.xlsx", [a_row(1)], [a_payment(1, "2025Q3")])))
    added = bring_in(
        desk, checked(desk, write(tmp_path / "2.xlsx", [a_row(1)], [a_payment(1, amount=20_000)]))
    )
    close(colleague(accountant), cycle.draw_up(desk, Quarter(2025, 4)))

    with pytest.raises(Trouble, match="Something rests on it by now"):
        importing.undo(desk, added.id, "қате")


def test_a_part_of_what_was_paid_for_a_period_is_never_added(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """Nobody can say whether it is on file as another sum."""
    bring_in(desk, checked(desk, write(tmp_path / "1.xlsx", [a_row(1)], [a_payment(1)])))
    more = [a_payment(1, amount=20_000), a_payment(1, amount=PAID - 10_000)]

    found = checked(desk, write(tmp_path / "2.xlsx", [a_row(1)], more))

    assert (found.added, found.rows_with(Severity.WRONG)) == ((), 1)


def test_people_on_file_stay_as_they_are(desk: Desk, school: int, tmp_path: Path) -> None:
    other = a_child(8, date(2012, 3, 8))
    registering.register(
        desk,
        reimbursement_entry(school, 1, child=other, applied_on=date(2026, 11, 3)),
    )
    row = a_row(1, payee_given_name="Гүлнара", address="Ескі көше")

    asked = checked(desk, write(tmp_path / "register.xlsx", [row]))
    assert (asked.good, [each.code for each in asked.asking]) == ((), ["payee_iin"])
    same = frozenset({a_parent(1).iin})
    found = importing.check(desk, asked.register, answers=NOBODY.with_more(Answers(same)))
    bring_in(desk, found)

    with desk.database.read() as connection:
        query = select(t.people).where(t.people.c.iin == a_parent(1).iin)
        person = connection.execute(query).one()
    assert (person.given_name, person.address) == ("Гүлнұр", a_parent(1).address)
    assert told(found, Severity.CORRECTED) == [f"F2 On file as {a_parent(1).full_name}: that stays"]


ODD_NAMES = ("Петрова Н. И. и Петров С. И.", "Ким Светлана (мать)", "Мун Ким Ан Ли")


def test_what_is_no_name_is_wrong_and_what_may_be_none_is_asked(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """None of them becomes a payee. The space makes a text of what would be a formula."""
    surnames = (" =1+1", "7", *ODD_NAMES)
    rows = [a_row(n, payee_surname=each) for n, each in enumerate(surnames, 1)]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))

    assert found.good == ()
    assert told(found, Severity.WRONG) == [
        "G2 A name does not begin with “=”. Write it as in the document.",
        "G3 “7” can't stand in a name (character 1).",
    ]
    assert told(found, Severity.ASKED) == [
        "G4 “и”: are these two people? There is one in each field.",
        "G5 “мать” is no part of a name. Check it.",
        "G6 More than three words: is this one name? Check it.",
    ]
    assert [each.name for each in found.asking] == list(ODD_NAMES)


def test_an_odd_name_that_somebody_says_is_right_comes_in(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """In the window, or in the row itself; the others stay out."""
    rows = [
        a_row(1, payee_surname=ODD_NAMES[0], answers=""),
        a_row(2, payee_surname=ODD_NAMES[1], answers="имя верно"),
        a_row(3, payee_surname=ODD_NAMES[2], answers=""),
    ]
    found = checked(desk, write(tmp_path / "register.xlsx", rows))
    assert [each.row.number for each in found.good] == [3]
    answers = Answers(names=frozenset(ODD_NAMES[2:]))
    found = importing.check(desk, found.register, answers=answers)
    assert [each.row.payee.surname for each in found.good] == list(ODD_NAMES[1:])
    assert [each.name for each in found.asking] == [ODD_NAMES[0]]


def test_what_is_unusual_in_a_family_is_told_and_comes_in(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [
        a_row(1, **cells_of("payee", a_parent(1, date(2005, 10, 3)))),
        a_row(2, relation="әкесі"),
        a_row(3, **cells_of("child", a_child(3, date(2007, 9, 2))), last_day=date(2025, 9, 30)),
        a_row(4, **cells_of("payee", a_parent(4, date(2012, 10, 3))), relation="опекун"),
        a_row(5, **cells_of("payee", a_parent(5, date(2016, 10, 3))), relation="опекун"),
    ]
    found = checked(desk, write(tmp_path / "register.xlsx", rows))
    assert [each.row.number for each in found.good] == [2, 3, 4, 5, 6]
    assert told(found, Severity.NOTED) == [
        "F2 Less than 12 years lie between parent and child: check both dates.",
        "J3 The sex of the applicant does not fit: check who applies.",
        "E4 The child is of age since 02.09.2025.",
        "F5 The applicant is not sixteen yet: check the date.",
        "F6 The applicant is younger than the child: are the two swapped?",
    ]


def test_what_ended_the_right_of_a_child_on_file_is_told(
    desk: Desk, head: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    case = award(head, reimbursement_entry(school, 1))
    clock.move_to(NOW)
    events.record(head, case.child_id, EventKind.STATE_INSTITUTION, date(2026, 2, 2))
    following = {
        "certificate_number": "44",
        "first_day": date(2026, 9, 1),
        "last_day": date(2027, 5, 25),
        "applied_on": date(2026, 9, 3),
    }
    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1, **following)]))
    assert "A2 The child is recorded in a state institution since 02.02.2026." in told(
        found, Severity.NOTED
    )
