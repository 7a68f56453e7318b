"""What is wrong with a server's address, its certificate or its door, and what to do about it."""

from collections.abc import Mapping

from desktop_app.law.steps import N_

SERVER_WORDS: Mapping[str, str] = {
    "address": N_(
        "This is not the address of a database: give a file, or postgresql://user@server/name."
    ),
    "address password": N_(
        "The password can't stand in this address: it has one of the characters @ % / ? # in it, "
        "or stands among the options. Give the address without it, postgresql://user@server/name, "
        "and the password in its own field, or in the file .pgpass."
    ),
    "address port": N_(
        "What stands after the colon behind the server's name is not a port. Write a number there, "
        "such as postgresql://user@server:5432/name, or nothing. Where it is a part of the "
        "password, give the address without the password."
    ),
    "address sslmode": N_(
        "“{what}” is no sslmode in the address of the server. Leave it out: then the server's "
        "certificate is checked (verify-full). Weaker ones are verify-ca, require and disable."
    ),
    "address option": N_(
        "There is an option after the question mark of the server's address that PostgreSQL does "
        "not know or can't use. Check how it is spelt, such as sslmode or sslrootcert."
    ),
    "certificate unknown": N_(
        "The server's certificate is signed by nobody whom this PC trusts, or by itself: another "
        "server may have taken its place. Get the file of the root certificate from whoever looks "
        "after the server and name it in the address: ?sslrootcert=FILE."
    ),
    "certificate expired": N_(
        "The server's certificate has expired. Ask whoever looks after the server for a new one, "
        "and check the date of this PC."
    ),
    "certificate not yet": N_(
        "The server's certificate is not valid yet. Check the date of this PC, then ask whoever "
        "looks after the server."
    ),
    "certificate other host": N_(
        "The server's certificate is for another name than the one in the address. Write the name "
        "that the certificate has, or ask whoever looks after the server for one with this name."
    ),
    "root certificate": N_(
        "The file of the root certificate that the server is checked by is not there or can't be "
        "read. Copy it to this PC and name it in the address: ?sslrootcert=FILE."
    ),
    "no tls": N_(
        "The server does not speak TLS, so everything would go over the network unencrypted. Have "
        "it switched on at the server (ssl = on)."
    ),
    "pg_hba": N_(
        "The server does not let this PC, this user or this database in (its file pg_hba.conf), "
        "or not in this way, such as without TLS. Ask whoever looks after the server for a line "
        "“hostssl” with this user, this database and this PC's address."
    ),
}
"""By the kind of `DatabaseTrouble`."""
