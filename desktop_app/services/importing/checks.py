"""What no row shows alone: doubles, two payees, what is on file, and what the law says."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.law.eligibility import Judgement
from desktop_app.law.facts import Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Value, as_is
from desktop_app.records.decisions import AwardRow
from desktop_app.records.imports import ImportRow, Severity, Way
from desktop_app.services.awards import take_over
from desktop_app.services.importing import spreading
from desktop_app.services.importing.again.adding import Added, Ask, Tell, lacking
from desktop_app.services.importing.known import ByLaw, Known
from desktop_app.services.importing.reading.cells import Told, corrected, noted, wrong
from desktop_app.services.importing.reading.cells import asked as asked_of
from desktop_app.services.importing.reading.folding import ONE_WRONG
from desktop_app.services.importing.reading.payments import column_of
from desktop_app.services.importing.who_it_is import Asking, asking
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.people import doubts

LESS = N_("{period}: {amount} tenge less than the law gives; they stay due")
MORE = N_("{period}: {amount} tenge more than the law gives: overpaid (D-9)")


@dataclass(frozen=True)
class Judged:
    """A row that can be brought in, with what the law says of it."""

    row: ImportRow
    facts: Facts
    judgement: Judgement
    beyond: Mapping[Period, tuple[Month, ...]] = field(default_factory=dict)
    """Where more was paid than is due: the school months that it must have been paid for."""


def questions(rows: Sequence[ImportRow], known: Known) -> list[Asking]:
    """Whose IIN is on file under another name, or stands in another row under one."""
    return list(asking(rows, known.on_file.people, known.held, known.same))


@dataclass(frozen=True)
class Outcome:
    """Rows that can be brought in as awards, and what others add to awards that are on file."""

    good: list[Judged]
    added: list[Added]


def judged(
    rows: Iterable[ImportRow], known: Known, tell: Tell, ask: Ask, asked: Iterable[Asking]
) -> Outcome:
    """The rows that can be brought in, child by child; everything else is told.

    Rows of which something is ``asked`` stay out.
    """
    open_: set[int] = set()
    for each in asked:
        tell(each.row, each.code, each.told)
        open_.add(each.row)
    by_child: dict[str, list[ImportRow]] = defaultdict(list)
    for row in rows:
        if row.number in open_:
            continue
        by_child[row.child.iin].append(row)

    law, outcome = ByLaw(known.law), Outcome([], [])
    for iin, of_child in by_child.items():
        of_child.sort(key=lambda row: (row.certificate.first_day, row.number))
        good, added, left = _of_child(of_child, known, tell, ask, law)
        _payments(good, known, tell, ask, law)
        _names(iin, good, known, tell)
        _unusual(iin, good, known, tell)
        lost = next((row for row in left if _pays_besides(row, [*good, *added])), None)
        if lost is None:
            outcome.good.extend(good)
            outcome.added.extend(added)
            continue
        for number in {each.number for each in (*(g.row for g in good), *(a.row for a in added))}:
            tell(number, "child_iin", wrong(ONE_WRONG, row=lost.number))
    return outcome


def _of_child(
    rows: Sequence[ImportRow], known: Known, tell: Tell, ask: Ask, law: ByLaw
) -> tuple[list[Judged], list[Added], list[ImportRow]]:
    """What is good of one child, what is added to awards on file, and what is wrong."""
    good: list[Judged] = []
    added: list[Added] = []
    left: list[ImportRow] = []
    for row in rows:
        told = _spread(row, [each for each in rows if each is not row], known, tell, law)
        told = told or _doubles(row, [*good, *added])
        award = None
        if told is None:
            award, told = _on_file(row, known)
        if told is not None:
            tell(row.number, "child_iin", told)
            left.append(row)
            continue
        if award is not None:
            more, stays_out = lacking(row, award, _awards_of(row, known), known, tell, ask)
            clash = next((e for e in added if more is not None and _adds_again(e, more)), None)
            if clash is not None:
                tell(row.number, "child_iin", wrong(_SAME, row=clash.row.number))
                more, stays_out = None, True
            added += [more] if more is not None else []
            left += [row] if stays_out else []
            continue
        try:
            one = _by_law(row, good, known, tell, law)
        except NotInForceError as error:
            step = not_in_force(error).step
            tell(row.number, "first_day", Told(Severity.WRONG, step.label, step.values))
            one = None
        if one is None:
            left.append(row)
        else:
            good.append(one)
    return good, added, left


def _spread(
    row: ImportRow, others: Sequence[ImportRow], known: Known, tell: Tell, law: ByLaw
) -> Told | None:
    """Put what was paid for several periods at once on each of them; or why that can't be known."""
    if not any(each.together for each in row.payments):
        return None
    award, _told = _on_file(row, known)
    further = [each for each in _awards_of(row, known) if each is not award]
    taken = set(take_over.owned_months(further))
    facts = _facts(row, known, taken, law)

    def is_alone(period: Period, run: Sequence[Month]) -> bool:
        begin, end = run[0].first_day, run[-1].last_day
        met = (each.certificate for each in others)
        return set(law.school(period)) <= set(run) and not (
            taken.intersection(run)
            or any(each.first_day <= end and begin <= each.last_day for each in met)
        )

    try:
        told = spreading.spread(row, others, lambda each: law.share([facts], 0, each), is_alone)
    except NotInForceError as error:
        step = not_in_force(error).step
        return Told(Severity.WRONG, step.label, step.values)
    for each in told:
        if each.severity.blocks:
            return each
        tell(row.number, "", each)
    return None


def _pays_besides(row: ImportRow, good: Sequence[Judged | Added]) -> bool:
    """Does a row that stays out say of money what no good row says?"""
    told = {(each.period, each.amount) for other in good for each in other.row.payments}
    return any((each.period, each.amount) not in told for each in row.payments)


def _overlap(one: ImportRow, other: ImportRow) -> bool:
    mine, others = one.certificate, other.certificate
    return mine.first_day <= others.last_day and others.first_day <= mine.last_day


def _doubles(row: ImportRow, before: Sequence[Judged | Added]) -> Told | None:
    for each in before:
        other = each.row
        values: dict[str, Value] = {"row": other.number}
        if not _overlap(row, other):
            continue
        if other.payee.iin != row.payee.iin:
            label = N_(
                "Row {row} names another payee of this child for the same time: there is one "
                "(D-3). Write in each row from which day to which its payee was paid, so that "
                "these times do not meet, and in each only what that payee got."
            )
            return wrong(label, **values)
        same = (other.certificate.first_day, other.certificate.last_day) == (
            row.certificate.first_day,
            row.certificate.last_day,
        )
        if same:
            return wrong(_SAME, **values)
    return None


_SAME = N_("The same as row {row}. Leave one of them.")


def _adds_again(one: Added, other: Added) -> bool:
    """Two rows that add the same to one award, or that give it two accounts."""
    if one.award.decision_id != other.award.decision_id:
        return False
    periods = {each.period for each in one.payments} & {each.period for each in other.payments}
    return bool(periods) or (bool(one.iban and other.iban) and one.iban != other.iban)


def _awards_of(row: ImportRow, known: Known) -> Sequence[AwardRow]:
    person = known.on_file.people.get(row.child.iin)
    return known.awards.get(person.id, ()) if person is not None else ()


def _on_file(row: ImportRow, known: Known) -> tuple[AwardRow | None, Told | None]:
    """The award that the row means, or what is wrong with it."""
    person = known.on_file.people.get(row.child.iin)
    if person is None:
        return None, None
    number = known.on_file.open_applications.get(person.id)
    if number is not None:
        label = N_("An application for this child is open: {number}. Decide on it first.")
        return None, wrong(label, number=as_is(number))
    for award in _awards_of(row, known):
        certificate = award.facts.certificate
        if certificate is None or not (
            certificate.first_day <= row.certificate.last_day
            and row.certificate.first_day <= certificate.last_day
        ):
            continue
        if award.payee_iin == row.payee.iin:
            return award, None
        label = N_("On file already with another payee for the same time: {name}.")
        return None, wrong(label, name=as_is(award.payee_name))
    return None, None


def _facts(row: ImportRow, known: Known, taken: Collection[Month], law: ByLaw) -> Facts:
    """``taken`` are months that other awards of the child have."""
    person = known.on_file.people.get(row.child.iin)
    born = row.child.birth_date if person is None else person.birth_date or row.child.birth_date
    assert born is not None
    paper, readings = law.on(row.applied_on)
    return Facts(
        birth_date=born,
        applied_on=row.applied_on,
        certificate=law.certificate(row.certificate.first_day, row.certificate.last_day),
        disability_until=row.disability_until,
        taken=frozenset(taken) if taken else _NONE,
        readings=readings,
        paper=paper,
    )


_NONE: frozenset[Month] = frozenset()


def _by_law(
    row: ImportRow,
    before: Sequence[Judged],
    known: Known,
    tell: Tell,
    law: ByLaw,
) -> Judged | None:
    taken: set[Month] = {month for each in before for month in each.judgement.months}
    taken |= set(take_over.owned_months(list(_awards_of(row, known))))
    paper, _readings = law.on(row.applied_on)
    if row.certificate.kind is not paper:
        row = replace(row, certificate=replace(row.certificate, kind=paper))
    facts = _facts(row, known, taken, law)
    judgement = law.judge(facts)
    for reason in judgement.reasons:
        told = Told(Severity.WRONG, reason.fact.label, reason.fact.values)
        tell(row.number, "last_day", told)
    if not judgement.awards or judgement.first is None:
        return None
    return Judged(row, facts, judgement)


def _payments(good: list[Judged], known: Known, tell: Tell, ask: Ask, law: ByLaw) -> None:
    """What was paid beside what the law gives: the difference is due, or overpaid (D-9).

    Far more than that is asked, so that no family owes what a finger typed.
    """
    paid: dict[tuple[int, Period], int] = defaultdict(int)
    for place, each in enumerate(good):
        for payment in each.row.payments:
            paid[place, payment.period] += payment.amount
    for (place, period), amount in paid.items():
        row = good[place].row
        code = column_of(period)
        if period.first_day > known.today:
            tell(row.number, code, wrong(N_("{period} has not begun yet."), period=period))
            continue
        try:
            given = law.share([other.facts for other in good], place, period)
            school = law.school(period)
        except NotInForceError as error:
            step = not_in_force(error).step
            tell(row.number, code, Told(Severity.WRONG, step.label, step.values))
            continue
        if amount < given:
            tell(row.number, code, noted(LESS, period=period, amount=given - amount))
        elif amount > given:
            told = asked_of(MORE, period=period, amount=amount - given)
            if _is_far_more(amount, given, known.limits.get(period, 0)):
                ask(row.number, code, told, (Way.CONFIRM,))
            else:
                tell(row.number, code, told._replace(severity=Severity.NOTED))
            due = good[place].judgement.months
            if _is_of_more_months(amount, given, sum(month in due for month in school)):
                beyond = {**good[place].beyond, period: school}
                good[place] = replace(good[place], beyond=beyond)


def _is_far_more(amount: int, given: int, limit: int) -> bool:
    """Twice of what is due, or above what the office looks at twice for any child."""
    return amount >= 2 * given or (0 < limit < amount)


def _is_of_more_months(amount: int, given: int, months: int) -> bool:
    """Half a month's share or more is no rounding: months were paid that are not due."""
    return 2 * (amount - given) * months >= given


def _unusual(iin: str, good: list[Judged], known: Known, tell: Tell) -> None:
    """What was recorded of the child that ends a right: told, as at the desk."""
    person = known.on_file.people.get(iin)
    events = known.events.get(person.id, ()) if person is not None else ()
    for slip in doubts.of_events(events, known.today):
        for each in good:
            tell(each.row.number, "child_iin", noted(slip.label, **slip.values))


def _names(iin: str, good: list[Judged], known: Known, tell: Tell) -> None:
    """Whoever is on file stays as on file: that is newer than an old register."""
    for each in good:
        for who, entry in (("child", each.row.child), ("payee", each.row.payee)):
            person = known.on_file.people.get(entry.iin)
            if person is None:
                continue
            if person.full_name.casefold() != entry.full_name.casefold():
                label = N_("On file as {name}: that stays")
                tell(each.row.number, f"{who}_iin", corrected(label, name=as_is(person.full_name)))
