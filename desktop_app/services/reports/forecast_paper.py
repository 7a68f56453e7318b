"""A forecast as people read it: its assumptions in words, the children's names, the workbook."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app import wording
from desktop_app.documents.reports.forecast_sheet import (
    DropOutLine,
    ForecastSheet,
    MonthLine,
    PeriodLine,
)
from desktop_app.law.award_papers import or_of, said_of
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_, Step
from desktop_app.records.looks import Subject, Way
from desktop_app.services.desk import Desk
from desktop_app.services.files import file_trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.looks.looking import look
from desktop_app.services.papers import letterheads
from desktop_app.services.reports.forecast import DropOut, Forecast
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
from desktop_app.translation import translator

_AT_ONCE = 500


@dataclass(frozen=True)
class NamedDropOut:
    """Who drops out, with the last month and the circumstance that ends it."""

    child_id: int
    child_name: str
    child_iin: str
    last: Month
    reason: Step


def assumptions(found: Forecast) -> tuple[Step, ...]:
    """Everything that the forecast takes as given without knowing it, as sentences."""
    steps = []
    if found.mci is not None:
        label = N_("an MCI of {mci} tenge where none is set yet")
        steps.append(Step(label, "D-7", {"mci": found.mci}))
    steps.append(Step(N_("the decision in force goes on"), "D-7"))
    if found.assumptions.renewed:
        steps.append(said_of(found.paper, Step(_RENEWED, "D-4")))
    return tuple(steps)


_RENEWED = or_of(
    N_("certificates that end with the school year are renewed for the next one"),
    N_("documents that end with the school year are renewed for the next one: {paper}"),
)


def named(desk: Desk, drop_outs: Sequence[DropOut]) -> list[NamedDropOut]:
    """Drop-outs with the names of the children, read some hundreds at once."""
    result = []
    with desk.reading() as connection:
        for start in range(0, len(drop_outs), _AT_ONCE):
            some = drop_outs[start : start + _AT_ONCE]
            persons = people.by_ids(connection, [each.child_id for each in some])
            result += [
                NamedDropOut(
                    each.child_id, person.full_name, person.iin, each.last, each.bound.step
                )
                for each, person in zip(some, persons, strict=True)
            ]
    return result


def lines(found: Forecast, language: str) -> list[str]:
    """A forecast as lines of text: assumptions, months, periods, totals and why children drop out.

    It names nobody: who drops out stands in the window and in the workbook.
    """
    _ = translator(language).gettext
    assumed = _("assumed")
    result = [
        _("Assumed: {what}").format(what=wording.step(step, language))
        for step in assumptions(found)
    ]
    for row in found.months.values():
        month, tenge = wording.month(row.month, language), wording.tenge(row.tenge)
        words = _("{month}: {sum}, children: {count}")
        line = words.format(month=month, count=row.children, sum=tenge)
        result.append(f"{line} ({assumed})" if row.assumed_mci else line)
    for period in found.periods.values():
        words = _(
            "{quarter}: entitled {sum}, paid less what came back {paid}, still to pay {due}"
        ).format(
            quarter=wording.period(period.period, language),
            sum=wording.tenge(period.entitled),
            paid=wording.tenge(period.paid),
            due=wording.tenge(period.due),
        )
        result.append(words)
    totals = (
        (N_("Arrears of earlier periods, unless paid before: {sum}"), found.arrears),
        (N_("In all for the year: {sum}"), found.entitled),
        (N_("Still to pay in the year: {sum}"), found.to_pay),
    )
    result += [_(label).format(sum=wording.tenge(amount)) for label, amount in totals]
    for last, count in sorted(Counter(each.last for each in found.drop_outs).items()):
        words = _("Last month {month}, children who drop out: {count}")
        result.append(words.format(month=wording.month(last, language), count=count))
    return result


def sheet(desk: Desk, found: Forecast, language: str) -> ForecastSheet:
    """A forecast as the workbook shows it."""
    with desk.reading() as connection:
        office = offices.details(connection)
        acts = law_data.acts_now(connection, desk.today())
    return ForecastSheet(
        letterhead=letterheads.of_the_department(office),
        year=found.year,
        made_on=found.made_on,
        assumed=assumptions(found),
        months=tuple(
            MonthLine(row.month, row.children, row.tenge, row.renewed, row.assumed_mci)
            for row in found.months.values()
        ),
        periods=tuple(
            PeriodLine(row.period, row.children, row.entitled, row.paid, row.due)
            for row in found.periods.values()
        ),
        arrears=found.arrears,
        drop_outs=tuple(
            DropOutLine(each.child_name, each.child_iin, each.last, each.reason)
            for each in named(desk, found.drop_outs)
        ),
        language=language,
        acts=acts,
        paper=found.paper,
    )


def save_workbook(desk: Desk, found: Forecast, path: Path, language: str) -> None:
    """Write the workbook; Trouble where the file is open in Excel or the disk is full."""
    from desktop_app.documents.reports.forecast_workbook import write

    look(desk, Subject.LIST, 0, Way.EXPORTED, "forecast")
    with file_trouble(path):
        write(sheet(desk, found, language), path)
