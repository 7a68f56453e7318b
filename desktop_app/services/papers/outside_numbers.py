"""Numbers that others gave, and those of the State body's own journals: recorded, and cited.

An application, a complaint and the answer to a request bear the incoming number of the State body's
own journal, a letter that left its outgoing one; beside them stand those of the portal, the State
Corporation, e-Otinish, and of whoever sent an answer (R-8, D-6).
"""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection

from desktop_app import wording
from desktop_app.identity.cleaning import cleaned_words
from desktop_app.law.steps import N_, Step, Value, Words, as_is
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application
from desktop_app.records.kinds import Channel
from desktop_app.records.outside_numbers import (
    ASKED,
    Bearer,
    NumberEntry,
    Numbers,
    OutsideNumber,
    Whose,
)
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.applications import outside_numbers as stored
from desktop_app.storage.complaints import on_file as complaints
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.papers import requests

WHOSE_WORDS: Mapping[Whose, str] = {
    Whose.INCOMING: N_("Incoming number of the office's own journal"),
    Whose.OUTGOING: N_("Outgoing number of the office's own journal"),
    Whose.SENDER: N_("Number of their letter"),
    Whose.PORTAL: N_("Number of the portal"),
    Whose.STATE_CORPORATION: N_("Number of the State Corporation"),
    Whose.E_OTINISH: N_("Number of e-Otinish"),
}

_CITED: Mapping[Whose, Words] = {
    Whose.INCOMING: Words("кіріс", "вх."),
    Whose.OUTGOING: Words("шығыс", "исх."),
    Whose.SENDER: Words("жіберушінің нөмірі", "номер отправителя"),
    Whose.PORTAL: Words("порталдағы нөмірі", "номер на портале"),
    Whose.STATE_CORPORATION: Words(
        "Мемлекеттік корпорациядағы нөмірі", "номер в Государственной корпорации"
    ),
    Whose.E_OTINISH: Words("«е-Өтініштегі» нөмірі", "номер в «e-Otinish»"),
}
"""Before the number, on paper and in journals."""


def record(
    desk: Desk,
    bearer: Bearer,
    bearer_id: int,
    entries: Mapping[Whose, NumberEntry],
    seen: Numbers = (),
) -> Numbers:
    """Put them on file; one that is otherwise takes the place of the former, an empty one takes it
    back. What stands then.

    EntryError with every slip; Trouble where others stand there than were ``seen``.
    """
    meant = {whose: as_meant(entry) for whose, entry in entries.items()}
    with desk.writing(Act.RECORD_OUTSIDE_NUMBERS) as connection:
        if stored.of(connection, bearer, bearer_id) != seen:
            raise Trouble(N_("Somebody recorded other numbers meanwhile. Nothing was saved."))
        keep(connection, desk, bearer, bearer_id, meant)
        return stored.of(connection, bearer, bearer_id)


def keep(
    connection: Connection,
    desk: Desk,
    bearer: Bearer,
    bearer_id: int,
    entries: Mapping[Whose, NumberEntry],
) -> None:
    """The same, within an act that records more."""
    slips = tuple(_slips(desk, bearer, entries))
    if slips:
        raise EntryError(*slips)
    on_file = {each.whose: each for each in stored.of(connection, bearer, bearer_id)}
    who, now = desk.author, desk.now()
    for whose, entry in entries.items():
        former = on_file.get(whose)
        if (former.number, former.day) == (entry.number, entry.day) if former else not entry.number:
            continue
        if former is not None:
            stored.annul(connection, former, who, now)
        if entry.number:
            stored.add(connection, bearer, bearer_id, whose, entry, who, now)
        _tell(connection, desk, (bearer, bearer_id), _said(whose, entry, former))


def keep_of_request(
    connection: Connection, desk: Desk, application: Application, number: str
) -> None:
    """What whoever passed an application on numbered it, as it is registered."""
    of_corporation = application.channel is Channel.STATE_CORPORATION
    whose = Whose.STATE_CORPORATION if of_corporation else Whose.PORTAL
    day = application.sent_at.date() if application.sent_at else application.applied_on
    entry, bearer = NumberEntry(number, day), Bearer.APPLICATION
    stored.add(connection, bearer, application.id, whose, entry, desk.author, desk.now())


def of(desk: Desk, bearer: Bearer, bearer_id: int) -> Numbers:
    """Those that stand."""
    with desk.reading() as connection:
        return stored.of(connection, bearer, bearer_id)


def cited(numbers: Iterable[OutsideNumber], language: str) -> str:
    """``вх. № 17 от 12.11.2026; номер на портале № 002``, as papers and journals say it."""
    return "; ".join(_one(each, language) for each in numbers)


def on_paper(numbers: Iterable[OutsideNumber]) -> Words:
    """What a paper says after the office's own number of what it is about."""
    found = tuple(numbers)
    return Words(cited(found, "kk"), cited(found, "ru"))


def _one(each: OutsideNumber, language: str) -> str:
    before = wording.value(_CITED[each.whose], language)
    if each.day is None:
        return f"{before} № {each.number}"
    between = ", " if language == "kk" else " от "
    return f"{before} № {each.number}{between}{wording.day(each.day)}"


def as_meant(entry: NumberEntry) -> NumberEntry:
    """Without the sign of a number; the day of none is none."""
    number = cleaned_words(entry.number).value.removeprefix("№").strip()
    return NumberEntry(number, entry.day if number else None)


def _slips(desk: Desk, bearer: Bearer, entries: Mapping[Whose, NumberEntry]) -> Iterator[Slip]:
    for whose, entry in entries.items():
        if whose not in ASKED[bearer]:
            raise ValueError(f"no {whose} number of a {bearer}")
        if entry.number and entry.day is None:
            yield Slip(f"{whose}_day", N_("Write the day that stands beside the number."))
        if entry.day is not None and entry.day > desk.today():
            yield Slip(f"{whose}_day", N_("This day lies in the future."))


_RECORDED = N_("{whose}: № {number} of {day}")
_CHANGED = N_("{whose}: № {number} of {day}; before it stood № {former}")
_TAKEN_BACK = N_("{whose}: № {former} was taken back")


def _said(whose: Whose, entry: NumberEntry, former: OutsideNumber | None) -> Step:
    values: dict[str, Value] = {
        "whose": WHOSE_WORDS[whose],
        "number": as_is(entry.number),
        "former": as_is(former.number if former else ""),
    }
    if entry.day is not None:
        values["day"] = entry.day
    if not entry.number:
        return Step(_TAKEN_BACK, "R-8", values)
    return Step(_RECORDED if former is None else _CHANGED, "R-8", values)


def _tell(connection: Connection, desk: Desk, whom: tuple[Bearer, int], said: Step) -> None:
    """Into the history of what bears it, or of what that belongs to."""
    bearer, bearer_id = whom
    if bearer is Bearer.APPLICATION:
        history.record(connection, desk, said, applications.by_id(connection, bearer_id))
        return
    if bearer is Bearer.REQUEST:
        asked = requests.by_id(connection, bearer_id)
        history.record(connection, desk, said, applications.by_id(connection, asked.application_id))
        return
    if bearer is Bearer.COMPLAINT:
        about = complaints.by_id(connection, bearer_id)
        history.add_act(
            connection,
            desk,
            said,
            application_id=about.application_id,
            child_id=about.child_id,
            complaint_id=about.id,
        )
        return
    (paper,) = notices.rows(connection, [bearer_id])
    history.record_in(connection, desk, said, history.matter_of_row(paper))
