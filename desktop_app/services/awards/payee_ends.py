"""A payee dies or loses their rights: recorded once, and nothing is paid through them (D-3).

All their awards end with the month in which it happened. What is due to them until then is held:
it is on no sheet, and is shown on the children's pages until another payee is decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop_app.law import amendments as law_of
from desktop_app.law.entitlement import last_month, owners
from desktop_app.law.facts import Ending, EndReason, Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.act_documents import ActDocument
from desktop_app.records.act_documents import stored as stored_document
from desktop_app.records.acts import Act
from desktop_app.records.kinds import PARENTS
from desktop_app.records.payee_ends import PayeeEnd, PayeeEndKind
from desktop_app.services import history
from desktop_app.services.awards import keeping, wrong_facts
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.papers import act_documents
from desktop_app.services.reasons import reason
from desktop_app.services.sums.balances import reckoned
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.awards import payee_ends as stored
from desktop_app.storage.people import on_file as people

KIND_WORDS: Mapping[PayeeEndKind, str] = {
    PayeeEndKind.DIED: N_("The payee died"),
    PayeeEndKind.RIGHTS_LOST: N_("The payee was deprived of parental rights"),
}
REASON_OF = {
    PayeeEndKind.DIED: EndReason.PAYEE_DIED,
    PayeeEndKind.RIGHTS_LOST: EndReason.RIGHTS_DEPRIVED,
}


@dataclass(frozen=True)
class Held:
    """What is due to a payee for one child and can't be paid, in whole tenge."""

    child_id: int
    child_name: str
    amount: int


def record(
    desk: Desk, person_id: int, kind: PayeeEndKind, happened_on: date, document: ActDocument
) -> None:
    """Record it for all children that they are paid for.

    EntryError for a day that can't be, without the whole of its document, and where it is
    recorded already.
    """
    slips = list(act_documents.slips(document, desk.today()))
    if happened_on > desk.today():
        slips.append(Slip("happened_on", N_("The day can't lie in the future.")))
    with desk.writing(Act.RECORD_PAYEE_END) as connection:
        born_on = people.by_id(connection, person_id).birth_date
        if born_on is not None and happened_on < born_on:
            label = N_("The payee was born on {date}: this can't lie before that.")
            slips.append(Slip("happened_on", label, {"date": born_on}))
        if stored.of_person(connection, person_id) is not None:
            slips.append(Slip("kind", N_("This is recorded for this payee already.")))
        if kind is PayeeEndKind.RIGHTS_LOST and not _is_parent(connection, person_id):
            slips.append(Slip("kind", _NO_PARENT))
        if slips:
            raise EntryError(*slips)
        named = document.named
        kept = stored_document(named)
        stored.add(connection, person_id, kind, happened_on, kept, desk.author, desk.now())
        values: dict[str, Value] = {
            "payee": as_is(people.by_id(connection, person_id).full_name),
            "what": KIND_WORDS[kind],
            "date": happened_on,
            "document": named,
        }
        act = Step(
            N_("{payee}: recorded: {what}, {date}, by the document {document}"), "D-3", values
        )
        _amend_all(connection, desk, person_id, Ending(happened_on, REASON_OF[kind]), act)


_NO_PARENT = N_(
    "The payee is no parent and has no parental rights to lose. Where a guardianship or "
    "trusteeship ended, change the award of that child instead: the office ends it."
)


def _is_parent(connection: Connection, person_id: int) -> bool:
    """Whether they are paid as a parent for any child; who is paid for none may be one."""
    relations = [
        wrong_facts.relation_of(connection, award.decision_id)
        for child_id in stored.children_of(connection, person_id)
        for award in awards.awards(connection, child_id)
        if award.payee_id == person_id
    ]
    return not relations or any(relation in PARENTS for relation in relations)


def annul(desk: Desk, end_id: int, why: str) -> None:
    """Take back what was recorded by mistake: the awards go on as if it had not been."""
    why = reason(why, N_("Write why it is taken back."))
    with desk.writing(Act.ANNUL_PAYEE_END) as connection:
        end = stored.by_id(connection, end_id)
        if not stored.annul(connection, end_id, desk.author, desk.now(), why):
            raise Trouble(N_("This is taken back already."))
        values: dict[str, Value] = {
            "payee": as_is(people.by_id(connection, end.person_id).full_name),
            "what": KIND_WORDS[end.kind],
            "date": end.happened_on,
        }
        act = Step(N_("{payee}: taken back: {what}, {date}"), "D-3", values)
        ended = Ending(end.happened_on, REASON_OF[end.kind])
        _amend_all(connection, desk, end.person_id, None, act, only=ended)


def _amend_all(
    connection: Connection,
    desk: Desk,
    person_id: int,
    ending: Ending | None,
    act: Step,
    only: Ending | None = None,
) -> None:
    """End all awards of a payee, or take back the endings that are ``only`` this one."""
    law = law_data.in_force(connection)
    for child_id in stored.children_of(connection, person_id):
        history.record_for_child(connection, desk, act, child_id)
        of_child = awards.awards(connection, child_id)
        for award in of_child:
            if award.payee_id != person_id:
                continue
            facts = _ended(award.facts, ending, only)
            if facts == award.facts:
                continue
            later = [each for each in of_child if each.decision_id > award.decision_id]
            elsewhere = owners({each.decision_id: each.facts for each in later})
            try:
                steps = law_of.changes(award.facts, facts, law, elsewhere)
                keeping.keep(connection, desk, award, facts, law, steps=steps, act=act)
            except NotInForceError as error:
                raise not_in_force(error) from error


def _ended(facts: Facts, ending: Ending | None, only: Ending | None) -> Facts:
    if ending is None:
        return law_of.ending_taken_back(facts) if facts.ended == only else facts
    # What has ended before is over.
    if last_month(facts) <= Month.of(ending.day):
        return facts
    return law_of.ended_by_office(facts, ending)


# What is held


def of_child(connection: Connection, child_id: int) -> list[PayeeEnd]:
    """What stands of the payees of a child."""
    found = {each.id: each for each in stored.by_award(connection, child_id).values()}
    return list(found.values())


def held(desk: Desk, person_id: int) -> list[Held]:
    """What is due to a payee now, child by child: it is held once they can't be paid."""
    with desk.reading() as connection:
        children = stored.children_of(connection, person_id)
        found = [_held_for(connection, child, person_id, desk.today()) for child in children]
    return [each for each in found if each.amount]


def _held_for(connection: Connection, child_id: int, person_id: int, today: date) -> Held:
    rows = awards.awards(connection, child_id)
    theirs = {row.decision_id for row in rows if row.payee_id == person_id}
    accounts = reckoned(connection, child_id, rows, today).accounts
    due = sum(
        account.due
        for account in accounts
        if account.decision_id in theirs and account.quarter.first_day <= today
    )
    return Held(child_id, people.by_id(connection, child_id).full_name, due)


def told(end: PayeeEnd) -> Step:
    """Why nothing is paid through them, with what is to be done."""
    return Step(_TOLD[end.kind], "D-3", {"date": end.happened_on})


_TOLD = {
    PayeeEndKind.DIED: N_(
        "The payee died on {date}. The other parent or guardian applies, and the head decides."
    ),
    PayeeEndKind.RIGHTS_LOST: N_(
        "The payee was deprived of parental rights on {date}. The other parent or guardian "
        "applies, and the head decides."
    ),
}
