"""What the payout workbook shows: frozen lines of one quarter's payout."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.identity.sorting import sort_key
from desktop_app.law.acts import Acts
from desktop_app.law.quarters import Period
from desktop_app.law.steps import Step
from desktop_app.records.kinds import LineKind, PayoutKind
from desktop_app.records.payout_changes import Change

_SHORT = 12


@dataclass(frozen=True)
class SheetLine:
    """One child and one period. ``amount`` is in whole tenge, below zero only when set off.

    ``agreement`` names the payee's written agreement to that (D-9); ``school`` may be unknown.
    ``bic`` is of the bank, ``purpose`` the text of the payment; both may be empty.
    """

    number: int
    child_name: str
    child_iin: str
    payee_name: str
    payee_iin: str
    iban: str
    bank: str
    period: Period
    months: int
    amount: int
    steps: Sequence[Step]
    kind: LineKind = LineKind.CURRENT
    school: str = ""
    agreement: str = ""
    bic: str = ""
    purpose: str = ""


@dataclass(frozen=True)
class NotPaid:
    """A child with an award who is not on this sheet, and why."""

    child_name: str
    child_iin: str
    reason: Step


@dataclass(frozen=True)
class PayoutSheet:
    """A payout as the accountant receives it. ``number`` is empty until the payout is approved.

    ``follows`` is the number of the payout whose returned lines this one pays again,
    ``substitution`` the order by which the one who drew it up approved it, ``fingerprint`` the
    SHA-256 of the frozen lines, ``compared_with`` the payouts that ``changes`` were found against,
    ``name_key`` that by which banks and schools stand, ``kbe`` and ``knp`` the codes of payment
    orders, empty until the office has entered them.
    """

    letterhead: Letterhead
    citation_kk: str
    citation_ru: str
    acts: Acts
    number: str
    quarter: Period
    drawn_on: date
    closed_on: date | None
    prepared_by: str
    accountant: str
    lines: tuple[SheetLine, ...]
    not_paid: tuple[NotPaid, ...]
    language: str
    kind: PayoutKind = PayoutKind.REGULAR
    follows: str = ""
    approved_by: str = ""
    substitution: str = ""
    fingerprint: str = ""
    changes: tuple[Change, ...] = ()
    compared_with: tuple[str, ...] = ()
    kbe: str = ""
    knp: str = ""
    name_key: Callable[[str], str] = field(default=sort_key, compare=False)

    @cached_property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)

    @cached_property
    def of_kind(self) -> dict[LineKind, tuple[int, int]]:
        """How many lines of each kind there are, and their sum; current and arrears always."""
        found = {LineKind.CURRENT: (0, 0), LineKind.ARREARS: (0, 0)}
        for line in self.lines:
            count, amount = found.get(line.kind, (0, 0))
            found[line.kind] = count + 1, amount + line.amount
        return found

    @cached_property
    def has_schools(self) -> bool:
        return any(line.school for line in self.lines)

    @property
    def is_draft(self) -> bool:
        return not self.number or self.closed_on is None

    @property
    def short_fingerprint(self) -> str:
        """The beginning of the fingerprint as it is printed: ``3F9A 12BC 77D0``."""
        return _in_groups(self.fingerprint[:_SHORT], 4)

    @property
    def whole_fingerprint(self) -> str:
        return _in_groups(self.fingerprint, 8)


def _in_groups(fingerprint: str, size: int) -> str:
    shown = fingerprint.upper()
    return " ".join(shown[start : start + size] for start in range(0, len(shown), size))
