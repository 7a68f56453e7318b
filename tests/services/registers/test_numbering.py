"""The office's own numbers: set by the head, unique over all registers, the series goes on."""

from collections.abc import Mapping

import pytest

from desktop_app.records.kinds import Register
from desktop_app.records.numbering import usual_pattern
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.health import records as health_records
from desktop_app.services.papers import issued
from desktop_app.services.registers import numbering
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.registers import numbers as registers
from desktop_app.wording import step
from tests.builders import home_education_entry
from tests.services.acts import papers_of, register


def _take(desk: Desk, wanted: Register, year: int = 2026) -> str:
    with desk.database.begin() as connection:
        return registers.take_number(connection, wanted, year)


def _slips(desk: Desk, typed: Mapping[Register, str]) -> dict[str, str]:
    with pytest.raises(EntryError) as caught:
        numbering.save_patterns(desk, typed, seen=numbering.on_file(desk).version)
    return {slip.field: step(slip.step, "en") for slip in caught.value.slips}


def test_the_series_goes_on_when_the_pattern_changes_in_the_middle_of_a_year(head: Desk) -> None:
    assert _take(head, Register.OUTGOING) == "Ш-2026-00001"
    numbering.save_patterns(head, {Register.OUTGOING: "ҮО-{year}-{number:5}"})
    assert numbering.on_file(head).series[Register.OUTGOING].next_by("{number}/{year}") == "2/2026"
    assert _take(head, Register.OUTGOING) == "ҮО-2026-00002"
    assert _take(head, Register.OUTGOING, 2027) == "ҮО-2027-00001"
    assert _take(head, Register.ORDERS) == "Б-2026-00001"
    with head.database.read() as connection:
        assert registers.given(connection, Register.OUTGOING) == {
            2026: {1: "Ш-2026-00001", 2: "ҮО-2026-00002"},
            2027: {1: "ҮО-2027-00001"},
        }


def test_the_history_of_the_office_says_who_changed_what(head: Desk) -> None:
    numbering.save_patterns(
        head, {Register.ORDERS: "Б-{year}-{number:5}", Register.OUTGOING: "03-{number}/{year}"}
    )
    with head.database.read() as connection:
        act = notices.history(connection)[-1]
    assert act.who == head.worker.name
    assert step(act.what, "en") == (
        "Register of outgoing papers: numbers are written 03-{number}/{year} from now on, "
        "before that Ш-{year}-{number:5}"
    )


def test_only_the_head_changes_them(desk: Desk) -> None:
    with pytest.raises(Trouble, match="Only the head"):
        numbering.save_patterns(desk, {Register.OUTGOING: "03-{number}/{year}"})


def test_each_slip_stands_at_its_register(head: Desk) -> None:
    slips = _slips(head, {Register.OUTGOING: "03-{number}", Register.ORDERS: "{year}"})
    assert slips == {
        "outgoing": "The year must stand in it once: {year}.",
        "orders": "The number must stand in it once: {number:5}.",
    }


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({Register.ORDERS: "Ш-{year}-{number:3}"}, {"orders"}),
        ({Register.ORDERS: "ш-{year}-{number:3}"}, {"orders"}),
        (
            {Register.ORDERS: "1-{number}/{year}", Register.OUTGOING: "{number}-1/{year}"},
            {"orders", "outgoing"},
        ),
    ],
)
def test_two_registers_never_share_a_number(
    head: Desk, typed: Mapping[Register, str], fields: set[str]
) -> None:
    assert set(_slips(head, typed)) == fields
    assert _take(head, Register.ORDERS) == "Б-2026-00001"


def test_registers_may_change_places_before_a_number_was_given_but_not_after(head: Desk) -> None:
    turned = {
        Register.ORDERS: usual(Register.OUTGOING),
        Register.OUTGOING: usual(Register.ORDERS),
    }
    numbering.save_patterns(head, turned)
    assert _take(head, Register.ORDERS) == "Ш-2026-00001"
    assert set(
        _slips(
            head,
            {
                Register.OUTGOING: usual(Register.OUTGOING),
                Register.ORDERS: usual(Register.ORDERS),
            },
        )
    ) == {"outgoing"}


def usual(register_: Register) -> str:
    return usual_pattern(register_).text


def test_a_paper_is_found_by_its_number_however_it_is_typed(head: Desk, school: int) -> None:
    numbering.save_patterns(head, {Register.OUTGOING: "ҮО/{year}-{number:3}"})
    application = register(head, home_education_entry(school))
    (paper,) = papers_of(head, application)
    assert paper.number == "ҮО/2026-001"
    for typed in ("ҮО/2026-001", " № үо/2026-001 "):
        assert issued.by_number(head, typed)[0] == paper


def test_the_check_knows_the_numbers_whatever_their_pattern(head: Desk, school: int) -> None:
    register(head, home_education_entry(school, 1))
    numbering.save_patterns(
        head, {Register.OUTGOING: "{number}/{year}", Register.APPLICATIONS: "ӨТ {year}.{number:3}"}
    )
    register(head, home_education_entry(school, 2))
    with head.database.read() as connection:
        assert list(health_records.registers(connection)) == []
    _take(head, Register.OUTGOING)
    with head.database.read() as connection:
        (finding,) = health_records.registers(connection)
    assert step(finding.step, "en") == (
        "Register of outgoing papers: the number 3/2026 is missing."
    )
