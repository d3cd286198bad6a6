"""Words that mean the same, kept by the redactie, with a first list."""

import django.contrib.postgres.fields
from django.db import migrations, models

EERSTE = (
    ("AI", "kunstmatige intelligentie", "artificiële intelligentie"),
    ("algoritme", "rekenregel", "AI-model"),
    ("chatbot", "digitale assistent", "virtuele assistent"),
    ("cameratoezicht", "camerabewaking", "videobewaking"),
    ("drone", "onbemand luchtvaartuig"),
    ("inwoner", "burger", "bewoner"),
    ("wob", "woo", "wet open overheid"),
    ("AVG", "algemene verordening gegevensbescherming", "privacywetgeving"),
    ("DPIA", "gegevensbeschermingseffectbeoordeling"),
    ("IoT", "internet of things", "internet der dingen"),
    ("telefoon", "mobiel", "smartphone"),
    ("boa", "handhaver", "toezichthouder"),
    ("gezichtsherkenning", "biometrie"),
    ("leverancier", "aanbieder", "marktpartij"),
    ("uitkering", "bijstand"),
    ("digital twin", "digitale tweeling"),
    ("open data", "open gegevens"),
)


def vul(apps, schema_editor):
    groep = apps.get_model("moresprudentie", "Synoniemgroep")
    groep.objects.bulk_create(groep(termen=list(termen)) for termen in EERSTE)


class Migration(migrations.Migration):
    dependencies = [("moresprudentie", "0009_conceptlezer")]

    operations = [
        migrations.CreateModel(
            name="Synoniemgroep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "termen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None, verbose_name="woorden"
                    ),
                ),
            ],
            options={
                "verbose_name": "groep synoniemen",
                "verbose_name_plural": "synoniemen",
                "ordering": ("termen", "pk"),
            },
        ),
        migrations.RunPython(vul, migrations.RunPython.noop),
    ]
