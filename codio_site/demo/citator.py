"""What people of the demo do with the verslagen of others: take an action over, keep a search, report a mistake."""

from __future__ import annotations

from datetime import date, timedelta

from acties.handelingen import meld_voortgang, wijzig_actie
from codio_site.demo import klok, verhaal
from codio_site.demo.verhaal import persoon
from moresprudentie.handelingen import bewaar_zoekvraag, meld_fout, neem_actie_over
from moresprudentie.models import Verslag, Verslagactie
from project.models import Project


def speel(vandaag: date) -> None:
    """Play it on the days before today."""
    verteld = verhaal.lees("citator.toml")
    dag = vandaag - timedelta(days=verteld["dagen_geleden"])
    with klok.op(klok.om(klok.werkdag(dag), 10)):
        for overname in verteld["overgenomen"]:
            _neem_over(overname, vandaag)
        for zoekvraag in verteld["zoekvragen"]:
            bewaar_zoekvraag(door=persoon(zoekvraag["wie"]), naam=zoekvraag["naam"], vraag=zoekvraag["vraag"])
        for fout in verteld["fouten"]:
            verslag = Verslag.objects.gepubliceerd().get(titel=fout["verslag"])
            meld_fout(verslag=verslag, door=persoon(fout["wie"]), tekst=fout["tekst"])


def _neem_over(gegevens: dict[str, str], vandaag: date) -> None:
    regel = Verslagactie.objects.get(titel__startswith=gegevens["actie"])
    project = Project.objects.get(titel=gegevens["project"])
    wie = persoon(gegevens["wie"])
    actie = neem_actie_over(regel=regel, project=project, door=wie)
    wijzig_actie(
        actie=actie,
        door=wie,
        actiehouder=persoon(gegevens["houder"]),
        termijn=klok.werkdag(vandaag + timedelta(days=90)),
    )
    meld_voortgang(actie=actie, door=wie, status=gegevens["status"], tekst=gegevens["tekst"])
