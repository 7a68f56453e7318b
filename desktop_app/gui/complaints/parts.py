"""The part of a complaint that says who complains, to whom, about what."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from desktop_app import translation, wording
from desktop_app.gui.complaints import words as complaint_words
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.file_parts import link_to, two_columns
from desktop_app.gui.parts.pieces import Card, label
from desktop_app.gui.words import complainant, words
from desktop_app.law.steps import Words
from desktop_app.records.decisions import NoticeRow
from desktop_app.services.complaints.file import ComplaintFile
from desktop_app.translation import _


class ComplainantCard(Card):
    """Who complains and how it came; the case and the paper that it is about can be opened."""

    def __init__(
        self,
        file: ComplaintFile,
        open_case: Callable[[], None],
        show: Callable[[NoticeRow], None],
        numbers: QPushButton,
    ) -> None:
        super().__init__(_("The complaint"))
        complaint, school = file.complaint, file.school
        shown_school = "" if school is None else _in_words(Words(school.name_kk, school.name_ru))
        left: list[tuple[str, str | QPushButton]] = [
            (_("Complainant"), complainant(complaint.complainant)),
            (_("IIN"), complaint.iin),
            (_("Address"), complaint.address),
            (_("Phone"), complaint.phone),
            (_("Language of papers"), words(complaint.language)),
        ]
        came = (
            f"{wording.day(complaint.received_on)}, {_(complaint_words.CHANNEL[complaint.channel])}"
        )
        right: list[tuple[str, str | QPushButton]] = [
            (_("Came"), came),
            (_("Registered"), wording.moment(complaint.registered_at)),
            (_("Numbers in other journals"), numbers),
            (_("Addressed to"), _(complaint_words.BODY[complaint.body])),
            (_("School"), shown_school),
            *_case(file, open_case),
            *_paper(file, show),
        ]
        row = Row()
        row.setSpacing(24)
        row.addLayout(two_columns(left), 1)
        row.addLayout(two_columns(right), 1)
        self.column.addLayout(row)
        self.column.addWidget(label(_("What it is about"), "quiet"))
        subject = label(complaint.subject)
        subject.setObjectName("subject")
        self.column.addWidget(subject)


def _case(
    file: ComplaintFile, open_case: Callable[[], None]
) -> list[tuple[str, str | QPushButton]]:
    if file.application is None or file.child is None:
        return []
    name = f"{file.application.number}, {file.child.full_name}"
    link = link_to(name, open_case, "case", _("Open the application"))
    return [(_("Application"), link)]


def _paper(
    file: ComplaintFile, show: Callable[[NoticeRow], None]
) -> list[tuple[str, str | QPushButton]]:
    paper = file.complained_of
    if paper is None:
        return []
    link = link_to(paper.number, lambda: show(paper), "complainedOf", _("Show the paper"))
    return [(_("Paper complained of"), link)]


def _in_words(names: Words) -> str:
    return wording.value(names, translation.current())
