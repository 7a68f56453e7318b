"""People nobody is: an office to practise in has one for each role, and no paper is theirs."""

from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker

INVENTED = (
    Worker(0, "Маман", Role.CLERK, "маман", "специалист"),
    Worker(0, "Басшы", Role.HEAD, "басшы", "руководитель"),
    Worker(0, "Бухгалтер", Role.ACCOUNTANT, "бухгалтер", "бухгалтер"),
    Worker(0, "Әкімші", Role.ADMINISTRATOR, "әкімші", "администратор"),
    Worker(0, "Тексеруші", Role.INSPECTOR, "тексеруші", "инспектор"),
)

_NAMES = frozenset(worker.name.casefold() for worker in INVENTED)


def is_real(name: str) -> bool:
    """Whether somebody can be called so."""
    folded = " ".join(name.split()).casefold()
    return bool(folded) and folded not in _NAMES


def usual_position(role: Role) -> Worker:
    """Somebody of this role, for the words of the position."""
    return next(worker for worker in INVENTED if worker.role is role)
