"""What is on file and looks alike is found, asked about once, and what was answered stays."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from desktop_app.records.kinds import PersonKind
from desktop_app.records.likeness import Kind, Said
from desktop_app.records.people import PersonEntry
from desktop_app.services.cases import alike
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.people import keeping
from desktop_app.storage import tables as t
from desktop_app.storage.people import on_file as people
from tests.builders import a_parent
from tests.services import counts
from tests.services.twice_on_file import SECOND_IIN, dana, id_by


def put(desk: Desk, *entries: PersonEntry) -> list[int]:
    """On file as they came before anybody was asked."""
    with desk.database.begin() as connection:
        return [people.save(connection, each, "", desk.now()) for each in entries]


def test_who_was_on_file_before_is_found_and_asked_about_once(desk: Desk) -> None:
    first, second, _other = put(
        desk, dana(), dana(SECOND_IIN), dana(a_parent(3).iin, birth_date=date(2011, 1, 20))
    )
    assert counts.pairs_alike(desk) == 0
    assert alike.seek(desk) == 1
    assert alike.seek(desk) == 0
    (pair,) = alike.unanswered(desk)
    assert (pair.one.id, pair.other.id) == (first, second)
    assert counts.pairs_alike(desk) == 1
    alike.answer(desk, second, first, Said.ANOTHER)
    assert alike.unanswered(desk) == []
    assert alike.seek(desk) == 0
    (answered,) = alike.answered(desk)
    assert (answered.one.id, answered.said) == (first, Said.ANOTHER)


def test_a_search_that_is_stopped_keeps_nothing(desk: Desk) -> None:
    put(desk, dana(), dana(SECOND_IIN))
    told: list[int] = []
    assert alike.seek(desk, told.append, lambda: bool(told)) == 0
    assert told
    assert counts.pairs_alike(desk) == 0


def test_what_was_answered_stays_on_record(desk: Desk) -> None:
    first, second = put(desk, dana(), dana(SECOND_IIN))
    alike.answer(desk, first, second, Said.TWIN)
    alike.answer(desk, first, second, Said.ANOTHER)
    with desk.database.read() as connection:
        kept = connection.execute(select(t.likeness_answers)).all()
    assert [(row.answer, row.annulled_at is None) for row in kept] == [
        ("twin", False),
        ("another", True),
    ]
    assert {row.recorded_by for row in kept} == {desk.worker.name}


def test_whoever_was_born_months_apart_is_no_twin(desk: Desk) -> None:
    born = date(2016, 1, 7)
    first, second = put(desk, dana(), dana(SECOND_IIN, birth_date=born))
    with pytest.raises(Trouble, match="Twins are born"):
        alike.answer(desk, first, second, Said.TWIN)
    one, other = (keeping.on_file(desk, each) for each in (first, second))
    assert alike.offered(Kind.PERSON, one, other) == (Said.ANOTHER,)
    near = replace(other, birth_date=date(2015, 4, 8))
    assert alike.offered(Kind.PERSON, one, near) == (Said.TWIN, Said.ANOTHER)
    alike.answer(desk, first, second, Said.ANOTHER)


def test_an_accountant_answers_for_nobody(accountant: Desk) -> None:
    first, second = put(accountant, dana(), dana(SECOND_IIN))
    with pytest.raises(Trouble):
        alike.answer(accountant, first, second, Said.TWIN)
    assert id_by(accountant, SECOND_IIN) == second


HOME = PersonEntry("990140001233", "«Үміт» балалар үйі", kind=PersonKind.ORGANISATION)


def test_organisations_that_are_called_alike_are_found(desk: Desk) -> None:
    first, second, _other = put(
        desk,
        HOME,
        replace(HOME, iin="990140001234", surname="Үміт балалар үйі КММ"),
        replace(HOME, iin="990140001235", surname="«Қамқор» балалар үйі"),
    )
    assert alike.seek(desk) == 1
    (pair,) = alike.unanswered(desk)
    assert (pair.kind, pair.one.id, pair.other.id) == (Kind.ORGANISATION, first, second)
    alike.answer(desk, first, second, Said.ANOTHER, pair.kind)
    assert (counts.pairs_alike(desk), alike.seek(desk)) == (0, 0)
