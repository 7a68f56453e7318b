"""Papers that were issued: found, saved as they are, set again, annulled, issued again."""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import (
    ARE_THE_ACT,
    REGISTER_OF,
    SIGNED_BY_HEAD,
    NoticeKind,
    PrintingWay,
)
from desktop_app.records.looks import Way
from desktop_app.records.outside_numbers import Bearer
from desktop_app.services import drawing, history, record_words
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.files import save_bytes
from desktop_app.services.looks.looking import look_at_papers
from desktop_app.services.papers import issuing
from desktop_app.services.reasons import reason
from desktop_app.storage.applications import outside_numbers
from desktop_app.storage.applications.on_file import rests_on_certificate
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import printings
from desktop_app.storage.registers import numbers as registers

if TYPE_CHECKING:
    from desktop_app.documents.letters.paper import Layout


def by_number(desk: Desk, number: str) -> tuple[NoticeRow, bytes]:
    """A paper exactly as it was issued; Trouble where there is none, or it was damaged since."""
    with desk.reading() as connection:
        wanted = registers.as_given(connection, number) or number.strip()
        found = notices.numbered(connection, wanted) or _numbered_elsewhere(connection, number)
        if found is None:
            raise Trouble(
                N_("No paper has the number {number}. Numbers read like Ш-2026-00017."),
                number=as_is(wanted),
            )
    return whole(desk, found.id)


def _numbered_elsewhere(connection: Connection, number: str) -> NoticeRow | None:
    """The only paper that bears it as its outgoing number."""
    found = outside_numbers.exactly(connection, Bearer.PAPER, number.strip().removeprefix("№"))
    return notices.rows(connection, found)[0] if len(found) == 1 else None


def whole(desk: Desk, notice_id: int) -> tuple[NoticeRow, bytes]:
    """A paper exactly as it was issued, with words across it if it was annulled.

    Trouble where its bytes were damaged since.
    """

    def read(drawn: bytes) -> tuple[NoticeRow, bytes]:
        with desk.reading() as connection:
            return whole_of(connection, notice_id, drawn)

    return drawing.with_files(desk.database, read)


def whole_of(connection: Connection, notice_id: int, drawn: bytes = b"") -> tuple[NoticeRow, bytes]:
    """What `whole` gives, in a unit of work that reads more; ``drawn`` is what has no place yet.

    Raises WithoutFile.
    """
    row, pdf = notices.pdf(connection, notice_id)
    if not row.sha256:
        if drawn:
            return row, _told_of(row, drawn)
        raise drawing.WithoutFile(notice_id)
    if sha256(pdf).hexdigest() != row.sha256:
        raise Trouble(
            N_("The paper {number} was damaged in the database. Take it from a backup."),
            number=as_is(row.number),
        )
    return row, _told_of(row, pdf)


def _told_of(row: NoticeRow, pdf: bytes) -> bytes:
    """Across an annulled paper stands that it was: nobody hands it out as one that stands."""
    if row.annulled_at is None:
        return pdf
    from desktop_app.documents.letters.annulled import with_words_across

    return with_words_across(pdf, row.annulled_at.date())


def save_letter(desk: Desk, number: str, path: Path) -> NoticeRow:
    """Write a paper to a file, whole or not at all; it counts as saved, as from its window.

    Whoever only reads takes a copy, which changes nothing of the paper.
    """
    row, pdf = by_number(desk, number)
    look_at_papers(desk, [row], Way.EXPORTED)
    save_bytes(pdf, path)
    if desk.may(Act.PRINT):
        record_printing(desk, row.id, PrintingWay.FILE)
    return row


def set_again(desk: Desk, notice_id: int, layout: "Layout") -> bytes:
    """A paper's own words set in another way: in large print, or its languages side by side.

    Nothing is worked out a second time, and what was issued stays as it is. Trouble where the
    paper has no words on file, and as `whole` where they can't be laid out.
    """
    from desktop_app.documents.letters import printing as letters
    from desktop_app.documents.letters.paper import UnreadablePaper, unpack

    with desk.reading() as connection:
        words = notices.words(connection, notice_id)
        (row,) = notices.rows(connection, [notice_id])
    if words is not None:  # one that waits may be drawn in other words than those
        made = drawing.as_drawn(desk.database, notice_id)
        words = made[1] if made else words
    if words is None:
        raise Trouble(
            N_(
                "This paper was issued by an earlier version of the program, which did not keep "
                "its words: it can only be shown as it was issued."
            )
        )
    try:
        paper = unpack(words).paper
    except UnreadablePaper as error:
        raise Trouble(
            N_("The words of this paper can't be read. It can only be shown as it was issued.")
        ) from error
    return _told_of(row, letters.lay_out(paper, layout))


def record_printing(desk: Desk, notice_id: int, way: PrintingWay | str, sheets: int = 1) -> bool:
    """Put down that the stored file was printed or saved; True for the original, else a copy."""
    with desk.writing(Act.PRINT) as connection:
        original = not printings.of_notice(connection, notice_id)
        printings.add(
            connection,
            notice_id,
            way=PrintingWay(way),
            sheets=sheets,
            who=desk.worker.name,
            at=desk.now(),
        )
        papers = notices.rows(connection, [notice_id])
    to_paper = PrintingWay(way) is PrintingWay.PRINTER
    look_at_papers(desk, papers, Way.PRINTED if to_paper else Way.EXPORTED)
    return original


_WHY = N_("Write why the paper is annulled.")


def annul(desk: Desk, notice_id: int, why: str) -> NoticeRow:
    """Annul a spoilt paper: it stays in its register, with the reason and its number.

    The act behind it stands: an award without its notice is still an award.
    """
    why = reason(why, _WHY)
    with desk.writing(Act.ANNUL_PAPER) as connection:
        return _annul(connection, desk, _spoilt(connection, desk, notice_id), why)


def annul_in(connection: Connection, desk: Desk, notice_id: int, why: str) -> NoticeRow:
    """The same in a unit of work that takes back the act with its paper, also an order's."""
    return _annul(connection, desk, _to_annul(connection, desk, notice_id), why)


def replace(desk: Desk, notice_id: int, why: str) -> NoticeRow:
    """Annul a spoilt paper and issue its words again, under the next number and today's day.

    The new paper says whose place it takes. All of it happens, or nothing. Trouble where it waits
    for its file, and its words can't be laid out: they could not be under the next number either.
    """
    why = reason(why, _WHY)
    desk.require(Act.REPLACE_PAPER)
    drawing.draw(desk.database, notice_id)  # only then it is known which words stand there
    with desk.writing(Act.REPLACE_PAPER) as connection:
        row = _spoilt(connection, desk, notice_id)
        if row.kind in SIGNED_BY_HEAD:
            desk.require_in(connection, Act.SIGN)
        number = _number_of_its_own(connection, row)
        packed = notices.words(connection, notice_id)
        if packed is None:
            raise Trouble(_NO_WORDS, number=as_is(number))
        _annul(connection, desk, row, why)
        return _again(connection, desk, row, packed)


_NO_WORDS = N_(
    "The paper {number} can't be issued again by itself: an earlier version of the program made it "
    "or its form bears no number. Annul it and issue it anew where it belongs."
)


def _again(connection: Connection, desk: Desk, row: NoticeRow, packed: bytes) -> NoticeRow:
    from desktop_app.documents.letters.paper import UnreadablePaper, unpack
    from desktop_app.documents.letters.reissue import NoNumberInWords, again

    number = registers.take_number(connection, REGISTER_OF[row.kind], desk.now().year)
    try:
        paper = again(unpack(packed).paper, number, desk.today())
    except (NoNumberInWords, UnreadablePaper) as error:
        raise Trouble(_NO_WORDS, number=as_is(row.number)) from error
    return issuing.issue_words(connection, desk, row.kind, history.matter_of_row(row), paper)


def _spoilt(connection: Connection, desk: Desk, notice_id: int) -> NoticeRow:
    """The paper, if it may be annulled while its act stands."""
    row = _to_annul(connection, desk, notice_id)
    if row.kind is NoticeKind.ORDER:
        raise Trouble(
            N_(
                "The number {number} is the order's own, and others cite it: its paper can't be "
                "annulled. If a sheet was spoilt, print it again."
            ),
            number=as_is(row.number),
        )
    return row


def rests_on_paper(connection: Connection, row: NoticeRow) -> Step | None:
    """Why the school's own certificate can't be annulled any more (D-2); None for all others."""
    if row.kind is NoticeKind.CERTIFICATE and rests_on_certificate(
        connection, row.child_id, row.number
    ):
        return Step(_APPLIED_WITH, "D-2", {"number": as_is(row.number)})
    return None


_APPLIED_WITH = N_("An application rests on the certificate {number}, so it can't be annulled.")


def _to_annul(connection: Connection, desk: Desk, notice_id: int) -> NoticeRow:
    """The paper, if it may be annulled by who asks; Trouble that says why not."""
    (row,) = notices.rows(connection, [notice_id])
    number = as_is(row.number)
    if desk.worker.id != row.issued_by_id and not desk.may_in(connection, Act.SIGN):
        raise Trouble(
            N_("Only {name}, who issued the paper {number}, or the head annuls it."),
            name=as_is(row.issued_by),
            number=number,
        )
    if row.annulled_at is not None:
        raise Trouble(N_("The paper {number} is annulled already."), number=number)
    in_the_way = rests_on_paper(connection, row)
    if in_the_way is not None:
        raise Trouble.of(in_the_way)
    return row


def _number_of_its_own(connection: Connection, row: NoticeRow) -> str:
    """A number that another one may follow; Trouble for one that belongs to an act."""
    register = registers.register_of(connection, row.number)
    if row.kind in ARE_THE_ACT or register not in {None, REGISTER_OF[row.kind]}:
        raise Trouble(
            N_(
                "The number {number} belongs to the act itself, so its paper can't get another "
                "one. If it is wrong, annul it and issue a new one where it belongs."
            ),
            number=as_is(row.number),
        )
    return row.number


def _annul(connection: Connection, desk: Desk, row: NoticeRow, why: str) -> NoticeRow:
    notices.annul(connection, row.id, desk.worker.name, desk.now(), why)
    values: dict[str, Value] = {
        "paper": record_words.KIND_WORDS[row.kind],
        "number": row.number,
        "why": as_is(why),
    }
    act = Step(N_("Annulled: {paper} {number}. Reason: {why}"), "R-8", values)
    history.record_in(connection, desk, act, history.matter_of_row(row))
    (annulled,) = notices.rows(connection, [row.id])
    return annulled
