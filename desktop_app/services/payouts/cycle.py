"""The cycle of a payout: drawn up, checked, approved, exported, paid; annulled only before (D-7).

Who drew a sheet up does not approve it, but by a numbered order of substitution. Approval freezes
everything on it: what becomes known later changes the next sheet, never this one.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from desktop_app.law.quarters import Period, parse_period
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.acts import Act
from desktop_app.records.kinds import DraftState, LineState, PayoutKind, Register
from desktop_app.records.looks import Subject, Way
from desktop_app.records.payout_checks import PayoutCheck
from desktop_app.records.payouts import (
    NAME_ORDER,
    STANDS_IN_FOR,
    ApprovedPayout,
    DrawnPayout,
    PayoutDraft,
    PayoutLine,
    PayoutRow,
    fingerprint,
)
from desktop_app.records.substitutions import Substitution
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Progress, Trouble, nobody, share
from desktop_app.services.files import file_trouble, placed_when_kept
from desktop_app.services.law_values import law_data
from desktop_app.services.looks import looking
from desktop_app.services.papers import letterheads
from desktop_app.services.payouts import as_drawn
from desktop_app.services.payouts import checks as payout_checks
from desktop_app.services.payouts import lines as payout_lines
from desktop_app.services.payouts import sheet as payout_sheets
from desktop_app.services.payouts.lines import Drawn
from desktop_app.services.payouts.substitutions import required
from desktop_app.services.reasons import reason
from desktop_app.services.sums.balances import moment_of
from desktop_app.storage.office import details as offices
from desktop_app.storage.payouts import approved as storage
from desktop_app.storage.payouts import drafts as payout_drafts
from desktop_app.storage.registers import numbers as registers

_INTO_EXCEL = N_("Took the payout {number} into Excel")
_NOTHING_SAID: Mapping[str, str] = {}


def draw_up(desk: Desk, period: Period, as_of: date | None = None) -> DrawnPayout:
    """Who gets how much for a period, with arrears of earlier ones on lines of their own.

    Only looks: `keep_draft` keeps it. ``as_of`` asks what a payout would have paid by what was
    known at the end of a day, see `moment_of`. Trouble where a value of the law is missing.
    """
    moment = moment_of(desk, as_of)
    with desk.reading() as connection:
        return payout_lines.regular(connection, period, moment).payout


def follow_up(desk: Desk, payout_id: int) -> DrawnPayout:
    """The sheet that pays again what the bank returned; only looks, as `draw_up` does."""
    with desk.reading() as connection:
        return payout_lines.follow_up(connection, payout_id).payout


@dataclass(frozen=True)
class Looked:
    """A payout as it would be now, what the checks find, and the draft that waits, if any.

    ``is_current``: the draft was drawn up with exactly these lines. What came ``since`` is not
    among them; ``anew`` is the payout with it, to be drawn up in the place of the draft.
    """

    payout: DrawnPayout
    checks: tuple[PayoutCheck, ...]
    draft: PayoutDraft | None = None
    since: tuple[PayoutLine, ...] = ()
    anew: DrawnPayout | None = None
    is_current: bool = False


def look(desk: Desk, period: Period, follows_id: int | None = None) -> Looked:
    """A period's payout, or the follow-up of one, at one moment; nothing is kept."""
    with desk.reading() as connection:
        return looked(connection, period, follows_id)


def looked(
    connection: Connection,
    period: Period,
    follows_id: int | None = None,
    progress: Progress = nobody,
) -> Looked:
    """What `look` gives, in a unit of work that reads more."""
    kind = PayoutKind.REGULAR if follows_id is None else PayoutKind.FOLLOW_UP
    drawn = _again(connection, period, kind, follows_id, share(progress, 0, 0.5))
    found = payout_drafts.waiting(connection, drawn.payout.quarter, follows_id)
    checking = share(progress, 0.5, 1)
    if not found:
        return Looked(drawn.payout, _checked(connection, drawn, checking))
    right = as_drawn.still_right(connection, found[0], drawn)
    stands = right or as_drawn.AsDrawn(drawn)
    checks = _checked(connection, stands.drawn, checking)
    is_current = right is not None
    return Looked(stands.drawn.payout, checks, found[0], stands.since, drawn.payout, is_current)


def keep_draft(desk: Desk, drawn: DrawnPayout, progress: Progress = nobody) -> PayoutDraft:
    """Record who drew a payout up, exactly as it was seen; it waits to be approved.

    One of the same period that waited is dropped, its ticks stay where the same is found. Trouble,
    and nothing saved, where it has changed since it was seen.
    """
    if drawn.quarter.first_day > desk.today():
        label = N_("{quarter} has not begun yet: its payout can be looked at, not drawn up.")
        raise Trouble(label, quarter=drawn.quarter)
    with desk.writing(Act.DRAW_UP_PAYOUT) as connection:
        reckoning = share(progress, 0, 0.5)
        now = _again(connection, drawn.quarter, drawn.kind, drawn.follows_id, reckoning)
        if now.payout != drawn:
            raise Trouble(as_drawn.CHANGED)
        if not drawn.lines:
            raise Trouble(N_("Nothing is due for {quarter}."), quarter=drawn.quarter)
        found = _checked(connection, now, share(progress, 0.5, 0.8))
        draft = payout_drafts.keep(
            connection, drawn, fingerprint(drawn.lines), found, desk.author, desk.now()
        )
        label = N_("Drew up the payout for {quarter}: {count} lines, {amount} tenge")
        values: dict[str, Value] = {"quarter": drawn.quarter, "count": len(drawn.lines)}
        act = Step(label, "D-7", {**values, "amount": drawn.total})
        history.record_for_office(connection, desk, act)
        return draft


def _again(
    connection: Connection,
    period: Period,
    kind: PayoutKind,
    follows_id: int | None,
    progress: Progress,
) -> Drawn:
    if kind is PayoutKind.FOLLOW_UP:
        assert follows_id is not None
        return payout_lines.follow_up(connection, follows_id)
    return payout_lines.regular(connection, period, progress=progress)


def _checked(connection: Connection, drawn: Drawn, progress: Progress) -> tuple[PayoutCheck, ...]:
    """The checks by what is known now, with the ticks of the draft that waits."""
    payout = drawn.payout
    waiting = payout_drafts.waiting(connection, payout.quarter, payout.follows_id)
    looked_at = [check for draft in waiting for check in draft.checks]
    return payout_checks.still_seen(payout_checks.found(connection, drawn, progress), looked_at)


def waiting(
    desk: Desk, period: Period | None = None, follows_id: int | None = None
) -> list[PayoutDraft]:
    """Drafts that wait to be approved: all, a period's, or the follow-up's of a payout."""
    with desk.reading() as connection:
        return payout_drafts.waiting(connection, period, follows_id)


def mark_seen(
    desk: Desk, draft: PayoutDraft, keys: Collection[str], said: Mapping[str, str] = _NOTHING_SAID
) -> PayoutDraft:
    """Tick findings as looked at, by their keys: who, when and what was said stay with the sheet.

    What must be mended can't be ticked. ChangedMeanwhile where somebody else ticked first.
    """
    who, when = desk.worker.name, desk.now()
    ticked = tuple(
        replace(check, seen_by=who, seen_at=when, why=said.get(check.key, ""))
        if check.key in keys and not check.blocks and not check.seen_by
        else check
        for check in draft.checks
    )
    with desk.writing(Act.TICK_FINDINGS) as connection:
        payout_drafts.save(connection, draft, who, when, checks=ticked)
        label = N_("Looked at findings of the payout for {quarter}: {count}")
        new = sum(now != before for now, before in zip(ticked, draft.checks, strict=True))
        values: dict[str, Value] = {"quarter": parse_period(draft.quarter), "count": new}
        history.record_for_office(connection, desk, Step(label, "D-7", values))
        return payout_drafts.by_id(connection, draft.id)


def approve(
    desk: Desk,
    draft: PayoutDraft,
    order_id: int | None = None,
    progress: Progress = nobody,
) -> ApprovedPayout:
    """Approve and freeze a payout exactly as it was drawn up; it takes its number.

    ``order_id`` is the order of substitution by which the one who drew it up may approve.
    What came due since is not on it, and comes with the next one. Trouble, and nothing saved, where
    a line of it would pay anything else by now, it was approved or drawn up anew by somebody, or a
    check is open.
    """
    desk.before(Act.APPROVE_PAYOUT)
    with desk.writing(Act.APPROVE_PAYOUT) as connection:
        standing = payout_drafts.by_id(connection, draft.id)
        _require_waiting(standing)
        order = required(connection, desk, standing, order_id)
        quarter = parse_period(standing.quarter)
        reckoning = share(progress, 0, 0.4)
        now = _again(connection, quarter, standing.kind, standing.follows_id, reckoning)
        stands = as_drawn.still_right(connection, standing, now)
        if stands is None:
            raise as_drawn.changed(connection, standing, now)
        drawn = stands.drawn
        checks = payout_checks.found(connection, drawn, share(progress, 0.4, 0.6))
        found = payout_checks.still_seen(checks, standing.checks)
        _require_nothing_open(found)
        who, when = desk.worker.name, desk.now()
        number = registers.take_number(connection, Register.PAYOUTS, when.year)
        approval = storage.Approval(
            number=number,
            closed_at=when,
            closed_by=who,
            drawn_at=standing.drawn_at,
            drawn_by=standing.drawn_by,
            fingerprint=standing.fingerprint,
            checks=found,
            values={**_values(connection, drawn), **_stands_in(order)},
            substitution=order.named if order else "",
        )
        payout_id = storage.keep(connection, drawn.payout, approval, share(progress, 0.6, 1))
        payout_drafts.save(
            connection, standing, who, when, state=DraftState.APPROVED, payout_id=payout_id
        )
        label = N_("Approved the payout {number} for {quarter}")
        values: dict[str, Value] = {"number": as_is(number), "quarter": quarter}
        if order:
            label = N_(
                "Approved the payout {number} for {quarter}, which they drew up themselves, by the "
                "order {order}, standing in for {absent}; the order was recorded by {who}"
            )
            values |= {"order": as_is(order.named), "absent": as_is(order.absent)}
            values["who"] = as_is(order.recorded_by)
        history.record_for_office(connection, desk, Step(label, "D-7", values))
        return storage.by_id(connection, payout_id)


def _stands_in(order: Substitution | None) -> dict[str, Any]:
    if order is None:
        return {}
    return {STANDS_IN_FOR: order.absent, "order recorded by": order.recorded_by}


def _require_waiting(draft: PayoutDraft) -> None:
    if draft.state is DraftState.DRAWN:
        return
    who = as_is(draft.changed_by)
    if draft.state is DraftState.APPROVED:
        label = N_("{who} has approved this payout already. Nothing was saved.")
        raise Trouble(label, who=who)
    label = N_("{who} has drawn this payout up anew. Nothing was saved: look at the new one.")
    raise Trouble(label, who=who)


def _require_nothing_open(found: tuple[PayoutCheck, ...]) -> None:
    if any(check.blocks for check in found):
        label = N_("{count} findings of the checks must be mended first. Nothing was saved.")
        raise Trouble(label, count=sum(check.blocks for check in found))
    if any(check.is_open for check in found):
        label = N_(
            "{count} findings of the checks have not been looked at yet. "
            "Nothing was saved: tick them as seen."
        )
        raise Trouble(label, count=sum(check.is_open for check in found))


def _values(connection: Connection, drawn: Drawn) -> dict[str, Any]:
    """What a sheet rests on besides its lines, as it is now: it is never looked up again."""
    payout, law = drawn.payout, drawn.law
    months = sorted({month for line in payout.lines for month in line.months})
    office = offices.details(connection)
    return {
        **asdict(law_data.citation(connection, payout.quarter.last_day, "D-7")),
        "mci": {str(month): law.mci_for(month) for month in months},
        "profiles": {str(month): law.profile(month).code for month in months},
        "letterhead": asdict(letterheads.of_the_department(office)),
        "accountant": office.accountant_name,
        NAME_ORDER: "kk",
    }


def annul(desk: Desk, payout_id: int, why: str) -> ApprovedPayout:
    """Annul a payout as a whole, before the bank has paid any of it; its number stays taken.

    What it was to pay is due again. EntryError without a reason; Trouble where a line was paid.
    """
    why = reason(why, N_("Write why the payout is annulled."))
    with desk.writing(Act.ANNUL_PAYOUT) as connection:
        payout = storage.by_id(connection, payout_id)
        number = as_is(payout.number)
        if payout.annulled_at is not None:
            raise Trouble(
                N_("The payout {number} is annulled already. Nothing was saved."), number=number
            )
        if any(standing.state is LineState.PAID for standing in payout.standings):
            label = N_(
                "The bank has paid lines of the payout {number}: it can't be annulled. "
                "Record what came back as returned."
            )
            raise Trouble(label, number=number)
        who, when = desk.worker.name, desk.now()
        values = {"annulled_at": when, "annulled_by": who, "annulled_why": why}
        storage.mark(connection, payout_id, values, who=who, when=when)
        label = N_("Annulled the payout {number}. Reason: {why}")
        told: dict[str, Value] = {"number": number, "why": as_is(why)}
        if payout.files:
            label = N_(
                "Annulled the payout {number}, which was taken out for the bank ({files}). "
                "Reason: {why}"
            )
            told["files"] = as_is(", ".join(each.file for each in payout.last_files))
        act = Step(label, "D-7", told)
        history.record_for_office(connection, desk, act)
        return storage.by_id(connection, payout_id)


def approved(desk: Desk) -> list[PayoutRow]:
    """Every approved payout, the newest first; annulled ones among them."""
    with desk.reading() as connection:
        return storage.approved_rows(connection)


def approved_numbers(desk: Desk, period: Period) -> list[str]:
    """The payouts of a period that were approved and stand, in their order."""
    of_quarter = [row for row in reversed(approved(desk)) if row.quarter == str(period)]
    return [row.number for row in of_quarter if row.annulled_at is None]


def by_id(desk: Desk, payout_id: int) -> ApprovedPayout:
    with desk.reading() as connection:
        return storage.by_id(connection, payout_id)


_ANNULLED = N_("The payout {number} is annulled.")


def save_workbook(
    desk: Desk, payout: DrawnPayout, path: Path, language: str, progress: Progress = nobody
) -> None:
    """Write the workbook; the first time that an approved one is taken out is recorded.

    Trouble where the file is open in Excel or the disk is full, and where the payout was annulled:
    what it was to pay is due on another one, and nobody pays from both.
    """
    from desktop_app.documents.payouts.workbook import write

    if not isinstance(payout, ApprovedPayout):
        looking.look(desk, Subject.PAYOUT, 0, Way.EXPORTED, str(payout.quarter))
        with file_trouble(path):
            write(payout_sheets.sheet(desk, payout, language), path, progress)
        return
    if payout.exported_at is None:
        desk.require(Act.EXPORT_PAYOUT)
    now = _standing(by_id(desk, payout.id))
    looking.look(desk, Subject.PAYOUT, now.id, Way.EXPORTED)
    sheet = payout_sheets.sheet(desk, payout, language)
    with placed_when_kept(path) as beside:
        with file_trouble(path):
            write(sheet, beside, progress)
        if now.exported_at is not None:
            _standing(by_id(desk, payout.id))  # it may have been annulled meanwhile
            return
        with desk.writing(Act.EXPORT_PAYOUT) as connection:  # nobody waits for the writing
            _mark_taken_out(connection, desk, _standing(storage.by_id(connection, payout.id)))


def _standing(payout: ApprovedPayout) -> ApprovedPayout:
    """As it is now: a window may show it as it was an hour ago."""
    if payout.annulled_at is not None:
        raise Trouble(_ANNULLED, number=as_is(payout.number))
    return payout


def record_taken_out(desk: Desk, payout_id: int) -> None:
    """That an approved payout was taken into Excel, where its workbook is written elsewhere."""
    with desk.writing(Act.EXPORT_PAYOUT) as connection:
        _mark_taken_out(connection, desk, _standing(storage.by_id(connection, payout_id)))


def _mark_taken_out(connection: Connection, desk: Desk, payout: ApprovedPayout) -> None:
    """By whom and when an approved payout left the program first."""
    if payout.exported_at is not None:
        return
    who, when = desk.worker.name, desk.now()
    values = {"exported_at": when, "exported_by": who}
    storage.mark(connection, payout.id, values, who=who, when=when)
    act = Step(_INTO_EXCEL, "D-7", {"number": as_is(payout.number)})
    history.record_for_office(connection, desk, act)
