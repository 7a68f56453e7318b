"""One family's way: refused for a missing paper, accepted, ordered, certified, awarded, paid."""

from datetime import date
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from desktop_app import translation
from desktop_app.gui import places
from desktop_app.gui.applications.certificate import CertificateDialog
from desktop_app.gui.applications.consider import ConsiderDialog
from desktop_app.gui.applications.order import OrderDialog
from desktop_app.gui.entry.page import EntryPage
from desktop_app.law.checklist import DocumentState
from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import Role, Service
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.papers import issued as notices
from tests.builders import a_child, a_parent, make_iban
from tests.gui.entry_form import document
from tests.gui.keyboard import type_into
from tests.journeys.office import OfficeAtWork

CHILD = a_child(surname="Әбдіқұлқызы-Өмірбекова", given_name="Жұпаргүл", patronymic="Һамитқызы")
PARENT = a_parent(surname="Үсенғалиева", given_name="Іңкәр")

SAID = {
    "receipt": {"kk": "Құжаттарды тапсырушы", "ru": "Расписка о приеме документов"},
    "refusal": {"kk": "дәлелді бас тарту", "ru": "Мотивированный отказ"},
    "order": {"kk": "Үйде жеке тегін оқытуға қабылдау", "ru": "О приеме на индивидуальное"},
    "award": {"kk": "тағайындау туралы", "ru": "о назначении"},
}


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_from_the_desk_to_the_payout_sheet(
    at_work: OfficeAtWork, language: str, tmp_path: Path
) -> None:
    # A paper is missing and one has expired: the refusal names exactly these.
    at_work.on(date(2026, 9, 1), Role.CLERK)
    page = at_work.entry(Service.HOME_EDUCATION, CHILD, PARENT)
    page.form.checklist.accept_all()
    document(page, "medical_conclusion").expires_on.setText("31.08.2026")
    conclusion = document(page, "pedagogical_conclusion")
    conclusion.state.setCurrentIndex(conclusion.state.findData(DocumentState.MISSING.value))
    _refused, paper = at_work.register(page)
    said = text_of(paper)
    assert SAID["refusal"][language] in said
    assert "31 тамыз" in said or "31 августа" in said
    assert "035-1/у" in said
    assert ("куәлік" if language == "kk" else "свидетельство о рождении") not in said

    # The next day everything is there.
    at_work.on(date(2026, 9, 2), Role.CLERK)
    page = at_work.opened(places.entry(), EntryPage)
    type_into(page.form.child.iin.edit, CHILD.iin)
    at_work.settle()
    assert page.form.child.surname.value() == CHILD.surname
    type_into(page.form.applicant.iin.edit, PARENT.iin)
    at_work.settle()
    page.form.provider.box.setCurrentIndex(1)
    page.form.checklist.accept_all()
    document(page, "medical_conclusion").number.setText("218/25")
    accepted, paper = at_work.register(page)
    said = text_of(paper)
    assert SAID["receipt"][language] in said
    assert PARENT.full_name in said
    assert "218/25" in said

    # The head sets the class, issues the order; the school certifies.
    at_work.on(date(2026, 9, 3), Role.HEAD)
    at_work.do(at_work.case(accepted), "consider")
    dialog = at_work.dialog(ConsiderDialog)
    type_into(dialog.class_name.edit, "5 Ә")
    at_work.accept(dialog)
    at_work.do(at_work.case(accepted), "order")
    order = at_work.dialog(OrderDialog)
    type_into(order.teacher.edit, "Қ. Ң. Ғаббасова")
    at_work.accept(order)
    said = text_of(at_work.paper())
    assert SAID["order"][language] in said
    assert "5 Ә" in said
    at_work.do(at_work.case(accepted), "certificate")
    at_work.accept(at_work.dialog(CertificateDialog))
    assert CHILD.full_name in text_of(at_work.paper())

    # The mother applies for the reimbursement from the child's case, with all that is known.
    at_work.on(date(2026, 9, 4), Role.CLERK)
    at_work.do(at_work.case(accepted), "reimbursement")
    page = at_work.page(EntryPage)
    assert page.form.child.entry().full_name == CHILD.full_name
    assert page.form.reimbursement.first_day.value() == date(2026, 9, 3)
    page.form.checklist.accept_all()
    page.form.reimbursement.indefinite.set_value(True)
    type_into(page.form.reimbursement.iban.edit, make_iban(9))
    at_work.looked_up(page)
    applied, _receipt = at_work.register(page)

    at_work.on(date(2026, 9, 8), Role.HEAD)
    said = text_of(at_work.decide(applied))
    assert SAID["award"][language] in said
    assert "34 600" in said.replace("\N{NO-BREAK SPACE}", " ")

    # September is the only school month of the third quarter: a full quarter is paid.
    at_work.on(date(2026, 9, 25), Role.ACCOUNTANT)
    closed = at_work.approve_payout(Quarter(2026, 3))
    assert closed.payout is not None
    assert [line.amount for line in closed.payout.lines] == [34_600]
    at_work.workbook(closed, tmp_path / "payout.xlsx")

    # Every paper is kept exactly as it was shown, under numbers without a gap.
    assert at_work.app.context is not None
    with at_work.app.context.desk.database.read() as connection:
        child_id = applications.by_id(connection, applied).child_id
        kept = notices.of_child(connection, child_id)
        _row, stored = notices.pdf(
            connection, next(p.id for p in kept if p.number == "Ш-2026-00003")
        )
    assert text_of(stored)
    assert sorted(p.number for p in kept) == [
        "А-2026-00001",
        "Б-2026-00001",
        "Ш-2026-00001",
        "Ш-2026-00002",
        "Ш-2026-00003",
        "Ш-2026-00004",
    ]


def test_the_language_changes_at_one_click_and_keeps_what_is_typed(
    at_work: OfficeAtWork, language: str
) -> None:
    other = "ru" if language == "kk" else "kk"
    page = at_work.opened(places.entry(), EntryPage)
    type_into(page.form.child.surname.edit, "Өмірбек")
    title = page.title.text()
    at_work.app.window._choose(other)
    again = at_work.page(EntryPage)
    assert translation.current() == other
    assert again.title.text() != title
    assert again.form.child.surname.value() == "Өмірбек"
