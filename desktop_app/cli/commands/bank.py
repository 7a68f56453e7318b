"""The commands of the bank's answer: a workbook that came back, and the bank's own statement."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import wording
from desktop_app.cli.given import add_database, desk_of, on_paper
from desktop_app.cli.grammar import DONE, FOUND_WRONG, Command
from desktop_app.law.steps import N_, as_is
from desktop_app.services.errors import Trouble
from desktop_app.translation import _

if TYPE_CHECKING:
    from desktop_app.services.bank.proposed import AskedRow, Proposed, WrongRow

_MEANT = ("returned", "paid", "left-out")
_A_LINE = "SHEET/LINE"
_CAME_IN = ("returned", "left-out", _A_LINE)


def _add_what_to_read(parser: ArgumentParser) -> None:
    add_database(parser)
    add = parser.add_argument
    add("file", type=Path, metavar="FILE", help=_("the file from the bank"))
    add("--dry-run", action="store_true", help=_("only show what would be recorded"))


def _reconcile_arguments(parser: ArgumentParser) -> None:
    _add_what_to_read(parser)
    words = _("what a row means that could mean two things, by its number; several times")
    _add_meant(parser, _MEANT, words)


def _add_meant(parser: ArgumentParser, offered: Sequence[str], words: str) -> None:
    written = "ROW=" + "|".join(offered)
    kind = _meant(offered)
    parser.add_argument(
        "--meant", action="append", default=[], type=kind, metavar=written, help=words
    )


def _meant(offered: Sequence[str]) -> Callable[[str], tuple[int, str]]:
    """Reads ``7=returned``, and ``7=Т-2026-00004/3`` where a payment can be of several lines."""

    def read(text: str) -> tuple[int, str]:
        row, _equals, says = text.partition("=")
        if not (
            row.isascii()
            and row.isdigit()
            and (says in offered or ("/" in says and _A_LINE in offered))
        ):
            raise ArgumentTypeError(text)
        return int(row), says

    return read


def _said(options: Namespace) -> dict[int, str]:
    """Trouble where one row is said to mean two things."""
    said: dict[int, str] = {}
    for row, says in options.meant:
        if said.setdefault(row, says) != says:
            label = N_("Two answers are given for row {row}. Nothing was saved.")
            raise Trouble(label, row=as_is(row))
    return said


def _reconcile(options: Namespace) -> int:
    """What could mean two things and nobody has said is left, and nothing at all is saved."""
    from desktop_app.services.bank import meant, returned_workbook
    from desktop_app.services.bank import proposed as bank

    with desk_of(options) as desk:
        proposed = returned_workbook.propose(desk, options.file)
        (proposed,) = meant.settled([proposed], _said(options), desk.today())
        asked = proposed.asked
        wrong = proposed.wrong
        if not options.dry_run and not asked:
            wrong = bank.take(desk, proposed).wrong
    _say_proposed(proposed, options)
    _say_wrong(wrong, options)
    _say_asked([proposed], options)
    if options.dry_run:
        print(_("Only checked: nothing was saved."))
    return FOUND_WRONG if wrong or asked else DONE


RECONCILE = Command(
    "reconcile FILE.xlsx|.ods|.xls|.csv [--dry-run] [--meant ROW=returned|paid|left-out] "
    "[--database PLACE] [--login FILE] [--language kk|ru]",
    N_("record the bank's answers that were written into a payout workbook"),
    _reconcile_arguments,
    _reconcile,
)


def _statement_arguments(parser: ArgumentParser) -> None:
    _add_what_to_read(parser)
    words = _(
        "what money that came in means, by its row: a payment that came back, from which line of "
        "which sheet where it can be several, or none; several times"
    )
    _add_meant(parser, _CAME_IN, words)


def _statement(options: Namespace) -> int:
    """Every sheet that the statement answers is taken, or, where one can't be, those before it;
    nothing at all where it is asked what money that came in means."""
    from desktop_app.services.bank import meant, statements
    from desktop_app.services.bank import proposed as bank

    wrong: list[WrongRow] = []
    with desk_of(options) as desk:
        matched = statements.match(desk, options.file)
        found = meant.settled(matched.proposed, _said(options), desk.today())
        asked = any(each.asked for each in found)
        for proposed in found:
            if not options.dry_run and not asked:
                wrong += bank.take(desk, proposed).wrong
            _say_proposed(proposed, options)
    wrong += matched.by_hand
    _say_wrong(wrong, options)
    _say_asked(found, options)
    words = _("Movements that concern no payee: {count}")
    print(words.format(count=wording.number(matched.others)))
    if options.dry_run:
        print(_("Only checked: nothing was saved."))
    return FOUND_WRONG if wrong or asked else DONE


STATEMENT = Command(
    "statement FILE.txt|.xlsx|.csv [--dry-run] [--meant ROW=returned|left-out|SHEET/LINE] "
    "[--database PLACE] [--login FILE] [--language kk|ru]",
    N_("record what the bank's own statement says was paid; what does not match is told"),
    _statement_arguments,
    _statement,
)


_KINDS = ("xlsx", "csv", "mt102", "1c")


def _payments_arguments(parser: ArgumentParser) -> None:
    add_database(parser)
    add = parser.add_argument
    add("number", metavar="NUMBER", help=_("an approved sheet, by its number"))
    words = _("a list (xlsx, csv), or a file for the bank's program")
    add("--kind", choices=_KINDS, default="xlsx", metavar="|".join(_KINDS), help=words)
    words = _("the folder to write in")
    add("--out", type=Path, metavar="FOLDER", help=words)
    words = _("the columns of the list in their order, by their codes: kept for the office")
    add("--columns", default="", metavar="CODE,CODE…", help=words)


def _payments(options: Namespace) -> int:
    """One file for each bank; without a folder only its first lines. What is on no list is told."""
    from desktop_app.services.bank import columns, lists
    from desktop_app.services.payouts import lookup

    language = on_paper(options)
    with desk_of(options) as desk:
        payout = lookup.by_number(desk, options.number)
        if options.columns:
            columns.save(desk, [each.strip() for each in options.columns.split(",")])
        found = lists.lists_of(desk, payout.id, language)
        empty: list[str] = []
        for bank in found.lists:
            if options.kind in lists.LIST_KINDS:
                paid = found.file_of(bank, desk.today())
                shown = columns.chosen(paid.payer.details)
                empty = columns.empty(paid, shown, language) or empty
            if options.out is None:
                for row in lists.first_lines(desk, found, bank, language):
                    print(" | ".join(row))
                continue
            path = options.out / lists.file_name(found, bank, options.kind)
            lists.save_file(desk, found, bank, options.kind, path, language)
            print(path)
            line = _("{bank}: payments {count}, {sum}")
            count, total = wording.number(len(bank.payments)), wording.tenge(bank.total)
            print(line.format(bank=bank.name or bank.code, count=count, sum=total))
    for each in found.not_listed:
        numbers = ", ".join(map(str, each.numbers))
        what = wording.step(each.why, options.language)
        print(_("On no list: lines {numbers}: {what}").format(numbers=numbers, what=what))
    if empty:
        print(_(columns.EMPTY).format(names=", ".join(empty)))
    if lists.is_not_compared(found, options.kind):
        print(_("Not compared with a bank: give it a test file first."))
    return DONE


PAYMENTS = Command(
    "payments NUMBER [--out FOLDER] [--kind xlsx|csv|mt102|1c] [--columns CODE,CODE…] "
    "[--database PLACE] [--login FILE] [--language kk|ru]",
    N_("write the payments of an approved sheet, one list or file for each bank"),
    _payments_arguments,
    _payments,
)


# --- what is said ---


def _say_asked(found: Sequence["Proposed"], options: Namespace) -> None:
    """Each row by itself, with what can be said of it."""
    for proposed in found:
        for row in proposed.asked:
            words = _(
                "Not clear, so nothing was saved: row {row}, line {number} of the payout {payout}, "
                "{sum}: “{why}”. Say one of these:"
            )
            sum_ = wording.tenge(proposed.payout.lines[row.number - 1].amount)
            payout = proposed.payout.number
            print(
                words.format(row=row.row, number=row.number, payout=payout, sum=sum_, why=row.why)
            )
            for says, known in _offered(row, options):
                print(f"  --meant {row.row}={says}" + (f"  ({known})" if known else ""))


def _offered(row: "AskedRow", options: Namespace) -> Iterator[tuple[str, str]]:
    """What can be said of a row, and of the lines that it can be of what is known of them."""
    from desktop_app.services.bank.meant import name_of
    from desktop_app.services.bank.proposed import Says

    lines = [(name_of(each), wording.step(each.words, options.language)) for each in row.candidates]
    if row.means(Says.RETURNED):
        yield Says.RETURNED, lines[0][1] if lines[1:] else ""
        lines = lines[1:]
    yield from lines
    if row.means(Says.PAID):
        yield Says.PAID, ""
    yield Says.LEFT_OUT, ""


def _say_proposed(proposed: "Proposed", options: Namespace) -> None:
    """Answers that are alike with their sums; where it is only looked at, each row too."""
    from desktop_app.services.bank import proposed as bank

    print(_("Payout {number}").format(number=proposed.payout.number))
    line = _("Paid: {paid}, returned: {returned}, without an answer: {unanswered}")
    paid, returned = proposed.paid, proposed.returned
    print(line.format(paid=paid, returned=returned, unanswered=proposed.unanswered))
    for group in bank.groups(proposed):
        line = _("{what}: lines {lines}, children {children}, {sum}").format(
            what=wording.step(group.words, options.language),
            lines=wording.number(group.lines),
            children=wording.number(group.children),
            sum=wording.tenge(group.amount),
        )
        print(line)
    for change in bank.changes(proposed):
        if options.dry_run or change.replaces:
            what = wording.step(change.words, options.language)
            line = _("Row {row}, line {number}: {what}")
            print(line.format(row=change.row, number=change.number, what=what))
    if proposed.replaced:
        line = _("Answers recorded before and changed now: {count}")
        print(line.format(count=wording.number(proposed.replaced)))


def _say_wrong(wrong: Sequence["WrongRow"], options: Namespace) -> None:
    for each in wrong:
        what = wording.step(each.step, options.language)
        if each.about:
            print(f"{each.about}: {what}")
            continue
        line = _("Row {row}, line {number}: {what}")
        print(line.format(row=each.row, number=each.number, what=what))
