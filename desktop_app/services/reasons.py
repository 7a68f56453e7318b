"""Why somebody takes back, annuls or changes what is on file: asked and kept in one way."""

from desktop_app.services.errors import EntryError, Slip


def reason(why: str, asked: str) -> str:
    """The reason as it is kept: in one line, without spaces around it.

    EntryError at the field ``why`` with the words ``asked`` where there is none.
    """
    kept = " ".join(why.split())
    if not kept:
        raise EntryError(Slip("why", asked))
    return kept
