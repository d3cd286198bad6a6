"""Twenty people put values forward at the same moment: every entry counts, and nobody comes above the own votes."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker, Organisatie
from strategie import handelingen
from strategie.models import Bijeenkomst, Deelname, Inbreng
from strategie.opbrengst import opbrengst
from tests.conftest import maak_persoon
from waardenkader.handelingen import laad_kader
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db(transaction=True)

MENSEN, STEMMEN = 20, 5


@pytest.fixture
def bijeenkomst(transactional_db) -> Bijeenkomst:
    """A meeting that goes on, with the framework in use."""
    laad_kader()
    Organisatie.objects.create(naam="Provincie Voorbeeldland", soort="provincie")
    cio, bestuurder = maak_persoon("cio", "cio"), maak_persoon("bestuurder", "bestuurder")
    dossier = handelingen.maak_dossier(
        door=cio, titel="Tegelijk", aanleiding="incident", eigenaar=cio, bestuurder=bestuurder
    )
    return handelingen.open_bijeenkomst(
        dossier=dossier, datum=timezone.localdate(), stemmen=STEMMEN, door=cio
    )


def tegelijk(stappen: list[Any]) -> list[Any]:
    """Run steps in threads that start together; give what each came to, or the refusal."""
    slagboom = Barrier(len(stappen))

    def loop(stap: Any) -> Any:
        slagboom.wait()
        try:
            return stap()
        except ValidationError as fout:
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(len(stappen)) as draden:
        return list(draden.map(loop, stappen))


def test_twenty_people_at_once_lose_nothing_and_nobody_comes_above_the_own_votes(bijeenkomst, als):
    """Over the pages: everybody sends seven times one vote and may give five, half of them every time twice."""
    waarden = list(Waarde.objects.actueel()[:8].values_list("pk", flat=True))
    mensen = [
        handelingen.kom_in_bijeenkomst(bijeenkomst=bijeenkomst, naam=f"Mens {n}") for n in range(MENSEN)
    ]

    def doe_mee(nummer: int, deelname: Deelname) -> Counter[int]:
        client, uitkomsten = Client(), Counter[int]()
        for keer in range(STEMMEN + 2):
            gegevens = {
                "id": str(uuid4()),
                "waarde": waarden[(nummer + keer) % 8],
                "grond": ("documenten", "praktijk", "samenleving", "overig")[nummer % 4],
                "reden": f"Van {nummer}, keer {keer}.",
                "stemmen": "1",
            }
            for _ in range(1 + nummer % 2):
                uitkomsten[client.post(deelname.get_absolute_url(), gegevens).status_code] += 1
        return uitkomsten

    uitkomsten = tegelijk([lambda n=n, d=deelname: doe_mee(n, d) for n, deelname in enumerate(mensen)])
    for nummer, telling in enumerate(uitkomsten):
        keren = 1 + nummer % 2
        assert telling == {302: STEMMEN * keren, 422: 2 * keren}, nummer
    assert Inbreng.objects.count() == MENSEN * STEMMEN
    per_mens = [d.gebruikt for d in Deelname.objects.met_stemmen()]
    assert per_mens == [STEMMEN] * MENSEN
    redenen = Counter(Inbreng.objects.values_list("reden", flat=True))
    assert redenen == {f"Van {n}, keer {k}.": 1 for n in range(MENSEN) for k in range(STEMMEN)}
    pagina = als(Gebruiker.objects.get(username="cio")).get(bijeenkomst.get_absolute_url())
    cijfers = pagina.context["cijfers"]
    assert (cijfers.mensen, cijfers.met_inbreng, cijfers.inbreng, cijfers.stemmen) == (20, 20, 100, 100)
    assert "Van 3, keer 1." not in pagina.text
    handelingen.zet_bijeenkomst(
        bijeenkomst=bijeenkomst, zet="lijst-openen", door=bijeenkomst.dossier.eigenaar
    )
    lijst = opbrengst(Bijeenkomst.objects.get())
    assert lijst
    assert lijst.stemmen == 100
    assert [t.aantal for t in lijst.totalen] == [25, 25, 25, 25]


def test_one_person_on_many_devices_at_once_has_no_more_votes_than_one(bijeenkomst):
    deelname = handelingen.kom_in_bijeenkomst(bijeenkomst=bijeenkomst, naam="Ria")
    waarde = Waarde.objects.actueel()[0]

    def stem(nummer: int) -> Inbreng:
        return handelingen.breng_in(
            deelname=Deelname.objects.get(pk=deelname.pk),
            id=uuid4(),
            waarde=waarde,
            eigen_waarde="",
            grond="overig",
            reden=str(nummer),
            stemmen=2,
        )

    uitkomsten = tegelijk([lambda n=n: stem(n) for n in range(10)])
    assert sum(isinstance(uitkomst, Inbreng) for uitkomst in uitkomsten) == STEMMEN // 2
    assert Deelname.objects.met_stemmen().get().gebruikt == 4


def test_raising_entries_at_once_does_not_come_above_the_votes_either(bijeenkomst):
    deelname = handelingen.kom_in_bijeenkomst(bijeenkomst=bijeenkomst, naam="Ria")
    vast = {"waarde": Waarde.objects.actueel()[0], "eigen_waarde": "", "grond": "overig", "stemmen": 1}
    eigen = [
        handelingen.breng_in(deelname=deelname, id=uuid4(), reden=str(n), **vast) for n in range(STEMMEN - 1)
    ]
    uitkomsten = tegelijk(
        [
            lambda pk=deze.pk: handelingen.wijzig_inbreng(
                inbreng=Inbreng.objects.select_related("bijeenkomst").get(pk=pk), stemmen=2
            )
            for deze in eigen
        ]
    )
    assert sum(isinstance(uitkomst, Inbreng) for uitkomst in uitkomsten) == 1
    assert Deelname.objects.met_stemmen().get().gebruikt == STEMMEN


def test_the_same_entry_from_ten_sides_at_once_counts_once(bijeenkomst):
    deelname = handelingen.kom_in_bijeenkomst(bijeenkomst=bijeenkomst, naam="Ria")
    sleutel: UUID = uuid4()
    vast = {
        "waarde": Waarde.objects.actueel()[0], "eigen_waarde": "", "grond": "overig", "reden": "x", "stemmen": 1,
    }  # fmt: skip
    tegelijk(
        [lambda: handelingen.breng_in(deelname=Deelname.objects.get(pk=deelname.pk), id=sleutel, **vast)] * 10
    )
    assert Inbreng.objects.get().pk == sleutel


def test_nothing_comes_in_after_the_owner_closed_and_all_that_came_goes_over_once(bijeenkomst):
    mensen = [
        handelingen.kom_in_bijeenkomst(bijeenkomst=bijeenkomst, naam=f"Mens {n}") for n in range(MENSEN)
    ]
    waarde, cio = Waarde.objects.actueel()[0], bijeenkomst.dossier.eigenaar

    def stem(deelname: Deelname) -> Inbreng:
        return handelingen.breng_in(
            deelname=deelname, id=uuid4(), waarde=waarde, eigen_waarde="", grond="overig", reden="", stemmen=1
        )

    def sluit() -> int:
        handelingen.zet_bijeenkomst(bijeenkomst=bijeenkomst, zet="sluiten", door=cio)
        return Inbreng.objects.count()

    *gestemd, bij_sluiten = tegelijk([*(lambda d=d: stem(d) for d in mensen), sluit])
    binnen = sum(isinstance(uitkomst, Inbreng) for uitkomst in gestemd)
    assert Inbreng.objects.count() == bij_sluiten == binnen
    over = tegelijk([lambda: handelingen.neem_over(bijeenkomst=bijeenkomst, door=cio)] * 4)
    assert sum(over) == binnen
    assert bijeenkomst.dossier.lange_lijst.count() == binnen


def test_one_account_that_comes_in_from_two_devices_at_once_has_one_place(bijeenkomst):
    wie = maak_persoon("medewerker", "medewerker")
    plekken = tegelijk([lambda: handelingen.kom_in_bijeenkomst(bijeenkomst=bijeenkomst, gebruiker=wie)] * 5)
    assert len({plek.pk for plek in plekken}) == 1
    assert reverse("meedenken-plek", args=[plekken[0].kenmerk]) == plekken[0].get_absolute_url()
