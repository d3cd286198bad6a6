"""One conversation with the mail server: offers a mail, and tells what the server did with it."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import encoders
from email.mime.base import MIMEBase
from email.utils import format_datetime
from types import TracebackType
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address
from django.template.loader import render_to_string

from organisatie.mailopmaak import als_html
from organisatie.models import Bericht, Bijlage

LANGSTE_FOUT = 300
PERSOONLIJK = (re.compile(r"https?://\S+"), re.compile(r"[\w-]{12,}"))
TE_DRUK = 421


class Serverstoring(Exception):
    """The mail server cannot be used now; says why in Dutch, and whether one mail was on the table."""

    def __init__(self, woorden: str, *, met_bericht: bool = False) -> None:
        super().__init__(woorden)
        self.met_bericht = met_bericht


class Tijdelijk(Exception):
    """The server did not take this mail now (4xx)."""


class Geweigerd(Exception):
    """The server does not want this mail (5xx)."""


class Onbruikbaar(Exception):
    """No mail can be made of this: an impossible address, for one."""


@dataclass
class Postlijn:
    """The line to the mail server, opened when it is needed and used for one mail after another.

    A context manager. Works with each mail backend of Django; with SMTP it knows the moment at which the
    server can have the mail.
    """

    _lijn: Any = None

    def __enter__(self) -> Postlijn:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        if soort is None and isinstance(self._lijn, EmailBackend):
            self._zet_geduld(settings.EMAIL_TIMEOUT)
            self._lijn.close()  # says QUIT
        self._hang_op()

    def bied_aan(self, bericht: Bericht, voor_de_punt: Callable[[], None]) -> None:
        """Offer one mail; comes back when the server has accepted it.

        Calls `voor_de_punt` at the last moment before the server can accept. Raises `Serverstoring`,
        `Tijdelijk`, `Geweigerd` or `Onbruikbaar` when it did not, and what `voor_de_punt` raises.
        """
        mail = _maak_mail(bericht)
        try:
            self._neem_op()
            if isinstance(self._lijn, EmailBackend):
                self._spreek(self._smtp, mail, voor_de_punt)
            else:
                self._geef_af(mail, voor_de_punt)
        except (Tijdelijk, Geweigerd) as fout:
            raise type(fout)(zonder_tekst(str(fout), bericht.tekst)) from fout
        except Serverstoring as fout:
            self._hang_op()
            woorden = zonder_tekst(str(fout), bericht.tekst)
            raise Serverstoring(woorden, met_bericht=fout.met_bericht) from fout
        except BaseException:
            self._hang_op()
            raise

    @property
    def _smtp(self) -> Any:
        """The conversation under Django's backend."""
        return self._lijn.connection

    def _neem_op(self) -> None:
        """Make sure that there is a line on which the server still answers."""
        if self._lijn is not None and not self._leeft():
            self._hang_op()
        if self._lijn is None:
            self._lijn = get_connection()
            with _is_storing():
                self._lijn.open()
                if isinstance(self._lijn, EmailBackend):
                    self._smtp.ehlo_or_helo_if_needed()
            if isinstance(self._lijn, EmailBackend):
                self._zet_geduld(settings.POST_GEDULD_OPDRACHT)

    def _leeft(self) -> bool:
        if not isinstance(self._lijn, EmailBackend):
            return True
        try:
            return bool(self._smtp.rset()[0] == 250)
        except OSError:
            return False

    def _zet_geduld(self, seconden: float | None) -> None:
        self._smtp.sock.settimeout(seconden)

    def _geef_af(self, mail: EmailMessage, voor_de_punt: Callable[[], None]) -> None:
        """Give the mail to a backend that is no mail server; the file backend makes a file per line."""
        voor_de_punt()
        with _is_storing(met_bericht=True):
            self._lijn.send_messages([mail])
        self._hang_op()

    def _spreek(self, smtp: smtplib.SMTP, mail: EmailMessage, voor_de_punt: Callable[[], None]) -> None:
        """Hand the mail over, command by command (RFC 5321), the last dot apart from the rest."""
        ruw = _op_de_lijn(mail)
        opties = ["BODY=8BITMIME"] if smtp.has_extn("8bitmime") and not ruw.isascii() else []
        with _is_storing():
            _eis_van_server(smtp.mail(sanitize_address(mail.from_email, "utf-8"), opties))
        with _is_storing(met_bericht=True):
            _eis(smtp.rcpt(sanitize_address(mail.to[0], "utf-8")), 250, 251)
            _eis(smtp.docmd("DATA"), 354)
            smtp.send(ruw)
        voor_de_punt()
        with _is_storing(met_bericht=True):
            self._zet_geduld(settings.POST_GEDULD_ANTWOORD)
            smtp.send(b".\r\n")
            antwoord = smtp.getreply()
            self._zet_geduld(settings.POST_GEDULD_OPDRACHT)
            _eis(antwoord, 250)

    def _hang_op(self) -> None:
        """Leave the line; a server that is gone already is no news."""
        lijn, self._lijn = self._lijn, None
        if lijn is None:
            return
        if isinstance(lijn, EmailBackend) and lijn.connection is not None:
            lijn.connection.close()
        else:
            lijn.close()


@contextmanager
def _is_storing(*, met_bericht: bool = False) -> Iterator[None]:
    """Turn what goes wrong on the line into a `Serverstoring`; an SMTPException is an OSError too."""
    try:
        yield
    except OSError as fout:
        raise Serverstoring(in_woorden(fout), met_bericht=met_bericht) from fout


def _maak_mail(bericht: Bericht) -> EmailMessage:
    if not _kan_op_de_lijn(settings.DEFAULT_FROM_EMAIL):
        raise Serverstoring("Het adres van de afzender klopt niet (DEFAULT_FROM_EMAIL).")
    kop = {"Message-ID": bericht.bericht_id, "Date": format_datetime(bericht.gemaakt_op)}
    mail = EmailMultiAlternatives(
        bericht.onderwerp, bericht.tekst, settings.DEFAULT_FROM_EMAIL, [bericht.aan], headers=kop
    )
    mail.attach_alternative(
        render_to_string("mail/opgemaakt.html", {"bericht": bericht, "inhoud": als_html(bericht.tekst)}),
        "text/html",
    )
    if not _kan_op_de_lijn(bericht.aan):
        raise Onbruikbaar("Naar dit adres kan geen e-mail: er staat iets in dat niet kan.")
    for bijlage in bericht.bijlagen.select_related("bestand"):
        mail.attach(_deel(bijlage))
    try:
        mail.message()
    except ValueError as fout:
        raise Onbruikbaar("Van dit bericht kan geen e-mail worden gemaakt.") from fout
    return mail


def _deel(bijlage: Bijlage) -> MIMEBase:
    """Give a file as a part of a mail: its bytes as they are, whatever stands in them."""
    deel = MIMEBase(*bijlage.inhoudstype.split("/"), name=bijlage.naam)
    deel.set_payload(bijlage.inhoud)
    encoders.encode_base64(deel)
    deel.add_header("Content-Disposition", "attachment", filename=bijlage.naam)
    return deel


def _kan_op_de_lijn(adres: str) -> bool:
    """Say whether an address can be given to a mail server."""
    try:
        return sanitize_address(adres, "utf-8").isascii()
    except ValueError:
        return False


def _op_de_lijn(mail: EmailMessage) -> bytes:
    """Give the mail as it goes over the line, up to and without the dot that ends it."""
    tekst: Any = mail.message()  # Django's own, which knows `linesep`
    ruw: bytes = tekst.as_bytes(linesep="\r\n")
    if not ruw.endswith(b"\r\n"):
        ruw += b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", ruw)


def _eis(antwoord: tuple[int, bytes], *goed: int) -> None:
    """Raise what an answer about one mail means, unless it is one of these."""
    code, _ = antwoord
    if code in goed:
        return
    if code == TE_DRUK:
        raise Serverstoring(_gezegd(antwoord), met_bericht=True)
    raise (Geweigerd if 500 <= code < 600 else Tijdelijk)(_gezegd(antwoord))


def _eis_van_server(antwoord: tuple[int, bytes]) -> None:
    """Raise when the server does not even take our sender: that is about no mail in particular."""
    if antwoord[0] != 250:
        raise Serverstoring(_gezegd(antwoord))


def _gezegd(antwoord: tuple[int, bytes | str]) -> str:
    code, tekst = antwoord
    leesbaar = tekst.decode("utf-8", "replace") if isinstance(tekst, bytes) else tekst
    return f"De mailserver zegt: {code} {_een_regel(leesbaar)}"


def _een_regel(tekst: str) -> str:
    """Give a text of others on one line, without control characters."""
    return "".join(teken for teken in " ".join(tekst.split()) if teken.isprintable())


def in_woorden(fout: Exception) -> str:
    """Give in Dutch what went wrong with the server itself."""
    if isinstance(fout, smtplib.SMTPAuthenticationError):
        return f"De mailserver neemt onze aanmelding niet aan. {_gezegd((fout.smtp_code, fout.smtp_error))}"
    if isinstance(fout, smtplib.SMTPResponseException):
        return _gezegd((fout.smtp_code, fout.smtp_error))
    if isinstance(fout, smtplib.SMTPServerDisconnected):
        if isinstance(fout.__context__, TimeoutError):
            return "De mailserver antwoordt niet."
        return "De mailserver verbrak de verbinding."
    if isinstance(fout, TimeoutError):
        return "De mailserver antwoordt niet."
    if isinstance(fout, socket.gaierror):
        return "De mailserver is niet te vinden."
    if isinstance(fout, ssl.SSLError):
        return "Met de mailserver lukt geen veilige verbinding."
    if isinstance(fout, smtplib.SMTPException):
        return "De mailserver kan niet wat wij vragen."
    return "De mailserver is niet te bereiken."


def zonder_tekst(woorden: str, tekst: str) -> str:
    """Take out of the words of a server what it repeats of the mail, which may be a personal link; not too long."""
    delen = {deel for patroon in PERSOONLIJK for deel in patroon.findall(tekst)}
    for deel in sorted(delen, key=len, reverse=True):
        woorden = re.sub(re.escape(deel), "…", woorden, flags=re.IGNORECASE)
    return woorden[:LANGSTE_FOUT]  # last: of a link that was cut off, nobody sees that it is one
