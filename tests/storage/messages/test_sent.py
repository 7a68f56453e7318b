"""Proactive messages: who waits for whom, and which consents no application rests on (R-7-1)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import MessageAnswer, PaperLanguage
from desktop_app.storage.database import Database
from desktop_app.storage.messages import sent
from desktop_app.storage.rows import NotOnFile
from tests.builders import a_child, a_parent
from tests.storage.case_rows import a_child_row, a_parent_row, a_school_row, an_application

NOW = datetime(2026, 11, 21, 10, 0)
DUE = NOW + timedelta(hours=24)
WAITING, CONSENT = MessageAnswer.WAITING, MessageAnswer.CONSENT
Asked = Callable[[Connection], list[int]]


def _message(connection: Connection, child: int, parent: int, school: int, **changes: Any) -> int:
    values = {
        "child_id": child,
        "parent_id": parent,
        "provider_id": school,
        "phone": "+7 (701) 234-56-78",
        "language": PaperLanguage.KAZAKH,
        "text": "Ү",
        "sent_at": NOW,
        "sent_by": "Маман",
        "due_at": DUE,
        "answer": WAITING,
    }
    return sent.add(connection, {**values, **changes}, "Маман", NOW)


@pytest.fixture
def family(database: Database) -> tuple[int, int, int]:
    with database.begin() as connection:
        return a_child_row(connection), a_parent_row(connection), a_school_row(connection)


def test_a_message_is_changed_by_whoever_saw_it_last(
    database: Database, family: tuple[int, int, int]
) -> None:
    with database.begin() as connection:
        seen = sent.by_id(connection, _message(connection, *family))
        changed = sent.change(connection, seen, {"answer": CONSENT}, "Ә", NOW)
        assert (changed.answer, changed.version) == (CONSENT, seen.version + 1)
        with pytest.raises(ChangedMeanwhile):
            sent.change(connection, seen, {"note": "Ғ"}, "Ғ", NOW)
        with pytest.raises(NotOnFile, match="no such message"):
            sent.by_id(connection, 99)


def test_the_newest_message_that_waits_for_an_answer(
    database: Database, family: tuple[int, int, int]
) -> None:
    iin = a_child().iin
    with database.begin() as connection:
        assert sent.waiting_for_child(connection, iin) is None
        _message(connection, *family)
        newest = _message(connection, *family)
        _message(connection, *family, answer=CONSENT, answered_at=NOW)
        found = sent.waiting_for_child(connection, iin)
        assert sent.waiting_for_child(connection, a_child(2).iin) is None
    assert found is not None
    assert found.id == newest


@pytest.mark.parametrize(
    ("changes", "is_free"),
    [
        ({"answered_at": DUE}, True),
        ({"answered_at": DUE + timedelta(minutes=1)}, False),
        ({"answered_at": NOW, "answer": MessageAnswer.REFUSAL}, False),
        ({"answered_at": None, "answer": WAITING}, False),
    ],
)
def test_a_consent_in_time_is_free(
    database: Database, family: tuple[int, int, int], changes: dict[str, Any], is_free: bool
) -> None:
    iins = a_child().iin, a_parent().iin
    with database.begin() as connection:
        _message(connection, *family, **{"answer": CONSENT, **changes})
        found = sent.free_consent(connection, *iins, family[2])
        assert (found is not None) is is_free
        assert bool(sent.ids(connection, without_application=True)) is is_free


def test_a_consent_is_one_parents_to_one_school_and_used_once(
    database: Database, family: tuple[int, int, int]
) -> None:
    child, parent, school = a_child().iin, a_parent().iin, family[2]
    with database.begin() as connection:
        agreed: dict[str, Any] = {"answer": CONSENT, "answered_at": NOW}
        _message(connection, *family, **agreed)
        newest = _message(connection, *family, **agreed)
        used = an_application(connection, "Ө-1")
        _message(connection, *family, application_id=used, **agreed)
        found = sent.free_consent(connection, child, parent, school)
        assert found is not None
        assert found.id == newest
        for asked in (
            (a_child(2).iin, parent, school),
            (child, a_parent(2).iin, school),
            (child, parent, school + 1),
        ):
            assert sent.free_consent(connection, *asked) is None


@pytest.fixture
def three(database: Database, family: tuple[int, int, int]) -> list[int]:
    """The second was sent last; the third is another family's."""
    with database.begin() as connection:
        other = (a_child_row(connection, 2, surname="Һамитова"), a_parent_row(connection, 2))
        return [
            _message(connection, *family, due_at=DUE + timedelta(hours=2)),
            _message(
                connection,
                *family,
                sent_at=NOW + timedelta(hours=1),
                answer=CONSENT,
                answered_at=NOW,
                due_at=DUE + timedelta(hours=1),
            ),
            _message(connection, *other, family[2], answer=MessageAnswer.REFUSAL),
        ]


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda c: sent.ids(c), [2, 3, 1]),
        (lambda c: sent.ids(c, "һАМИТ"), [3]),
        (lambda c: sent.ids(c, "гүлнұр әлия"), [2, 1]),
        (lambda c: sent.ids(c, a_parent(2).iin), [3]),
        (lambda c: sent.ids(c, "%"), []),
        (lambda c: sent.ids(c, answers=[WAITING, CONSENT]), [2, 1]),
        (lambda c: sent.ids(c, "һамит", [WAITING]), []),
        (lambda c: sent.ids(c, without_application=True), [2]),
        (lambda c: [row.id for row in sent.to_do(c)], [2, 1]),
    ],
)
def test_messages_are_found(
    database: Database, three: list[int], ask: Asked, expected: list[int]
) -> None:
    with database.read() as connection:
        assert [three.index(each) + 1 for each in ask(connection)] == expected


def test_rows_name_child_and_parent(database: Database, three: list[int]) -> None:
    with database.read() as connection:
        rows = sent.rows(connection, [three[2], three[0]])
    assert [row.child_name.split()[0] for row in rows] == ["Һамитова", "Әлімқұлова"]
    assert rows[0].parent_name == a_parent(2).full_name
    assert rows[0].child_iin == a_child(2).iin
