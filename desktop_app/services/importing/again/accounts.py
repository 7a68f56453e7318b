"""Accounts that a register gives awards on file: changes of them, which are taken back with it.

Nobody is paid to one before it was held against the papers (`confirming`).
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.imports import row_of
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.importing.again.adding import Added
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import amendments, decided
from desktop_app.storage.importing import accounts as stored
from desktop_app.storage.importing import bringing_in
from desktop_app.storage.importing.bringing_in import NewAccount, Work

_WHY = "ескі тізілімнен енгізілді / внесено из старого реестра"
"""Data, as a clerk would write it: whoever reads the case reads either language."""


def add(work: Work, desk: Desk, added: Sequence[Added]) -> None:
    """Each award gets its account once, however many rows state it."""
    firsts: dict[int, Added] = {}
    for each in added:
        if each.iban:
            firsts.setdefault(each.award.decision_id, each)
    bringing_in.add_accounts(work, [_change(work.connection, each) for each in firsts.values()])
    for each in firsts.values():
        case = decided.application_of(work.connection, each.award.decision_id)
        application = applications.by_id(work.connection, case)
        line = each.row.number
        entry = history.record(work.connection, desk, _step(each), application)
        bringing_in.note_act(work, line, entry)


def _change(connection: Connection, each: Added) -> NewAccount:
    newest = amendments.newest(connection, each.award.decision_id)
    relation = newest.relation if newest is not None else ""
    return NewAccount(each.row.number, each.award, relation, (_step(each),), each.iban, _WHY)


def _step(each: Added) -> Step:
    values: dict[str, Value] = {"row": row_of(each.row.number), "new": as_is(each.iban)}
    if not each.award.iban:
        return Step(N_("The account is now {new}: old register, row {row}"), "D-6", values)
    values["old"] = as_is(each.award.iban)
    return Step(N_("The account was {old}, now {new}: old register, row {row}"), "D-6", values)


def take_back(connection: Connection, desk: Desk, import_id: int, why: str) -> None:
    """Give each award the account back that it had, by a change of its own: nothing is deleted."""
    for given in stored.given_by(connection, import_id):
        child_id = applications.child_of_decision(connection, given.decision_id)
        award = next(
            each
            for each in decided.awards(connection, child_id)
            if each.decision_id == given.decision_id
        )
        values: dict[str, Value] = {"iban": as_is(given.iban), "why": as_is(why)}
        label = N_("The account {iban} of the old register was taken back: {why}")
        step = Step(label, "D-6", values)
        newest = amendments.newest(connection, award.decision_id)
        amendments.add(
            connection,
            award.decision_id,
            award.facts,
            steps=(step,),
            months=[each for each in (award.first, award.last) if each is not None],
            iban=stored.before(connection, given),
            why=why,
            relation=newest.relation if newest is not None else "",
            who=desk.worker.name,
            when=desk.now(),
        )
        case = decided.application_of(connection, award.decision_id)
        entry = history.record(connection, desk, step, applications.by_id(connection, case))
        stored.note_act(connection, import_id, given.line, entry)
