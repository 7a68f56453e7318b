"""The commands of the payout cycle: draw up and approve, write again, lay out the sheet."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

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
from desktop_app.services.reasons import in_one_line
from desktop_app.translation import _


def _payout_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    add_period(parser, "?")
    add = parser.add_argument
    words = _("an approved sheet, by its number, such as Т-2026-00004: write it again")
    add("--sheet", default="", metavar="NUMBER", help=words)
    step = parser.add_mutually_exclusive_group()
    step.add_argument(
        "--draw-up", action="store_true", help=_("draw it up, for another to approve")
    )
    step.add_argument("--approve", action="store_true", help=_("approve what another drew up"))
    words = _("number of the recorded order of substitution by which you stand in")
    add("--order", default="", metavar="NUMBER", help=words)
    words = _("a finding that has been looked at, by its code, and what you say of it; one each")
    add("--seen", action="append", default=[], metavar="CODE=REASON", help=words)
    add_out(parser)


def _payout(options: Namespace) -> int:
    from desktop_app.services.law_values import periods
    from desktop_app.services.payouts import cycle

    require_ending(options.out, ".xlsx")
    if options.sheet:
        return _sheet(options)
    with desk_of(options) as desk:
        period = periods.resolve(desk, options.period)
        before = cycle.approved_numbers(desk, period)
        if options.approve:  # nothing is written over the workbook of what was approved
            _waiting(desk, period, before)
        payout = cycle.draw_up(desk, period)
        if before and not payout.lines:
            label = N_(
                "{quarter} is approved already: {numbers}. Nothing more is due, and nothing was "
                "written. To write a sheet again, name it with --sheet."
            )
            raise Trouble(label, quarter=period, numbers=as_is(", ".join(before)))
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
        approved = _("Approved for this period before: {numbers}.")
        print(approved.format(numbers=", ".join(before)), more)
    return DONE


def _sheet(options: Namespace) -> int:
    """An approved sheet as it was approved, in the language that is asked for."""
    from desktop_app.services.payouts import cycle, lookup

    if options.period or options.draw_up or options.approve:
        raise Trouble(N_("Name a period or a sheet, not both: a sheet is approved already."))
    with desk_of(options) as desk:
        payout = lookup.by_number(desk, options.sheet)
        cycle.save_workbook(desk, payout, options.out, on_paper(options))
    print(options.out)
    line = _("Lines: {count}, sum: {total}")
    print(line.format(count=len(payout.lines), total=wording.tenge(payout.total)))
    return DONE


def _say_found(draft: PayoutDraft, language: str) -> None:
    for check in draft.checks:
        told = f"{check.child_name}: {wording.step(check.step, language)}"
        print(f"{check.code} {told}" if check.is_open and not check.blocks else told)


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


def _looked_at(draft: PayoutDraft, given: Sequence[str]) -> dict[str, str]:
    """What was said of each finding, by its key. Trouble where it is none, or nothing was said."""
    by_code = {check.code: check for check in draft.checks if not check.blocks}
    said = {}
    for each in given:
        code, _mark, words = each.partition("=")
        code, words = code.strip().casefold(), in_one_line(words)
        if code not in by_code:
            raise Trouble(N_("No finding to be looked at has the code {code}."), code=as_is(code))
        if not words:
            label = N_("Say why the finding {code} is right: --seen {code}=REASON")
            raise Trouble(label, code=as_is(code))
        said[by_code[code].key] = words
    return said


def _approved(options: Namespace, desk: Desk, draft: PayoutDraft) -> ApprovedPayout:
    """Approve what was drawn up; what the checks find is printed."""
    from desktop_app.services.payouts import cycle

    order_id = _order(desk, options.order)
    _say_found(draft, options.language)
    if options.seen:
        said = _looked_at(draft, options.seen)
        draft = cycle.mark_seen(desk, draft, said.keys(), said)
    since = cycle.look(desk, parse_period(draft.quarter)).since
    payout = cycle.approve(desk, draft, order_id)
    print(_("Payout {number}").format(number=payout.number))
    if since:
        amount = wording.number(sum(line.amount for line in since))
        words = _("Came due after this sheet was drawn up: {amount} tenge go into the next one")
        print(words.format(amount=amount))
    return payout


def _order(desk: Desk, number: str) -> int | None:
    """The recorded order of that number. Trouble where none lets them stand in today."""
    from desktop_app.services.payouts import substitutions

    if not number:
        return None
    wanted = number.strip().removeprefix("№").strip().casefold()
    found = [each for each in substitutions.in_force(desk) if each.number.casefold() == wanted]
    if len(found) > 1:
        label = N_("Several orders of that number let you stand in today: {orders}. Take one back.")
        raise Trouble(label, orders=as_is("; ".join(f"{o.named}, {o.absent}" for o in found)))
    if found:
        return found[0].id
    raise Trouble(
        N_(
            "No order of substitution {number} lets you stand in today: the administrator or the "
            "head records it in Settings, Workers, or by the command substitution."
        ),
        number=as_is(number),
    )


PAYOUT = Command(
    "payout 2026Q1|--sheet NUMBER --out FILE.xlsx [--draw-up | --approve [--order NUMBER] "
    "[--seen CODE=REASON]…] [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("write the workbook of what is due for a period now; draw it up, or approve it"),
    _payout_arguments,
    _payout,
)


def _add_workbook(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the workbook"))


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
