"""What was found in an old register, and what its columns mean, before anything is brought in."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.importing.coming_in import ComingInView
from desktop_app.gui.importing.findings import FindingsView
from desktop_app.gui.importing.headings import HeadingsChooser
from desktop_app.gui.importing.sheet import SheetChooser
from desktop_app.gui.importing.who_they_are import questions
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.pieces import button, label
from desktop_app.records.acts import Act
from desktop_app.services.importing import words as importing_words
from desktop_app.services.importing.register import Checked
from desktop_app.translation import _, ngettext

_FINDINGS, _COLUMNS, _COMING_IN = 0, 1, 2


class FoundView(QWidget):
    """The counts above, findings and columns side by side, and below what can be done with them.

    Whoever shows it connects ``headings.chosen``, ``sheet.chosen``, ``marked_button``,
    ``forget_button``, ``who_button``, ``open_button`` and ``bring_button``.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.counts = label("", "heading")
        self.paid = label("", "quiet")
        self.tabs = QTabWidget()
        self.findings = FindingsView(context)
        self.tabs.addTab(self.findings, _("What was found"))
        self.headings, self.sheet = HeadingsChooser(), SheetChooser()
        columns = QWidget()
        inside = QVBoxLayout(columns)
        inside.addWidget(self.sheet)
        inside.addWidget(self.headings, 1)
        self.tabs.addTab(columns, _("Columns"))
        self.coming_in = ComingInView(context)
        self.tabs.addTab(self.coming_in, _("What comes in"))
        self.marked_button = button(_("Save the workbook with marks…"), lambda: None, icon="save")
        self.bring_button = button(_("Bring in"), lambda: None, primary=True)
        self.bring_button.setProperty("weighty", True)
        self.memory = label("", "quiet")
        self.forget_button = button(_("Ask everything again"), lambda: None, icon="undo-2")
        taken = Row()
        taken.addWidget(self.memory, 1)
        taken.addWidget(self.forget_button)
        foot = Row()
        self.who_button = button(_("Say who they are…"), lambda: None, icon="user-plus")
        foot.addWidget(self.marked_button)
        foot.addWidget(self.who_button)
        self.open_button = button(_("What is not read…"), lambda: None, icon="circle-alert")
        foot.addWidget(self.open_button)
        foot.addStretch(1)
        foot.addWidget(self.bring_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.counts)
        column.addWidget(self.paid)
        column.addLayout(taken)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)

    def show_checked(self, checked: Checked) -> None:
        """Everything that was found, and how many rows can be brought in."""
        self._show_parts(is_checked=True)
        self.counts.setText(self.context.words(importing_words.counts(checked)[0]))
        more = self._more(checked)
        self.paid.setText(" ".join(more))
        self.paid.setVisible(bool(more))
        count = len(checked.every_row)
        words = ngettext("Bring in {count} row", "Bring in {count} rows", count)
        self.bring_button.setText(words.format(count=wording.number(count)))
        allow(
            self.bring_button,
            self.context.desk,
            Act.BRING_IN_REGISTER,
            ready=count > 0 and not checked.waits,
        )
        memory = checked.register.memory
        self.memory.setText("" if memory is None else self.context.words(memory.told))
        for part in (self.memory, self.forget_button):
            part.setVisible(memory is not None)
        self.marked_button.setEnabled(bool(checked.findings))
        self.who_button.setVisible(bool(questions(checked.asking)))
        self.open_button.setVisible(bool(checked.open))
        self.findings.show_findings(checked.findings)
        self.coming_in.show_checked(checked)

    def _more(self, checked: Checked) -> list[str]:
        """What was paid, what will be besides, and columns that were left out."""
        _counted, paid = importing_words.counts(checked)
        left_out = importing_words.ignored(checked)
        otherwise = importing_words.beside_the_law(checked)
        asked = importing_words.asked(checked)
        steps = [
            importing_words.open_points(checked),
            asked,
            paid if checked.payments else None,
            otherwise,
            left_out,
        ]
        return [self.context.words(each) for each in steps if each is not None]

    def show_columns_only(self) -> None:
        """A column is missing: somebody says which it is."""
        self._show_parts(is_checked=False)

    def _show_parts(self, *, is_checked: bool) -> None:
        for part in (self.counts, self.paid, self.marked_button, self.bring_button):
            part.setVisible(is_checked)
        for part in (self.who_button, self.open_button, self.memory, self.forget_button):
            part.hide()
        self.tabs.setTabEnabled(_FINDINGS, is_checked)
        self.tabs.setTabEnabled(_COMING_IN, is_checked)
        self.tabs.setCurrentIndex(_FINDINGS if is_checked else _COLUMNS)
        self.show()
