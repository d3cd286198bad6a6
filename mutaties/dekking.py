"""The pytest plug-in that notes which test reaches which line, in every process of xdist."""

from __future__ import annotations

import json
import os
import warnings
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path

import coverage
import pytest

from mutaties.kandidaten import VERDIEPINGEN

MAP = "CODIO_DEKKING"  # the folder to leave the notes in
DUREN = "duren.json"
LANGSTE_OPZET = 2.0  # what comes before the first test of a file is not of that test


class Dekking:
    """Coverage with the test that runs as its context, and how long each took."""

    def __init__(self, map: Path) -> None:
        self.map = map
        self.duren: defaultdict[str, float] = defaultdict(float)
        self.meting = coverage.Coverage(
            data_file=str(map / "dekking"),
            data_suffix=True,
            source=list(VERDIEPINGEN),
            omit=["*/migrations/*"],
            config_file=False,
        )
        self.meting.start()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Name the test while it runs."""
        self.meting.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            self.meting.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long it took."""
        tijd = report.duration if report.when == "call" else min(report.duration, LANGSTE_OPZET)
        self.duren[report.nodeid] += tijd

    def pytest_unconfigure(self, config: pytest.Config) -> None:
        """Keep the notes."""
        self.meting.stop()
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", coverage.exceptions.CoverageWarning
            )  # who only hands out tests reaches nothing
            self.meting.save()
        if not hasattr(config, "workerinput"):
            (self.map / DUREN).write_text(json.dumps(self.duren), "utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Measure when asked to."""
    if map_ := os.environ.get(MAP):
        config.pluginmanager.register(Dekking(Path(map_)))
