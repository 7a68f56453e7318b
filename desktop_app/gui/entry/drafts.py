"""Entries that were begun and not registered: go on with one, or discard it and take that back."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import Banner, Card, button, clear, label
from desktop_app.records.drafts import Draft
from desktop_app.records.people import full_name
from desktop_app.services.entry import drafts
from desktop_app.translation import _


def draft_name(content: Any) -> str:
    """Whom an entry is about, as far as it was typed."""
    child = content.get("child") if isinstance(content, Mapping) else None
    if not isinstance(child, Mapping):
        child = {}
    parts = [str(child.get(name) or "") for name in ("surname", "given_name", "patronymic")]
    typed = " ".join(full_name(*parts).split())
    return typed or str(child.get("iin") or "").strip() or _("Without a name yet")


_ROW = 44


class DraftsCard(Card):
    """Hidden while there is nothing to show."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Unfinished entries"))
        self.context = context
        self._discarded: Draft | None = None
        self.undone = Banner()
        self.undo_button = button(_("Undo"), self.undo, icon="undo-2")
        self.undone.extras.addWidget(self.undo_button)
        self.column.addWidget(self.undone)
        inside = QWidget()
        self.rows = QVBoxLayout(inside)
        self.rows.setContentsMargins(0, 0, 4, 0)
        self.rows.setSpacing(4)
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        self.area.setMinimumHeight(2 * _ROW)
        self.column.addWidget(self.area, 1)

    def show_drafts(self, kept: Sequence[Draft]) -> None:
        clear(self.rows)
        for draft in kept:
            self.rows.addWidget(self._row(draft))
        self.rows.addStretch(1)
        if self._discarded is not None:
            name = draft_name(self._discarded.content)
            self.undone.say("info", _("Discarded: {name}").format(name=name))
        else:
            self.undone.say("info", "")
        self.setVisible(bool(kept) or self._discarded is not None)

    def _row(self, draft: Draft) -> QWidget:
        row = QWidget()
        line = Row(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = draft_name(draft.content)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(name))
        words.addWidget(label(f"{wording.moment(draft.saved_at)} · {draft.saved_by}", "quiet"))
        open_elsewhere = drafts.has_open(draft)
        if open_elsewhere is not None:
            words.addWidget(label(self.context.words(open_elsewhere), "quiet"))
        line.addLayout(words, 1)
        go_on = button(_("Continue"), lambda: self.context.go(places.entry(draft.id)))
        go_on.setAccessibleName(_("Continue the entry: {name}").format(name=name))
        discard = button("", lambda: self.discard(draft), icon="trash-2")
        discard.setToolTip(_("Discard"))
        discard.setAccessibleName(_("Discard the entry: {name}").format(name=name))
        line.addWidget(go_on)
        line.addWidget(discard)
        return row

    def discard(self, draft: Draft) -> None:
        desk = self.context.desk
        self._discarded = draft
        self.context.act(
            lambda: drafts.discard(desk, draft.seen), failed=lambda words: self._failed(words)
        )

    def _failed(self, words: str) -> None:
        self._discarded = None
        self.context.tell("bad", words)

    def undo(self) -> None:
        """Put the discarded entry back as it was typed."""
        desk, draft = self.context.desk, self._discarded
        if draft is not None:
            self._discarded = None
            self.context.act(lambda: drafts.add(desk, draft.content))
