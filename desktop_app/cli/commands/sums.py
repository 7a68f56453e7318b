"""The commands that reckon: how a sum comes about, what a year will cost, what is owed back."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from desktop_app import wording
from desktop_app.cli.given import add_database, add_period, day, desk_of, on_paper, require_ending
from desktop_app.cli.grammar import DONE, Command, NotUnderstood
from desktop_app.identity import numbers
from desktop_app.law.acts import Acts
from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.translation import _


def _explain_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    words = _("the child's IIN, or a line of a payout, such as Т-2026-00001/17")
    parser.add_argument("iin", metavar="IIN", help=words)
    add_period(parser, count="?")  # a line of a payout has its period
    words = _("as known on a day, such as 2026-01-20")
    parser.add_argument("--as-of", default="", metavar="DAY", help=words)


def _explain(options: Namespace) -> int:
    from desktop_app.services.identity.numbers import iin_slip
    from desktop_app.services.law_values import citations, periods
    from desktop_app.services.sums import balances

    if "/" in options.iin:
        return _explain_line(options)
    if not options.period:
        raise NotUnderstood(EXPLAIN.written)
    options.iin = numbers.iin(options.iin).value
    slip = iin_slip("iin", options.iin)
    if slip is not None:
        raise EntryError(slip)
    as_of = day(options.as_of) if options.as_of else None
    with desk_of(options) as desk:
        period = periods.resolve(desk, options.period)
        steps = balances.explain(desk, options.iin, period, as_of)
        acts = citations.acts_on(desk, period.last_day)
    if as_of is not None:
        print(_("As known on {date}").format(date=wording.day(as_of)))
    _print_steps(_with_one_sum(steps, period), options.language, acts)
    return DONE


def _explain_line(options: Namespace) -> int:
    """A line of a payout that was approved, by the number that its sheet bears."""
    from desktop_app.services.law_values import citations
    from desktop_app.services.payouts import lookup as payout_places

    with desk_of(options) as desk:
        found = payout_places.explain(desk, options.iin)
        acts = citations.acts_on(desk, desk.today())
    _print_steps(payout_places.told(found), options.language, acts)
    return DONE


def _print_steps(steps: Iterable[Step], language: str, acts: Acts) -> None:
    rows = [_row(step, language, acts) for step in steps]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for label, amount, clause in rows:
        print(f"{label:{widths[0]}}  {amount:>{widths[1]}}  {clause}".rstrip())


def _with_one_sum(steps: Sequence[Step], period: Period) -> list[Step]:
    """The last line is the child's sum also where two awards share the period."""
    sums = [step.amount or Fraction(0) for step in steps if step.label == steps[-1].label]
    if len(sums) < 2:
        return list(steps)
    label = N_("In all for {quarter}")
    return [*steps, Step(label, "D-7", {"quarter": period}, sum(sums, Fraction(0)))]


def _row(step: Step, language: str, acts: Acts) -> tuple[str, str, str]:
    amount = "" if step.amount is None else wording.tenge(step.amount)
    return wording.step(step, language), amount, wording.clause(step.clause, language, acts)


EXPLAIN = Command(
    "explain IIN 2026Q1 [--as-of 2026-01-20] [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("show how a child's sum for a period comes about"),
    _explain_arguments,
    _explain,
)


def _forecast_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    add = parser.add_argument
    add("year", metavar="YEAR", help=_("the budget year, such as 2027"))
    add("--mci", type=int, metavar="TENGE", help=_("the MCI to assume where none is set yet"))
    add("--renewed", action="store_true", help=_("assume that certificates are renewed"))
    add("--save", type=Path, metavar="FILE", help=_("the workbook to write"))


def _forecast(options: Namespace) -> int:
    from desktop_app.services.reports import forecast, forecast_paper

    assumptions = forecast.Assumptions(_year(options.year), options.mci, options.renewed)
    if options.save is not None:
        require_ending(options.save, ".xlsx")
    with desk_of(options) as desk:
        found = forecast.forecast(desk, assumptions)
        if options.save is not None:
            forecast_paper.save_workbook(desk, found, options.save, on_paper(options))
    for line in forecast_paper.lines(found, options.language):
        print(line)
    if options.save is not None:
        print(options.save)
    return DONE


def _year(text: str) -> int:
    from desktop_app.services.reports.forecast import FIRST_YEAR, LAST_YEAR

    if not text.isascii() or not text.isdigit() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        label = N_("“{text}” is not a budget year. Write a year such as 2027.")
        raise Trouble(label, text=as_is(text))
    return int(text)


FORECAST = Command(
    "forecast 2027 [--mci 4700] [--renewed] [--save FILE.xlsx] "
    "[--database PLACE] [--login FILE] [--language kk|ru]",
    N_("show what a budget year will cost, month by month, and who drops out"),
    _forecast_arguments,
    _forecast,
)


def _overpayments_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    parser.add_argument("--out", type=Path, metavar="FILE", help=_("the workbook to write"))


def _overpayments(options: Namespace) -> int:
    from desktop_app.services.debts import ledger
    from desktop_app.services.debts import statement as debts_paper

    if options.out is not None:
        require_ending(options.out, ".xlsx")
    with desk_of(options) as desk:
        found = ledger.overview(desk)
        if options.out is not None:
            debts_paper.save_workbook(desk, found, options.out, on_paper(options))
    for line in debts_paper.lines(found, options.language):
        print(line)
    if options.out is not None:
        print(options.out)
    return DONE


OVERPAYMENTS = Command(
    "overpayments [--out FILE.xlsx] [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("show what was paid too much, what came back and what is left"),
    _overpayments_arguments,
    _overpayments,
)
