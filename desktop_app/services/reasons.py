"""Why somebody takes back, annuls or changes what is on file: asked and kept in one way."""

from desktop_app.services.errors import EntryError, Slip


def reason(why: str, asked: str) -> str:
    """The reason as it is kept: in one line, without spaces around it.

    EntryError at the field ``why`` with the words ``asked`` where there is none.
    """
    kept = in_one_line(why)
    if not kept:
        raise EntryError(Slip("why", asked))
    return kept


def in_one_line(text: str) -> str:
    """What can be read of a text: nothing that steers a screen, nor halves of letters."""
    return " ".join("".join(each for each in text if _is_read(each)).split())


def _is_read(letter: str) -> bool:
    return letter.isprintable() or letter.isspace()
