"""Which places are for whom: whoever looks after the program does not see families."""

from desktop_app.gui import places
from desktop_app.gui.places import Place
from desktop_app.records.kinds import Role

_PROGRAM = frozenset({"settings"})
_EVERYTHING = frozenset(
    {
        *_PROGRAM,
        "today",
        "applications",
        "children",
        "payouts",
        "papers",
        "complaints",
        "registers",
    }
)


def pages_for(role: Role) -> frozenset[str]:
    """The pages of the sidebar that a role opens; those that belong to one go with it."""
    return _PROGRAM if role is Role.ADMINISTRATOR else _EVERYTHING


def first_place(role: Role) -> Place:
    """Where work begins."""
    return Place("settings", text="workers") if role is Role.ADMINISTRATOR else places.TODAY
