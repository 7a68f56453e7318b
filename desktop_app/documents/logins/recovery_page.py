"""The recovery code on paper: one page, to be locked away where the office keeps its seal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from desktop_app import wording
from desktop_app.documents.letters.figures import Drawn, printable
from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.lines import text_lines
from desktop_app.documents.pdf.tags import Tag
from desktop_app.law.steps import N_
from desktop_app.translation import translator

_LEFT, _TOP = 25 * mm, 20 * mm
_WIDTH = A4[0] - _LEFT - 20 * mm
_SIZE, _LEADING = 11.0, 15.0
_CODE, _CODE_LEADING = 26.0, 40.0
_IN_A_LINE = 4
_FOOT = 12 * mm

_TITLE = N_("Recovery code")
_WHAT = N_("With this code the head or the administrator enters when the passwords are lost.")
_STEPS = (
    N_("Lock this page away with the seal of the office, and make no photograph of it."),
    N_("When nobody can enter: start the program and choose “Enter with the recovery code”."),
    N_("Choose the administrator or the head, type the code in, and choose a new password."),
    N_("The program then prints a new page. Tear this one up: its code opens nothing any more."),
    N_("Who has this page and the database can read everything. If it is lost, make a new one."),
)


@dataclass(frozen=True)
class RecoveryPage:
    """``code`` is in groups, with dashes between them; ``made`` is the day from which it holds."""

    letterhead: Letterhead
    code: str
    made: date
    language: str


def render(page: RecoveryPage) -> bytes:
    """The page as a PDF."""
    fonts.register()
    with fonts.one_at_a_time:
        return _drawn(page)


def _drawn(page: RecoveryPage) -> bytes:
    words = translator(page.language).gettext
    title = words(_TITLE)
    drawn = Drawn(page.letterhead, title, page.language, page.made, A4, _LEFT, _WIDTH, _SIZE)
    day = words(N_("Made on {date}")).format(date=wording.day(page.made))
    at = drawn.opening(A4[1] - _TOP, title, [(_SIZE, day)])
    at = _paragraph(drawn, words(_WHAT), at - _LEADING, drawn.root.within("P"))
    at = _code(drawn, page.code, at - _LEADING)
    steps = drawn.root.within("L", attributes="/O/List/ListNumbering/Decimal")
    for number, step in enumerate(_STEPS, start=1):
        tag = steps.within("LI").within("LBody")
        at = _paragraph(drawn, f"{number}. {words(step)}", at - 6, tag)
    drawn.end_page("", _FOOT)
    drawn.canvas.save()
    return drawn.content()


def _code(drawn: Drawn, code: str, at: float) -> float:
    """In two lines of four groups, large: it is copied by hand."""
    tag = drawn.root.within("P")
    for line in _lines(code.split("-")):
        at -= _CODE_LEADING
        drawn.text(fonts.BOLD, _CODE, f"{line} ", _LEFT + _WIDTH / 2, at, side=0, tag=tag)
    return at - _CODE_LEADING


def _lines(groups: Sequence[str]) -> list[str]:
    starts = range(0, len(groups), _IN_A_LINE)
    return ["  –  ".join(groups[start : start + _IN_A_LINE]) for start in starts]


def _paragraph(drawn: Drawn, text: str, at: float, tag: Tag) -> float:
    for line in text_lines(printable(text), fonts.REGULAR, _WIDTH, _SIZE):
        at -= _LEADING
        drawn.text(fonts.REGULAR, _SIZE, line, _LEFT, at, tag=tag)
    return at
