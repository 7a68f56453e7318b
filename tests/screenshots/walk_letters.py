"""Letters to other bodies, hearings, numbers of other journals, and what is told of all of them."""

from datetime import timedelta

from desktop_app.gui import places
from desktop_app.gui.applications.letters import RequestsCard
from desktop_app.gui.awards.request import AnswerDialog, SendDialog
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.papers.hearing import CallDialog, LeaveOutDialog, PutDownDialog
from desktop_app.gui.papers.outside_numbers import OutsideNumbersDialog
from desktop_app.gui.registers.page import RegistersPage
from desktop_app.gui.today.page import TodayPage
from desktop_app.records.hearings import Intended
from desktop_app.records.kinds import NoticeKind, Role, Status
from desktop_app.records.outside_numbers import Bearer, NumberEntry, Whose
from desktop_app.records.requests import RequestEntry, RequestKind
from desktop_app.services.papers import outside_numbers, requests
from desktop_app.storage.papers import hearings as stored_hearings
from desktop_app.translation import _
from tests.screenshots.office import Office
from tests.screenshots.screen import settle


def letters(office: Office) -> None:
    office.role(Role.HEAD)
    _requests(office)
    _hearing(office)
    _numbers(office)
    _told(office)
    office.go(places.LAW_WATCH, SettingsPage)
    office.take("settings-law-watch-head")


def _requests(office: Office) -> None:
    page = office.case("Қасымбек", Status.REGISTERED)
    office.press(page, "ask")
    office.take("dialog-ask-elsewhere")
    office.dialog(SendDialog).accept_button.click()
    office.confirm()
    office.dialog_shot("dialog-ask-elsewhere-slips")
    case, desk = office.application("Қасымбек", Status.REGISTERED), office.desk
    for kind, whom in (
        (RequestKind.GUARDIANSHIP, "Алатау қаласының қорғаншылық және қамқоршылық органы"),
        (RequestKind.SCHOOL, "Алатау қаласының № 7 жалпы білім беретін мектебі"),
    ):
        by = desk.today() + timedelta(days=5)
        requests.send(desk, case.id, RequestEntry(kind, whom, "Анықтама берілді ме?", by))
    page = office.case("Қасымбек", Status.REGISTERED)
    card = page.findChild(RequestsCard, "requestsCard")
    assert card is not None
    page.area.ensureWidgetVisible(card)
    office.take("case-requests")
    office.press(page, "answer")
    office.take("dialog-answer")
    office.dialog(AnswerDialog).accept_button.click()
    office.confirm()
    office.dialog_shot("dialog-answer-slips")


def _hearing(office: Office) -> None:
    page = office.case("Югай", Status.REGISTERED)
    context, case = page.context, office.application("Югай", Status.REGISTERED)
    intended = Intended(NoticeKind.AWARD_REFUSAL, case.id, "", (), case.applied_on)
    CallDialog(page, context, intended).start()
    office.take("dialog-call-hearing")
    office.slips_shot("dialog-call-hearing-slips")
    with office.desk.database.read() as connection:
        called = next(iter(stored_hearings.of_application(connection, _heard(office))))
    PutDownDialog(page, context, called).start()
    office.take("dialog-put-down-hearing")
    office.slips_shot("dialog-put-down-hearing-slips")
    LeaveOutDialog(page, context, _("Record"), lambda _desk, why: why).start()
    office.slips_shot("dialog-leave-hearing-out")


def _heard(office: Office) -> int:
    return office.application("Исламов", Status.REFUSED).id


def _numbers(office: Office) -> None:
    case, desk = office.application("Қасымбек", Status.REGISTERED), office.desk
    page = office.case("Қасымбек", Status.REGISTERED)
    office.press(page, "outsideNumbers")
    office.take("dialog-outside-numbers")
    dialog = office.dialog(OutsideNumbersDialog)
    dialog.fields["incoming"].set_value("05-12/345")  # type: ignore[attr-defined]
    office.slips_shot("dialog-outside-numbers-slips")
    day = desk.today()
    entries = {
        Whose.INCOMING: NumberEntry("05-12/345", day),
        Whose.E_OTINISH: NumberEntry("ЖТ-2026-0123456", day),
    }
    outside_numbers.record(desk, Bearer.APPLICATION, case.id, entries)
    page = office.case("Қасымбек", Status.REGISTERED)
    office.bottom(page)
    office.take("case-outside-numbers")
    office.press(page, "outgoingNumber")
    office.dialog_shot("dialog-outgoing-number")
    registers = office.go(places.Place("registers", text="applications"), RegistersPage)
    assert registers is not None
    office.take("register-outside-numbers")


def _told(office: Office) -> None:
    page = office.go(places.TODAY, TodayPage)
    page.readings_notice.tell(is_news=True)
    settle(office.app)
    office.take("today-told")
