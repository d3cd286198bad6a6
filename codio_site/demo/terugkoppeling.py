"""The terugkoppeling of the half-year that has passed."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from codio_site.demo import klok, verhaal
from codio_site.demo.verhaal import persoon
from formats.handelingen import vul_in
from moresprudentie.handelingen.terugkoppeling import begin_terugkoppeling, verzend_terugkoppeling
from moresprudentie.models import Terugkoppeling
from moresprudentie.periode import Halfjaar
from strategie.models import Dossier


def speel(dossier: Dossier, halfjaar: Halfjaar) -> Terugkoppeling:
    """Let the redacteur write and send it, two weeks after the half-year."""
    redacteur = persoon("redacteur")
    dag = klok.werkdag(timezone.localtime(halfjaar.einde).date() + timedelta(days=13))
    with klok.op(klok.om(dag, 11)):
        terugkoppeling = begin_terugkoppeling(dossier=dossier, halfjaar=halfjaar, door=redacteur)
        vul_in(
            invulling=terugkoppeling.invulling,
            teksten=verhaal.lees("terugkoppeling.toml"),
            door=redacteur,
        )
        return verzend_terugkoppeling(terugkoppeling=terugkoppeling, door=redacteur)
