"""A district whose awards rest on the PMPK's conclusion: entered, found, awarded, paid, told."""

from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel

from desktop_app.gui import places
from desktop_app.gui.applications.evidence import EvidenceDialog
from desktop_app.gui.awards.certificate import ChildCertificateDialog
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.decisions.dialog import DecisionProfileDialog
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.places import Place
from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.evidence import Fact, SystemAnswer
from desktop_app.law.quarters import Month
from desktop_app.records.kinds import Role, Service
from desktop_app.services.awards import before_end
from desktop_app.services.decisions.entry import PaperRole
from desktop_app.services.law_values import law_data
from desktop_app.storage.papers import issued as notices
from tests.builders import a_child, a_parent, make_iban
from tests.gui.keyboard import type_into
from tests.journeys.office import OfficeAtWork
from tests.services.decision_acts import example

CHILD = a_child(surname="Әбдіқұлқызы-Өмірбекова", given_name="Жұпаргүл", patronymic="Һамитқызы")
PARENT = a_parent(surname="Үсенғалиева", given_name="Іңкәр")

SHORT = {"kk": "ПМПК қорытындысы", "ru": "Заключение ПМПК"}
WHOLE = {
    "kk": "психологиялық-медициналық-педагогикалық консультацияның қорытындысы",
    "ru": "заключение психолого-медико-педагогической консультации",
}
CERTIFICATE = {"kk": "анықтама", "ru": "справк"}


def text_of(pdf: bytes) -> str:
    """Without the breaks at a word's own hyphen."""
    pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(pages.replace("\N{NO-BREAK SPACE}", " ").split()).replace("- ", "-")


def says_certificate(text: str, language: str) -> bool:
    """Of the school: that of disability has its name everywhere."""
    others = {"kk": "мүгедектік туралы анықтама", "ru": "справка об инвалидности"}[language]
    return CERTIFICATE[language] in text.lower().replace(others, "")


def enter_the_decision(office: OfficeAtWork) -> None:
    """The head begins from the example and types what the office's own decision says."""
    page = office.opened(Place("settings", text="decisions"), SettingsPage)
    assert office.app.context is not None
    with office.app.context.desk.database.read() as connection:
        mci = law_data.in_force(connection).mci
    profile = example("example-by-the-board-s-conclusion")
    dialog = DecisionProfileDialog(page, office.app.context, profile, mci, is_example=True)
    dialog.open()
    form = dialog.form
    assert form.papers[AwardPaper.PEDAGOGICAL].value() == PaperRole.MONTHS
    assert form.papers[AwardPaper.CERTIFICATE].value() == PaperRole.NOT_ASKED
    for field, typed in (
        (form.body_kk, "Қала мәслихаты"),
        (form.body_ru, "Маслихат города"),
        (form.number, "12-3"),
        (form.decided_on, "12.08.2026"),
        (form.first_day, "01.09.2026"),
    ):
        type_into(field.edit, typed)
    office.accept(dialog)


def test_from_the_conclusion_to_the_payout_sheet(
    at_work: OfficeAtWork, language: str, tmp_path: Path
) -> None:
    at_work.on(date(2026, 9, 1), Role.HEAD)
    enter_the_decision(at_work)

    # The form and the checklist ask for the conclusion, and for no certificate of the school.
    at_work.on(date(2026, 9, 3), Role.CLERK)
    page = at_work.entry(Service.REIMBURSEMENT, CHILD, PARENT)
    facts = page.form.reimbursement
    assert SHORT[language].lower() in facts.number.name.text().lower()
    codes = {row.item.code for row in page.form.checklist.rows}
    assert AwardPaper.PEDAGOGICAL in codes
    assert AwardPaper.CERTIFICATE not in codes
    page.form.checklist.accept_all()
    facts.indefinite.set_value(True)
    type_into(facts.iban.edit, make_iban(9))
    at_work.looked_up(page)
    applied, _receipt = at_work.register(page)

    # Nobody has looked for it: the case says so, and what is found there gives the months.
    case = at_work.case(applied)
    told = " ".join(each.text() for each in case.findChildren(QLabel))
    assert WHOLE[language] in told
    assert not says_certificate(told, language)
    at_work.do(case, "evidence")
    dialog = at_work.dialog(EvidenceDialog)
    assert dialog.fact.value() == Fact.PEDAGOGICAL
    offered = [dialog.fact.box.itemData(place) for place in range(dialog.fact.box.count())]
    assert Fact.CERTIFICATE not in offered
    type_into(dialog.asked_of.edit, "egov.kz")
    dialog.answer.set_value(SystemAnswer.FOUND)
    type_into(dialog.number.edit, "ПМПК-214")
    type_into(dialog.issued_on.edit, "25.08.2026")
    type_into(dialog.first_day.edit, "01.09.2026")
    type_into(dialog.expires_on.edit, "20.12.2026")
    at_work.accept(dialog)

    at_work.on(date(2026, 9, 8), Role.HEAD)
    said = text_of(at_work.decide(applied))
    assert f"{WHOLE[language]} № ПМПК-214, 25.08.2026" in said
    assert not says_certificate(said, language)
    assert "17 300" in said  # 4 × 4 325 for each month
    for months in {"kk": ("қыркүйек", "желтоқсан"), "ru": ("сентябрь", "декабрь")}[language]:
        assert months in said.lower()

    # A month is paid, and the sheet names the reason as the decision has it.
    at_work.on(date(2026, 9, 25), Role.ACCOUNTANT)
    closed = at_work.approve_payout(Month(2026, 9))
    assert closed.payout is not None
    assert [line.amount for line in closed.payout.lines] == [17_300]
    book = load_workbook(at_work.workbook(closed, tmp_path / "payout.xlsx"))
    cells = " ".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    )
    assert WHOLE[language] in cells
    assert not says_certificate(cells, language)

    # The child's page, and what is recorded there later, call it by its name.
    at_work.on(date(2026, 11, 2), Role.CLERK)
    assert at_work.app.context is not None
    desk = at_work.app.context.desk
    with desk.database.read() as connection:
        child_id = notices.of_application(connection, applied)[0].child_id
    assert child_id is not None
    child = at_work.opened(places.child(child_id), ChildPage)
    assert child.certificates.title == f"{SHORT[language]} (1)"
    assert SHORT[language].lower() in child.next.certificate_button.text().lower()
    child.acts.record_certificate()
    record = at_work.dialog(ChildCertificateDialog)
    assert SHORT[language].lower() in record.windowTitle().lower()
    record.reject()

    # And the letter before the term ends says which document to bring.
    with desk.database.read() as connection:
        law = law_data.in_force(connection)
        (ending,) = before_end.endings(connection, law, Month(2026, 11), Month(2026, 12))
    letter = before_end.tell(desk, ending)
    with desk.database.read() as connection:
        _row, stored = notices.pdf(connection, letter.id)
    said = text_of(stored)
    assert WHOLE[language] in said
    assert not says_certificate(said, language)
