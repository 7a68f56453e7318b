"""The commands of the payout cycle: draw up and approve, record the answers, lay out the sheet."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop_app import wording
from desktop_app.cli.given import (
    add_database,
    add_out,
    add_period,
    desk_of,
    on_paper,
    require_ending,
    worker_named,
)
from desktop_app.cli.grammar import DONE, FOUND_WRONG, Command
from desktop_app.law.steps import N_
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout
from desktop_app.services.desk import Desk
from desktop_app.translation import _


def _payout_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    add_period(parser)
    add = parser.add_argument
    add("--close", action="store_true", help=_("draw it up and approve it, then write it"))
    words = _("who draws it up: an accountant or head on file")
    add("--drawn-by", default="", metavar="NAME", help=words)
    words = _("who approves it: another one, or the same with --order")
    add("--approved-by", default="", metavar="NAME", help=words)
    words = _("number and date of the order of substitution, such as “№ 12, 05.11.2026”")
    add("--order", default="", metavar="ORDER", help=words)
    add("--seen", action="store_true", help=_("all that the checks find has been looked at"))
    add_out(parser)


def _payout(options: Namespace) -> int:
    from desktop_app.services.law_values import periods
    from desktop_app.services.payouts import cycle

    require_ending(options.out, ".xlsx")
    with desk_of(options) as desk:
        period = periods.resolve(desk, options.period)
        before = cycle.approved_numbers(desk, period)
        payout = cycle.draw_up(desk, period)
        cycle.save_workbook(desk, payout, options.out, on_paper(options))
        if options.close:  # only where its workbook can be written
            payout = _approved(options, desk, payout)
            cycle.save_workbook(desk, payout, options.out, on_paper(options))
    print(options.out)
    line = _("Lines: {count}, sum: {total}")
    print(line.format(count=len(payout.lines), total=wording.tenge(payout.total)))
    if before:
        more = _("Here is what is due besides.") if payout.lines else _("Nothing more is due.")
        closed = _("Closed for this period before: {numbers}.")
        print(closed.format(numbers=", ".join(before)), more)
    return DONE


def _approved(options: Namespace, desk: Desk, drawn: DrawnPayout) -> ApprovedPayout:
    """Draw up and approve as the two who are named; what the checks find is printed."""
    from desktop_app.services.payouts import cycle

    by = [worker_named(desk, name) for name in (options.drawn_by, options.approved_by)]
    drawer, approver = map(desk.taken_by, by)
    draft = cycle.keep_draft(drawer, drawn)
    for check in draft.checks:
        print(f"{check.child_name}: {wording.step(check.step, options.language)}")
    if options.seen:
        draft = cycle.mark_seen(approver, draft, {check.key for check in draft.checks})
    payout = cycle.approve(approver, draft, options.order)
    print(_("Payout {number}").format(number=payout.number))
    return payout


PAYOUT = Command(
    "payout 2026Q1 --out FILE.xlsx [--close --drawn-by NAME --approved-by NAME "
    "[--order ORDER] [--seen]] [--database PLACE] [--language kk|ru]",
    N_("write the workbook of what is due for a period now; only --close approves it"),
    _payout_arguments,
    _payout,
)


def _add_workbook(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the workbook"))


def _reconcile_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    _add_workbook(parser)
    add = parser.add_argument
    add("--by", default="", metavar="NAME", help=_("who records it: an accountant or head on file"))
    add("--dry-run", action="store_true", help=_("only show what would be recorded"))


def _reconcile(options: Namespace) -> int:
    from desktop_app.services.payouts import returned_workbook

    with desk_of(options) as desk:
        proposed = returned_workbook.propose(desk, options.file)
        paid, returned, wrong = proposed.paid, proposed.returned, proposed.wrong
        if not options.dry_run:
            by = desk.taken_by(worker_named(desk, options.by))
            done = returned_workbook.take(by, proposed)
            paid, returned, wrong = done.recorded.paid, done.recorded.returned, done.wrong
    print(_("Payout {number}").format(number=proposed.payout.number))
    line = _("Paid: {paid}, returned: {returned}, without an answer: {unanswered}")
    print(line.format(paid=paid, returned=returned, unanswered=proposed.unanswered))
    for each in wrong:
        line = _("Row {row}, line {number}: {what}")
        what = wording.step(each.step, options.language)
        print(line.format(row=each.row, number=each.number, what=what))
    return FOUND_WRONG if wrong else DONE


RECONCILE = Command(
    "reconcile FILE.xlsx --by NAME [--dry-run] [--database PLACE] [--language kk|ru]",
    N_("record the bank's answers that were written into a payout workbook"),
    _reconcile_arguments,
    _reconcile,
)


def _layout_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    _add_workbook(parser)
    add = parser.add_argument
    add("--check", action="store_true", help=_("only look what is wrong with the layout"))
    words = _("take it into use: the name of the head on file")
    add("--use-by", default="", metavar="NAME", help=words)


def _layout(options: Namespace) -> int:
    from desktop_app.services.forms import own_layouts

    require_ending(options.file, ".xlsx")
    if options.use_by:
        with desk_of(options) as desk:
            by = desk.taken_by(worker_named(desk, options.use_by))
            print(own_layouts.use(by, options.file, on_paper(options)))
        return DONE
    if not options.check:
        own_layouts.start(options.file, on_paper(options))
        print(options.file)
        return DONE
    found = own_layouts.problems(options.file)
    for problem in found:
        print(f"{_(problem.what)}: {problem.field}".rstrip(": "))
    if not found:
        print(_("Nothing is wrong."))
    return FOUND_WRONG if found else DONE


LAYOUT = Command(
    "layout FILE.xlsx [--check] [--use-by NAME] [--database PLACE] [--language kk|ru]",
    N_("write a layout of the payout sheet to start an own one from, or check one"),
    _layout_arguments,
    _layout,
)
