"""The password of who sits at the PC."""

from desktop_app.gui.beginning.answers import Answers
from desktop_app.gui.beginning.step import Step
from desktop_app.gui.logins.new_password import NewPassword
from desktop_app.gui.parts.enter_key import acts_on_enter
from desktop_app.translation import _


class PasswordStep(Step):
    def __init__(self, answers: Answers) -> None:
        told = _(
            "Only passwords open the office: not this PC, and nobody who finds the file. Yours is "
            "known to nobody else. The others get theirs on slips and choose their own."
        )
        super().__init__(answers, _("Your password"), told)
        self.new = NewPassword(answers.workers[0].name)
        self.column.addWidget(self.new)
        self.column.addStretch(1)
        acts_on_enter(self.new.again.edit, self.finished)
        self.setFocusProxy(self.new.first.edit)

    def check(self) -> bool:
        if not self.new.check():
            return False
        self.answers.password = self.new.value()
        return True
