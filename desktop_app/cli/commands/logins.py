"""The commands for what opens an office: one's own password, and the key of the database."""

from argparse import Namespace

from desktop_app.cli.given import add_database, session_of
from desktop_app.cli.grammar import DONE, Command
from desktop_app.cli.logins import ask_secret, require_terminal
from desktop_app.law.steps import N_
from desktop_app.services.errors import Trouble
from desktop_app.translation import _


def _password(options: Namespace) -> int:
    from desktop_app.services.logins import passwords

    require_terminal()
    with session_of(options) as session:
        passwords.require_passwords(session)
        old = ask_secret(_("The password of before, once more: "))
        new = ask_secret(_("The new password: "))
        if ask_secret(_("The new password, once more: ")) != new:
            raise Trouble(N_("The two are not the same. Nothing was changed."))
        passwords.change_own(session, old, new)
    print(_("Your password is changed."))
    return DONE


PASSWORD = Command(
    "password [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("change your own password"),
    add_database,
    _password,
)


def _key(options: Namespace) -> int:
    from desktop_app.services.logins import protecting

    with session_of(options) as session:
        protecting.change_key(session).end()
    print(_("The database has another key. Everybody enters with the password that they have."))
    return DONE


KEY = Command(
    "key [--database PLACE] [--login FILE] [--language kk|ru]",
    N_("change the key of the database, such as after somebody has left (administrator)"),
    add_database,
    _key,
)
