"""The recovery code, of an office that has just begun."""

from collections.abc import Callable

from desktop_app.gui.beginning.answers import Answers
from desktop_app.gui.beginning.step import Step
from desktop_app.gui.logins.code_card import CodeCard
from desktop_app.translation import _


class CodeStep(Step):
    def __init__(self, answers: Answers, code: str, show_paper: Callable[[], None]) -> None:
        super().__init__(answers, _("Recovery code"))
        self.card = CodeCard(code, show_paper)
        self.card.entered.connect(self.finished)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.setFocusProxy(self.card)

    def check(self) -> bool:
        return self.card.check()
