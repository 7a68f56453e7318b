"""A real office in a file, with everybody's password: made once, then copied."""

from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from desktop_app.keys.files import ring_file
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office, Provider, Worker
from desktop_app.services.logins import entering, passwords, protecting
from desktop_app.services.logins.doors import door_of
from desktop_app.services.logins.newcomers import Newcomer

OFFICE_OWN = "алма 77 жүзік"
"""The password of the first, who is the administrator."""

PEOPLE = (
    Newcomer(Worker(0, "С. Ахметова", Role.ADMINISTRATOR, "әкімші", "администратор"), OFFICE_OWN),
    Newcomer(Worker(0, "Ә. Қожағұлова", Role.HEAD, "басшы", "руководитель"), "бұлт 88 өзен тау"),
    Newcomer(Worker(0, "Д. Оспанов", Role.ACCOUNTANT, "бухгалтер", "бухгалтер"), "қасық 99 шам"),
    Newcomer(Worker(0, "М. Ержанова", Role.CLERK, "маман", "специалист"), "терезе 66 гүл"),
)
DETAILS = Office(name_kk="Білім бөлімі", name_ru="Отдел образования", head_name="Ә. Қожағұлова")
SCHOOL = Provider(0, "№5 мектеп", "Школа № 5", head_name="Б. Сәрсен")


@dataclass(frozen=True)
class RealOffice:
    """The first of its people has a password of their own, the others' are temporary."""

    file: Path
    code: str

    def copied_to(self, file: Path) -> "RealOffice":
        copyfile(self.file, file)
        copyfile(ring_file(self.file), ring_file(file))
        return RealOffice(file, self.code)


def real_office(file: Path) -> RealOffice:
    session, code = protecting.begin_office(file, DETAILS, SCHOOL, PEOPLE)
    session.end()
    return RealOffice(file, code)


def office_of_head(file: Path, own: str) -> RealOffice:
    """The head has chosen a password, which opens Today."""
    office = real_office(file)
    head = PEOPLE[1]
    door = door_of(file)
    worker = next(worker for worker, name in door.names if name == head.worker.name)
    session = entering.enter(door, worker, head.password, pc="")
    passwords.change_own(session, head.password, own).end()
    return office
