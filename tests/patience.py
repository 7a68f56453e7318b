"""How long a test waits for what is bound to come: so long that a busy machine is no failure.

Nothing is waited for once it has come, and what does not come still fails.
"""

from collections.abc import Callable

from hypothesis import HealthCheck, settings
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import CheckParamsCb, SignalBlocker

SECONDS = 240
"""Less than pytest's own limit for a whole test, which ends all of them."""

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])


class PatientBot(QtBot):
    """Waits for signals and states of windows, where pytest-qt gives up after five seconds."""

    def waitSignal(
        self,
        signal: SignalInstance,
        *,
        timeout: int = SECONDS * 1000,
        raising: bool | None = None,
        check_params_cb: CheckParamsCb | None = None,
    ) -> SignalBlocker:
        return super().waitSignal(
            signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb
        )

    def waitUntil(
        self, callback: Callable[[], bool | None], *, timeout: int = SECONDS * 1000
    ) -> None:
        super().waitUntil(callback, timeout=timeout)
