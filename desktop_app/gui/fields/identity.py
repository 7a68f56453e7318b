"""Fields for names and numbers: set right as they are meant, which is told quietly below them."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from desktop_app import translation, wording
from desktop_app.gui.fields.entries import TextField
from desktop_app.identity import numbers
from desktop_app.identity.cleaning import Cleaned, cleaned_name, cleaned_patronymic, cleaned_words
from desktop_app.law.iin import problem_of
from desktop_app.law.steps import Step
from desktop_app.services.errors import Doubt, Slip
from desktop_app.services.identity.addresses import address_slips
from desktop_app.services.identity.meaning import told_mended
from desktop_app.services.identity.names import family_name_question, name_question, name_slip
from desktop_app.services.identity.numbers import (
    bank_doubt,
    bin_slip,
    iban_slip,
    iin_slip,
    phone_doubt,
)


class MeantField(TextField):
    """Its value is what is meant; so it stands in the field too, once one leaves it.

    A slip or a doubt is told then. Subclasses say what is meant, what is wrong and what doubtful.
    """

    clean: Callable[[str], Cleaned]

    def __init__(self, name: str, *, most: int = 200, placeholder: str = "") -> None:
        super().__init__(name, most=most, placeholder=placeholder)
        self.edit.editingFinished.connect(self.tidy)

    def value(self) -> str:
        return self._meant().value

    def set_value(self, text: str) -> None:
        super().set_value(text)
        self.tidy()

    def _meant(self) -> Cleaned:
        return type(self).clean(self.edit.text())

    def tidy(self) -> None:
        """Put what is meant in the place of what was typed; tell that, or what is wrong with it."""
        found = self._meant()
        if found.value != self.edit.text():
            after = len(self.edit.text()) - self.edit.cursorPosition()
            super().set_value(found.value)
            if self.edit.window().focusWidget() is self.edit:  # it is typed on, after a look at F1
                self.edit.setCursorPosition(max(0, len(found.value) - after))
        slip, doubt = self.wrong(found.value), self.doubtful(found.value)
        told = [doubt] if doubt is not None else []
        if found.mended:
            told.append(told_mended(found))
        words = " ".join(wording.step(each, translation.current()) for each in told)
        if slip is not None:
            self.show_slip(wording.step(slip.step, translation.current()))
        elif doubt is not None:
            self.show_warning(words)
        elif words:
            self.show_hint(words)
        unusual = self.unusual(found.value) if slip is None else None
        if unusual is not None:  # what was asked else stands until something else is typed
            self.ask(unusual)

    def wrong(self, value: str) -> Slip | None:
        return None

    def doubtful(self, value: str) -> Step | None:
        return None

    def unusual(self, value: str) -> Doubt | None:
        """What somebody is to confirm."""
        return None


class NameField(MeantField):
    """A person's name or a part of it."""

    clean = staticmethod(cleaned_name)

    def wrong(self, value: str) -> Slip | None:
        return name_slip("", value)

    def unusual(self, value: str) -> Doubt | None:
        return family_name_question("", value)


class PatronymicField(NameField):
    """Empty where there is none, whatever was written to say so."""

    clean = staticmethod(cleaned_patronymic)


class OfficialNameField(NameField):
    """As papers show the name of somebody of the office or a school: in whatever form."""

    def unusual(self, value: str) -> Doubt | None:
        return name_question("", value)


class WordsField(MeantField):
    """Somebody with a position, an organisation: capitals, digits and signs belong to it."""

    clean = staticmethod(cleaned_words)

    def wrong(self, value: str) -> Slip | None:
        return name_slip("", value, any_words=True)


class ComplainantField(WordsField):
    """Somebody, or an organisation."""

    def unusual(self, value: str) -> Doubt | None:
        return name_question("", value, any_words=True)


class IinField(MeantField):
    """Twelve digits; says at once when the check digit is wrong."""

    completed = Signal(str)
    """Twelve digits that can be an IIN were typed."""

    clean = staticmethod(numbers.iin)

    def __init__(self, name: str) -> None:
        super().__init__(name, most=60)

    def _typed(self) -> None:
        super()._typed()
        iin = self.value()
        if len(iin) < 12:
            return
        if problem_of(iin) is not None:
            self.check()
        elif iin != self.edit.text():
            self.tidy()  # which types it once more
        else:
            self.completed.emit(iin)

    def check(self) -> None:
        slip = iin_slip("iin", self.value())
        self.show_slip(wording.step(slip.step, translation.current()) if slip else "")

    def wrong(self, value: str) -> Slip | None:
        return iin_slip("iin", value) if value else None


class BinField(MeantField):
    clean = staticmethod(numbers.bin_number)

    def wrong(self, value: str) -> Slip | None:
        return bin_slip("bin", value)


class AccountField(MeantField):
    clean = staticmethod(numbers.iban)

    def wrong(self, value: str) -> Slip | None:
        return iban_slip("iban", value) if value else None

    def doubtful(self, value: str) -> Step | None:
        return bank_doubt(value)


class PhoneField(MeantField):
    clean = staticmethod(numbers.phone)

    def doubtful(self, value: str) -> Step | None:
        return phone_doubt(value)


class AddressField(TextField):
    """Where papers are sent: «there, too» is told at once to be no address."""

    def __init__(self, name: str) -> None:
        super().__init__(name, most=300)
        self.edit.editingFinished.connect(self.check)

    def check(self) -> None:
        for slip in address_slips("address", self.value()):
            self.show_slip(wording.step(slip.step, translation.current()))


class PaperNumberField(MeantField):
    """A number that stands on a paper of ours."""

    clean = staticmethod(numbers.register_number)
