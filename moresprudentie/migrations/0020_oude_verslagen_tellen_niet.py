"""An old verslag that was entered from paper counts in no half-year (decision 0046): there are no rows of figures of it."""

from importlib import import_module

from django.db import migrations

TOT_NU: str = import_module("moresprudentie.migrations.0015_andere_organisaties").ZET_VAN_PROJECTEN
ECHT = "EXISTS (SELECT 1 FROM project_project AS p WHERE p.id = v.project_id AND NOT p.van_papier)"
ZET = TOT_NU.replace("WHERE v.project_id IS NOT NULL AND v.status", f"WHERE {ECHT} AND v.status", 1).replace(
    "JOIN project_project AS p ON p.id = v.project_id,",
    "JOIN project_project AS p ON p.id = v.project_id AND NOT p.van_papier,",
    1,
)


class Migration(migrations.Migration):
    dependencies = [
        ("moresprudentie", "0019_zoekvragen_en_fouten"),
        ("project", "0013_van_papier"),
    ]

    operations = [migrations.RunSQL(ZET, TOT_NU)]
