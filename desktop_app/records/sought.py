"""What somebody seeks in a list, by the keys of its words."""

from desktop_app.identity.folding import folded
from desktop_app.records.plain_text import LONGEST_SOUGHT, plain


def sought_words(text: str) -> list[str]:
    """The keys of the words that all must be found; marks alone are found as they are.

    Longer than any name it is one word, found nowhere.
    """
    if len(text) > LONGEST_SOUGHT:
        return [plain(text[: LONGEST_SOUGHT + 1])]
    return folded(plain(text)).split() or plain(text).split()
