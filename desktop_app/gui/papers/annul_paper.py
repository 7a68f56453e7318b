"""A spoilt paper is annulled with a reason, or annulled and issued again."""

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.papers.open import show_paper
from desktop_app.records.decisions import NoticeRow
from desktop_app.services.papers import issued
from desktop_app.translation import _


def annul_paper(parent: QWidget, context: Context, notice_id: int, name: str) -> None:
    """Ask why; the paper stays in its register, struck through."""
    words = _(
        "{paper}: it stays in the register with the reason, and its number is not given again. "
        "What was decided stands; only this paper is no longer good."
    ).format(paper=name)
    AnnulDialog(
        parent,
        context,
        _("Annul a paper"),
        words,
        lambda desk, why: issued.annul(desk, notice_id, why),
    )


def issue_again(parent: QWidget, context: Context, notice_id: int, name: str) -> None:
    """Ask why, and show the paper that takes the place of the annulled one."""
    window = parent.window()
    words = _(
        "{paper}: it is annulled, and the same words are issued today under the next number. "
        "If only the sheet was spoilt, print the paper again instead: its number stays."
    ).format(paper=name)

    def show(made: NoticeRow) -> None:
        show_paper(window, context, made.id)

    AnnulDialog(
        parent,
        context,
        _("Annul and issue again"),
        words,
        lambda desk, why: issued.replace(desk, notice_id, why),
        accept_words=_("Annul and issue again"),
        done=show,
    )
