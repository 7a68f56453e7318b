"""Delivering papers: recorded for several at once, and taken back when it was a mistake (R-8)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.deliveries import DeliveryEntry
from desktop_app.records.kinds import DeliveryWay
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.reasons import reason
from desktop_app.services.record_words import KIND_WORDS, WAY_WORDS
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import deliveries

_LEAST_DIGITS = 10
"""Of a phone number in Kazakhstan, without the country's code."""


def record(desk: Desk, notice_ids: Sequence[int], entry: DeliveryEntry) -> int:
    """Record one delivery of some papers, all of them or none; how many there were.

    EntryError with every slip; Trouble where one of them was annulled or delivered meanwhile.
    """
    entry = as_meant(entry)
    with desk.writing(Act.RECORD_DELIVERY) as connection:
        papers = notices.rows(connection, sorted(set(notice_ids)))
        _require_waiting(connection, papers)
        slips = tuple(_slips(desk.today(), papers, entry))
        if slips:
            raise EntryError(*slips)
        for paper in papers:
            taken_by = entry.taken_by
            if entry.way is DeliveryWay.HANDED_OVER:
                taken_by = taken_by or paper.recipient
            kept = DeliveryEntry(entry.way, entry.delivered_on, entry.number, taken_by)
            deliveries.add(connection, paper.id, kept, desk.worker.name, desk.now())
            label = N_("Delivered {way} on {date}: {paper} {number}")
            _record(connection, desk, label, paper, entry.way, date=entry.delivered_on)
        return len(papers)


def hand_over(desk: Desk, notice_id: int) -> int:
    """Whom the paper is for stands at the desk and takes it now."""
    return record(desk, [notice_id], DeliveryEntry(DeliveryWay.HANDED_OVER, desk.today()))


def annul(desk: Desk, delivery_id: int, why: str) -> None:
    """Take back a delivery that was recorded by mistake; it stays on file, with the reason."""
    why = reason(why, N_("Write why the delivery is annulled."))
    with desk.writing(Act.ANNUL_DELIVERY) as connection:
        who, when = desk.worker.name, desk.now()
        if not deliveries.annul(connection, delivery_id, who, when, why):
            raise Trouble(N_("This delivery is annulled already."))
        kept = deliveries.by_id(connection, delivery_id)
        assert kept is not None
        (paper,) = notices.rows(connection, [kept.notice_id])
        label = N_("Annulled the delivery {way} of {date}: {paper} {number}")
        _record(connection, desk, label, paper, kept.way, date=kept.delivered_on)


def _require_waiting(connection: Connection, papers: Sequence[NoticeRow]) -> None:
    if not papers:
        raise Trouble(N_("No paper is chosen. Nothing was saved."))
    done = deliveries.delivered(connection, [paper.id for paper in papers])
    for paper in papers:
        number = as_is(paper.number)
        if paper.annulled_at is not None:
            label = N_(
                "The paper {number} was annulled. Nothing was saved: look at the list again."
            )
            raise Trouble(label, number=number)
        if paper.id in done:
            label = N_("The paper {number} is delivered already. Nothing was saved.")
            raise Trouble(label, number=number)


def _slips(today: date, papers: Sequence[NoticeRow], entry: DeliveryEntry) -> Iterator[Slip]:
    if entry.delivered_on > today:
        yield Slip("delivered_on", N_("The delivery can't lie in the future."))
    latest = max(papers, key=lambda paper: paper.issued_at)
    if entry.delivered_on < latest.issued_at.date():
        values: dict[str, Value] = {
            "number": as_is(latest.number),
            "date": latest.issued_at.date(),
        }
        label = N_("The paper {number} was issued on {date}: it can't be delivered before that.")
        yield Slip("delivered_on", label, values)
    if entry.way is DeliveryWay.POST and not entry.number:
        yield Slip("number", N_("Enter the number of the letter, as the post gave it."))
    if entry.way is DeliveryWay.SMS and len(re.sub(r"\D", "", entry.number)) < _LEAST_DIGITS:
        yield Slip("number", N_("Enter the phone that the message was sent to, with its code."))


def _record(
    connection: Connection,
    desk: Desk,
    label: str,
    paper: NoticeRow,
    way: DeliveryWay,
    **values: Value,
) -> None:
    """Into the history of the case, the child or the complaint that the paper belongs to (R-8)."""
    told: dict[str, Value] = {
        "way": WAY_WORDS[way],
        "paper": KIND_WORDS[paper.kind],
        "number": as_is(paper.number),
    }
    history.add_act(
        connection,
        desk,
        Step(label, "R-8", {**told, **values}),
        application_id=paper.application_id,
        child_id=paper.child_id,
        complaint_id=paper.complaint_id,
    )
