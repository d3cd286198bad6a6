"""Verslagen of other organisations, and of one's own without a project here, beside those of projects (decision 0042)."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# What is counted (0012) is of projects only: names of values that only others use are not kept for it.
ZET: str = import_module("moresprudentie.migrations.0012_cijferregel").ZET.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
VAN_ALLE = "        WHERE v.status = 'gepubliceerd' AND (welke"
VAN_PROJECTEN = "        WHERE v.project_id IS NOT NULL AND v.status = 'gepubliceerd' AND (welke"
ZET_VAN_PROJECTEN = ZET.replace(VAN_ALLE, VAN_PROJECTEN, 1)


class Migration(migrations.Migration):
    dependencies = [
        ("formats", "0005_opmerking_van_buiten"),
        ("moresprudentie", "0014_openbaarstand"),
        ("organisatie", "0008_agendafeed"),
        ("project", "0012_kader_van_lopende_projecten"),
        ("waardenkader", "0004_tel_2021_mee"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bron",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=200, unique=True, verbose_name="naam")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="naam in adressen")),
                ("kenmerk", models.CharField(blank=True, max_length=200, verbose_name="kenmerk van de organisatie")),
                ("adres", models.CharField(blank=True, max_length=300, verbose_name="adres")),
                ("sleutel", models.CharField(blank=True, max_length=200, verbose_name="sleutel die zij gaven")),
                ("aan", models.BooleanField(default=True, verbose_name="ophalen staat aan")),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gevolgd sinds")),
                ("tot", models.DateTimeField(blank=True, null=True, verbose_name="opgehaald tot")),
                ("begonnen_op", models.DateTimeField(blank=True, null=True, verbose_name="laatst begonnen")),
                ("opgehaald_op", models.DateTimeField(blank=True, null=True, verbose_name="laatst gelukt")),
                ("volledig_op", models.DateTimeField(blank=True, null=True, verbose_name="laatst alles nagelopen")),
                ("storing", models.TextField(blank=True, verbose_name="waarom het de laatste keer niet lukte")),
                ("gestopt_op", models.DateTimeField(blank=True, null=True, verbose_name="gestopt met volgen")),
            ],
            options={
                "verbose_name": "organisatie die we volgen",
                "verbose_name_plural": "organisaties die we volgen",
                "ordering": ("naam",),
            },
        ),
        migrations.CreateModel(
            name="Bronfout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=30, verbose_name="nummer")),
                ("titel", models.CharField(blank=True, max_length=300, verbose_name="titel")),
                ("melding", models.TextField(verbose_name="wat er mis is")),
                ("op", models.DateTimeField(auto_now=True, verbose_name="op")),
            ],
            options={
                "verbose_name": "verslag dat niet is overgenomen",
                "verbose_name_plural": "verslagen die niet zijn overgenomen",
                "ordering": ("-op", "pk"),
            },
        ),
        migrations.RemoveConstraint(
            model_name="verslag",
            name="verslag_nummer_uniek",
        ),
        migrations.AddField(
            model_name="verslag",
            name="bron_adres",
            field=models.CharField(blank=True, max_length=500, verbose_name="het origineel"),
        ),
        migrations.AddField(
            model_name="verslag",
            name="bron_gewijzigd_op",
            field=models.DateTimeField(blank=True, null=True, verbose_name="gewijzigd bij de bron op"),
        ),
        migrations.AddField(
            model_name="verslag",
            name="bron_slug",
            field=models.SlugField(blank=True, db_index=False, max_length=120, verbose_name="adres bij de bron"),
        ),
        migrations.AddField(
            model_name="verslag",
            name="herkomst",
            field=models.CharField(
                choices=[
                    ("project", "Een project hier"),
                    ("bestand", "Ingelezen uit een bestand"),
                    ("elders", "Een andere organisatie"),
                ],
                default="project",
                max_length=10,
                verbose_name="herkomst",
            ),
        ),
        migrations.AlterField(
            model_name="verslag",
            name="invulling",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verslag",
                to="formats.invulling",
                verbose_name="invulling",
            ),
        ),
        migrations.AlterField(
            model_name="verslag",
            name="project",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verslag",
                to="project.project",
                verbose_name="project",
            ),
        ),
        migrations.AlterField(
            model_name="verslagversie",
            name="gepubliceerd_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gepubliceerde_verslagversies",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="bron",
            constraint=models.UniqueConstraint(
                condition=models.Q(("adres", ""), _negated=True), fields=("adres",), name="bron_adres_eenmaal"
            ),
        ),
        migrations.AddConstraint(
            model_name="bron",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kenmerk", ""), _negated=True), fields=("kenmerk",), name="bron_kenmerk_eenmaal"
            ),
        ),
        migrations.AddConstraint(
            model_name="bron",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug", "eigen"), _negated=True), name="bron_is_niet_eigen"
            ),
        ),
        migrations.AddField(
            model_name="verslag",
            name="bron",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verslagen",
                to="moresprudentie.bron",
                verbose_name="van",
            ),
        ),
        migrations.AddField(
            model_name="zoekvak",
            name="bron",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="moresprudentie.bron",
            ),
        ),
        migrations.AddConstraint(
            model_name="verslag",
            constraint=models.UniqueConstraint(
                condition=models.Q(("bron", None)), fields=("jaar", "volgnummer"), name="verslag_nummer_uniek"
            ),
        ),
        migrations.AddConstraint(
            model_name="verslag",
            constraint=models.UniqueConstraint(
                condition=models.Q(("bron__isnull", False)),
                fields=("bron", "jaar", "volgnummer"),
                name="verslag_nummer_uniek_bij_bron",
            ),
        ),
        migrations.AddConstraint(
            model_name="verslag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("bron", None),
                        ("herkomst", "project"),
                        ("invulling__isnull", False),
                        ("project__isnull", False),
                    ),
                    models.Q(("bron", None), ("herkomst", "bestand"), ("invulling", None), ("project", None)),
                    models.Q(("bron__isnull", False), ("herkomst", "elders"), ("invulling", None), ("project", None)),
                    _connector="OR",
                ),
                name="verslag_project_of_elders",
            ),
        ),
        migrations.AddConstraint(
            model_name="verslag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("bron", None), ("zichtbaarheid__in", ("deelnemers", "organisatie")), _connector="OR"
                ),
                name="verslag_van_elders_niet_openbaar",
            ),
        ),
        migrations.AddField(
            model_name="bronfout",
            name="bron",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="fouten", to="moresprudentie.bron"
            ),
        ),
        migrations.AddConstraint(
            model_name="bronfout",
            constraint=models.UniqueConstraint(fields=("bron", "nummer"), name="bronfout_eenmaal"),
        ),
        migrations.RunSQL(ZET_VAN_PROJECTEN, ZET),
        # The counts that were kept know no organisation: they are counted at the next look.
        migrations.RunSQL("UPDATE moresprudentie_zoekstand SET geteld_bij = NULL;", migrations.RunSQL.noop),
    ]
