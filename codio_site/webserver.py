"""`python -m codio_site.webserver …`: look whether this installation may start, then serve with uvicorn, which gets all options.

Of several web processes none may start with wrong settings; the one above them then ends as if all were well (code 0), and who
started it does not know. Here the code is that of `codio_site.start`.
"""

from __future__ import annotations

import os
import subprocess
import sys


def main(opties: list[str]) -> int:
    """Look first, in a process of its own; this one becomes uvicorn. Gives the code of a start that is refused."""
    gezien = subprocess.run([sys.executable, "-c", "import codio_site.asgi"], check=False)
    if gezien.returncode:
        return gezien.returncode
    os.execv(sys.executable, [sys.executable, "-m", "uvicorn", "codio_site.asgi:application", *opties])  # noqa: S606


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
