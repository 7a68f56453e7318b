"""The check of everything the office relies on: what is on file, law data, forms, own files."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from desktop_app import paths
from desktop_app.law.calendar import CalendarUnknownError
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.kinds import Service
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.explaining import steps_of
from desktop_app.services.health import records, words
from desktop_app.services.health.complaints import complaints
from desktop_app.services.health.records import Finding, wrong
from desktop_app.services.identity import banks
from desktop_app.services.law_values import calendar, holidays, law_data, law_watch, retention
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.storage.applications import evidence
from desktop_app.storage.payouts import payments
from desktop_app.storage.trouble import DatabaseTrouble
from desktop_app.translation import LANGUAGES, translator

if TYPE_CHECKING:
    from desktop_app.documents.forms.checks import FormProblem

_FONTS = ("Tinos-Regular", "Tinos-Bold", "NotoSans-Regular", "NotoSans-Bold")
_LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁё₸№«»—"
_READING_TROUBLE = (ValueError, LookupError, TypeError, AttributeError)
"""What reading a wrong file of law data raises."""


def check(desk: Desk) -> list[Finding]:
    """Everything that is wrong or good to know, the database first."""
    return [*database(desk), *own_files(), *office_forms()]


def database(desk: Desk) -> list[Finding]:
    """What is on file."""
    found: list[Finding] = []
    try:
        with desk.reading(Sight.OFFICE) as connection:
            found += records.database(connection, is_file=desk.database.is_file)
            if not found:
                found += _on_file(connection, desk.today())
    except DatabaseTrouble as error:
        found += [Finding(step) for step in steps_of(error)]
    return found


def own_files() -> list[Finding]:
    """The program's own files: law data, forms, translations, fonts; also checked at each start."""
    return [finding for part in (_law_files, _forms, _translations, _fonts) for finding in part()]


def not_compared(desk: Desk) -> list[Finding]:
    """Good to know: which texts nobody has compared with their acts, or not for a year."""
    try:
        waiting = [each for each in law_watch.listed(desk) if each.is_due(desk.today())]
    except (DatabaseTrouble, law_data.LawDataError, *_READING_TROUBLE):
        return []  # told by the checks of what they rest on
    return [Finding(step, wrong=False) for step in law_watch.told(waiting)]


def _on_file(connection: Connection, today: date) -> Iterator[Finding]:
    unknown = list(words.unknown_words(connection))
    yield from unknown
    if unknown:
        return  # whatever reads such a row can't go on
    yield from words.gone_documents(connection)
    yield from records.registers(connection)
    yield from records.papers(connection)
    yield from records.payouts(connection)
    yield from complaints(connection)
    yield from _to_follow(connection)
    try:
        law = law_data.in_force(connection)
    except (law_data.LawDataError, *_READING_TROUBLE):
        return  # told by the check of the files
    unreadable = list(records.amendments(connection))
    yield from unreadable
    if not unreadable:
        yield from records.overpaid(connection, law)
    yield from _not_in_force(law, {Month.of(today), *_paid_months(connection)})
    try:
        calendar.working_calendar(connection).is_working(today)
    except CalendarUnknownError as error:
        yield from (Finding(step) for step in steps_of(error))
    except (law_data.LawDataError, *_READING_TROUBLE):
        return  # told by the check of the files


def _to_follow(connection: Connection) -> Iterator[Finding]:
    """Good to know: awards from before proof was asked for; they go on being paid."""
    count = evidence.count_to_follow(connection)
    if count:
        label = N_(
            "Awards whose proof of disability or guardianship is to follow: {count}. The list of "
            "applications shows them."
        )
        yield Finding(Step(label, "D-6", {"count": count}), wrong=False)


def _paid_months(connection: Connection) -> set[Month]:
    """Months that approved payouts were counted for: whatever they rest on must still be known."""
    return {month for months in payments.paid_months(connection).values() for month in months}


def _not_in_force(law: LawInForce, months: Iterable[Month]) -> Iterator[Finding]:
    """The months that no MCI or no decision covers."""
    for month in sorted(months):
        for values in (law.mci, law.profiles):
            try:
                values.on(month.first_day)
            except NotInForceError as error:
                yield Finding(not_in_force(error).step)


def _law_files() -> Iterator[Finding]:
    """Every file of law data is read anew and makes sense."""
    readers: dict[str, Callable[[], object]] = {
        "mci.toml": law_data.shipped_mci.__wrapped__,
        "profiles.toml": law_data.shipped_profiles.__wrapped__,
        "example_profiles.toml": law_data.example_profiles.__wrapped__,
        "checklists.toml": lambda: [law_data.rules.__wrapped__(service) for service in Service],
        "holidays.toml": holidays.read_anew,
        "acts.toml": law_data.shipped_acts.__wrapped__,
        "banks.toml": banks.table.__wrapped__,
        "retention.toml": retention.terms.__wrapped__,
    }
    for name, reader in readers.items():
        try:
            reader()
        except law_data.LawDataError as error:
            yield from (Finding(step) for step in steps_of(error))
        except _READING_TROUBLE as error:
            what = f"{name}: {type(error).__name__}: {error}"
            yield from (Finding(step) for step in steps_of(law_data.LawDataError(what)))


def _forms() -> Iterator[Finding]:
    from desktop_app.documents.forms.checks import check_forms

    for problem in check_forms(paths.forms()):
        yield _of_form(N_("Form {file}, line {line}: {what} {field}"), problem)


def office_forms() -> list[Finding]:
    """What is wrong with the forms that the office keeps for itself."""
    from desktop_app.services.forms import own_forms

    in_line = N_("The office's own form {file}, line {line}: {what} {field}")
    whole = N_("The office's own form {file}: {what} {field}")
    of_all = N_("The office's own forms: {what} {field}")
    return [
        _of_form(in_line if each.line else whole if each.file else of_all, each)
        for each in own_forms.problems()
    ]


def _of_form(label: str, problem: "FormProblem") -> Finding:
    values: dict[str, Value] = {
        "file": as_is(problem.file),
        "line": problem.line,
        "what": problem.what,
        "field": as_is(problem.field),
    }
    return Finding(Step(label, "", values), wrong=not problem.warning)


def _translations() -> Iterator[Finding]:
    for language in LANGUAGES:
        try:
            translator(language)
        except (OSError, ValueError):
            yield wrong(N_("The translation “{name}” is missing or broken."), name=as_is(language))


def _fonts() -> Iterator[Finding]:
    lost = [name for name in _FONTS if not paths.resource("fonts", f"{name}.ttf").is_file()]
    for name in lost:
        yield wrong(N_("The font {name} is missing. Install the program again."), name=as_is(name))
    if lost:
        return
    from desktop_app.documents.pdf import fonts

    for character in fonts.unprintable(_LETTERS):
        yield wrong(N_("The fonts lack the letter {letter}."), letter=as_is(character))
