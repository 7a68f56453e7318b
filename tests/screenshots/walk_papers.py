"""The papers that the office has issued, as the program shows, sets, sends and delivers them."""

from desktop_app.demo import office as demo_office
from desktop_app.gui import places
from desktop_app.gui.papers.delivery import DeliveryDialog
from desktop_app.gui.papers.envelope import EnvelopeDialog
from desktop_app.gui.papers.issued import IssuedPaperDialog
from desktop_app.gui.papers.open import show_paper
from desktop_app.gui.registers.page import RegistersPage
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import DeliveryWay, NoticeKind, PaperLanguage
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import deliveries
from tests.screenshots.office import Office
from tests.screenshots.screen import settle

_IN_THE_GUIDE = {
    NoticeKind.RECEIPT_SLIP: "receipt",
    NoticeKind.APPENDIX_TWO_REFUSAL: "refusal",
    NoticeKind.TERMINATION: "termination",
    NoticeKind.REPAYMENT_DEMAND: "demand",
}


def papers(office: Office, language: str) -> None:
    """One paper of each kind that the demo has, in this language."""
    office.go(places.REGISTERS, RegistersPage)
    with office.desk.database.read() as connection:
        first, last = demo_office._OPENED, office.desk.now()
        issued = notices.rows(connection, notices.ids(connection, first, last))
        waiting = notices.rows(connection, deliveries.waiting_ids(connection))
    wanted = PaperLanguage(language)
    for kind in NoticeKind:
        paper = next((p for p in issued if (p.kind, p.language) == (kind, wanted)), None)
        if paper is None:
            continue
        _shown(office, paper)
        guide = _IN_THE_GUIDE.get(kind, "")
        office.dialog_shot(f"paper-{kind.value.replace(' ', '-').replace('_', '-')}", guide)
    _shown(office, issued[0]).print_paper()
    office.dialog_shot("paper-no-printer")
    both = next(paper for paper in waiting if len(paper.language.languages) > 1)
    _settings_of(office, both)
    _delivery(office, both)
    _envelopes(office, both)


def _shown(office: Office, paper: NoticeRow) -> IssuedPaperDialog:
    assert office.app.context is not None
    show_paper(office.app.window, office.app.context, paper.id)
    return office.dialog(IssuedPaperDialog)


def _settings_of(office: Office, paper: NoticeRow) -> None:
    """Side by side and in large print."""
    dialog = _shown(office, paper)
    office.take("paper-both-languages")
    dialog.beside_button.click()
    office.take("paper-side-by-side", "side-by-side")
    dialog.large_button.click()
    office.dialog_shot("paper-large", "large-print")


def _delivery(office: Office, paper: NoticeRow) -> None:
    dialog = _shown(office, paper)
    dialog.deliver()
    asked = office.dialog(DeliveryDialog)
    office.take("dialog-delivery")
    for way in (DeliveryWay.POST, DeliveryWay.PORTAL, DeliveryWay.SMS):
        asked.way.set_value(way)
        office.take(f"dialog-delivery-{way.value}")
    asked.way.set_value(DeliveryWay.POST)
    asked.accept_button.click()
    office.dialog_shot("dialog-delivery-slips")
    dialog = _shown(office, paper)
    dialog.hand_over()
    office.take("paper-handed-over")
    dialog.annul_delivery()
    office.slips_shot("dialog-delivery-annul")


def _envelopes(office: Office, paper: NoticeRow) -> None:
    for size in ("C5", "DL", "2x7", "3x8"):
        _shown(office, paper).make_envelope()
        asked = office.dialog(EnvelopeDialog)
        asked.size_.set_value(size)
        office.take(f"dialog-envelope-{size}")
        asked.accept_button.click()
        settle(office.app)
        office.dialog_shot(f"envelope-{size}")
