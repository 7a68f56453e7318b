"""The stages of applications, as a workbook tells them (R-8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.law.steps import Step


@dataclass(frozen=True)
class Stage:
    """One stage of one application: when, what and by whom. Names nobody but the worker."""

    at: datetime
    number: str
    service: str
    provider_kk: str
    provider_ru: str
    what: Step
    who: str


@dataclass(frozen=True)
class StagesSheet:
    """The stages of a period; ``last`` is its last day."""

    first: date
    last: date
    office_kk: str
    office_ru: str
    stages: Sequence[Stage]
    language: str
