"""Similar cases: what weighs, in which order, why in words, and what a reader may not read is never among them."""

from __future__ import annotations

from django.urls import reverse

from codio_site.voorbeelddata.laden import laad
from moresprudentie.handelingen import trek_in
from moresprudentie.inhoud import lees
from moresprudentie.models import Verslag, Zoekregel
from moresprudentie.models.zoeken import Kring
from moresprudentie.verwant import _bijzonder, verwante_verslagen


def verwant(verslag: Verslag, kring: Kring = Kring.ORGANISATIE) -> dict[str, tuple[str, ...]]:
    anderen = verwante_verslagen(verslag, Zoekregel.objects.in_kring(kring))
    return {v.verslag.titel: (v.kort, *v.redenen) for v in anderen}


def test_a_tension_between_the_same_values_weighs_most_and_is_said_in_words(maak):
    dit = maak(
        "Dit", zwaar=("privacy",), licht=("veiligheid", "transparantie"), spanning=("privacy", "veiligheid")
    )
    maak("Waarden", licht=("privacy", "veiligheid", "transparantie"))
    maak("Spanning", licht=("veiligheid", "privacy"), spanning=("veiligheid", "privacy"))
    maak("Niets", zwaar=("duurzaamheid",))
    anderen = verwant(dit)
    assert list(anderen) == ["Spanning", "Waarden"]
    assert anderen["Spanning"][0] == "Twee waarden en dezelfde spanning"
    assert "Ook spanning tussen Veiligheid en Privacy" in anderen["Spanning"]
    assert anderen["Waarden"][0] == "Drie waarden"


def test_what_weighed_heaviest_decides_between_as_many_values(maak):
    dit = maak("Dit", zwaar=("privacy",), licht=("veiligheid",))
    maak("Licht", licht=("privacy", "veiligheid"))
    maak("Zwaar", zwaar=("privacy",), licht=("veiligheid",))
    maak("Anders zwaar", zwaar=("veiligheid",), licht=("privacy",))
    anderen = verwant(dit)
    assert next(iter(anderen)) == "Zwaar"
    assert "Ook daar woog Privacy het zwaarst" in anderen["Zwaar"]


def test_rare_words_and_the_technology_weigh_too(maak):
    woorden = "telefoons, bushaltes, voorbijgangers"
    dit = maak("Dit", zwaar=("privacy",), licht=("veiligheid",), trefwoorden=woorden)
    maak("Woorden", licht=("privacy", "veiligheid"), trefwoorden=woorden)
    maak("Later", licht=("privacy", "veiligheid"))
    anderen = verwant(dit)
    assert list(anderen) == ["Woorden", "Later"]
    assert "Gaat ook over telefoons, bushaltes en voorbijgangers" in anderen["Woorden"]
    drone = maak("Boven de dijk", zwaar=("inclusiviteit",), technologie="Drones")
    maak("Boven het bos", zwaar=("duurzaamheid",), technologie="Drones")
    assert verwant(drone)["Boven het bos"][:2] == ("Dezelfde technologie", "Ook drones")
    slim = maak("Lampen", zwaar=("inclusiviteit",), technologie="IoT-sensoren")
    maak("Lantaarns", zwaar=("duurzaamheid",), technologie="IoT-sensoren")
    assert "Ook IoT-sensoren" in verwant(slim)["Lantaarns"]


def test_what_a_reader_may_not_read_is_never_a_similar_case(maak, redacteur, client):
    velden = {"zwaar": ("privacy", "veiligheid"), "spanning": ("privacy", "veiligheid")}
    dit = maak("Dit", zichtbaarheid="openbaar", **velden)
    maak("Van het project", zichtbaarheid="deelnemers", **velden)
    maak("Van de organisatie", **velden)
    weg = maak("Ingetrokken", zichtbaarheid="openbaar", **velden)
    maak("Openbaar", zichtbaarheid="openbaar", **velden)
    trek_in(verslag=weg, door=redacteur, reden="Er staat een fout in.")
    assert set(verwant(dit, Kring.OPENBAAR)) == {"Openbaar"}
    assert set(verwant(dit)) == {"Openbaar", "Van de organisatie"}
    assert set(verwant(dit, Kring.ALLES)) == {"Openbaar", "Van de organisatie", "Van het project"}
    pagina = client.get(reverse("openbaar-verslag", args=[dit.slug])).content.decode()
    assert "Twee waarden en dezelfde spanning" in pagina
    assert "Van de organisatie" not in pagina
    trek_in(verslag=dit, door=redacteur, reden="Er staat een fout in.")
    assert verwant(dit) == {}


def test_the_order_equals_a_slow_recount(kader, organisatie, organisator, monkeypatch):
    list(laad(120, door=organisator))
    monkeypatch.setattr("moresprudentie.verwant.UIT_ELK", 1000)
    alle = list(Verslag.objects.select_related("huidige_versie"))
    inhouden = {v.pk: lees(v.huidige_versie.inhoud) for v in alle}

    def van(verslag: Verslag) -> tuple[set[str], set[str], set[frozenset[str]]]:
        inhoud = inhouden[verslag.pk]
        waarden = {w["waarde"] for w in inhoud["waarden"]}
        zwaar = {w["waarde"] for w in inhoud["waarden"] if w["weegt_zwaar"]}
        return waarden, zwaar, {frozenset((s["a"]["waarde"], s["b"]["waarde"])) for s in inhoud["spanningen"]}

    for dit in alle[::24]:
        stammen = {woord.stam for woord in _bijzonder(dit)}

        def score(ander: Verslag, dit: Verslag = dit, stammen: set[str] = stammen) -> int:
            (w, z, s), (w2, z2, s2) = van(dit), van(ander)
            rang = str(Zoekregel.objects.values_list("rangvector", flat=True).get(pk=ander.pk))
            woorden = sum(f"'{stam}':" in rang for stam in stammen)
            zelfde = 2 * (dit.technologie == ander.technologie)
            return len(w & w2) + 2 * len(z & z2) + 4 * len(s & s2) + zelfde + min(3, woorden // 2)

        beste = sorted((score(ander) for ander in alle if ander != dit), reverse=True)[:3]
        assert [score(v.verslag) for v in verwante_verslagen(dit, Zoekregel.objects.all())] == beste
