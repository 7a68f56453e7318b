"""The report for the head and the region: what its PDF and its workbook are made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app import wording
from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.law.acts import Acts
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Step

GROUNDS = (1, 2, 3, 4)
"""The grounds of D-8, by their numbers."""


@dataclass(frozen=True)
class Terms:
    """How a term was kept: answered in time, answered late, not answered in time, still running."""

    kept: int = 0
    late: int = 0
    overdue: int = 0
    running: int = 0

    @property
    def counts(self) -> tuple[int, int, int, int]:
        return self.kept, self.late, self.overdue, self.running

    @property
    def ended(self) -> int:
        """Those whose term has ended, kept or not."""
        return self.kept + self.late + self.overdue

    @property
    def percent(self) -> int | None:
        """The share kept of those that ended, rounded down: one that is late is never 100 %."""
        return self.kept * 100 // self.ended if self.ended else None


@dataclass(frozen=True)
class Figures:
    """The numbers of one month, of one school, or of the whole period; sums in whole tenge.

    Children are counted once each: in all they are fewer than the months' or schools' together.
    A refusal that names several grounds counts under each of them.
    """

    children: int = 0
    awarded: int = 0
    paid_children: int = 0
    home_education: int = 0
    reimbursement: int = 0
    awards: int = 0
    appendix_two: int = 0
    refusals: int = 0
    ground_1: int = 0
    ground_2: int = 0
    ground_3: int = 0
    ground_4: int = 0
    kept: int = 0
    late: int = 0
    overdue: int = 0
    running: int = 0
    paid: int = 0
    arrears: int = 0

    @property
    def grounds(self) -> tuple[int, int, int, int]:
        return self.ground_1, self.ground_2, self.ground_3, self.ground_4

    @property
    def terms(self) -> Terms:
        return Terms(self.kept, self.late, self.overdue, self.running)


@dataclass(frozen=True)
class Counted:
    """Something in words, and how many there are of it."""

    words: str
    count: int


@dataclass(frozen=True)
class Kept:
    """What the term is for, with the clause that sets it."""

    words: str
    clause: str
    terms: Terms


@dataclass(frozen=True)
class PeriodPaid:
    """What was paid for one payment period; ``arrears`` is the part that its sheet did not pay."""

    period: Period
    lines: int
    paid: int
    arrears: int


@dataclass(frozen=True)
class Report:
    """An office from the ``first`` to the ``last`` day, both included, by what is on file now.

    ``confirmed`` of what was paid the bank or treasury has confirmed; ``returned`` is what came
    back, and is not counted as paid. ``overpaid`` is open now, whatever the period (D-9);
    ``unknown`` names a value of the law without which some of it can't be counted.
    """

    first: date
    last: date
    made_on: date
    letterhead: Letterhead
    total: Figures
    months: Sequence[tuple[Month, Figures]]
    schools: Sequence[tuple[str, Figures]]
    terms: Sequence[Kept]
    channels: Sequence[tuple[str, str, int]]
    grounds: Sequence[Counted]
    missing: Sequence[Counted]
    expired: Sequence[Counted]
    periods: Sequence[PeriodPaid]
    confirmed: int
    returned: int
    overpayments: int
    overpaid: int
    unknown: Step | None
    papers: Sequence[Counted]
    maker: str
    maker_position: str
    language: str
    acts: Acts

    def period(self) -> str:
        return f"{wording.day(self.first)} – {wording.day(self.last)}"

    @property
    def office(self) -> str:
        head = self.letterhead
        return head.name_kk if self.language == "kk" else head.name_ru


@dataclass(frozen=True)
class FiguresColumn:
    """A column of a table of figures. ``adds_up``: the whole is the sum of its rows."""

    heading: str
    field: str
    is_money: bool = False
    adds_up: bool = True


CHILDREN_AND_SUMS = (
    FiguresColumn(N_("On home education"), "children", adds_up=False),
    FiguresColumn(N_("With an award"), "awarded", adds_up=False),
    FiguresColumn(N_("New awards"), "awards"),
    FiguresColumn(N_("Children paid"), "paid_children", adds_up=False),
    FiguresColumn(N_("Paid, tenge"), "paid", is_money=True),
    FiguresColumn(N_("Of it arrears, tenge"), "arrears", is_money=True),
)
APPLICATIONS = (
    FiguresColumn(N_("Home education"), "home_education"),
    FiguresColumn(N_("Reimbursement"), "reimbursement"),
    FiguresColumn(N_("Refused: Appendix 2"), "appendix_two"),
    FiguresColumn(N_("Refused: D-8"), "refusals"),
    FiguresColumn(N_("Answered in time"), "kept"),
    FiguresColumn(N_("Answered late"), "late"),
    FiguresColumn(N_("Overdue"), "overdue"),
    FiguresColumn(N_("Term still running"), "running"),
)

GROUNDS_OF_D8 = tuple(
    FiguresColumn(heading, f"ground_{ground}")
    for ground, heading in zip(
        GROUNDS,
        (N_("D-8, ground 1"), N_("D-8, ground 2"), N_("D-8, ground 3"), N_("D-8, ground 4")),
        strict=True,
    )
)

TABLES = (
    (N_("Children and sums"), CHILDREN_AND_SUMS),
    (N_("Applications, refusals and terms"), APPLICATIONS),
)
"""The tables of figures, which months and schools have alike."""

TITLE = N_("Report on home education and its reimbursement")
TERM_WORDS = (
    N_("Answered in time"),
    N_("Answered late"),
    N_("Overdue"),
    N_("Term still running"),
)
"""In the order of `Terms.counts`."""
