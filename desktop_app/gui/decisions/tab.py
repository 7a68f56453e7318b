"""The decisions on reimbursement that sums are counted by, as the office keeps them."""

from functools import partial

from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from desktop_app import wording
from desktop_app.gui.decisions.words import citation, profile_facts, rate_words
from desktop_app.gui.frames.list_tab import ListTab
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.allowed import allow, whose
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import Card, button, clear, facts, label
from desktop_app.gui.parts.table import fit
from desktop_app.law.profile import DecisionProfile
from desktop_app.records.acts import Act
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.decisions.in_force import KnownDecision, KnownDecisions
from desktop_app.services.law_values import law_data
from desktop_app.translation import _


class DecisionsTab(ListTab[KnownDecision]):
    """The decisions, the latest first; below, everything that the chosen one fixes."""

    def __init__(self, page: Page) -> None:
        day = "00.00.2026"
        columns = [
            Column[KnownDecision](
                _("In force from"),
                lambda row: wording.day(row.dated.first),
                width=fit(_("In force from"), day),
                struck=lambda row: row.annulled_at is not None,
            ),
            Column(_("To"), lambda row: wording.day(row.last), width=fit(_("To"), day)),
            Column(
                _("Rate"),
                lambda row: rate_words(row.dated.value),
                width=fit(_("Rate"), *(rate_words(x.value) for x in law_data.example_profiles())),
            ),
            Column(_("State"), state_words, width=330),
            Column(_("Acts"), lambda row: citation(row.dated.value)),
        ]
        super().__init__(page, _("Decisions on reimbursement"), columns)
        self._known: KnownDecisions | None = None
        self.add_button = button(_("New decision…"), self.add, icon="plus", primary=True)
        self.annul_button = button(_("Annul…"), lambda: self.on_chosen(self.annul), icon="x")
        self.example_button = button(_("Begin from an example"), lambda: None, icon="file-text")
        self.example_button.setMenu(self._examples())
        self.must = label("", "quiet")
        self.must.setWordWrap(False)
        self.offer(self.add_button, self.example_button, self.annul_button)
        self.buttons.addWidget(self.must)
        self._add_details()
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)

    def _examples(self) -> QMenu:
        menu = QMenu(self)
        for example in law_data.example_profiles():
            action = menu.addAction(citation(example.value))
            action.triggered.connect(partial(self._begin_from, example.value))
        return menu

    def _add_details(self) -> None:
        inner = QWidget()
        self._details = QVBoxLayout(inner)
        self._details.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setAccessibleName(_("What the decision fixes"))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(scroll, 2)

    def refresh(self) -> None:
        desk = self.context.desk
        self.reading.ask(lambda: profiles.listed(desk), self._show)

    def _show(self, known: KnownDecisions) -> None:
        self._known = known
        self.show_rows(dict(enumerate(known.decisions)))
        self._show_chosen()

    def _show_chosen(self, *_rows: object) -> None:
        chosen = self.found.get(self.table.selected_id() or 0)
        desk, known = self.context.desk, self._known is not None
        for adds in (self.add_button, self.example_button):
            allow(adds, desk, Act.ENTER_DECISION, ready=known)
        may_annul = chosen is not None and chosen.may_be_annulled
        allow(self.annul_button, desk, Act.ANNUL_DECISION, ready=may_annul)
        self.must.setText(whose(desk, Act.ENTER_DECISION))
        clear(self._details)
        if chosen is not None:
            card = Card(_("What the decision fixes"))
            pairs = [(_("State"), state_words(chosen)), *profile_facts(chosen.dated.value)]
            card.column.addLayout(facts(pairs))
            self._details.addWidget(card)
        self._details.addStretch(1)

    def edit(self, row_id: int) -> None:
        """A decision is never changed: it is followed by another one, or annulled."""

    def add(self) -> None:
        """Begin from the latest decision, because most of it stays the same."""
        standing = [each for each in self.found.values() if each.annulled_at is None]
        begun = standing[0].dated.value if standing else law_data.example_profiles()[0].value
        about = standing[0].stored.about if standing and standing[0].stored else {}
        bodies = (about.get("body_kk", ""), about.get("body_ru", ""))
        self._ask(begun, bodies, is_example=not standing)

    def _begin_from(self, example: DecisionProfile, _checked: bool = False) -> None:
        self._ask(example, is_example=True)

    def _ask(
        self,
        profile: DecisionProfile,
        bodies: tuple[str, str] = ("", ""),
        *,
        is_example: bool = False,
    ) -> None:
        from desktop_app.gui.decisions.dialog import DecisionProfileDialog

        assert self._known is not None
        mci = self._known.mci
        DecisionProfileDialog(
            self, self.context, profile, mci, bodies=bodies, is_example=is_example
        )

    def annul(self, row_id: int) -> None:
        from desktop_app.gui.decisions.annul import annul_decision

        annul_decision(self, self.context, self.found[row_id].dated)


def state_words(row: KnownDecision) -> str:
    """Where a decision comes from, and whether payouts rest on it."""
    stored = row.stored
    if stored is not None and stored.annulled_at is not None:
        return _("Annulled {date}, {who}: {why}").format(
            date=wording.day(stored.annulled_at.date()),
            who=stored.annulled_by,
            why=stored.annulled_why,
        )
    came = _("With the program")
    if stored is not None:
        came = _("Entered {date}, {who}").format(
            date=wording.day(stored.recorded_at.date()), who=stored.recorded_by
        )
    used = _("paid by it")
    return f"{came}; {used}" if row.used else came
