"""The awards that end soon, why, and the letter that tells the family what to do in time."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QSizePolicy

from desktop_app import translation, wording
from desktop_app.gui import places
from desktop_app.gui.consequences.at_once import Consequence, confirm_at_once
from desktop_app.gui.context import Context
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import Card, button, label
from desktop_app.gui.parts.table import ROW_HEIGHT, Table, fit
from desktop_app.law.award_papers import AwardPaper, about, or_of
from desktop_app.law.quarters import Month
from desktop_app.law.readings import Renewal
from desktop_app.records.acts import Act
from desktop_app.records.decisions import PAPER_OF, Cause, Ending, NoticeRow
from desktop_app.translation import N_, _

NARROWEST = 110
"""A name can still be told apart in a small window."""

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


def _longest_causes() -> list[str]:
    return [_(each).format(date="00.00.0000") for each in CAUSES.values()]


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


class EndingsCard(Card):
    """Enter opens the child; the button issues the letter, once for each term."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Awards that end soon"))
        self.context = context
        self.tell_button = button(_("Tell the family…"), self.tell_family, icon="mail")
        self.tell_button.setObjectName("tellFamily")
        self.head.addWidget(self.tell_button)
        self._endings: Sequence[Ending] = ()
        language = translation.current()
        columns: Sequence[Column[Ending]] = [
            Column(_("Child"), lambda row: row.child_name),
            Column(
                _("Last month"),
                lambda row: wording.month(row.last, language),
                width=fit(_("Last month"), wording.month(Month(2026, 12), language)),
            ),
            Column(_("Why"), why, width=fit(_("Why"), *_longest_causes())),
            Column(
                _("Told"),
                lambda row: wording.day(row.told_on),
                width=fit(_("Told"), wording.day(date(2026, 12, 12))),
            ),
        ]
        model = PagedModel(columns, lambda ids: [self._endings[index] for index in ids], self)
        self.table = Table(model, self._open_ending)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_whom())
        self.table.horizontalHeader().setMinimumSectionSize(NARROWEST)
        self.table.setAccessibleName(_("Awards that end this period and next"))
        # What waits is first: this list gives up its room to the consents below it.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setMinimumHeight(3 * ROW_HEIGHT)
        self.nothing_ends = label(_("No award ends by then."), "quiet")
        self.column.addWidget(self.table, 1)
        self.before_they_end = label("", "quiet")
        self.before_they_end.setWordWrap(True)
        self.column.addWidget(self.before_they_end)
        self.column.addWidget(self.nothing_ends, 1)

    def show_endings(self, endings: Sequence[Ending], renewal: Renewal) -> None:
        """With what the families must do before it is too late: the month decides money (D-4)."""
        other = next((PAPER_OF[each.cause] for each in endings if each.cause in _OTHERS), None)
        paper = other or AwardPaper.CERTIFICATE
        self.before_they_end.setText(_(about(paper, _BEFORE_THEY_END[renewal])))
        self.before_they_end.setVisible(any(each.cause in _RENEWED for each in endings))
        self._endings = endings
        self.table.show_ids(list(range(len(endings))))
        self.table.setVisible(bool(endings))
        self.nothing_ends.setHidden(bool(endings))

        self._show_whom()

    def _chosen_ending(self) -> Ending | None:
        index = self.table.selected_id()
        return None if index is None or index >= len(self._endings) else self._endings[index]

    def _show_whom(self) -> None:
        """Somebody whom a letter can still help, and who has none yet."""
        row = self._chosen_ending()
        ready = row is not None and row.cause in _RENEWED and row.told_on is None
        allow(self.tell_button, self.context.desk, Act.TELL_BEFORE_END, ready=ready)

    def tell_family(self) -> None:
        """A letter that says what they are to do, and by when."""
        from desktop_app.gui.papers.open import show_paper
        from desktop_app.services.awards import before_end

        row, window = self._chosen_ending(), self.window()
        if row is None:
            return

        def show(paper: NoticeRow) -> None:
            show_paper(window, self.context, paper.id)

        asked = Consequence(
            _("Tell the family: {name}").format(name=row.child_name),
            _("Issue the letter"),
            lambda desk: before_end.tell(desk, row),
            show,
        )
        confirm_at_once(self, self.context, asked)

    def _open_ending(self, index: int) -> None:
        self.context.go(places.child(self._endings[index].child_id))
