"""The head is told once that a decision is read otherwise than by earlier versions (D-5)."""

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.services.decisions import read_otherwise
from desktop_app.translation import _


class ReadingsNotice(Banner):
    """With what it means, a way to the setting, and a button that it was read."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.open_button = button(
            _("Open the decision"), lambda: context.go(places.DECISIONS), icon="scale"
        )
        self.read_button = button(_("I have read it"), self._noted, icon="check")
        self.read_button.setObjectName("readingsRead")
        self.extras.addWidget(self.open_button)
        self.extras.addWidget(self.read_button)

    def tell(self, *, is_news: bool) -> None:
        words = _(
            "From this version on a disability that is confirmed again needs a new application; "
            "until now it continued the award. What was continued stays. If your office reads the "
            "decision otherwise, choose it in the decision's settings."
        )
        self.say("warn", words if is_news else "")
        self.read_button.setEnabled(is_news)

    def _noted(self) -> None:
        desk = self._context.desk
        self.read_button.setEnabled(False)
        self._context.act(lambda: read_otherwise.note(desk))
