"""Envelopes and labels for papers that were issued: from whom and to whom, as it was printed.

Nothing is stored: an envelope is thrown away with the letter's delivery.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.documents.letters.paper import UnreadablePaper, unpack
from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.law.steps import N_, as_is
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.looks import Way
from desktop_app.records.outside_numbers import Bearer
from desktop_app.records.people import Person
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.looks.looking import look_at_papers
from desktop_app.services.papers import letterheads
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.applications import outside_numbers
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people


@dataclass(frozen=True)
class Letter:
    """A paper to be sent. ``person`` is on file as whom it is for; None for anybody else.

    ``outgoing`` is its number in the office's own journal, where that is known.
    """

    number: str
    outgoing: str
    recipient: str
    address: str
    language: str
    sender: Letterhead
    person: Person | None


def letters(desk: Desk, notice_ids: Sequence[int]) -> list[Letter]:
    """What stands on the envelopes, in the order of the papers.

    An address that the paper lacks is taken from the card of whom it is for, if it is there now.
    """
    with desk.reading() as connection:
        return [_letter(connection, row) for row in notices.rows(connection, list(notice_ids))]


def without_address(found: Sequence[Letter]) -> list[Letter]:
    return [letter for letter in found if not (letter.recipient and letter.address)]


def print_for(desk: Desk, notice_ids: Sequence[int], size: str, start: int = 1) -> bytes:
    """The envelopes or labels as a PDF; ``size`` is an `EnvelopeSize`.

    Trouble where an address is missing: an envelope without one goes nowhere.
    """
    from desktop_app.documents.letters.envelopes import Addressed, EnvelopeSize, print_envelopes

    found = letters(desk, notice_ids)
    for letter in without_address(found)[:1]:
        number = as_is(letter.number)
        raise Trouble(N_("The paper {number} bears no address: add it on the card."), number=number)
    with desk.reading() as connection:
        papers = notices.rows(connection, list(notice_ids))
    look_at_papers(desk, papers, Way.PRINTED)
    addressed = [
        Addressed(
            each.sender,
            each.recipient,
            each.address,
            " / ".join(filter(None, (each.outgoing, each.number))),
            each.language,
        )
        for each in found
    ]
    return print_envelopes(addressed, EnvelopeSize(size), desk.today(), start)


def _letter(connection: Connection, row: NoticeRow) -> Letter:
    person = _person(connection, row)
    outside = outside_numbers.of(connection, Bearer.PAPER, row.id)
    return Letter(
        number=row.number,
        outgoing=next((each.number for each in outside), ""),
        recipient=row.recipient,
        address=row.address or (person.address if person else ""),
        language=row.language.languages[0],
        sender=_sender(connection, row),
        person=person,
    )


def _person(connection: Connection, row: NoticeRow) -> Person | None:
    """The applicant, where the paper is for them: nobody else's address goes on its envelope."""
    if row.application_id is None:
        return None
    application = applications.by_id(connection, row.application_id)
    applicant = people.by_id(connection, application.applicant_id)
    return applicant if applicant.full_name == row.recipient else None


def _sender(connection: Connection, row: NoticeRow) -> Letterhead:
    """The letterhead as it was printed; the department's where the paper's words are not kept."""
    words = notices.words(connection, row.id)
    if words is not None:
        try:
            return unpack(words).paper.letterhead
        except UnreadablePaper:
            pass  # the check of the records tells of it; an envelope needs no more than a sender
    return letterheads.of_the_department(offices.details(connection))
