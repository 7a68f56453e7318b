"""Issuing a notice: its number, its words and its place in the register, in one transaction.

Its file follows from the words, and is drawn when these are kept: `drawing`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from desktop_app.documents.notices.kinds import DocumentOnPaper, Notice
from desktop_app.law.steps import N_, Step, Value, Words, as_is
from desktop_app.records.applications import Document
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import REGISTER_OF, NoticeKind, PaperLanguage, Register
from desktop_app.records.people import Author
from desktop_app.records.practice import is_real
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.history import Matter, record_in
from desktop_app.services.record_words import KIND_WORDS
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.papers.issued import NewPaper
from desktop_app.storage.registers import numbers as registers

if TYPE_CHECKING:
    from desktop_app.documents.letters.paper import Frozen, Paper


def number_of(connection: Connection, application_id: int, kind: NoticeKind) -> str:
    """The number of a case's last paper of a kind that stands, or an empty text."""
    issued = notices.of_application(connection, application_id)
    found = [row.number for row in issued if row.kind is kind and row.annulled_at is None]
    return found[-1] if found else ""


def document_on_paper(document: Document) -> DocumentOnPaper:
    return DocumentOnPaper(
        document.name_kk,
        document.name_ru,
        document.number,
        document.issued_on,
        document.expires_on,
        document.pages,
        document.original,
    )


def issue(
    connection: Connection,
    desk: Desk,
    kind: NoticeKind,
    matter: Matter,
    make: Callable[[str], Notice],
    *,
    number: str = "",
    prepared_by: Author | None = None,
) -> NoticeRow:
    """Keep a notice in words; ``make`` is given its register number.

    The number is taken in the caller's transaction, so a notice that can't be made leaves no gap.
    ``prepared_by``: somebody else prepared what the head signs now.
    """
    from desktop_app.documents.letters import printing as letters
    from desktop_app.documents.letters.paper import Layout

    number = number or next_number(connection, desk, REGISTER_OF[kind])
    notice = make(number)
    _require_real_names(connection, notice)
    layout = Layout(beside=matter.language is PaperLanguage.BESIDE)
    frozen = letters.frozen(notice, matter.language.languages, layout)
    return _keep(connection, desk, kind, matter, frozen, prepared_by)


def _require_real_names(connection: Connection, notice: Notice) -> None:
    """Trouble where nobody is called as the paper would be signed; to practise, all will do."""
    if offices.is_practice(connection):
        return
    if not is_real(notice.employee):
        raise Trouble(
            N_(
                "Papers bear the name of who issues them, and “{name}” is nobody's name. "
                "Nothing was issued."
            ),
            name=as_is(notice.employee),
        )
    if not is_real(notice.letterhead.head_name):
        raise Trouble(
            N_(
                "Enter the name of the head first, in Settings: {name} has none that can stand on "
                "a paper. Nothing was issued."
            ),
            name=Words(notice.letterhead.name_kk, notice.letterhead.name_ru),
        )


def issue_words(
    connection: Connection, desk: Desk, kind: NoticeKind, matter: Matter, paper: "Paper"
) -> NoticeRow:
    """Keep a notice whose words are there already, under the number it bears."""
    from desktop_app.documents.letters.paper import Frozen, Layout

    layout = Layout(beside=matter.language is PaperLanguage.BESIDE)
    return _keep(connection, desk, kind, matter, Frozen(paper, layout))


def _keep(
    connection: Connection,
    desk: Desk,
    kind: NoticeKind,
    matter: Matter,
    frozen: "Frozen",
    prepared_by: Author | None = None,
) -> NoticeRow:
    from desktop_app.documents.letters.paper import pack, signatory

    author = prepared_by or desk.author
    made = NewPaper(
        **matter.__dict__,
        kind=kind,
        number=frozen.paper.number,
        issued_at=desk.now(),
        issued_by=author.name,
        issued_by_id=author.id,
        signed_by=signatory(frozen.paper),
        words=pack(frozen),
    )
    row_id = notices.add(connection, made)
    values: dict[str, Value] = {"paper": KIND_WORDS[kind], "number": made.number}
    record_in(connection, desk, Step(N_("Issued: {paper} {number}"), "R-8", values), matter)
    (row,) = notices.rows(connection, [row_id])
    return row


def next_number(connection: Connection, desk: Desk, register: Register) -> str:
    """The next number of this year's register; a draft that is only looked at takes none."""
    return "" if desk.drafting else registers.take_number(connection, register, desk.now().year)
