"""The head allows that somebody is paid before their IIN is there, with the reason."""

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.records.people import Person
from desktop_app.services.people import without_iin
from desktop_app.translation import _


def allow(parent: QWidget, context: Context, person: Person) -> ReasonDialog:
    desk = context.desk
    words = _(
        "{name}: the IIN is to follow ({document}). Payment waits for it, unless you allow it. "
        "The reason stands among the checks of each sheet."
    )
    document = f"{person.document_kind} {person.document_number}".strip()
    return ReasonDialog(
        parent,
        context,
        _("Allow payment without the IIN"),
        _("Allow"),
        words.format(name=person.full_name, document=document),
        lambda why: without_iin.allow(desk, person, why),
    )
