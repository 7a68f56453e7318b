"""The demo's letters to families: payment that stopped, sums to be returned, the head's tray."""

from collections.abc import Iterator
from datetime import date, timedelta

from desktop_app.demo.families import WORKED_EXAMPLES
from desktop_app.demo.neighbours import homes
from desktop_app.demo.places import BANKS, iban
from desktop_app.demo.stories import Course
from desktop_app.law.corrections import CertificateDays
from desktop_app.law.facts import Certificate, EventKind
from desktop_app.law.quarters import Month
from desktop_app.law.stops import Turning
from desktop_app.records.decisions import Ending
from desktop_app.records.kinds import PaperLanguage
from desktop_app.services import history
from desktop_app.services.awards import amendments, before_end, events, terminations
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.awards.terminations import Proposal
from desktop_app.services.awards.wrong_facts import FactWasWrong
from desktop_app.services.debts import demands
from desktop_app.services.desk import Desk
from desktop_app.services.papers import tray
from desktop_app.services.post import signing
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.people import on_file as people
from desktop_app.storage.reports import today as stored

_TOLD_ON = (date(2025, 3, 4), date(2025, 11, 5), date(2026, 2, 10), date(2026, 5, 20))
"""Days on which a clerk goes through what stopped; the head signs on the day after."""
_TOLD_LATE = frozenset({date(2026, 2, 28), date(2026, 4, 15)})
"""What stopped on these days is noticed in November only."""
_DEMANDED_ON = date(2026, 5, 25)
_OTHER_ACCOUNT = 901
_LEFT_OUT = "Мән-жай құжатпен расталған, отбасы қарсылық білдірген жоқ"
"""Why nobody was heard before."""


def letters() -> Course:
    """What stopped is told in its months, and what was paid too much is demanded."""
    for day in _TOLD_ON:
        desk = yield day, "clerk"
        for proposal in _due(desk):
            if proposal.stop.day not in _TOLD_LATE:
                terminations.prepare(desk, proposal, _LEFT_OUT)
        desk = yield day.replace(day=day.day + 1), "head"
        _sign_all(desk)
    desk = yield _DEMANDED_ON, "second clerk"
    for overpayment in demands.proposals(desk).due:
        demands.prepare(desk, overpayment, _LEFT_OUT)
    desk = yield _DEMANDED_ON.replace(day=_DEMANDED_ON.day + 1), "head"
    _sign_all(desk)


def known_late() -> Course:
    """Two children were taken in by a boarding school before the autumn, and nobody told it."""
    for surname, note in (("Тәжі", "Мектеп хабарлады"), ("Рахимова", "Сообщила школа")):
        desk = yield date(2026, 11, 19), "second clerk"
        iin = next(home.child.iin for home in homes() if home.child.surname == surname)
        with desk.database.read() as connection:
            child = people.by_iin(connection, iin)
        assert child is not None
        kind = EventKind.STATE_INSTITUTION
        events.record(desk, child.id, kind, date(2026, 8, 28), note=note)


def set_right() -> Course:
    """The first day of two certificates was misread: no month is gained or lost by it."""
    desk = yield date(2026, 11, 20), "head"
    for language, document, why in (
        (PaperLanguage.KAZAKH, "Мектептің анықтамасы", "Бірінші күні қате енгізілген"),
        (PaperLanguage.RUSSIAN, "Справка школы", "Первый день внесен неверно"),
    ):
        award, days = _misread(desk, language)
        right = CertificateDays(days.first_day + timedelta(days=1), days.last_day)
        amendments.amend(desk, award, FactWasWrong(right, document), why)


def _misread(desk: Desk, language: PaperLanguage) -> tuple[int, Certificate]:
    """An award whose payee reads papers in the language, and its certificate, from a month on."""
    known = {home.child.iin for home in WORKED_EXAMPLES.values()}
    with desk.database.read() as connection:
        cases = awards.applications_of(connection)
        for award in awards.awards(connection):
            days = award.facts.certificate
            application = applications.by_id(connection, cases[award.decision_id])
            reads = history.matter_of(connection, application).language
            if (
                days
                and days.first_day.day == 1
                and reads is language
                and award.child_iin not in known
            ):
                return award.decision_id, days
    raise AssertionError("the demo has such families")


def other_account() -> Course:
    """A family of each language is paid to another account from now on."""
    desk = yield date(2026, 11, 20), "head"
    for number, (language, why) in enumerate(
        (
            (PaperLanguage.KAZAKH, "Отбасы жаңа шот нөмірін әкелді"),
            (PaperLanguage.RUSSIAN, "Семья принесла номер нового счета"),
        )
    ):
        award, _days = _misread(desk, language)
        account = iban(BANKS[0], _OTHER_ACCOUNT + number)
        amendments.amend(desk, award, AccountChanged(account), why)


def told_in_time() -> Course:
    """Before a term ends, a family of each language is told what to do."""
    desk = yield date(2026, 11, 20), "clerk"
    for language in (PaperLanguage.KAZAKH, PaperLanguage.RUSSIAN):
        before_end.tell(desk, next(_ending_soon(desk, language)))


def _ending_soon(desk: Desk, language: PaperLanguage) -> Iterator[Ending]:
    """Awards that end with a term, whose payee reads papers in the language."""
    now = Month.of(desk.today())
    with desk.database.read() as connection:
        cases = awards.applications_of(connection)
        for ending in stored.endings(connection, now, now.shifted(6)):
            application = applications.by_id(connection, cases[ending.decision_id])
            reads = history.matter_of(connection, application).language
            if ending.cause in before_end.CAUSES and reads is language:
                yield ending


def in_the_tray() -> Course:
    """Of two notices prepared this week one waits, and one came back unsigned."""
    desk = yield date(2026, 11, 18), "clerk"
    for proposal in _due(desk):
        if proposal.stop.circumstance is Turning.DISABILITY:
            terminations.prepare(desk, proposal, _LEFT_OUT)
    desk = yield date(2026, 11, 19), "head"
    for approval in tray.waiting(desk):
        why = "Алдымен отбасымен хабарласып, мүгедектіктің қайта куәландырылғанын нақтылаңыз"
        tray.send_back(desk, approval, why)
    desk = yield date(2026, 11, 20), "clerk"
    for proposal in _due(desk):
        if proposal.stop.circumstance is Turning.EIGHTEEN:
            terminations.prepare(desk, proposal, _LEFT_OUT)


def _due(desk: Desk) -> list[Proposal]:
    return terminations.proposals(desk, Month.of(desk.today()))


def _sign_all(desk: Desk) -> None:
    for approval in tray.waiting(desk):
        signing.approve(desk, approval)
