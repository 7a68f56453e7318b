"""Entries that are being typed: kept at each pause, and never lost to another window's.

A window says which version of a draft it saw. Where that is not the one on file any more, what was
typed becomes a draft of its own and the window is told who changed the other one.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from desktop_app import wording
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.acts import Act
from desktop_app.records.drafts import NOBODY, Draft, Opened, Seen
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage.entry import drafts

_GONE = N_("This entry was registered or discarded elsewhere meanwhile.")
_SAVED = N_("{who} saved this entry elsewhere at {when}.")
_TAKEN = N_("{who} took this entry over at {when}.")
_OWN = N_("What is typed here is kept as an entry of its own: compare the two before registering.")
_OPEN_ELSEWHERE = N_("{who} has this entry open since {when}.")
_OPEN_ON = N_("{who} has this entry open since {when}, on {pc}.")


@dataclass(frozen=True)
class Kept:
    """Where what was typed is now; ``parted`` says why that is not the draft it was typed into."""

    seen: Seen
    parted: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A draft as it is on file; ``taken`` says who else has it open: then it is only looked at."""

    draft: Draft
    taken: Step | None


def all_drafts(desk: Desk) -> list[Draft]:
    """The newest first."""
    with desk.reading() as connection:
        return drafts.all_drafts(connection)


def add(desk: Desk, content: Any) -> Seen:
    """Keep an entry that nobody has open."""
    with desk.writing(Act.KEEP_DRAFT) as connection:
        return drafts.add(connection, content, desk.worker.name, desk.now())


def save(desk: Desk, seen: Seen | None, content: Any) -> Kept:
    """Keep what is being typed; it survives closing the window and a crash.

    ``seen`` is the draft as this window saw it last, None for an entry that was not kept yet.
    """
    who, when, mine = desk.worker.name, desk.now(), _opened_here(desk)
    with desk.writing(Act.KEEP_DRAFT) as connection:
        if seen is None:
            return Kept(drafts.add(connection, content, who, when, mine))
        later = drafts.save(connection, seen, content, who, when)
        if later is not None:
            return Kept(later)
        parted = _why_parted(drafts.by_id(connection, seen.id))
        return Kept(drafts.add(connection, content, who, when, mine), parted)


def open_(desk: Desk, draft_id: int) -> Shown | None:
    """Open a draft to type on, unless somebody has it open already; None where it is gone."""
    with desk.writing(Act.KEEP_DRAFT) as connection:
        draft = drafts.by_id(connection, draft_id)
        if draft is None:
            return None
        if draft.opened_by and not _was_left_here(desk, draft):
            return Shown(draft, has_open(draft))
        drafts.mark(connection, draft.seen, _opened_here(desk))
        return Shown(draft, None)


def look(desk: Desk, draft_id: int) -> Shown | None:
    """A draft that is not typed on, such as on a database that can't be written to."""
    with desk.reading() as connection:
        draft = drafts.by_id(connection, draft_id)
    return None if draft is None else Shown(draft, has_open(draft))


def take_over(desk: Desk, draft_id: int) -> Draft:
    """Type on where somebody else has it open, as they saved it last.

    What they type from now on is a draft of theirs. Raises Trouble where it is gone.
    """
    with desk.writing(Act.KEEP_DRAFT) as connection:
        draft = drafts.by_id(connection, draft_id)
        if draft is None:
            raise Trouble(_GONE)
        drafts.take_over(connection, draft.seen, _opened_here(desk))
        return replace(draft, version=draft.version + 1)


def close(desk: Desk, seen: Seen) -> None:
    """Nobody types in it any more."""
    with desk.writing(Act.KEEP_DRAFT) as connection:
        drafts.mark(connection, seen, NOBODY)


def discard(desk: Desk, seen: Seen) -> None:
    """Raises ChangedMeanwhile, or Trouble where it is gone or somebody has it open."""
    with desk.writing(Act.DISCARD_DRAFT) as connection:
        draft = drafts.by_id(connection, seen.id)
        if draft is not None and draft.opened_by and not _was_left_here(desk, draft):
            raise Trouble(
                N_(
                    "{who} has this entry open since {when}. "
                    "Nothing was discarded: open it and take it over first."
                ),
                **_who_and_when(draft.opened_by, draft.opened_at),
            )
        if draft is None:
            raise Trouble(_GONE)
        if not drafts.discard(connection, seen):
            raise ChangedMeanwhile(draft.saved_by, draft.saved_at)


def has_open(draft: Draft) -> Step | None:
    """Who has a draft open, in words; None where nobody has."""
    if not draft.opened_by:
        return None
    values = _who_and_when(draft.opened_by, draft.opened_at)
    if draft.opened_on:
        return Step(_OPEN_ON, "", {**values, "pc": as_is(draft.opened_on)})
    return Step(_OPEN_ELSEWHERE, "", values)


def _why_parted(draft: Draft | None) -> tuple[Step, ...]:
    """What became of the draft that a window has typed in, and where its own words are now."""
    if draft is None:
        happened = Step(_GONE, "")
    elif draft.opened_at is not None and draft.opened_at >= draft.saved_at:
        happened = Step(_TAKEN, "", _who_and_when(draft.opened_by, draft.opened_at))
    else:
        happened = Step(_SAVED, "", _who_and_when(draft.saved_by, draft.saved_at))
    return happened, Step(_OWN, "")


def _was_left_here(desk: Desk, draft: Draft) -> bool:
    """By the same worker at the same PC, whose one window is here: the one of before broke off."""
    return bool(desk.pc) and (draft.opened_by, draft.opened_on) == (desk.worker.name, desk.pc)


def _opened_here(desk: Desk) -> Opened:
    return Opened(desk.worker.name, desk.now(), desk.pc)


def _who_and_when(who: str, when: datetime | None) -> dict[str, Value]:
    return {"who": as_is(who), "when": as_is(wording.moment(when))}
