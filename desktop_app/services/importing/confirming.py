"""Awards of an old register are held against the family's papers, one by one, and confirmed."""

from collections.abc import Collection

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.records.decisions import AwardRow
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.changes import tell
from desktop_app.storage.importing import confirming


def waiting(desk: Desk) -> list[AwardRow]:
    """Awards that nobody has held against the papers yet, in the order of the children's names."""
    with desk.reading() as connection:
        return _waiting(connection)


def _waiting(connection: Connection) -> list[AwardRow]:
    open_ = confirming.unconfirmed(connection)
    if not open_:
        return []
    every = awards.awards_by_child(connection)
    return [award for of_child in every for award in of_child if award.decision_id in open_]


def confirm(desk: Desk, decisions: Collection[int]) -> int:
    """Say that these awards are as the papers have it; how many they were.

    Trouble where all of them are confirmed already.
    """
    with desk.writing(Act.CONFIRM_AWARDS) as connection:
        open_ = confirming.unconfirmed(connection) & set(decisions)
        if not open_:
            raise Trouble(N_("These awards are confirmed already."))
        confirming.confirm(connection, open_, desk.worker.name, desk.now())
        act = Step(N_("The award of the old register was held against the papers"), "D-6")
        was, now = {"confirmed_by": ""}, {"confirmed_by": desk.worker.name}
        for decision_id in sorted(open_):
            tell(connection, f"award {decision_id}", was, now)
            child_id = applications.child_of_decision(connection, decision_id)
            history.record_for_child(connection, desk, act, child_id)
        return len(open_)
