"""The papers that the office has issued, as the program shows them."""

from desktop_app.gui import places
from desktop_app.gui.dialogs.papers import show_paper
from desktop_app.gui.dialogs.preview import PreviewDialog
from desktop_app.gui.pages.registers import RegistersPage
from desktop_app.records.kinds import NoticeKind, PaperLanguage
from desktop_app.services import demo_office
from desktop_app.storage import notices
from tests.screenshots.office import Office


def papers(office: Office, language: str) -> None:
    """One paper of each kind that the demo has, in this language."""
    office.go(places.REGISTERS, RegistersPage)
    with office.desk.database.read() as connection:
        first, last = demo_office._OPENED, office.desk.now()
        issued = notices.rows(connection, notices.ids(connection, first, last))
    wanted = PaperLanguage(language)
    for kind in NoticeKind:
        paper = next((p for p in issued if (p.kind, p.language) == (kind, wanted)), None)
        if paper is None:
            continue
        assert office.app.context is not None
        show_paper(office.app.window, office.app.context, paper.id)
        office.dialog(PreviewDialog)
        guide = "receipt" if kind is NoticeKind.RECEIPT_SLIP else ""
        office.dialog_shot(f"paper-{kind.value.replace(' ', '-').replace('_', '-')}", guide)
    show_paper(office.app.window, office.app.context, issued[0].id)  # type: ignore[arg-type]
    office.dialog(PreviewDialog).print_paper()
    office.dialog_shot("paper-no-printer")
