"""Poison: text that does harm wherever it is not taken as text, and what to look for where it comes out."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import lxml.html
from django.apps import apps
from django.db import connection
from django.db.models import Field, Model
from openpyxl import load_workbook
from psycopg import sql

from tests.achterdeur import achter_de_rug

KORT = "=1+1<img src=//gif.example/x onerror=gif()>\"'gif=1>"
LANG = (
    KORT + "</textarea></title></script><script>gif()</script><svg onload=gif()>{{ 7*7 }}{% now %}\n"
    '<iframe src="file:///etc/passwd"></iframe><link rel=stylesheet href="http://gif.example/x.css">\n'
    '[klik](javascript:gif()) ![x](http://gif.example/x.png) <a href="JaVaScRiPt:gif()">x</a>\n'
    "BEGIN:VALARM\n\u202egif\u2066 \u2028 &lt;script&gt; ]]>\n\n"
)
MERK = "gif.example"
KLEINST = 100
"""Columns that hold fewer characters are codes."""

VAN_ONS = {
    *("acties", "codio_site", "documenten", "formats", "live", "moresprudentie"),
    *("organisatie", "project", "strategie", "waardenkader", "web"),
}
GEEN_TEKST = {
    *("sleutel", "kenmerk", "adres", "bron_adres", "hash", "sha256", "password", "username", "email", "pad"),
    *("aan", "naar", "link_naar", "link", "bewijs_link", "bericht_id", "inhoudstype", "object_id", "soort"),
    *("actiehouder_adres", "gemeld_adres", "redactie_email", "toegankelijkheid", "privacy", "wat", "kaal"),
    *("session_data", "dienst_sid", "doel", "herkomst", "woord", "html", "vraag", "identificatie", "contact"),
    *("zoektekst", "verzonden_aan", "aangeboden_aan", "kader", "tekst_html", "gemeld", "waarvoor"),
}
"""Columns with codes, addresses, marks, and text that the application makes itself and never took from anybody."""
GEEN_MODEL = {"documenten.Bron", "moresprudentie.Telwaarde", "web.Verzending", "organisatie.Toegangstelling"}
INHOUD = {
    "moresprudentie.Verslagversie",
    "project.Posterversie",
    "strategie.Voorlegging",
    "strategie.Jaarverslag",
    "moresprudentie.Terugkoppeling",
    "organisatie.Auditregel",
}
"""What holds whole pieces as JSON."""
ADRESSEN = ("href", "src", "action", "formaction", "xlink:href", "hx-get", "hx-post")
FORMULE = re.compile(r"\s*([=+@]|-[^\d\s])\S")
VRIJ = re.compile(r"\w[^:/]* \S")


def vergiftig_alles() -> int:
    """Put poison before every text that people wrote, in every table; gives how many columns."""
    aantal = 0
    with achter_de_rug(), connection.cursor() as cursor:
        for model in _modellen():
            tabel = sql.Identifier(model._meta.db_table)
            for veld in _teksten(model):
                kolom = sql.Identifier(veld.column or "")
                cursor.execute(
                    sql.SQL("UPDATE {} SET {} = left(%s || {}, %s) WHERE {} <> ''").format(
                        tabel, kolom, kolom, kolom
                    ),
                    [KORT if veld.max_length else LANG, veld.max_length or 100_000],
                )
                aantal += cursor.rowcount > 0
            if model._meta.label in INHOUD:
                aantal += _vergiftig_inhoud(model)
    return aantal


def _modellen() -> Iterator[type[Model]]:
    for model in apps.get_models():
        if model._meta.app_label in VAN_ONS and model._meta.managed and model._meta.label not in GEEN_MODEL:
            yield model


def _teksten(model: type[Model]) -> Iterator[Field[Any, Any]]:
    for veld in model._meta.local_concrete_fields:
        if (
            veld.get_internal_type() in ("CharField", "TextField")
            and not (veld.choices or veld.unique or veld.generated or veld.name in GEEN_TEKST)
            and (veld.max_length is None or veld.max_length >= KLEINST)
        ):
            yield veld


def _vergiftig_inhoud(model: type[Model]) -> int:
    raak = 0
    velden = [v for v in model._meta.local_concrete_fields if v.get_internal_type() == "JSONField"]
    with connection.cursor() as cursor:
        for rij in model._base_manager.all():
            for veld in velden:
                oud = getattr(rij, veld.attname)
                if (nieuw := _vergiftigd(oud)) != oud:
                    cursor.execute(
                        sql.SQL("UPDATE {} SET {} = %s WHERE {} = %s").format(
                            sql.Identifier(model._meta.db_table),
                            sql.Identifier(veld.column or ""),
                            sql.Identifier(model._meta.pk.column or ""),
                        ),
                        [json.dumps(nieuw), rij.pk],
                    )
                    raak = 1
    return raak


def _vergiftigd(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {sleutel: _vergiftigd(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_vergiftigd(deel) for deel in waarde]
    return KORT + waarde if isinstance(waarde, str) and VRIJ.search(waarde) else waarde


def in_html(inhoud: bytes | str) -> list[str]:
    """Give what of the poison has become part of a page instead of text on it."""
    if not inhoud.strip():
        return []
    ruw = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
    boom = lxml.html.document_fromstring(ruw, parser=lxml.html.HTMLParser(encoding="utf-8"))
    gevonden = []
    for element in boom.iter():
        if not isinstance(element.tag, str):
            continue
        for naam, waarde in element.attrib.items():
            if kwaad := _kwaad_attribuut(element.tag, str(naam).lower(), waarde):
                gevonden.append(f"<{element.tag} {naam}={waarde[:60]!r}>: {kwaad}")
        if element.tag in ("iframe", "object", "embed", "svg:script"):
            gevonden.append(f"<{element.tag}>")
        if (
            element.tag == "script"
            and "gif()" in (element.text or "")
            and not (element.get("type") or "").endswith("json")
        ):
            gevonden.append(f"script: {(element.text or '')[:60]}")
    return gevonden


def _kwaad_attribuut(tag: str, naam: str, waarde: str) -> str:
    schoon = re.sub(r"[\s\x00-\x1f]", "", waarde).lower()
    if naam == "gif":
        return "een attribuut brak uit"
    if naam.startswith("on"):
        return "een script in een attribuut"
    doet_iets = ("javascript:", "vbscript:", "file:", *(() if tag == "img" else ("data:",)))
    if naam in ADRESSEN and schoon.startswith(doet_iets):
        return "een adres dat iets doet"
    if naam in ("src", "srcset", "style", "background", "data", "poster") and MERK in schoon:
        return "haalt iets op van elders"
    if tag == "link" and MERK in schoon:
        return "haalt een opmaak op van elders"
    return ""


def in_bestand(soort: str, inhoud: bytes) -> list[str]:
    """Give what of the poison does something in a file of this kind."""
    soort = soort.partition(";")[0]
    if soort == "text/html":
        return in_html(inhoud)
    if soort == "text/csv":
        return list(_in_csv(inhoud))
    if soort.endswith("spreadsheetml.sheet"):
        return list(_in_xlsx(inhoud))
    if soort == "text/calendar":
        regels = inhoud.decode().splitlines()
        return ["een regel in de agenda die niet van ons is"] if "BEGIN:VALARM" in regels else []
    if soort in ("application/json", "application/ld+json"):
        json.loads(inhoud)
    elif soort.endswith("+xml") or soort.endswith("/xml"):
        ElementTree.fromstring(inhoud)  # noqa: S314 — our own
    elif soort == "application/zip":
        with zipfile.ZipFile(io.BytesIO(inhoud)) as bundel:
            return [naam for naam in bundel.namelist() if naam.startswith("/") or ".." in naam.split("/")]
    return []


def _in_csv(inhoud: bytes) -> Iterator[str]:
    tekst = inhoud.decode("utf-8-sig")
    scheiding = ";" if tekst.partition("\n")[0].count(";") > tekst.partition("\n")[0].count(",") else ","
    for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding):
        for cel in rij:
            if FORMULE.match(cel):
                yield f"een formule in CSV: {cel[:60]}"


def _in_xlsx(inhoud: bytes) -> Iterator[str]:
    for blad in load_workbook(io.BytesIO(inhoud)):
        for rij in blad.iter_rows():
            for cel in rij:
                if cel.data_type == "f":
                    yield f"een formule in XLSX: {blad.title} {cel.coordinate} {str(cel.value)[:60]}"
                elif isinstance(cel.value, str) and FORMULE.match(cel.value) and not cel.quotePrefix:
                    yield f"een tekst die een formule wordt als iemand haar wijzigt: {cel.coordinate}"


def in_document(inhoud: bytes) -> list[str]:
    """Give what a PDF, ODT or DOCX would run or fetch when somebody opens it."""
    if inhoud.startswith(b"%PDF"):
        daden = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/GoToR", b"/SubmitForm")
        return [daad.decode() for daad in daden if daad in inhoud]
    gevonden = []
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bundel:
        for naam in bundel.namelist():
            if naam.endswith((".bin", ".js")) or "macro" in naam.lower():
                gevonden.append(naam)
            elif naam.endswith((".xml", ".rels")):
                boom = ElementTree.fromstring(bundel.read(naam))  # noqa: S314 — made here and now
                gevonden += [f"{naam}: {adres[:60]}" for adres in _haalt_op(boom)]
    return gevonden


def _haalt_op(boom: ElementTree.Element) -> Iterator[str]:
    """Give the addresses of pictures and parts from elsewhere, and links that run something."""
    for element in boom.iter():
        tag = element.tag.rpartition("}")[2]
        for naam, waarde in element.attrib.items():
            if naam.rpartition("}")[2] not in ("href", "Target"):
                continue
            laag = waarde.lower()
            soort = element.get("Type", "").rpartition("/")[2]
            is_link = tag in ("a", "h") or soort == "hyperlink"
            if laag.startswith(("javascript:", "file:", "vbscript:")) or (
                not is_link and laag.startswith(("http:", "https:", "//", "\\\\"))
            ):
                yield waarde
