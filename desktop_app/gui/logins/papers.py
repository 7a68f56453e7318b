"""The recovery code and first passwords on paper, shown to be printed or saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app import translation
from desktop_app.gui.context import Context
from desktop_app.translation import _

if TYPE_CHECKING:
    from desktop_app.documents.logins.slips import Slip


def show_code(parent: QWidget, context: Context, office: str, code: str) -> None:
    from desktop_app.documents.logins.slips import Slip

    advice = _(
        "Opens the office when no password is known any more. Keep it where money is kept. "
        "A new code in Settings makes this one worthless."
    )
    slip = Slip(_("Recovery code"), office, code, advice)
    _show(parent, context, _("Recovery code"), "recovery-code.pdf", [slip])


def show_first_passwords(
    parent: QWidget, context: Context, office: str, people: Iterable[tuple[str, str]]
) -> None:
    """``people`` are names and drawn words."""
    from desktop_app.documents.logins.slips import Slip

    advice = _("Enter with these words once; the program then asks for your own password.")
    slips = [Slip(office, name, password, advice) for name, password in people]
    _show(parent, context, _("First passwords"), "first-passwords.pdf", slips)


def _show(parent: QWidget, context: Context, title: str, name: str, slips: list[Slip]) -> None:
    from desktop_app.documents.logins.slips import render
    from desktop_app.gui.papers.preview import PreviewDialog

    pdf = render(slips, title, translation.current())
    PreviewDialog(parent.window(), context, title, name, pdf).open()
