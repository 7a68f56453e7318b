"""Schools, people, applications and papers put on file as bare rows, for tests of the questions."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from desktop_app.records.kinds import (
    Channel,
    NoticeKind,
    PaperLanguage,
    Relation,
    Service,
    Status,
)
from desktop_app.storage import tables as t
from desktop_app.storage.people import on_file as people
from desktop_app.storage.rows import insert_row
from tests.builders import a_child, a_parent

MOMENT = datetime(2026, 11, 20, 9, 30)


def a_school_row(connection: Connection, number: int = 7) -> int:
    values = {"name_kk": f"№ {number} мектеп", "name_ru": f"Школа № {number}", "bin": ""}
    return insert_row(connection, t.providers, values)


def a_child_row(connection: Connection, serial: int = 1, **changes: Any) -> int:
    return people.save(connection, a_child(serial, **changes), "Маман", MOMENT)


def a_parent_row(connection: Connection, serial: int = 1, **changes: Any) -> int:
    return people.save(connection, a_parent(serial, **changes), "Маман", MOMENT)


def an_application(connection: Connection, number: str, **changes: Any) -> int:
    """Of the first family at a school of its own, unless they are given."""
    values: dict[str, Any] = {
        "service": Service.REIMBURSEMENT,
        "number": number,
        "registered_at": MOMENT,
        "applied_on": MOMENT.date(),
        "channel": Channel.OFFICE,
        "relation": Relation.MOTHER,
        "language": PaperLanguage.KAZAKH,
        "status": Status.REGISTERED,
        "deadline": date(2026, 12, 4),
        **changes,
    }
    values.setdefault("child_id", _once(connection, "child"))
    values.setdefault("applicant_id", _once(connection, "applicant"))
    values.setdefault("provider_id", _once(connection, "school"))
    return insert_row(connection, t.applications, values)


def _once(connection: Connection, what: str) -> int:
    """The first family and the school are put on file when they are first needed."""
    if what == "school":
        found = connection.scalar(t.providers.select().with_only_columns(t.providers.c.id))
        return found or a_school_row(connection)
    entry = a_child() if what == "child" else a_parent()
    person = people.by_iin(connection, entry.iin)
    return person.id if person else people.save(connection, entry, "Маман", MOMENT)


def a_paper(connection: Connection, number: str, **changes: Any) -> int:
    """A paper that stands and waits to be delivered."""
    values: dict[str, Any] = {
        "kind": NoticeKind.AWARD,
        "number": number,
        "issued_at": MOMENT,
        "issued_by": "Маман",
        "recipient": "Гүлнұр Ғалымқызы",
        "language": PaperLanguage.KAZAKH,
        "sha256": "",
        "pdf": b"",
        "words": b"{}",
    }
    return insert_row(connection, t.notices, {**values, **changes})
