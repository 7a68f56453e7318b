"""What the forecast workbook shows: a budget year month by month, its periods, who drops out."""

from dataclasses import dataclass
from datetime import date

from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.law.acts import Acts
from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import Step


@dataclass(frozen=True)
class MonthLine:
    """Children and whole tenge of a school month; ``renewed`` is the part on certificates that are
    assumed to be renewed."""

    month: Month
    children: int
    tenge: int
    renewed: int
    assumed_mci: bool


@dataclass(frozen=True)
class PeriodLine:
    """Whole tenge of a payment period."""

    period: Period
    children: int
    entitled: int
    paid: int
    due: int


@dataclass(frozen=True)
class DropOutLine:
    """A child whose last month lies in the year, and why it is the last."""

    child_name: str
    child_iin: str
    last: Month
    reason: Step


@dataclass(frozen=True)
class ForecastSheet:
    """``assumed`` are the assumptions that the forecast rests on; ``paper`` gives the months."""

    letterhead: Letterhead
    year: int
    made_on: date
    assumed: tuple[Step, ...]
    months: tuple[MonthLine, ...]
    periods: tuple[PeriodLine, ...]
    arrears: int
    drop_outs: tuple[DropOutLine, ...]
    language: str
    acts: Acts
    paper: AwardPaper = AwardPaper.CERTIFICATE
