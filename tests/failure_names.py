"""Says which test has failed as soon as it has, where pytest shows only dots until the end."""

import pytest


class FailureNames:
    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # A worker of xdist has no terminal: what it reports is reported once more where there is.
        terminal = self._config.pluginmanager.getplugin("terminalreporter")
        if report.failed and terminal is not None and terminal.verbosity <= 0:
            what = "FAILED" if report.when == "call" else "ERROR"
            terminal.write(f"\n{what} {report.nodeid}\n", red=True)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(FailureNames(config))
