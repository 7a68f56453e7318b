"""The commands of the payout cycle: draw up and approve, record the answers, lay out the sheet."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import wording
from desktop_app.cli.given import (
    add_database,
    add_out,
    add_period,
    desk_of,
    on_paper,
    require_ending,
)
from desktop_app.cli.grammar import DONE, FOUND_WRONG, Command
from desktop_app.law.quarters import Period, parse_period
from desktop_app.law.steps import N_, as_is
from desktop_app.records.payouts import ApprovedPayout, PayoutDraft
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.translation import _

if TYPE_CHECKING:
    from desktop_app.services.bank.proposed import Proposed


def _payout_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    add_period(parser)
    add = parser.add_argument
    step = parser.add_mutually_exclusive_group()
    step.add_argument(
        "--draw-up", action="store_true", help=_("draw it up, for another to approve")
    )
    step.add_argument("--approve", action="store_true", help=_("approve what another drew up"))
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
        if options.approve:  # nothing is written over the workbook of what was approved
            _waiting(desk, period, before)
        payout = cycle.draw_up(desk, period)
        cycle.save_workbook(desk, payout, options.out, on_paper(options))
        if options.draw_up:
            _say_found(cycle.keep_draft(desk, payout), options.language)
        if options.approve:  # only where its workbook can be written
            payout = _approved(options, desk, _waiting(desk, period, before))
            cycle.save_workbook(desk, payout, options.out, on_paper(options))
    print(options.out)
    line = _("Lines: {count}, sum: {total}")
    print(line.format(count=len(payout.lines), total=wording.tenge(payout.total)))
    if before:
        more = _("Here is what is due besides.") if payout.lines else _("Nothing more is due.")
        closed = _("Closed for this period before: {numbers}.")
        print(closed.format(numbers=", ".join(before)), more)
    return DONE


def _say_found(draft: PayoutDraft, language: str) -> None:
    for check in draft.checks:
        print(f"{check.child_name}: {wording.step(check.step, language)}")


def _waiting(desk: Desk, period: Period, before: Sequence[str]) -> PayoutDraft:
    """What was drawn up for this period. Trouble where nothing waits to be approved."""
    from desktop_app.services.payouts import cycle

    waiting = cycle.waiting(desk, period)
    if waiting:
        return waiting[0]
    if before:
        label = N_("Nothing waits to be approved: {numbers} were approved for this period.")
        raise Trouble(label, numbers=as_is(", ".join(before)))
    raise Trouble(N_("Nobody has drawn this payout up yet: that is done with --draw-up."))


def _approved(options: Namespace, desk: Desk, draft: PayoutDraft) -> ApprovedPayout:
    """Approve what was drawn up; what the checks find is printed."""
    from desktop_app.services.payouts import cycle

    _say_found(draft, options.language)
    if options.seen:
        draft = cycle.mark_seen(desk, draft, {check.key for check in draft.checks})
    since = cycle.look(desk, parse_period(draft.quarter)).since
    payout = cycle.approve(desk, draft, options.order)
    print(_("Payout {number}").format(number=payout.number))
    if since:
        amount = wording.number(sum(line.amount for line in since))
        words = _("Came due after this sheet was drawn up: {amount} tenge go into the next one")
        print(words.format(amount=amount))
    return payout


PAYOUT = Command(
    "payout 2026Q1 --out FILE.xlsx [--draw-up | --approve [--order ORDER] [--seen]] "
    "[--database PLACE] [--login FILE] [--language kk|ru]",
    N_("write the workbook of what is due for a period now; draw it up, or approve it"),
    _payout_arguments,
    _payout,
)


def _add_workbook(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the workbook"))


def _reconcile_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    _add_workbook(parser)
    add = parser.add_argument
    add("--dry-run", action="store_true", help=_("only show what would be recorded"))
    words = _("what rows mean that could mean two things")
    add(
        "--meant",
        choices=["returned", "paid", "left-out"],
        metavar="returned|paid|left-out",
        help=words,
    )


def _reconcile(options: Namespace) -> int:
    from desktop_app.services.bank import proposed as bank
    from desktop_app.services.bank import returned_workbook

    with desk_of(options) as desk:
        proposed = returned_workbook.propose(desk, options.file)
        asked = bank.questions(proposed)
        if options.meant:
            said = dict.fromkeys((each.key for each in asked), bank.Says(options.meant))
            proposed = bank.settled(proposed, said, desk.today())
            asked = bank.questions(proposed)
        wrong, corrected = proposed.wrong, proposed.replaced
        if not options.dry_run and not asked:
            done = bank.take(desk, proposed)
            wrong, corrected = done.wrong, done.recorded.corrected
    print(_("Payout {number}").format(number=proposed.payout.number))
    line = _("Paid: {paid}, returned: {returned}, without an answer: {unanswered}")
    figures = (proposed.paid, proposed.returned, proposed.unanswered)
    print(line.format(**dict(zip(("paid", "returned", "unanswered"), figures, strict=True))))
    _say_what_changes(proposed, options)
    if corrected:
        line = _("Answers recorded before and changed now: {count}")
        print(line.format(count=wording.number(corrected)))
    for each in wrong:
        line = _("Row {row}, line {number}: {what}")
        what = wording.step(each.step, options.language)
        print(line.format(row=each.row, number=each.number, what=what))
    for question in asked:
        words = _("Not clear, so nothing was saved: “{why}”, lines {numbers}. Say --meant.")
        numbers = ", ".join(map(str, question.numbers))
        print(words.format(why=question.why, numbers=numbers))
    if options.dry_run:
        print(_("Only checked: nothing was saved."))
    return FOUND_WRONG if wrong or asked else DONE


def _say_what_changes(proposed: "Proposed", options: Namespace) -> None:
    """The answers that are alike with their sums; where it is only looked at, each row too."""
    from desktop_app.services.bank import proposed as bank

    for group in bank.groups(proposed):
        line = _("{what}: lines {lines}, children {children}, {sum}")
        told = (wording.number(group.lines), wording.number(group.children))
        what = wording.step(group.words, options.language)
        lines, children = told
        print(
            line.format(what=what, lines=lines, children=children, sum=wording.tenge(group.amount))
        )
    for change in bank.changes(proposed) if options.dry_run else ():
        line = _("Row {row}, line {number}: {what}")
        what = wording.step(change.words, options.language)
        print(line.format(row=change.row, number=change.number, what=what))


RECONCILE = Command(
    "reconcile FILE.xlsx [--dry-run] [--meant returned|paid|left-out] [--database PLACE] "
    "[--login FILE] [--language kk|ru]",
    N_("record the bank's answers that were written into a payout workbook"),
    _reconcile_arguments,
    _reconcile,
)


def _layout_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    _add_workbook(parser)
    act = parser.add_mutually_exclusive_group()
    words = _("only look what is wrong with the layout")
    act.add_argument("--check", action="store_true", help=words)
    act.add_argument("--use", action="store_true", help=_("take it into use, as the head does"))


def _layout(options: Namespace) -> int:
    from desktop_app.services.forms import own_layouts

    require_ending(options.file, ".xlsx")
    if options.use:
        with desk_of(options) as desk:
            print(own_layouts.use(desk, options.file, on_paper(options)))
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
    "layout FILE.xlsx [--check | --use] [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("write a layout of the payout sheet to start an own one from, or check one"),
    _layout_arguments,
    _layout,
)
