"""Background work of the pages: keys of forms that nobody sends again are removed."""

from __future__ import annotations

from procrastinate.contrib.django import app

from web import handelingen


@app.periodic(cron="47 3 * * *")
@app.task
def ruim_verzendingen_op(timestamp: int) -> None:
    """Clean up every night."""
    handelingen.ruim_verzendingen_op()
