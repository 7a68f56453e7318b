"""All soaks; a new one gets its line here."""

from tests.soak.forms import FORMS
from tests.soak.interrupted import KILLED, STOPPED
from tests.soak.layouts import LAYOUTS
from tests.soak.other_formats import OTHER_FORMATS, OTHERS_MUTATED
from tests.soak.papers import PAPERS
from tests.soak.power_cut.cuts import POWER_CUT
from tests.soak.power_cut.plaintext import PLAINTEXT
from tests.soak.registers import IN_MANNERS, REGISTERS
from tests.soak.screens import SCREENS
from tests.soak.sheets import SHEETS
from tests.soak.sudden_end.killed import KILLED as ENDED
from tests.soak.sudden_end.window_killed import WINDOW_KILLED
from tests.soak.trials import Soak
from tests.soak.workbooks import MADE, MUTATED

SOAKS: tuple[Soak, ...] = (
    MADE,
    MUTATED,
    OTHER_FORMATS,
    OTHERS_MUTATED,
    REGISTERS,
    IN_MANNERS,
    FORMS,
    LAYOUTS,
    PAPERS,
    SHEETS,
    SCREENS,
    STOPPED,
    KILLED,
    ENDED,
    WINDOW_KILLED,
    POWER_CUT,
    PLAINTEXT,
)
