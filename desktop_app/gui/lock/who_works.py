"""Who works, as the line below every page names them: whoever entered, or somebody to choose."""

from dataclasses import replace

from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.words import words
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.explaining import is_of_database
from desktop_app.services.office import shown


def show(window: MainWindow, context: Context) -> None:
    """By the name and the role of now; the context's desk is theirs from now on."""
    desk, session = context.desk, context.session
    staff = _staff(context)
    if session is not None:  # who it is was proved
        worker = next((each for each in staff if each.id == desk.worker.id), desk.worker)
        context.desk = desk.taken_by(worker)
        context.session = replace(session, own=context.desk)
        window.show_entered(_named(worker), desk.database.shown_name)
        return
    chosen = _at_work(context, staff)
    context.desk = desk.taken_by(chosen)
    named = [(worker.name, _named(worker)) for worker in staff]
    window.show_staff(named, chosen.name, desk.database.shown_name)


def _staff(context: Context) -> list[Worker]:
    try:
        return shown.workers(context.desk)
    except Exception as error:
        if not is_of_database(error):
            raise
        return [context.desk.worker]  # a server that is off, a stick that was taken out


def _named(worker: Worker) -> str:
    """The clerk of a practice office is called what clerks are called in Kazakh: said once."""
    role = words(worker.role)
    return role if worker.name == role else f"{worker.name} – {role}"


def _at_work(context: Context, staff: list[Worker]) -> Worker:
    """Whoever was chosen; who works already, renamed perhaps; or the first clerk."""
    now = context.desk.worker.id
    named = [each for each in staff if each.name == context.settings.worker]
    same = [each for each in staff if each.id == now]
    clerks = [each for each in staff if each.role is Role.CLERK]
    return (named + same + clerks + staff)[0]
