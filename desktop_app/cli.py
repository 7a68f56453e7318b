"""The commands: the same acts as the window's, for scripts, trials and repairs."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NoReturn

from desktop_app import translation, wording
from desktop_app.documents import form_files
from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.kinds import Register, Role
from desktop_app.records.payouts import ClosedPayout, DrawnPayout
from desktop_app.records.people import Worker
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.explaining import bug_message, message_of
from desktop_app.settings import Settings
from desktop_app.storage import offices
from desktop_app.storage.schema import open_database
from desktop_app.storage.trouble import DatabaseTrouble
from desktop_app.translation import _

PROGRAM = "home-education"
DONE, FOUND_WRONG, FAILED, BUG = 0, 1, 2, 3
"""The exit codes; `check` ends with ``FOUND_WRONG`` when something is wrong."""

_SOURCE_TEXTS = "en"
"""A language for those who work on the program; papers then come in Russian."""


class _NotUnderstood(Exception):
    """The command is not written as it should be; the text says how it is written."""


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or _("Write:") + " ")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _NotUnderstood(self.usage or "")


@dataclass(frozen=True)
class _Command:
    """How a command is written, what it does, and the act behind it."""

    usage: str
    about: str
    run: Callable[[argparse.Namespace], int]


def main(argv: Sequence[str]) -> int:
    """Run one command; its exit code. Whatever goes wrong is told in one line."""
    _speak_utf8()
    language = _language(argv)
    try:
        return _run(argv, language)
    except _NotUnderstood as error:
        say = _("The command is not written like this. Write: {usage}")
        return _fail(say.format(usage=error))
    except KeyboardInterrupt:
        return _fail(_("Stopped. Nothing was changed."))
    except BrokenPipeError:
        # Whoever read the output has seen enough, such as `head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - the outermost place: told in one line, and logged
        message = message_of(error, language)
        if message is None:
            return _fail(bug_message(error, language), BUG)
        return _fail(message)


def _run(argv: Sequence[str], language: str) -> int:
    with _source_texts_if_none_else():
        translation.use(language)
    if not argv or argv[0] in {"-h", "--help"}:
        _print_overview()
        return DONE
    command = _COMMANDS.get(argv[0])
    if command is None:
        values = {"name": as_is(argv[0]), "names": as_is(", ".join(COMMANDS))}
        raise Trouble(N_("There is no command “{name}”. There are: {names}."), **values)
    try:
        options = _parser(argv[0], command).parse_args(argv[1:])
    except SystemExit:  # the help was asked for and printed
        return DONE
    options.language = language
    code = command.run(options)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


@contextmanager
def _source_texts_if_none_else() -> Iterator[None]:
    """Without its translations the program still says what is wrong, in its source texts."""
    try:
        yield
    except FileNotFoundError:
        translation.use(_SOURCE_TEXTS)


def _speak_utf8() -> None:
    """Windows gives other encodings, which lack Kazakh letters, to pipes and old consoles."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")


def _language(argv: Sequence[str]) -> str:
    """What ``--language`` says, however badly the rest is written; else what the settings say."""
    for here, after in zip(argv, [*argv[1:], ""], strict=True):
        name, _equals, value = here.partition("=")
        if name == "--language" and (value or after) in {*translation.LANGUAGES, _SOURCE_TEXTS}:
            return value or after
    return Settings.load().language


def _fail(message: str, code: int = FAILED) -> int:
    print(" ".join(message.split("\n")), file=sys.stderr)
    return code


# --- how the commands are written ---


def _parser(name: str, command: _Command) -> _Parser:
    parser = _Parser(
        prog=f"{PROGRAM} {name}",
        usage=f"{PROGRAM} {command.usage}",
        description=_(command.about),
        formatter_class=_Help,
        add_help=False,
        allow_abbrev=False,
    )
    # argparse has its own words for these headings, in English only.
    parser._positionals.title = _("What to give")
    parser._optionals.title = _("Options")
    add = parser.add_argument
    add("-h", "--help", action="help", help=_("show this help"))
    languages = (*translation.LANGUAGES, _SOURCE_TEXTS)
    shown = "|".join(translation.LANGUAGES)
    add("--language", choices=languages, metavar=shown, help=_("the language to answer in"))
    if name == "demo":
        add("folder", type=Path, metavar="DIR", help=_("the folder to make it in"))
        return parser
    if name == "template":
        add("file", type=Path, metavar="FILE", help=_("the Excel workbook (.xlsx)"))
        return parser
    add("--database", default="", metavar="PLACE", help=_("a file or a postgresql:// address"))
    if name == "explain":
        words = _("the child's IIN, or a line of a payout, such as Т-2026-00001/17")
        add("iin", metavar="IIN", help=words)
    if name in {"payout", "explain"}:
        words = _("a quarter or a school term, such as 2026Q1 or 2025T3")
        count = "?" if name == "explain" else None
        add("period", metavar="PERIOD", nargs=count, default="", help=words)
    if name in {"reconcile", "layout"}:
        add("file", type=Path, metavar="FILE", help=_("the workbook"))
    if name == "reconcile":
        words = _("who records it: an accountant or head on file")
        add("--by", default="", metavar="NAME", help=words)
        words = _("only show what would be recorded")
        add("--dry-run", action="store_true", help=words)
    if name == "layout":
        add("--check", action="store_true", help=_("only look what is wrong with the layout"))
        words = _("take it into use: the name of the head on file")
        add("--use-by", default="", metavar="NAME", help=words)
    if name == "letter":
        add("number", metavar="NUMBER", help=_("the paper's number, such as Ш-2026-00017"))
    if name == "journal":
        add("register", metavar="REGISTER", help=", ".join(Register))
    if name in {"journal", "report"}:
        add("first", metavar="FIRST", help=_("the first day, such as 2026-01-01"))
        add("last", metavar="LAST", help=_("the last day, such as 2026-12-31"))
    if name == "explain":
        add("--as-of", default="", metavar="DAY", help=_("as known on a day, such as 2026-01-20"))
    if name == "forecast":
        add("year", metavar="YEAR", help=_("the budget year, such as 2027"))
        add("--mci", type=int, metavar="TENGE", help=_("the MCI to assume where none is set yet"))
        add("--renewed", action="store_true", help=_("assume that certificates are renewed"))
        add("--save", type=Path, metavar="FILE", help=_("the workbook to write"))
    if name == "import":
        add("file", type=Path, metavar="FILE", help=_("the Excel workbook (.xlsx)"))
        add("--dry-run", action="store_true", help=_("only check; nothing is saved"))
        words = _("write the workbook with what was found marked in it")
        add("--errors", type=Path, metavar="FILE", help=words)
    if name == "overpayments":
        add("--out", type=Path, metavar="FILE", help=_("the workbook to write"))
    if name == "payout":
        add("--close", action="store_true", help=_("draw it up and approve it, then write it"))
        words = _("who draws it up: an accountant or head on file")
        add("--drawn-by", default="", metavar="NAME", help=words)
        words = _("who approves it: another one, or the same with --order")
        add("--approved-by", default="", metavar="NAME", help=words)
        words = _("number and date of the order of substitution, such as “№ 12, 05.11.2026”")
        add("--order", default="", metavar="ORDER", help=words)
        words = _("all that the checks find has been looked at")
        add("--seen", action="store_true", help=words)
    if name in {"payout", "letter", "journal", "report"}:
        add("--out", type=Path, required=True, metavar="FILE", help=_("the file to write"))
    return parser


def _print_overview() -> None:
    print(_("Commands of the home-education program. Without a command its window opens."))
    width = max(map(len, COMMANDS))
    for name, command in _COMMANDS.items():
        print(f"  {name:{width}}  {_(command.about)}")
    print(_("“{program} COMMAND --help” says how a command is written.").format(program=PROGRAM))


# --- the commands ---


@contextmanager
def _desk(options: argparse.Namespace) -> Iterator[Desk]:
    settings = Settings.load()
    form_files.use_folder(settings.forms_folder, must_exist=bool(settings.forms))
    place = options.database or settings.database_place
    if Path(place).is_file() and not Path(place).stat().st_size:
        raise DatabaseTrouble("not a database")  # opening an empty file would make an office of it
    database = open_database(place, must_exist=True)
    try:
        yield Desk(database, Worker(0, settings.worker, Role.CLERK))
    finally:
        database.close()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        label = N_("“{text}” is not a day. Write the year, month and day, such as 2026-01-20.")
        raise Trouble(label, text=as_is(text)) from None


def _require_ending(path: Path, *endings: str) -> None:
    if path.suffix.lower() not in endings:
        label = N_("The name of the file must end in {ending}. Nothing was written.")
        raise Trouble(label, ending=as_is(" / ".join(endings)))


def _demo(options: argparse.Namespace) -> int:
    from desktop_app.services import demo_office

    for path in demo_office.make(options.folder):
        print(path)
    return DONE


def _payout(options: argparse.Namespace) -> int:
    from desktop_app.services import payouts, periods

    _require_ending(options.out, ".xlsx")
    on_paper = "ru" if options.language == _SOURCE_TEXTS else options.language
    with _desk(options) as desk:
        period = periods.resolve(desk, options.period)
        before = payouts.closed_numbers(desk, period)
        payout = payouts.draw_up(desk, period)
        payouts.save_workbook(desk, payout, options.out, on_paper)
        if options.close:  # only where its workbook can be written
            payout = _approved(options, desk, payout)
            payouts.save_workbook(desk, payout, options.out, on_paper)
    print(options.out)
    line = _("Lines: {count}, sum: {total}")
    print(line.format(count=len(payout.lines), total=wording.tenge(payout.total)))
    if before:
        more = _("Here is what is due besides.") if payout.lines else _("Nothing more is due.")
        closed = _("Closed for this period before: {numbers}.")
        print(closed.format(numbers=", ".join(before)), more)
    return DONE


def _approved(options: argparse.Namespace, desk: Desk, drawn: DrawnPayout) -> ClosedPayout:
    """Draw up and approve as the two who are named; what the checks find is printed."""
    from desktop_app.services import payouts

    by = [_worker(desk, name) for name in (options.drawn_by, options.approved_by)]
    drawer, approver = map(desk.taken_by, by)
    draft = payouts.keep_draft(drawer, drawn)
    for check in draft.checks:
        print(f"{check.child_name}: {wording.step(check.step, options.language)}")
    if options.seen:
        draft = payouts.mark_seen(approver, draft, {check.key for check in draft.checks})
    payout = payouts.approve(approver, draft, options.order)
    print(_("Payout {number}").format(number=payout.number))
    return payout


def _worker(desk: Desk, name: str) -> Worker:
    """Somebody of the office's own list: an act stands in the history under a name on file."""
    with desk.database.read() as connection:
        staff = offices.staff(connection)
    for worker in staff:
        if worker.name == name:
            return worker
    label = N_("Nobody named “{name}” works here. There are: {names}.")
    names = ", ".join(each.name for each in staff if each.role is not Role.CLERK)
    raise Trouble(label, name=as_is(name), names=as_is(names))


def _reconcile(options: argparse.Namespace) -> int:
    from desktop_app.services import reconciling

    with _desk(options) as desk:
        proposed = reconciling.propose(desk, options.file)
        paid, returned, wrong = proposed.paid, proposed.returned, proposed.wrong
        if not options.dry_run:
            by = desk.taken_by(_worker(desk, options.by))
            done = reconciling.take(by, proposed)
            paid, returned, wrong = done.recorded.paid, done.recorded.returned, done.wrong
    print(_("Payout {number}").format(number=proposed.payout.number))
    line = _("Paid: {paid}, returned: {returned}, without an answer: {unanswered}")
    print(line.format(paid=paid, returned=returned, unanswered=proposed.unanswered))
    for each in wrong:
        line = _("Row {row}, line {number}: {what}")
        what = wording.step(each.step, options.language)
        print(line.format(row=each.row, number=each.number, what=what))
    return FOUND_WRONG if wrong else DONE


def _layout(options: argparse.Namespace) -> int:
    from desktop_app.services import own_layouts

    _require_ending(options.file, ".xlsx")
    on_paper = "ru" if options.language == _SOURCE_TEXTS else options.language
    if options.use_by:
        with _desk(options) as desk:
            by = desk.taken_by(_worker(desk, options.use_by))
            print(own_layouts.use(by, options.file, on_paper))
        return DONE
    if not options.check:
        own_layouts.start(options.file, on_paper)
        print(options.file)
        return DONE
    found = own_layouts.problems(options.file)
    for problem in found:
        print(f"{_(problem.what)}: {problem.field}".rstrip(": "))
    if not found:
        print(_("Nothing is wrong."))
    return FOUND_WRONG if found else DONE


def _explain(options: argparse.Namespace) -> int:
    from desktop_app.services import accounts, periods
    from desktop_app.services.validation import iin_slip

    if "/" in options.iin:
        return _explain_line(options)
    if not options.period:
        raise _NotUnderstood(f"{PROGRAM} {_COMMANDS['explain'].usage}")
    slip = iin_slip("iin", options.iin)
    if slip is not None:
        raise EntryError(slip)
    as_of = _day(options.as_of) if options.as_of else None
    with _desk(options) as desk:
        period = periods.resolve(desk, options.period)
        steps = accounts.explain(desk, options.iin, period, as_of)
    if as_of is not None:
        print(_("As known on {date}").format(date=wording.day(as_of)))
    _print_steps(_with_one_sum(steps, period), options.language)
    return DONE


def _explain_line(options: argparse.Namespace) -> int:
    """A line of a payout that was approved, by the number that its sheet bears."""
    from desktop_app.services import payout_places

    with _desk(options) as desk:
        found = payout_places.explain(desk, options.iin)
    _print_steps(payout_places.told(found), options.language)
    return DONE


def _print_steps(steps: Iterable[Step], language: str) -> None:
    rows = [_row(step, language) for step in steps]
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


def _row(step: Step, language: str) -> tuple[str, str, str]:
    amount = "" if step.amount is None else wording.tenge(step.amount)
    return wording.step(step, language), amount, step.clause


def _forecast(options: argparse.Namespace) -> int:
    from desktop_app.services import forecast, forecast_paper

    assumptions = forecast.Assumptions(_year(options.year), options.mci, options.renewed)
    if options.save is not None:
        _require_ending(options.save, ".xlsx")
    on_paper = "ru" if options.language == _SOURCE_TEXTS else options.language
    with _desk(options) as desk:
        found = forecast.forecast(desk, assumptions)
        if options.save is not None:
            forecast_paper.save_workbook(desk, found, options.save, on_paper)
    for line in forecast_paper.lines(found, options.language):
        print(line)
    if options.save is not None:
        print(options.save)
    return DONE


def _overpayments(options: argparse.Namespace) -> int:
    from desktop_app.services import debts, debts_paper

    if options.out is not None:
        _require_ending(options.out, ".xlsx")
    on_paper = "ru" if options.language == _SOURCE_TEXTS else options.language
    with _desk(options) as desk:
        found = debts.overview(desk)
        if options.out is not None:
            debts_paper.save_workbook(desk, found, options.out, on_paper)
    for line in debts_paper.lines(found, options.language):
        print(line)
    if options.out is not None:
        print(options.out)
    return DONE


def _year(text: str) -> int:
    from desktop_app.services.forecast import FIRST_YEAR, LAST_YEAR

    if not text.isascii() or not text.isdigit() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        label = N_("“{text}” is not a budget year. Write a year such as 2027.")
        raise Trouble(label, text=as_is(text))
    return int(text)


def _check(options: argparse.Namespace) -> int:
    from desktop_app.services import health

    with _desk(options) as desk:
        found = health.check(desk)
    for finding in found:
        line = " ".join(wording.step(finding.step, options.language).split())
        print(line if finding.wrong else _("Good to know: {what}").format(what=line))
    if any(finding.wrong for finding in found):
        return FOUND_WRONG
    print(_("Nothing is wrong."))
    return DONE


def _letter(options: argparse.Namespace) -> int:
    from desktop_app.services import issued

    _require_ending(options.out, ".pdf")
    with _desk(options) as desk:
        issued.save_letter(desk, options.number, options.out)
    print(options.out)
    return DONE


def _journal(options: argparse.Namespace) -> int:
    from desktop_app.services import journals

    if options.register not in {*Register}:
        label = N_("There is no register “{name}”. There are: {names}.")
        raise Trouble(label, name=as_is(options.register), names=as_is(", ".join(Register)))
    _require_ending(options.out, ".pdf", ".xlsx")
    first, last = _day(options.first), _day(options.last)
    on_paper = "ru" if options.language == _SOURCE_TEXTS else options.language
    with _desk(options) as desk:
        journal = journals.of_period(desk, Register(options.register), first, last, on_paper)
        journals.save(journal, options.out)
    print(options.out)
    print(journal.counted(_))
    return DONE


def _template(options: argparse.Namespace) -> int:
    from desktop_app.services import importing

    _require_ending(options.file, ".xlsx")
    on_paper = "ru" if options.language == _SOURCE_TEXTS else options.language
    importing.save_template(options.file, on_paper)
    print(options.file)
    return DONE


def _import(options: argparse.Namespace) -> int:
    from desktop_app.services import importing, importing_words

    if options.errors is not None:
        _require_ending(options.errors, ".xlsx")
    with _desk(options) as desk:
        checked = importing.check(desk, importing.open_register(desk, options.file))
        for line in importing_words.lines(checked, options.language):
            print(line)
        if options.errors is not None:
            importing.save_marked(checked, options.errors, options.language)
            print(options.errors)
        if options.dry_run:
            print(_("Only checked: nothing was saved."))
        elif checked.good:
            importing.bring_in(desk, checked)
            print(_("Brought in: {count}").format(count=wording.number(len(checked.good))))
    return FOUND_WRONG if importing_words.is_wrong(checked) else DONE


def _report(options: argparse.Namespace) -> int:
    from desktop_app.services import report

    if options.out.suffix.lower() != ".xlsx":
        _require_ending(options.out, ".pdf")
    first, last = _day(options.first), _day(options.last)
    on_paper = "ru" if options.language == _SOURCE_TEXTS else options.language
    with _desk(options) as desk:
        found = report.of_period(desk, first, last, on_paper)
        report.save(found, options.out)
    print(options.out)
    line = _("Children on home education: {children}, paid: {paid}")
    print(line.format(children=found.total.children, paid=wording.tenge(found.total.paid)))
    return DONE


_COMMANDS = {
    "demo": _Command("demo DIR", N_("make an invented office to try the program with"), _demo),
    "payout": _Command(
        "payout 2026Q1 --out FILE.xlsx [--close --drawn-by NAME --approved-by NAME "
        "[--order ORDER] [--seen]] [--database PLACE] [--language kk|ru]",
        N_("write the workbook of what is due for a period now; only --close approves it"),
        _payout,
    ),
    "explain": _Command(
        "explain IIN 2026Q1 [--as-of 2026-01-20] [--database PLACE] [--language kk|ru]",
        N_("show how a child's sum for a period comes about"),
        _explain,
    ),
    "forecast": _Command(
        "forecast 2027 [--mci 4700] [--renewed] [--save FILE.xlsx] "
        "[--database PLACE] [--language kk|ru]",
        N_("show what a budget year will cost, month by month, and who drops out"),
        _forecast,
    ),
    "overpayments": _Command(
        "overpayments [--out FILE.xlsx] [--database PLACE] [--language kk|ru]",
        N_("show what was paid too much, what came back and what is left"),
        _overpayments,
    ),
    "check": _Command(
        "check [--database PLACE] [--language kk|ru]",
        N_("look for damage in the database, the forms and the program's own files"),
        _check,
    ),
    "template": _Command(
        "template FILE.xlsx [--language kk|ru]",
        N_("write the empty register to fill in from the old one, its columns explained"),
        _template,
    ),
    "import": _Command(
        "import FILE.xlsx [--dry-run] [--errors OUT.xlsx] [--database PLACE] [--language kk|ru]",
        N_("check an old register in Excel and bring in every good row of it"),
        _import,
    ),
    "letter": _Command(
        "letter NUMBER --out FILE.pdf [--database PLACE] [--language kk|ru]",
        N_("write a paper to a file exactly as it was issued"),
        _letter,
    ),
    "journal": _Command(
        "journal REGISTER FIRST LAST --out FILE.pdf|FILE.xlsx "
        "[--database PLACE] [--language kk|ru]",
        N_("write a register of a period as a journal, to print or for Excel"),
        _journal,
    ),
    "report": _Command(
        "report FIRST LAST --out FILE.pdf|FILE.xlsx [--database PLACE] [--language kk|ru]",
        N_("write the report of a period for the head and the region, to print or for Excel"),
        _report,
    ),
    "reconcile": _Command(
        "reconcile FILE.xlsx --by NAME [--dry-run] [--database PLACE] [--language kk|ru]",
        N_("record the bank's answers that were written into a payout workbook"),
        _reconcile,
    ),
    "layout": _Command(
        "layout FILE.xlsx [--check] [--use-by NAME] [--database PLACE] [--language kk|ru]",
        N_("write a layout of the payout sheet to start an own one from, or check one"),
        _layout,
    ),
}
COMMANDS = tuple(_COMMANDS)
