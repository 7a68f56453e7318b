"""Proactive messages: saving, finding, and the consents that wait for an application (R-7-1)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from desktop_app.records.kinds import MessageAnswer
from desktop_app.records.messages import Message, MessageRow
from desktop_app.records.people import full_name
from desktop_app.records.sought import sought_words
from desktop_app.storage import edits
from desktop_app.storage.person_keys import found_by, going_on
from desktop_app.storage.rows import all_ids, insert_row, one_of, only, to_record
from desktop_app.storage.tables import messages, people


def add(connection: Connection, values: Mapping[str, Any], who: str, when: datetime) -> int:
    """Keep a message that was sent; its id."""
    changed = {"changed_by": who, "changed_at": when}
    return insert_row(connection, messages, {**values, **changed})


def by_id(connection: Connection, message_id: int) -> Message:
    return only(Message, connection, select(messages).where(messages.c.id == message_id), "message")


def change(
    connection: Connection, message: Message, values: Mapping[str, Any], who: str, when: datetime
) -> Message:
    """The message as it is afterwards; ChangedMeanwhile where somebody else was first."""
    edits.change(connection, messages, message.id, message.version, values, who=who, when=when)
    return by_id(connection, message.id)


def waiting_for_child(connection: Connection, iin: str) -> Message | None:
    """The newest message about a child to which no answer is recorded yet."""
    query = _newest(
        select(messages),
        messages.c.child_id.in_(going_on(iin)),
        messages.c.answer == MessageAnswer.WAITING,
    )
    return one_of(Message, connection, query)


def free_consent(
    connection: Connection, child_iin: str, parent_iin: str, provider_id: int
) -> Message | None:
    """The newest consent of a parent to a school that no application rests on yet."""
    query = _newest(
        select(messages),
        _free_consents(),
        messages.c.child_id.in_(going_on(child_iin)),
        messages.c.parent_id.in_(going_on(parent_iin)),
        messages.c.provider_id == provider_id,
    )
    return one_of(Message, connection, query)


def ids(
    connection: Connection,
    text: str = "",
    answers: Iterable[MessageAnswer] = (),
    *,
    without_application: bool = False,
) -> list[int]:
    """Messages whose child or parent has every word of the text in name or IIN, the newest first.

    ``without_application``: only consents in time that no application rests on yet.
    """
    query = select(messages.c.id)
    for word in sought_words(text):
        people_found = found_by(word)
        of_either = (messages.c.child_id, messages.c.parent_id)
        query = query.where(or_(*(each.in_(people_found) for each in of_either)))
    wanted = list(answers)
    if wanted:
        query = query.where(messages.c.answer.in_(wanted))
    if without_application:
        query = query.where(_free_consents())
    return all_ids(connection, query.order_by(messages.c.sent_at.desc(), messages.c.id.desc()))


def to_do(connection: Connection) -> list[MessageRow]:
    """What waits for an answer or for its application, the nearest end of the 24 hours first."""
    waiting = messages.c.answer == MessageAnswer.WAITING
    query = select(messages.c.id).where(or_(waiting, _free_consents()))
    return rows(connection, list(connection.scalars(query.order_by(messages.c.due_at))))


def rows(connection: Connection, wanted: list[int]) -> list[MessageRow]:
    child, parent = people.alias("child"), people.alias("parent")
    query = (
        select(
            messages,
            child.c.iin.label("child_iin"),
            *[child.c[name].label(f"child_{name}") for name in _NAMES],
            *[parent.c[name].label(f"parent_{name}") for name in _NAMES],
        )
        .join(child, child.c.id == messages.c.child_id)
        .join(parent, parent.c.id == messages.c.parent_id)
        .where(messages.c.id.in_(wanted))
    )
    found = {
        row.id: to_record(
            MessageRow,
            row,
            child_name=_name(row._mapping, "child"),
            parent_name=_name(row._mapping, "parent"),
        )
        for row in connection.execute(query)
    }
    return [found[row_id] for row_id in wanted]


_NAMES = ("surname", "given_name", "patronymic")


def _name(columns: Mapping[Any, Any], who: str) -> str:
    return full_name(*(columns[f"{who}_{name}"] for name in _NAMES))


def _free_consents() -> ColumnElement[bool]:
    """In time and not used: as `Message.consents` says it, to the minute."""
    return and_(
        messages.c.answer == MessageAnswer.CONSENT,
        messages.c.answered_at <= messages.c.due_at,
        messages.c.application_id.is_(None),
    )


def _newest(query: Select[Any], *conditions: ColumnElement[bool]) -> Select[Any]:
    return query.where(*conditions).order_by(messages.c.id.desc()).limit(1)
