"""One quiet line a quarter: texts wait to be compared with the acts they rest on."""

from shiboken6 import isValid

from desktop_app import wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.law.profile import LawInForce
from desktop_app.records.acts import Act
from desktop_app.services.law_values import law_watch
from desktop_app.translation import _


class LawWatchLine(LinkLine):
    """For whoever may record it; says so where a prescribed form has not left the office yet."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "scale")

    def refresh(self, law: LawInForce) -> None:
        """The forms are read for it: the first screen is shown before."""
        desk = self.context.desk
        if desk.may(Act.RECORD_COMPARISON):
            self.context.act(lambda: law_watch.to_tell(desk, law), self._show, changes=False)

    def _show(self, found: tuple[int, bool]) -> None:
        if not isValid(self):
            return
        count, prescribed = found
        words = _("To be compared with the acts: {count}")
        if prescribed:
            words = _(
                "Compare Appendix 2 and 3 before the first one leaves; texts to compare: {count}"
            )
        shown = words.format(count=wording.number(count))
        self.tell(shown, places.LAW_WATCH, theme.WARN if prescribed else theme.INK)
        self.setVisible(count > 0)
