"""Nobody comes in by a register a second time under another IIN without being asked about."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop_app.law.quarters import Quarter
from desktop_app.records.imports import Severity
from desktop_app.records.kinds import Role
from desktop_app.records.likeness import Said
from desktop_app.records.people import PersonEntry
from desktop_app.services.cases import alike
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.answers import Answers
from desktop_app.services.importing.register import Checked
from desktop_app.storage import tables as t
from desktop_app.storage.people import on_file as people
from tests.builders import NOW, Clock, a_child, a_parent, reimbursement_entry
from tests.import_samples import a_row, cells_of, write
from tests.services.acts import award, taken_by
from tests.services.import_acts import bring_in, checked, due, told
from tests.services.twice_on_file import SECOND_IIN, dana

Q4 = Quarter(2025, 4)
ASKED = Severity.ASKED
NEXT_YEAR = {
    "certificate_number": "44",
    "certificate_issued_on": date(2026, 9, 1),
    "first_day": date(2026, 9, 1),
    "last_day": date(2027, 5, 25),
    "applied_on": date(2026, 9, 3),
}


def as_row(serial: int, child: PersonEntry, **changes: Any) -> dict[str, Any]:
    """A row of this child, with the mother and the papers of that number."""
    return a_row(serial, **{**cells_of("child", child), **changes})


def again(desk: Desk, found: Checked, said: Said) -> Checked:
    """Everybody who is asked about is answered alike."""
    pairs = {each.alike.pair: said for each in found.asking if each.alike is not None}
    answers = found.looked.answers.with_more(Answers(alike=pairs))
    return importing.check(desk, found.register, answers=answers)


def answers_on_file(desk: Desk) -> list[str]:
    with desk.database.read() as connection:
        return [row.answer for row in connection.execute(select(t.likeness_answers))]


def count(desk: Desk) -> int:
    with desk.database.read() as connection:
        return connection.scalar(select(func.count()).select_from(t.people)) or 0


@pytest.fixture
def on_file(head: Desk, school: int, clock: Clock) -> int:
    """Dana has an award under her first IIN."""
    entry = reimbursement_entry(school, child=dana(), applicant=a_parent())
    found = award(head, entry).child_id
    clock.move_to(NOW)
    return found


@pytest.fixture
def found(head: Desk, on_file: int, tmp_path: Path) -> Checked:
    """The register has her under another IIN, and somebody else."""
    rows = [as_row(1, dana(SECOND_IIN)), a_row(5)]
    return checked(head, write(tmp_path / "register.xlsx", rows))


def test_who_looks_like_somebody_on_file_is_asked_about_and_stays_out(
    head: Desk, on_file: int, found: Checked
) -> None:
    assert [each.row.number for each in found.good] == [3]
    (asked,) = found.asking
    assert asked.alike is not None
    assert (asked.row, asked.code, asked.alike.pair) == (2, "child_iin", (SECOND_IIN, dana().iin))
    assert told(found, ASKED) == [
        f"A2 {dana().full_name}, {dana().iin}, is on file and looks the same. Say who it is."
    ]


def test_the_same_child_joins_the_one_on_file(head: Desk, on_file: int, found: Checked) -> None:
    before = count(head)
    same = again(head, found, Said.SAME)
    assert same.asking == ()
    # Her award of these months is on file already: nothing is paid a second time.
    assert [each.row.number for each in same.good] == [3]
    assert told(same, Severity.WRONG, Severity.LEFT_OUT) == ["A2 On file already: left out."]
    bring_in(head, same)
    assert count(head) == before + 2
    with head.database.read() as connection:
        assert people.by_iin(connection, SECOND_IIN) is None


def test_another_year_of_the_same_child_is_added_to_the_one_on_file(
    head: Desk, on_file: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [as_row(1, dana(SECOND_IIN), **NEXT_YEAR)])
    same = again(head, checked(head, path), Said.SAME)
    bring_in(head, same)
    with head.database.read() as connection:
        query = select(t.decisions.c.child_id).where(t.decisions.c.awarded)
        assert list(connection.scalars(query)) == [on_file, on_file]


@pytest.mark.parametrize("said", [Said.TWIN, Said.ANOTHER])
def test_twins_and_others_come_in_and_nobody_is_asked_again(
    head: Desk, on_file: int, found: Checked, said: Said
) -> None:
    apart = again(head, found, said)
    assert [each.row.number for each in apart.good] == [2, 3]
    bring_in(head, apart)
    assert answers_on_file(head) == [said]
    assert alike.seek(head) == 0
    with head.database.read() as connection:
        twin = people.by_iin(connection, SECOND_IIN)
    assert twin is not None
    assert twin.id != on_file


def test_whoever_was_born_months_apart_comes_in_as_no_twin(
    head: Desk, on_file: int, tmp_path: Path
) -> None:
    born = {"birth_date": date(2016, 1, 7)}
    path = write(tmp_path / "register.xlsx", [as_row(1, dana("160107600012", **born))])
    found = checked(head, path)
    assert told(found, ASKED)
    twin = again(head, found, Said.TWIN)
    assert twin.good == ()
    (asked,) = told(twin, ASKED)
    assert "twins are born within a few days" in asked
    assert len(again(head, found, Said.ANOTHER).good) == 1


def test_an_iin_that_was_to_follow_comes_with_the_register(
    head: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    bare = replace(dana(), iin="", document_kind="Паспорт", document_number="N 12345678")
    first = award(head, reimbursement_entry(school, child=bare, applicant=a_parent()))
    clock.move_to(NOW)
    path = write(tmp_path / "register.xlsx", [as_row(1, dana(), **NEXT_YEAR)])
    asked = checked(head, path)
    assert asked.good == ()
    before = count(head)
    bring_in(head, again(head, asked, Said.SAME))
    assert count(head) == before
    with head.database.read() as connection:
        assert people.by_id(connection, first.child_id).iin == dana().iin


def test_two_rows_that_look_alike_ask_each_other(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [as_row(1, dana()), as_row(1, dana(SECOND_IIN)), a_row(5)]
    found = checked(desk, write(tmp_path / "register.xlsx", rows))
    assert [each.row.number for each in found.good] == [4]
    assert told(found, ASKED) == [
        f"A2 Row 3 has {dana().full_name}, {SECOND_IIN}, who looks the same. Say who it is.",
        f"A3 Row 2 has {dana().full_name}, {dana().iin}, who looks the same. Say who it is.",
    ]
    assert len(again(desk, found, Said.TWIN).good) == 3
    same = again(desk, found, Said.SAME)
    assert [each.row.number for each in same.good] == [4]
    assert told(same, Severity.WRONG) == [
        f"A2 The same person stands in row 3 under {SECOND_IIN}: one of the two IINs is wrong.",
        f"A3 The same person stands in row 2 under {dana().iin}: one of the two IINs is wrong.",
    ]


@pytest.mark.parametrize(
    ("answer", "good"),
    [
        ("близнец", 2),
        ("Егіз", 2),
        (f"другой {dana().iin}", 2),
        (f"басқа: {dana().iin}", 2),
        ("тот же", 1),
        (f"близнец {a_child(9).iin}", 1),
        ("", 1),
    ],
)
def test_the_row_itself_may_answer(
    head: Desk, on_file: int, tmp_path: Path, answer: str, good: int
) -> None:
    rows = [as_row(1, dana(SECOND_IIN), answers=answer), a_row(5, answers="")]
    assert len(checked(head, write(tmp_path / "register.xlsx", rows)).good) == good


def test_an_answer_that_nobody_understands_is_wrong(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1, answers="может быть")]))
    assert found.good == ()
    assert told(found)[0].startswith("Y2 Answer with “same”, “twin” or “another”")


def test_one_number_of_a_whole_list_is_no_certificate_of_anybody(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [a_row(serial, certificate_number="12") for serial in range(1, 6)]
    assert len(checked(desk, write(tmp_path / "register.xlsx", rows)).good) == 5
    found = checked(desk, write(tmp_path / "two.xlsx", rows[:2]))
    assert len(found.asking) == 2


def test_whoever_came_on_file_after_the_check_is_asked_about(
    head: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    row = as_row(1, dana(SECOND_IIN), payee_iin=a_parent(7).iin)
    found = checked(head, write(tmp_path / "register.xlsx", [row]))
    assert len(found.good) == 1
    award(head, reimbursement_entry(school, child=dana(), applicant=a_parent(1)))
    before = count(head)
    with pytest.raises(Trouble, match="has changed since"):
        bring_in(head, found)
    assert count(head) == before


def test_the_family_by_which_two_look_alike_may_be_of_a_register(
    head: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    """Payments are due once for the child who is the same, twice for twins."""
    rows = [as_row(1, dana()), as_row(1, dana(SECOND_IIN), iban=a_row(2)["iban"])]
    found = again(head, checked(head, write(tmp_path / "register.xlsx", rows)), Said.TWIN)
    bring_in(head, found)
    clerk = taken_by(head, Role.ACCOUNTANT)
    assert set(due(clerk, Q4)) == {
        (iin, str(period)) for iin in (dana().iin, SECOND_IIN) for period in (Quarter(2025, 3), Q4)
    }
