"""The recovery code and first passwords on paper, shown to be printed or saved."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from desktop_app import translation
from desktop_app.gui.context import Context
from desktop_app.services.logins import recovery
from desktop_app.services.logins.sessions import Session
from desktop_app.translation import _


def show_code(parent: QWidget, context: Context, session: Session, code: str) -> None:
    pdf = recovery.page(session, code, translation.current())
    _show(parent, context, _("Recovery code"), "recovery-code.pdf", pdf)


def show_first_passwords(
    parent: QWidget, context: Context, office: str, people: Iterable[tuple[str, str]]
) -> None:
    """``people`` are names and drawn words."""
    from desktop_app.documents.logins.slips import Slip, render

    advice = _("Enter with these words once; the program then asks for your own password.")
    slips = [Slip(office, name, password, advice) for name, password in people]
    title = _("First passwords")
    pdf = render(slips, title, translation.current(), context.desk.today())
    _show(parent, context, title, "first-passwords.pdf", pdf)


def _show(parent: QWidget, context: Context, title: str, name: str, pdf: bytes) -> None:
    from desktop_app.gui.papers.preview import PreviewDialog

    PreviewDialog(parent.window(), context, title, name, pdf).open()
