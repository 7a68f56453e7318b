"""The awards that end soon, why, and the letter that tells the family what to do in time."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.consequences.at_once import Consequence, confirm_at_once
from desktop_app.gui.context import Context
from desktop_app.law.award_papers import AwardPaper, about, or_of
from desktop_app.law.readings import Renewal
from desktop_app.records.decisions import PAPER_OF, Cause, Ending
from desktop_app.translation import N_, _

CAUSES = {
    Cause.CERTIFICATE: N_("certificate until {date}"),
    Cause.PEDAGOGICAL: N_("conclusion until {date}"),
    Cause.MEDICAL: N_("conclusion until {date}"),
    Cause.ORDER: N_("order until {date}"),
    Cause.EIGHTEEN: N_("eighteen on {date}"),
    Cause.DISABILITY: N_("disability until {date}"),
    Cause.EVENT: N_("event of {date}"),
    Cause.ENDED: N_("ended by the office, {date}"),
}


def why(row: Ending) -> str:
    """What ends an award, in short; the child's page says it in full."""
    return _(CAUSES[row.cause]).format(date=wording.day(row.day))


_OTHERS = set(PAPER_OF) - {Cause.CERTIFICATE}
_RENEWED = {*PAPER_OF, Cause.DISABILITY}
_BEFORE_THEY_END = {
    Renewal.NEW_APPLICATION: or_of(
        N_(
            "So that no month is lost: after a disability a new application by the end of the "
            "month after the last one; after a certificate the next one without a break, or the "
            "same."
        ),
        N_(
            "So that no month is lost: after a disability a new application by the end of the "
            "month after the last one; after a document that gives the months the next one without "
            "a break, or the same."
        ),
    ),
    Renewal.CONTINUES: or_of(
        N_(
            "So that no month is lost: the next certificate, of school or disability, without a "
            "break; else a new application by the end of the month after the last one."
        ),
        N_(
            "So that no month is lost: the next document, of the months or the disability, without "
            "a break; else a new application by the end of the month after the last one."
        ),
    ),
}


def can_be_told(ending: Ending) -> bool:
    """Somebody whom a letter can still help, and who has none yet."""
    return ending.cause in _RENEWED and ending.told_on is None


def before_they_end(endings: Sequence[Ending], renewal: Renewal) -> str:
    """What the families must do before it is too late: the month decides money (D-4)."""
    if not any(each.cause in _RENEWED for each in endings):
        return ""
    other = next((PAPER_OF[each.cause] for each in endings if each.cause in _OTHERS), None)
    return _(about(other or AwardPaper.CERTIFICATE, _BEFORE_THEY_END[renewal]))


def tell_family(asking: QWidget, context: Context, ending: Ending) -> None:
    """Issue a letter that says what the family is to do, and by when: once for each term."""
    from desktop_app.gui.papers.open import show_paper
    from desktop_app.services.awards import before_end

    window = asking.window()
    asked = Consequence(
        _("Tell the family: {name}").format(name=ending.child_name),
        _("Issue the letter"),
        lambda desk: before_end.tell(desk, ending),
        lambda paper: show_paper(window, context, paper.id),
    )
    confirm_at_once(asking, context, asked)
