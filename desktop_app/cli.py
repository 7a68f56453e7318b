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
from desktop_app.records.people import Worker
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.explaining import bug_message, message_of
from desktop_app.settings import Settings
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
    add("--database", default="", metavar="PLACE", help=_("a file or a postgresql:// address"))
    if name == "explain":
        add("iin", metavar="IIN", help=_("the child's IIN"))
    if name in {"payout", "explain"}:
        words = _("a quarter or a school term, such as 2026Q1 or 2025T3")
        add("period", metavar="PERIOD", help=words)
    if name == "letter":
        add("number", metavar="NUMBER", help=_("the paper's number, such as Ш-2026-00017"))
    if name == "journal":
        add("register", metavar="REGISTER", help=", ".join(Register))
        add("first", metavar="FIRST", help=_("the first day, such as 2026-01-01"))
        add("last", metavar="LAST", help=_("the last day, such as 2026-12-31"))
    if name == "explain":
        add("--as-of", default="", metavar="DAY", help=_("as known on a day, such as 2026-01-20"))
    if name == "forecast":
        add("year", metavar="YEAR", help=_("the budget year, such as 2027"))
        add("--mci", type=int, metavar="TENGE", help=_("the MCI to assume where none is set yet"))
        add("--renewed", action="store_true", help=_("assume that certificates are renewed"))
        add("--save", type=Path, metavar="FILE", help=_("the workbook to write"))
    if name in {"payout", "letter", "journal"}:
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
        drawn = payouts.draw_up(desk, period)
        payouts.save_workbook(desk, drawn, options.out, on_paper)
        before = payouts.closed_numbers(desk, period)
    print(options.out)
    line = _("Lines: {count}, sum: {total}")
    print(line.format(count=len(drawn.lines), total=wording.tenge(drawn.total)))
    if before:
        more = _("Here is what is due besides.") if drawn.lines else _("Nothing more is due.")
        closed = _("Closed for this period before: {numbers}.")
        print(closed.format(numbers=", ".join(before)), more)
    return DONE


def _explain(options: argparse.Namespace) -> int:
    from desktop_app.services import accounts, periods
    from desktop_app.services.validation import iin_slip

    slip = iin_slip("iin", options.iin)
    if slip is not None:
        raise EntryError(slip)
    as_of = _day(options.as_of) if options.as_of else None
    with _desk(options) as desk:
        period = periods.resolve(desk, options.period)
        steps = accounts.explain(desk, options.iin, period, as_of)
    if as_of is not None:
        print(_("As known on {date}").format(date=wording.day(as_of)))
    rows = [_row(step, options.language) for step in _with_one_sum(steps, period)]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for label, amount, clause in rows:
        print(f"{label:{widths[0]}}  {amount:>{widths[1]}}  {clause}".rstrip())
    return DONE


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


_COMMANDS = {
    "demo": _Command("demo DIR", N_("make an invented office to try the program with"), _demo),
    "payout": _Command(
        "payout 2026Q1 --out FILE.xlsx [--database PLACE] [--language kk|ru]",
        N_("write the workbook of what is due for a period now, without closing it"),
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
    "check": _Command(
        "check [--database PLACE] [--language kk|ru]",
        N_("look for damage in the database, the forms and the program's own files"),
        _check,
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
}
COMMANDS = tuple(_COMMANDS)
