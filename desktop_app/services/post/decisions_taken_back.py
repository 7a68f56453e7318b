"""A decision or a change of an award is taken back with its paper, while that is in the office.

What it said stays in the history. Never once a sheet was approved on it, or something else was
decided or changed since: then it is changed as the law changes it.
"""

from collections.abc import Mapping

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.applications import Application
from desktop_app.records.decisions import AwardRow, Decision, NoticeRow
from desktop_app.records.kinds import NoticeKind, Status
from desktop_app.services import history
from desktop_app.services.awards import keeping as amending
from desktop_app.services.awards import take_over
from desktop_app.services.awards.keeping import Corrected
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.storage.applications import keeping
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import amendments, decided, deciding
from desktop_app.storage.awards.amendments import Kept
from desktop_app.storage.payouts import payments

_STATUS: Mapping[NoticeKind, Status] = {
    NoticeKind.AWARD: Status.AWARDED,
    NoticeKind.AWARD_REFUSAL: Status.REFUSED,
}
_LABEL: Mapping[NoticeKind, str] = {
    NoticeKind.AWARD: N_("The award was annulled, and is to be decided again: {why}"),
    NoticeKind.AWARD_REFUSAL: N_("The refusal was annulled, and is to be decided again: {why}"),
}


def rests_on_decision(connection: Connection, paper: NoticeRow) -> Step | None:
    """Why an award or a refusal can't be annulled any more; None where it can."""
    case, found = _decision(connection, paper)
    if found is None or case.status is not _STATUS[paper.kind]:
        return Step(_MOVED_ON, "D-8")
    changes = amendments.one_after_another(connection, found.id)
    if len(changes) > 1:
        return Step(_CHANGED, "D-4")
    later = deciding.since(connection, found.child_id, found.id, found.decided_at)
    if later is not None:
        number = applications.by_id(connection, later).number
        return Step(_DECIDED_SINCE, "D-3", {"number": as_is(number)})
    if any(before is None for _award, before in _before_passing(connection, case)):
        return Step(_CHANGED, "D-4")
    sheet = payments.sheet_since(connection, found.child_id, found.decided_at)
    if sheet and found.awarded:
        return Step(_ON_SHEET, "D-9", {"number": as_is(sheet)})
    return None


def take_decision_back(connection: Connection, desk: Desk, paper: NoticeRow, why: str) -> None:
    """The application waits for its decision again; what passed from other payees is theirs."""
    case, found = _decision(connection, paper)
    assert found is not None
    label = _LABEL[paper.kind]
    for award, before in _before_passing(connection, case):
        assert before is not None
        back = Step(_PASSES_BACK, "D-6", {"number": as_is(case.number)})
        _as_before(connection, desk, award, before, back, why)
    who, when = desk.worker.name, desk.now()
    deciding.annul(connection, found.id, who=who, when=when)
    keeping.move(connection, case, Status.REGISTERED, who, when)
    history.record(connection, desk, Step(label, "D-6", {"why": as_is(why)}), case)


def rests_on_change(connection: Connection, paper: NoticeRow) -> Step | None:
    """Why a change of an award can't be annulled any more; None where it can."""
    _case, found = _decision(connection, paper)
    changes = amendments.one_after_another(connection, found.id) if found else []
    if len(changes) < 2 or changes[-1].made_at > paper.issued_at:
        return Step(_CHANGED, "D-4")
    assert found is not None
    later = deciding.since(connection, found.child_id, found.id, changes[-1].made_at)
    if later is not None:
        number = applications.by_id(connection, later).number
        return Step(_DECIDED_SINCE, "D-3", {"number": as_is(number)})
    sheet = payments.sheet_since(connection, found.child_id, changes[-1].made_at)
    return Step(_ON_SHEET, "D-9", {"number": as_is(sheet)}) if sheet else None


def take_change_back(connection: Connection, desk: Desk, paper: NoticeRow, why: str) -> None:
    """The award is as it was before the change: what was is kept once more, nothing is removed."""
    case, found = _decision(connection, paper)
    assert found is not None
    awards = decided.awards(connection, found.child_id)
    award = next(each for each in awards if each.decision_id == found.id)
    before = amendments.one_after_another(connection, found.id)[-2]
    label = N_("The change of the award was annulled: {why}")
    act = Step(label, "D-4", {"why": as_is(why)})
    relation = before.relation or case.relation
    _as_before(connection, desk, award, before, act, why, relation)


def _decision(connection: Connection, paper: NoticeRow) -> tuple[Application, Decision | None]:
    assert paper.application_id is not None
    case = applications.by_id(connection, paper.application_id)
    return case, applications.decision_of(connection, case.id)


def _before_passing(
    connection: Connection, case: Application
) -> list[tuple[AwardRow, Kept | None]]:
    """What each award was before it passed to this case; None where it was changed since."""
    found: list[tuple[AwardRow, Kept | None]] = []
    for award in decided.awards(connection, case.child_id):
        kept = amendments.one_after_another(connection, award.decision_id)
        passed = [at for at, each in enumerate(kept) if _passes_to(each, case)]
        if passed:
            is_newest = passed[-1] == len(kept) - 1
            found.append((award, kept[passed[-1] - 1] if is_newest else None))
    return found


def _passes_to(kept: Kept, case: Application) -> bool:
    number = as_is(case.number)
    return any(
        step.label == take_over.PASSES and step.values.get("number") == number
        for step in kept.steps
    )


def _as_before(
    connection: Connection,
    desk: Desk,
    award: AwardRow,
    before: Kept,
    act: Step,
    why: str,
    relation: str = "",
) -> None:
    law = law_data.in_force(connection)
    told = Corrected(relation=relation)
    amending.keep(
        connection,
        desk,
        award,
        before.facts,
        law,
        steps=(act,),
        act=act,
        iban=before.iban,
        why=why,
        corrected=told,
    )


_PASSES_BACK = N_(
    "The award on the application {number} was annulled: nothing passes to its payee any more"
)
_MOVED_ON = N_("The case has moved on since this paper.")
_CHANGED = N_("The award was changed since: only its newest change can be annulled.")
_DECIDED_SINCE = N_("It was decided on the application {number} of the same child since.")
_ON_SHEET = N_(
    "The payout {number} was approved since then, and the child stands on it: the award is changed "
    "by a new decision, and what was paid too much is returned (D-9)."
)
