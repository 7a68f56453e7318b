"""The decisions that sums are counted with: entered, followed by others, taken out of force."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import zip_longest

from sqlalchemy import Connection

from desktop_app.law.in_force import Dated, InForce, NotInForceError
from desktop_app.law.profile import DecisionProfile, LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.profiles import dated_profile
from desktop_app.services import history
from desktop_app.services.decisions.effect_on_paid import Effect, effect_of
from desktop_app.services.decisions.entry import DecisionEntry, read_entry
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.reasons import reason
from desktop_app.storage.decisions import of_office as profiles
from desktop_app.storage.decisions.of_office import StoredProfile
from desktop_app.storage.payouts import payments


@dataclass(frozen=True)
class KnownDecision:
    """A decision with how it came here and whether a approved payout was counted by it.

    ``last`` is the day before the next decision. ``stored`` is None for one that ships with the
    program and stands.
    """

    dated: Dated[DecisionProfile]
    last: date | None
    used: bool
    stored: StoredProfile | None = None

    @property
    def annulled_at(self) -> datetime | None:
        return self.stored.annulled_at if self.stored else None

    @property
    def may_be_annulled(self) -> bool:
        return not self.used and self.annulled_at is None


@dataclass(frozen=True)
class KnownDecisions:
    """The decisions that stand, the latest first, then those that were annulled; and the MCI, with
    which an example beside a new one is counted."""

    decisions: tuple[KnownDecision, ...]
    mci: InForce[int]


class EffectUnseenError(Exception):
    """The decision counts months anew that are paid already; whoever enters it must see that."""

    def __init__(self, effect: Effect) -> None:
        super().__init__("periods already paid are counted anew")
        self.effect = effect


def listed(desk: Desk) -> KnownDecisions:
    """What the list of decisions shows, and what a new one begins with."""
    with desk.reading(Sight.OFFICE) as connection:
        return KnownDecisions(tuple(_known(connection)), law_data.in_force(connection).mci)


def _known(connection: Connection) -> list[KnownDecision]:
    values = law_data.in_force(connection).profiles.values
    used = _used_codes(connection)
    stored = {each.profile.value.code: each for each in profiles.standing_profiles(connection)}
    standing = [
        KnownDecision(
            dated,
            after.first - timedelta(days=1) if after else None,
            dated.value.code in used,
            stored.get(dated.value.code),
        )
        for dated, after in zip_longest(values, values[1:])
    ]
    annulled = [
        KnownDecision(each.profile, None, used=False, stored=each)
        for each in profiles.annulled_profiles(connection)
    ]
    return [*reversed(standing), *reversed(annulled)]


def _used_codes(connection: Connection) -> set[str]:
    """The decisions that approved payouts were counted by, as things were known then."""
    used: set[str] = set()
    now = law_data.in_force(connection)
    for moment, months in payments.paid_months(connection).items():
        then = law_data.in_force(connection, moment)
        used.update(_code_of(month, then, now) for month in months)
    return used


def _code_of(month: Month, then: LawInForce, now: LawInForce) -> str:
    """As known then; as known now, where the clock of the PC went back in between.

    Empty where no decision covers the month any more: then it was counted by none of those on file.
    """
    for known in (then, now):
        with suppress(NotInForceError):
            return known.profile(month).code
    return ""


def enter(desk: Desk, entry: DecisionEntry, seen: Effect | None = None) -> None:
    """Put a decision in force from its first day, until another one follows.

    EntryError with the slips. EffectUnseenError, and nothing saved, where it counts months anew
    that are paid already, unless ``seen`` is just what follows from it.
    """
    with desk.writing(Act.ENTER_DECISION) as connection:
        number = profiles.recorded(connection) + 1
        profile = read_entry(entry, f"own-{desk.today():%Y-%m-%d}-{number}", desk.today())
        assert entry.first_day is not None
        dated = dated_profile(entry.first_day, profile)
        law = law_data.in_force(connection)
        slip = _slip_on_file(connection, dated, law)
        if slip is not None:
            raise EntryError(slip)
        effect = effect_of(connection, dated, law)
        if effect.children and effect != seen:
            raise EffectUnseenError(effect)
        profiles.add_profile(connection, dated, desk.worker.name, desk.now(), entry.about)
        act = Step(
            N_("Entered the decision in force from {date}: {citation}"),
            "D-7",
            {"date": dated.first, "citation": dated.citation},
        )
        history.record_for_office(connection, desk, act)


def _slip_on_file(
    connection: Connection, dated: Dated[DecisionProfile], law: LawInForce
) -> Slip | None:
    """No second decision from the same day, and no other periods for what is paid already."""
    if any(other.first == dated.first for other in law.profiles.values):
        label = N_("There is a decision in force from this day already: annul that one first.")
        return Slip("first_day", label)
    paid = payments.paid_periods(connection)
    if not _pays_by_other_periods(dated, law, paid):
        return None
    last = max(period.last_day for period in paid)
    label = N_(
        "It pays by other periods than the decision before it, and payouts are approved "
        "up to {last}: it may be in force from {next} or later."
    )
    return Slip("first_day", label, {"last": last, "next": last + timedelta(days=1)})


def _pays_by_other_periods(
    dated: Dated[DecisionProfile], law: LawInForce, paid: list[Period]
) -> bool:
    """Whether a month of a paid period would belong to another one, and be paid twice."""
    later = [other.first for other in law.profiles.values if other.first > dated.first]
    until = min(later, default=date.max)
    months = (
        (month, period)
        for period in paid
        for month in period.months
        if month.last_day >= dated.first and month.first_day < until
    )
    return any(
        _period_of(dated.value, month) not in (period, _period_of(law, month))
        for month, period in months
    )


def _period_of(law: LawInForce | DecisionProfile, month: Month) -> Period | None:
    try:
        return law.period_of(month)
    except NotInForceError:
        return None


def annul(desk: Desk, code: str, why: str) -> None:
    """Take a decision out of force, as if it had never been; it stays on file with the reason.

    Trouble where a approved payout was counted by it: such a decision can only be followed.
    """
    why = reason(why, N_("Write why the decision is annulled."))
    with desk.writing(Act.ANNUL_DECISION) as connection:
        found = next(
            (
                each
                for each in _known(connection)
                if each.dated.value.code == code and each.annulled_at is None
            ),
            None,
        )
        if found is None:
            raise Trouble(N_("This decision is annulled already."))
        if found.used:
            raise Trouble(
                N_(
                    "An approved payout was counted by this decision, so it can't be annulled. "
                    "Enter the decision that follows it."
                )
            )
        _annul(connection, desk, found, why)
        act = Step(
            N_("Annulled the decision in force from {date}: {citation}. Reason: {why}"),
            "D-7",
            {
                "date": found.dated.first,
                "citation": found.dated.citation,
                "why": as_is(why),
            },
        )
        history.record_for_office(connection, desk, act)


def _annul(connection: Connection, desk: Desk, found: KnownDecision, why: str) -> None:
    """One that ships with the program is kept here as annulled: the program itself stays as is."""
    who, when = desk.worker.name, desk.now()
    if found.stored is not None:
        profiles.annul_profile(connection, found.stored.id, who, when, why)
        return
    profiles.add_profile(
        connection,
        found.dated,
        who,
        when,
        annulled_at=when,
        annulled_by=who,
        annulled_why=why,
    )
