"""What was answered in the first steps; nothing of it is kept anywhere before the last of them."""

from dataclasses import dataclass, field, replace

from desktop_app.keys import passwords
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office, Provider, Worker
from desktop_app.records.practice import is_real, usual_position
from desktop_app.services.logins.newcomers import Newcomer


def of_role(role: Role, name: str = "") -> Worker:
    """Somebody new, with the usual words of the position."""
    usual = usual_position(role)
    return Worker(0, name, role, usual.position_kk, usual.position_ru)


def _first_rows() -> list[Worker]:
    roles = (Role.ADMINISTRATOR, Role.HEAD, Role.ACCOUNTANT, Role.CLERK)
    return [of_role(role) for role in roles]


@dataclass
class Answers:
    """The first of the workers sits at the PC and is the administrator."""

    office: Office = field(default_factory=Office)
    school: Provider | None = None
    workers: list[Worker] = field(default_factory=_first_rows)
    password: str = field(default="", repr=False)
    drawn: dict[int, str] = field(default_factory=dict, repr=False)
    """A first password for each other worker, by their place in the list."""

    def newcomers(self) -> list[Newcomer]:
        """Everybody with a first password: the one that was chosen, or drawn words."""
        return [
            Newcomer(worker, self.password if at == 0 else self._drawn(at))
            for at, worker in enumerate(self.workers)
        ]

    def _drawn(self, at: int) -> str:
        if at not in self.drawn:
            self.drawn[at] = passwords.draw()
        return self.drawn[at]


def taken_over(workers: tuple[Worker, ...], office: Office) -> Answers:
    """Of an office that has its people on file already; an administrator comes first.

    Where nobody real heads its papers yet, it is proposed to be the only head on the list.
    """
    first = [worker for worker in workers if worker.role is Role.ADMINISTRATOR]
    rest = [worker for worker in workers if worker not in first]
    if not is_real(office.head_name):
        heads = [each.name for each in workers if each.role is Role.HEAD and is_real(each.name)]
        office = replace(office, head_name=heads[0] if len(heads) == 1 else "")
    return Answers(office, workers=[*(first or [of_role(Role.ADMINISTRATOR)]), *rest])


def needs_a_name(worker: Worker) -> bool:
    return not is_real(worker.name)
