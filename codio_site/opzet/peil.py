"""`python -m codio_site.opzet.peil [address]`: ask a web process whether it is ready; exit code 0 or 1.

Without an address it asks where `CODIO_ADRES` and `CODIO_POORT` say that it listens.

For the health check of a container, where nothing else is: the standard library only. It asks under the first name of
`ALLOWED_HOSTS`, because the application answers to no other.
"""

from __future__ import annotations

import os
import sys
import urllib.error
import urllib.request

PAD = "/gezondheid/klaar/"
OVERAL = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104
GEBRUIK = (
    "gebruik: bin/beheer peil [adres]   bijvoorbeeld: bin/beheer peil http://127.0.0.1:8001/gezondheid/klaar/"
)
GEDULD = 5.0


def adres() -> str:
    """Give the address at which this installation says whether it is ready."""
    waar = os.environ.get("CODIO_ADRES", "").strip()
    host = OVERAL.get(waar) or (f"[{waar}]" if ":" in waar else waar)
    return f"http://{host}:{os.environ.get('CODIO_POORT', '').strip() or '8000'}{PAD}"


def staat(adres: str) -> int:
    """Give the status of the answer; 0 when there is none."""
    naam = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".") or "localhost"
    vraag = urllib.request.Request(adres, headers={"Host": naam})  # noqa: S310  an address of our own
    try:
        with urllib.request.urlopen(vraag, timeout=GEDULD) as antwoord:  # noqa: S310
            return int(antwoord.status)
    except urllib.error.HTTPError as fout:
        return fout.code
    except OSError:
        return 0


def main(argumenten: list[str]) -> int:
    """Say what the web process says."""
    if len(argumenten) > 1 or any(
        not argument.startswith(("http://", "https://")) for argument in argumenten
    ):
        print(GEBRUIK, file=sys.stderr)
        return 2
    waar = argumenten[0] if argumenten else adres()
    status = staat(waar)
    print(f"{waar}: {status or 'geen antwoord'}")
    return 0 if status == 200 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
