"""What was entered before: reasons move to the table that gave them, the four forms of a workshop to its one sheet."""

from django.db import migrations

# Per form its field on the workshop, and the questions that have another key on the sheet.
FORMULIEREN = {
    "plenair_waarden": {},
    "plenair_acties": {
        "spanningen": "spanningen_acties",
        "verantwoordelijk": "verantwoordelijk_acties",
        "monitoren": "monitoren_acties",
    },
    "checklist": {},
    "reflectie": {},
}
RIJEN = ("Antwoord", "Botsing", "Opmerking")


def redenen_naar_groepen(apps, schema_editor):
    """The reason of a chosen value is the reason of the table that chose it."""
    Groepskeuze = apps.get_model("project", "Groepskeuze")
    gekozen = apps.get_model("project", "Gekozenwaarde").objects.order_by("pk")
    Groepskeuze.objects.bulk_create(
        Groepskeuze(gekozen=waarde, groep_id=waarde.groep_id, reden=waarde.reden) for waarde in gekozen
    )


def een_spanning_per_paar(apps, schema_editor):
    """A tension between the same two values that was entered twice becomes one, with both texts."""
    Spanning = apps.get_model("project", "Spanning")
    eerste = {}
    for spanning in Spanning.objects.order_by("project", "volgorde"):
        paar = (spanning.project_id, *sorted((spanning.waarde_a_id, spanning.waarde_b_id)))
        if paar not in eerste:
            eerste[paar] = spanning
            continue
        houd = eerste[paar]
        for veld in ("schuurt", "afweging"):
            teksten = dict.fromkeys(t for t in (getattr(houd, veld), getattr(spanning, veld)) if t)
            setattr(houd, veld, "\n\n".join(teksten))
        spanning.delete()
        houd.save()
    volgorde: dict[int, int] = {}
    for spanning in Spanning.objects.order_by("project", "volgorde"):
        nummer = volgorde[spanning.project_id] = volgorde.get(spanning.project_id, 0) + 1
        if spanning.volgorde != nummer:
            Spanning.objects.filter(pk=spanning.pk).update(volgorde=nummer)


def formulieren_naar_blad(apps, schema_editor):
    """Answers, clashes and comments keep their history: they hang under the one sheet, under the key of their question there."""
    Invulling = apps.get_model("formats", "Invulling")
    for workshop in apps.get_model("project", "Workshop").objects.filter(blad=None):
        blad = Invulling.objects.create(
            format="workshop_blad", op_slot=Invulling.objects.get(pk=workshop.checklist_id).op_slot
        )
        for veld, namen in FORMULIEREN.items():
            for soort in RIJEN:
                rijen = apps.get_model("formats", soort).objects.filter(
                    invulling_id=getattr(workshop, f"{veld}_id")
                )
                for oud, nieuw in namen.items():
                    rijen.filter(vraag=oud).update(vraag=nieuw)
                rijen.update(invulling=blad)
        workshop.blad = blad
        workshop.save(update_fields=["blad"])


class Migration(migrations.Migration):
    dependencies = [("project", "0004_uitkomsten"), ("formats", "0003_vensterstand")]

    operations = [
        migrations.RunPython(redenen_naar_groepen, migrations.RunPython.noop),
        migrations.RunPython(een_spanning_per_paar, migrations.RunPython.noop),
        migrations.RunPython(formulieren_naar_blad, migrations.RunPython.noop),
    ]
