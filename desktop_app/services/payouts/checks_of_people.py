"""Whether a sheet pays whom the awards mean: cards, awards and the sheet before agree.

What was set otherwise is told with what it was, who set it and when. What was on an approved sheet
already was looked at then, and is not told again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.identity.folding import folded
from desktop_app.law.facts import coming_of_age
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.decisions import AwardRow
from desktop_app.records.kinds import PersonKind
from desktop_app.records.payout_checks import CheckKind, PayoutCheck
from desktop_app.records.payouts import PayoutLine
from desktop_app.records.who_it_is import Because, PersonValue
from desktop_app.services.errors import Progress, nobody
from desktop_app.services.identity.names import name_doubt
from desktop_app.services.payouts.findings import finding, one_each
from desktop_app.storage.importing import accounts, confirming
from desktop_app.storage.importing.accounts import HeldAgainst
from desktop_app.storage.payouts import who_is_paid
from desktop_app.storage.payouts.before import LastTime
from desktop_app.storage.payouts.who_is_paid import Card, PaidAward, SetBy

_AT_ONCE = 20_000

_ON_SHEETS = ("surname", "given_name", "patronymic", "iin")
"""What of a card stands on a sheet and is not held against the award otherwise."""


@dataclass(frozen=True)
class WhoIsPaid:
    """What the awards of a sheet rest on; ``cards`` are those of children on sheets before, too."""

    awards: Mapping[int, AwardRow]
    paid: Mapping[int, PaidAward]
    cards: Mapping[int, Card]
    changed: Mapping[int, list[PersonValue]]
    unconfirmed: set[int]
    held_against: Mapping[int, HeldAgainst]
    """Accounts of old registers that somebody held against the papers, by award."""
    looked_at: frozenset[str]
    """Names of payees on approved sheets before: somebody has seen them."""

    @staticmethod
    def of(
        connection: Connection,
        lines: Iterable[PayoutLine],
        awards: Mapping[int, AwardRow],
        before: Iterable[LastTime],
        progress: Progress = nobody,
    ) -> "WhoIsPaid":
        lines, before = list(lines), list(before)
        paid: dict[int, PaidAward] = {}
        wanted = sorted({line.decision_id for line in lines})
        for start in range(0, len(wanted), _AT_ONCE):
            progress(start, len(wanted))
            paid.update(who_is_paid.of_awards(connection, wanted[start : start + _AT_ONCE]))
        children = {line.child_id for line in lines} | {each.child_id for each in before}
        people = {card.id: card for each in paid.values() for card in (each.child, each.payee)}
        others = who_is_paid.cards_of(connection, children - people.keys())
        cards = {child: people.get(child) or others[child] for child in sorted(children)}
        return WhoIsPaid(
            awards,
            paid,
            cards,
            who_is_paid.changed_since(connection, people.keys(), _ON_SHEETS),
            confirming.unconfirmed(connection),
            accounts.held_against_papers(connection, paid),
            frozenset(each.payee_name for each in before),
        )

    def found(self, lines: Sequence[PayoutLine]) -> Iterator[PayoutCheck]:
        for line in lines:
            yield from self._past_eighteen(line)
        for line in one_each(lines):
            paid = self.paid[line.decision_id]
            yield from self._to_follow(line, paid)
            yield from self._other_card(line, paid)
            yield from self._unusual_name(line, paid.payee)
            yield from self._other_birth_date(line, paid.child)
            if line.decision_id in self.unconfirmed:
                label = N_("Brought in from the old register: nobody held it against the papers")
                yield finding(CheckKind.UNCONFIRMED, line, Step(label, "D-6"))
            yield from self._account_of_register(line, paid)
        yield from self._alike(lines)

    def _account_of_register(self, line: PayoutLine, paid: PaidAward) -> Iterator[PayoutCheck]:
        """An account that a register gave an award on file is told on the first sheet with it."""
        given = self.held_against.get(line.decision_id)
        if given is None or given.iban != line.iban:
            return
        if paid.last_paid is None or paid.last_paid <= given.made_at:
            label = N_(
                "The account came with an old register on {date}; held against the papers by {who}"
            )
            values: dict[str, Value] = {
                "date": given.made_at.date(),
                "who": as_is(given.confirmed_by),
            }
            yield finding(CheckKind.OTHER_ACCOUNT, line, Step(label, "D-6", values))

    def _past_eighteen(self, line: PayoutLine) -> Iterator[PayoutCheck]:
        """The award pays months after the birthday that is on the card (D-5)."""
        born = self.paid[line.decision_id].child.birth_date
        if born is None or not line.months or line.amount <= 0:
            return
        day, last = coming_of_age(born), max(line.months)
        if Month.of(day) < last:
            label = N_("By the card eighteen on {date}, and {month} would be paid")
            step = Step(label, "D-5", {"date": day, "month": last})
            yield finding(CheckKind.PAST_EIGHTEEN, line, step)

    def _to_follow(self, line: PayoutLine, paid: PaidAward) -> Iterator[PayoutCheck]:
        """Who has no IIN yet is paid once it is there, or the head allowed it."""
        for card in (paid.child, paid.payee):
            if card.iin:
                continue
            name: Value = as_is(card.full_name)
            if card.paid_without_iin:
                label = N_("The IIN of {name} is to follow; the head allowed payment: {why}")
                values = {"name": name, "why": as_is(card.paid_without_iin)}
                yield finding(CheckKind.PAID_WITHOUT_IIN, line, Step(label, "D-6", values))
            else:
                label = N_("The IIN of {name} is to follow: enter it, or the head allows payment")
                step = Step(label, "D-6", {"name": name})
                yield finding(CheckKind.IIN_TO_FOLLOW, line, step)

    def _other_card(self, line: PayoutLine, paid: PaidAward) -> Iterator[PayoutCheck]:
        """A name or an IIN is another one than when the head last had it before their eyes."""
        for card, label in (
            (paid.child, N_("On the child's card {before} became {after}: {who}, {date}")),
            (paid.payee, N_("On the payee's card {before} became {after}: {who}, {date}")),
        ):
            for each in self.changed.get(card.id, ()):
                if each.answer is Because.MENDED or each.recorded_at <= paid.looked_at:
                    continue
                by = SetBy(each.recorded_by, each.recorded_at)
                step = Step(label, "D-3", _set_otherwise(each.before, each.after, by))
                yield finding(CheckKind.OTHER_CARD, line, step)

    def _unusual_name(self, line: PayoutLine, payee: Card) -> Iterator[PayoutCheck]:
        """Brackets or two people in one name: the bank pays to one, as in the document (D-3)."""
        if payee.kind is PersonKind.ORGANISATION or line.payee_name in self.looked_at:
            return
        for name in (payee.surname, payee.given_name, payee.patronymic):
            if (doubt := name_doubt(name)) is not None:
                yield finding(CheckKind.UNUSUAL_NAME, line, replace(doubt, clause="D-3"))

    def _other_birth_date(self, line: PayoutLine, child: Card) -> Iterator[PayoutCheck]:
        award = self.awards.get(line.decision_id)
        if award is not None and child.birth_date not in (None, award.facts.birth_date):
            assert child.birth_date is not None
            label = N_("The award rests on the birth date {before}, the card says {after}")
            dates: dict[str, Value] = {"before": award.facts.birth_date, "after": child.birth_date}
            yield finding(CheckKind.OTHER_CARD, line, Step(label, "D-5", dates))

    def _alike(self, lines: Iterable[PayoutLine]) -> Iterator[PayoutCheck]:
        """Two children of one name and birth date: perhaps one child who is paid twice."""
        perhaps: dict[tuple[str, date | None], list[Card]] = defaultdict(list)
        for card in self.cards.values():
            perhaps[card.found_first, card.birth_date].append(card)
        for line in {line.child_id: line for line in lines}.values():
            card = self.cards[line.child_id]
            near = perhaps[card.found_first, card.birth_date]
            if len(near) == 1 or card.birth_date is None:
                continue  # nearly everybody: whole names are held against few others
            name = folded(card.full_name)
            same = [each for each in near if folded(each.full_name) == name]
            others = sorted(each.iin or "–" for each in same if each.id != card.id)
            if others:
                label = N_("Another child of this name and birth date is paid, IIN {iin}")
                step = Step(label, "D-3", {"iin": as_is(", ".join(others))})
                yield finding(CheckKind.ALIKE, line, step)

    def other_payee(
        self, then: Sequence[LastTime], now: Sequence[PayoutLine]
    ) -> Iterator[PayoutCheck]:
        """Another payee or account than on the sheet before: what it was, who set it, and when."""
        for line in now:
            paid = self.paid[line.decision_id]
            same = [each for each in then if each.payee_id == paid.payee.id]
            if not same:
                label = N_("The payee was {before}, now {after}: {who}, {date}")
                values = _set_otherwise(then[-1].payee_name, line.payee_name, paid.decided)
                yield finding(CheckKind.OTHER_PAYEE, line, Step(label, "D-3", values))
            known = {each.iban for each in same or then}
            if line.iban not in known:
                label = N_("The account was {before}, now {after}: {who}, {date}")
                by = paid.account_set or paid.decided
                values = _set_otherwise((same or then)[-1].iban, line.iban, by)
                yield finding(CheckKind.OTHER_ACCOUNT, line, Step(label, "D-3", values))


def _set_otherwise(before: str, after: str, by: SetBy) -> dict[str, Value]:
    return {
        "before": as_is(before or "–"),
        "after": as_is(after or "–"),
        "who": as_is(by.who),
        "date": by.when.date(),
    }
