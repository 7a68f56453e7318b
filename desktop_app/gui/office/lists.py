"""The schools and the workers of the office."""

from desktop_app import translation
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.list_tab import ListTab
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.words import words
from desktop_app.records.acts import Act
from desktop_app.records.people import Provider, Worker
from desktop_app.services.office.shown import OfficeOnFile
from desktop_app.translation import _


class SchoolsTab(ListTab[Provider]):
    def __init__(self, page: Page) -> None:
        columns = [
            Column[Provider](_("Name in Kazakh"), lambda school: school.name_kk),
            Column(_("Name in Russian"), lambda school: school.name_ru),
            Column(_("BIN"), lambda school: school.bin, width=120),
            Column(_("Phone"), lambda school: school.phone, width=150),
            Column(_("Head"), lambda school: school.head_name, width=160),
        ]
        super().__init__(page, _("Schools"), columns)
        self.add_button = button(
            _("New school…"), lambda: self.ask(None), icon="plus", primary=True
        )
        self.edit_button = button(_("Change…"), lambda: self.on_chosen(self.edit), icon="pencil")
        self.offer(self.add_button, self.edit_button)

    def show_on_file(self, found: OfficeOnFile) -> None:
        self.show_rows({school.id: school for school in found.schools})
        allow(self.add_button, self.context.desk, Act.SAVE_SCHOOL)
        allow(self.edit_button, self.context.desk, Act.SAVE_SCHOOL, ready=bool(self.found))

    def edit(self, row_id: int) -> None:
        self.ask(self.found[row_id])

    def ask(self, school: Provider | None) -> None:
        from desktop_app.gui.office.school import SchoolDialog

        SchoolDialog(self, self.context, school)


class WorkersTab(ListTab[Worker]):
    def __init__(self, page: Page) -> None:
        columns = [
            Column[Worker](_("Name"), lambda worker: worker.name),
            Column(_("Role"), lambda worker: words(worker.role), width=150),
            Column(_("Position in Kazakh"), lambda worker: worker.position_kk),
            Column(_("Position in Russian"), lambda worker: worker.position_ru),
        ]
        super().__init__(page, _("Workers"), columns)
        self.add_button = button(
            _("New worker…"), lambda: self.ask(None), icon="user-plus", primary=True
        )
        self.edit_button = button(_("Change…"), lambda: self.on_chosen(self.edit), icon="pencil")
        self.retire_button = button(
            _("Take out of the list…"), lambda: self.on_chosen(self.retire), icon="x"
        )
        self.roles_button = button(_("Who does what…"), self.show_roles, icon="users")
        self.password_button = button(
            _("New password…"), lambda: self.on_chosen(self.give_password), icon="lock"
        )
        self.code_button = button(_("New recovery code…"), self.make_code)
        self.key_button = button(_("Change the key…"), self.change_key)
        self.orders_button = button(_("Orders of substitution…"), self.show_orders)
        self.of_logins = (self.password_button, self.code_button, self.key_button)
        self.offer(self.add_button, self.edit_button, self.retire_button)
        below = Row()  # all in one row would not fit a small screen
        for made in self.of_logins:
            below.addWidget(made)
        below.addWidget(self.orders_button)
        below.addStretch(1)
        self.column.addLayout(below)
        self.buttons.addWidget(self.roles_button)
        self._office = ""

    def show_on_file(self, found: OfficeOnFile) -> None:
        self.show_rows({worker.id: worker for worker in found.workers})
        desk = self.context.desk
        allow(self.add_button, desk, Act.SAVE_WORKER)
        allow(self.edit_button, desk, Act.SAVE_WORKER, ready=bool(self.found))
        allow(self.retire_button, desk, Act.RETIRE_WORKER, ready=bool(self.found))
        names = found.details.name_kk, found.details.name_ru
        self._office = names[translation.current() == "ru"]
        allow(self.password_button, desk, Act.SET_PASSWORD, ready=bool(self.found))
        for made in (self.code_button, self.key_button):
            allow(made, desk, Act.CHANGE_KEY)
        for made in self.of_logins:
            made.setHidden(self.context.session is None)

    def edit(self, row_id: int) -> None:
        self.ask(self.found[row_id])

    def ask(self, worker: Worker | None) -> None:
        from desktop_app.gui.office.worker import WorkerDialog

        WorkerDialog(self, self.context, worker, self._office)

    def retire(self, row_id: int) -> None:
        from desktop_app.gui.office.worker import RetireDialog

        RetireDialog(self, self.context, self.found[row_id])

    def give_password(self, row_id: int) -> None:
        from desktop_app.gui.logins.first_password import FirstPasswordDialog

        session = self.context.session
        if session is not None:
            worker = self.found[row_id]
            FirstPasswordDialog(self, self.context, session, worker, self._office)

    def make_code(self) -> None:
        from desktop_app.gui.logins.first_password import NewCodeDialog

        if self.context.session is not None:
            NewCodeDialog(self, self.context, self.context.session)

    def change_key(self) -> None:
        from desktop_app.gui.logins.first_password import ChangeKeyDialog

        if self.context.session is not None:
            ChangeKeyDialog(self, self.context, self.context.session)

    def show_orders(self) -> None:
        from desktop_app.gui.payouts.substitutions import show_substitutions

        show_substitutions(self, self.context)

    def show_roles(self) -> None:
        from desktop_app.gui.office.roles import RolesDialog

        RolesDialog(self, is_practice=self.context.session is None).open()
