"""A real office: it begins, its people enter, its window is locked, and its backups."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.gui.backups.restore import RestoreDialog
from desktop_app.gui.beginning.choice_page import ChoicePage
from desktop_app.gui.beginning.code_step import CodeStep
from desktop_app.gui.beginning.first_start import FirstStart
from desktop_app.gui.beginning.office_step import OfficeStep
from desktop_app.gui.beginning.password_step import PasswordStep
from desktop_app.gui.beginning.workers_step import WorkersStep
from desktop_app.gui.lock.lock_page import LockPage
from desktop_app.gui.logins.login_page import LoginPage
from desktop_app.gui.logins.own_password import OwnPasswordPage
from desktop_app.gui.logins.recovery_page import RecoveryPage
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.places import Place
from desktop_app.keys.files import ring_file
from desktop_app.storage.database import Database
from tests.screenshots.office import Office, asked, opened
from tests.screenshots.pictures import Camera
from tests.screenshots.screen import settle

PASSWORD = "алма 77 жүзік"
NAMES = ("С. Ахметова", "Ә. Қожағұлова", "Д. Оспанов", "М. Ержанова")


@dataclass
class FirstSteps:
    """The first steps of the office that has been opened."""

    office: Office

    @property
    def page(self) -> FirstStart:
        return asked(self.office.app, FirstStart)

    def go_on(self) -> None:
        self.page.go_on()
        settle(self.office.app)

    def choose_password(self) -> None:
        step = self.page.step
        assert isinstance(step, PasswordStep)
        self.office.take("first-start-password")
        step.new.first.edit.setText("12345")
        self.go_on()
        self.office.take("first-start-password-slip")
        for field in (step.new.first, step.new.again):
            field.edit.setText(PASSWORD)
        self.office.take("first-start-password-typed")
        self.go_on()

    def keep_code(self) -> None:
        """Printed, and typed from the paper; then the slips of the others."""
        step = self.page.step
        assert isinstance(step, CodeStep)
        self.office.take("first-start-code")
        step.card.print_button.click()
        self.office.dialog_shot("dialog-recovery-code")
        self.go_on()
        self.office.take("first-start-code-slip")
        step.card.typed.set_value(step.card.shown.text())
        self.go_on()
        self.office.take("first-start-slips")
        self.go_on()


def real_office(folder: Path, camera: Camera) -> None:
    place = folder / "office.homeedu"
    with opened(str(place), camera.language) as app:
        office = Office(app, camera)
        office.take("choice")
        asked(app, ChoicePage).begin_button.click()
        temporary = begin(FirstSteps(office))
        office.take("administrator")
        workers(office)
        backups(office)
        own_login(office)
        lock(office)
    with opened(str(place), camera.language) as app:
        entering(Office(app, camera), temporary)
    ring_file(place).rename(folder / "elsewhere")
    with opened(str(place), camera.language) as app:
        camera.take(app, "no-keys")


def begin(steps: FirstSteps) -> str:
    """The temporary password of the second, who is the head."""
    office = steps.office
    first = steps.page.step
    assert isinstance(first, OfficeStep)
    steps.go_on()
    office.take("first-start-office-slips")
    typed = {"name_kk": "Білім бөлімі", "name_ru": "Отдел образования", "head_name": NAMES[1]}
    for name, text in typed.items():
        first.fields[name].set_value(text)
    office.take("first-start-office")
    steps.go_on()
    office.take("first-start-school")
    steps.go_on()
    people = steps.page.step
    assert isinstance(people, WorkersStep)
    steps.go_on()
    office.take("first-start-workers-slips")
    for row, name in zip(people.rows, NAMES, strict=True):
        row.name.set_value(name)
    office.take("first-start-workers")
    steps.go_on()
    steps.choose_password()
    temporary = steps.page.answers.newcomers()[1].password
    steps.keep_code()
    return temporary


def workers(office: Office) -> None:
    """What the administrator does about the logins of the others."""
    page = office.go(Place("settings", text="workers"), SettingsPage)
    office.take("settings-workers-administrator")
    page.workers.table.selectRow(0)
    page.workers.on_chosen(page.workers.give_password)
    office.dialog_shot("dialog-first-password")
    page.workers.make_code()
    office.dialog_shot("dialog-new-code")
    page.workers.change_key()
    office.dialog_shot("dialog-change-key")
    page.workers.show_roles()
    office.dialog_shot("dialog-roles")


def backups(office: Office) -> None:
    page = office.go(Place("settings", text="backups"), SettingsPage)
    office.take("settings-backups")
    page.backups.make()
    office.take("settings-backups-made")
    page.backups.table.selectRow(0)
    page.backups.on_chosen(page.backups.edit)
    office.dialog_shot("dialog-backup-prove")
    page.backups.on_chosen(page.backups.restore)
    office.take("dialog-backup-restore")
    dialog = office.dialog(RestoreDialog)
    dialog.password.edit.setText(PASSWORD)
    dialog.look()
    office.take("dialog-backup-what-would-change")
    dialog.restore_button.click()
    office.dialog_shot("dialog-backup-restore-slip")


def own_login(office: Office) -> None:
    """What whoever entered does about their own password."""
    office.app.window.password_wanted.emit()
    office.take("dialog-own-password")
    office.slips_shot("dialog-own-password-slips")
    office.app.window.pin_wanted.emit()
    office.take("dialog-pin")
    office.slips_shot("dialog-pin-slips")


def lock(office: Office) -> None:
    office.app.window.lock_wanted.emit()
    office.take("locked")
    settle(office.app)
    lock = office.app.at_window.lock
    assert lock is not None
    assert isinstance(lock.page, LockPage)
    lock.page.typed.edit.setText("0000")
    lock.page.wake()
    office.take("locked-wrong-password")


def entering(office: Office, temporary: str) -> None:
    """A wrong password again and again, the recovery code, and a temporary password."""
    app = office.app
    page = asked(app, LoginPage)
    office.take("login")
    page.who.box.setCurrentText(NAMES[0])
    for _turn in range(12):
        if page.slowed.is_waiting:
            break
        page.password.edit.setText("ҚАТЕ")
        page.enter()
        office.take("login-wrong-password")
    page.forgot_button.click()
    office.take("recovery")
    recovery = asked(app, RecoveryPage)
    recovery.enter()
    office.take("recovery-slips")
    recovery.given_up.emit()
    page = asked(app, LoginPage)
    page.who.box.setCurrentText(NAMES[1])
    page.password.edit.setText(temporary)
    page.enter()
    settle(app)
    asked(app, OwnPasswordPage).go_on()
    office.take("own-password-slips")


def office_of_before(demo: Path, folder: Path, camera: Camera) -> None:
    """Of an earlier version: its people get real names and passwords first."""
    place = folder / "before.sqlite"
    place.write_bytes(demo.read_bytes())
    database = Database(place)
    with database.begin() as connection:
        connection.exec_driver_sql("DELETE FROM office WHERE key = 'practice'")
    database.close()
    with opened(str(place), camera.language) as app:
        office = Office(app, camera)
        office.take("first-start-old-office")
        FirstSteps(office).go_on()
        office.take("first-start-old-office-slips")
