"""Somebody whose IIN is to follow: paid once it is there, or the head allows it with a reason."""

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.people import Person
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.reasons import reason
from desktop_app.storage.awards import payee_ends
from desktop_app.storage.people import on_file as people


def allow(desk: Desk, person: Person, why: str) -> None:
    """The head allows payment before the IIN is there; it stands on the sheet's checks.

    Trouble where there is an IIN, or it is allowed already; ChangedMeanwhile where the card is not
    as it was seen.
    """
    why = reason(why, N_("Write why they are paid before their IIN is there."))
    with desk.writing(Act.ALLOW_WITHOUT_IIN) as connection:
        people.require_version(connection, person.id, person.version)
        if person.iin:
            raise Trouble(N_("The IIN is there: nothing needs to be allowed."))
        people.allow_without_iin(connection, person, why, desk.worker.name, desk.now())
        values = {"name": as_is(person.full_name), "why": as_is(why)}
        act = Step(N_("Payment allowed before the IIN of {name} is there: {why}"), "D-6", values)
        children = payee_ends.children_of(connection, person.id)
        for child_id in {person.id, *children}:
            history.record_for_child(connection, desk, act, child_id)
