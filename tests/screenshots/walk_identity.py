"""A fact that was wrong, a child on file twice, an organisation that applies, an IIN to follow."""

from datetime import date

from desktop_app.gui import places
from desktop_app.gui.awards.amend import AmendDialog
from desktop_app.gui.children.alike_page import AlikePage
from desktop_app.gui.children.merge import MergeDialog
from desktop_app.gui.entry.page import EntryPage
from desktop_app.law.corrections import WrongFact
from desktop_app.records.kinds import Role
from desktop_app.records.likeness import Said
from desktop_app.services.cases import alike
from desktop_app.services.desk import Desk
from desktop_app.services.office import details
from tests.builders import Clock, a_school
from tests.gui.keyboard import type_into
from tests.screenshots.office import Office
from tests.services.acts import taken_by
from tests.services.twice_on_file import twice_awarded

_DOCUMENT = {"kk": "Туу туралы куәлік № 0417", "ru": "Свидетельство о рождении № 0417"}


def wrong_facts(office: Office) -> None:
    """Each fact that can have been wrong, and the birth date with what follows from it."""
    office.role(Role.HEAD)
    page = office.child("Петрова Варвара")
    page.tabs.setCurrentWidget(page.awards)
    for fact in WrongFact:
        page.amend()
        dialog = office.dialog(AmendDialog)
        dialog.kind.set_value(fact)
        if fact is WrongFact.BIRTH_DATE:
            dialog.wrong.birth_date.set_value(date(2008, 11, 14))
            dialog.wrong.document.set_value(_DOCUMENT[office.camera.language])
            dialog.refresh()
        guide = "wrong-fact" if fact is WrongFact.BIRTH_DATE else ""
        office.dialog_shot(f"wrong-{fact.value.replace(' ', '-')}", guide)


def twice_on_file(office: Office) -> None:
    """A child on file under two IINs, found on the page of look-alikes, and made one."""
    head = taken_by(office.desk, Role.HEAD)
    _put_twice(head)
    office.role(Role.HEAD)
    page = office.go(places.ALIKE, AlikePage)
    office.take("alike", "alike")
    page.all_box.setChecked(True)
    office.take("alike-answered-too")
    page.merge()
    office.dialog(MergeDialog)
    office.dialog_shot("dialog-merge")


def _put_twice(head: Desk) -> None:
    clock, now = head.clock, head.now()
    found = twice_awarded(
        head,
        details.save_school(head, a_school(name_kk="№ 27 мектеп", name_ru="Школа № 27", bin="")),
    )
    assert isinstance(clock, Clock)
    clock.move_to(now)
    alike.answer(head, *found.ids, Said.OPEN)


def who_has_no_iin(office: Office) -> None:
    office.role(Role.CLERK)
    page = office.go(places.entry(), EntryPage)
    page.form.child.no_iin.set_value(True)
    page.form.applicant.organisation.set_value(True)
    type_into(page.form.applicant.named.bin.edit, "990140001233")
    office.take("entry-without-iin-organisation")
