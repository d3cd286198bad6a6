"""Accounts, roles, organisation, mail and audit trail in the admin."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, CharField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Trim
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format

from organisatie.auditnamen import met_namen
from organisatie.binnenlaten import haal_tweede_stap_weg
from organisatie.handelingen import probeer_mail_opnieuw
from organisatie.models import (
    Auditregel,
    Bericht,
    Gebruiker,
    Groepsrol,
    Mailserver,
    Organisatie,
    Organisatieonderdeel,
    Roltoekenning,
)
from organisatie.rechten import Recht, mag
from organisatie.tekst import aantal
from web.beheer import AuditAdmin, TweeSchrijversInline
from web.gezien import VELD
from web.verzoek import Verzoek


class RolFormSet(BaseInlineFormSet):
    """Each role once: also when somebody else gave it meanwhile, and when rows change places."""

    def clean(self) -> None:
        super().clean()
        gegeven = Roltoekenning.objects.filter(gebruiker=self.instance.pk, van_dienst=False)
        al: dict[str, int | None] = dict(gegeven.values_list("rol", "pk"))
        for form in self.forms:
            if form in self.deleted_forms or not form.has_changed() or not form.is_valid():
                continue
            rol, eigen = form.cleaned_data["rol"], form.instance.pk
            if rol in al and (eigen is None or al[rol] != eigen):
                form.add_error("rol", "Deze rol staat er al.")
            al.setdefault(rol, eigen)


class RolInline(TweeSchrijversInline):
    """The organisation-wide roles of one person."""

    model = Roltoekenning
    formset = RolFormSet
    fields = ("rol", VELD)
    extra = 1
    verbose_name_plural = "rollen (met de hand gegeven)"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Roltoekenning]:
        """Leave out what the groups of the login service give: that follows the service."""
        return super().get_queryset(request).filter(van_dienst=False)

    def has_view_permission(self, request: Any, obj: Any = None) -> bool:
        return True

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(Gebruiker)
class GebruikerAdmin(AuditAdmin, UserAdmin):
    """Accounts. Rights go by role, so Django's own groups and permissions stay out of sight."""

    inlines = (RolInline,)
    actions = ("zonder_tweede_stap",)
    list_display = ("username", "naam", "email", "functie", "onderdeel", "is_active")
    list_filter = ("is_active", "roltoekenningen__rol", "onderdeel")
    list_select_related = ("onderdeel",)
    filter_horizontal = ()
    add_form = UserCreationForm
    add_form_template = None
    add_fieldsets = (
        (None, {"fields": ("username", "password1", "password2")}),
        ("Persoon", {"fields": ("first_name", "last_name", "email", "functie", "onderdeel")}),
    )
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Persoon", {"fields": ("first_name", "last_name", "email", "functie", "onderdeel")}),
        (
            "Toegang",
            {"fields": ("is_active", "last_login", "date_joined", "inlogdienst", "rollen_van_dienst")},
        ),
    )
    readonly_fields = ("last_login", "date_joined", "inlogdienst", "rollen_van_dienst")

    @admin.display(description="inlogdienst")
    def inlogdienst(self, gebruiker: Gebruiker) -> str:
        """Say whether somebody logs in with the login service, and whether that closed the account."""
        if gebruiker.gesloten_door_dienst_op:
            op = date_format(timezone.localtime(gebruiker.gesloten_door_dienst_op), "j F Y, H:i")
            return f"Gesloten op {op}: deze persoon heeft geen groep meer die toegang geeft."
        return "Gekoppeld" if SocialAccount.objects.filter(user=gebruiker).exists() else "Niet gekoppeld"

    @admin.display(description="rollen van groepen")
    def rollen_van_dienst(self, gebruiker: Gebruiker) -> str:
        """Give the roles that follow the groups of the login service."""
        rollen = [t.get_rol_display() for t in gebruiker.roltoekenningen.filter(van_dienst=True)]
        return ", ".join(rollen) or "Geen"

    def has_zonder_tweede_stap_permission(self, request: HttpRequest) -> bool:
        return mag(request.user, Recht.BEHEREN)

    @admin.action(
        description="Haal de tweede stap weg (telefoon of sleutel kwijt)", permissions=["zonder_tweede_stap"]
    )
    def zonder_tweede_stap(self, request: Verzoek, queryset: QuerySet[Gebruiker]) -> None:
        """Let who lost a phone or a key log in with the password again."""
        weg = sum(haal_tweede_stap_weg(gebruiker=gebruiker, door=request.user) > 0 for gebruiker in queryset)
        messages.success(request, f"Bij {aantal(weg, 'account', 'accounts')} is de tweede stap weg.")

    @transaction.atomic
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Give somebody another password, locked and with its audit line as every change."""
        return super().user_change_password(request, id, form_url)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An account is switched off, never removed: its texts and audit lines keep a name."""
        return False


@admin.register(Groepsrol)
class GroepsrolAdmin(AuditAdmin):
    """Which group of the login service gives which role."""

    list_display = ("groep", "rol")
    list_filter = ("rol",)
    search_fields = ("groep",)


@admin.register(Organisatie)
class OrganisatieAdmin(AuditAdmin):
    """The one organisation of this installation."""

    list_display = ("naam", "soort")

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return super().has_add_permission(request) and not Organisatie.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Organisatieonderdeel)
class OnderdeelAdmin(AuditAdmin):
    """Departments."""

    search_fields = ("naam",)


class AlleenLezen(AuditAdmin):
    """For what may be looked at and never changed."""

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def naam_van_soort(soort: str) -> str:
    """Give a kind of object as people call it; as it was stored when the kind is no longer known."""
    try:
        return str(apps.get_model(soort)._meta.verbose_name)
    except (LookupError, ValueError):
        return soort


class Soortfilter(admin.SimpleListFilter):
    """Kinds of objects, in words."""

    title = "soort"
    parameter_name = "soort"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        soorten = Auditregel.objects.exclude(soort="").order_by().values_list("soort", flat=True).distinct()
        return sorted(((soort, naam_van_soort(soort)) for soort in soorten), key=lambda paar: paar[1])

    def queryset(self, request: Any, queryset: QuerySet[Auditregel]) -> QuerySet[Auditregel]:
        return queryset.filter(soort=self.value()) if self.value() else queryset


@admin.register(Auditregel)
class AuditregelAdmin(AlleenLezen):
    """The audit trail, by person, by moment, by object."""

    list_display = ("moment", "door", "wat", "object_nu", "soort_naam")
    fields = ("moment", "door", "wat", "soort_naam", "object_id", "object_nu", "details_nu")
    readonly_fields = ("moment", "soort_naam", "object_nu", "details_nu")
    list_filter = (Soortfilter, "wat")
    search_fields = ("object_naam", "wat", "door__first_name", "door__last_name", "door__username")
    search_help_text = "Zoek op een naam, op wie het deed of op wat er gebeurde."
    list_select_related = ("door",)
    date_hierarchy = "moment"

    @admin.display(description="soort", ordering="soort")
    def soort_naam(self, regel: Auditregel) -> str:
        return naam_van_soort(regel.soort)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Auditregel]:
        """Add the name that an account has now: the line holds its number only."""
        mensen = Gebruiker.objects.annotate(nummer=Cast("pk", CharField())).filter(
            nummer=OuterRef("object_id")
        )
        naam = Trim(Concat("first_name", Value(" "), "last_name"))
        nu = Subquery(mensen.annotate(heet=Coalesce(NullIf(naam, Value("")), "username")).values("heet")[:1])
        account = When(soort=Gebruiker._meta.label_lower, then=nu)
        return super().get_queryset(request).annotate(_heet=Case(account, default=None))

    @admin.display(description="naam van het object", ordering="object_naam")
    def object_nu(self, regel: Auditregel) -> str:
        return getattr(regel, "_heet", None) or regel.object_naam

    @admin.display(description="details")
    def details_nu(self, regel: Auditregel) -> str:
        return json.dumps(met_namen(regel.details), ensure_ascii=False)


@admin.register(Bericht)
class BerichtAdmin(AlleenLezen):
    """The outbox: what waits, went out and failed. Texts hold personal links, so nobody reads them here."""

    list_display = ("onderwerp", "aan", "status", "pogingen", "fout", "gemaakt_op", "verstuurd_op", "weer_op")
    fields = (
        *("aan", "onderwerp", "status", "pogingen", "fout", "gemaakt_op", "laatste_poging_op", "weer_op"),
        *("verstuurd_op", "bericht_id"),
    )
    list_filter = ("status", "gemaakt_op")
    search_fields = ("aan", "onderwerp")
    date_hierarchy = "gemaakt_op"
    actions = ("opnieuw",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Bericht]:
        """Leave the texts in the database."""
        return super().get_queryset(request).defer("tekst")

    @admin.display(description="volgende poging op", ordering="volgende_poging_op")
    def weer_op(self, bericht: Bericht) -> datetime | None:
        wacht = bericht.status in (Bericht.Status.WACHT, Bericht.Status.GEWEIGERD)
        return bericht.volgende_poging_op if wacht else None

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Say above the list when the mail server does not work."""
        server = Mailserver.nu()
        if request.method == "GET" and server.storing_sinds:
            sinds = date_format(timezone.localtime(server.storing_sinds), "j F, H:i")
            messages.warning(request, f"Sinds {sinds} gaat er geen e-mail weg. {server.fout}")
        return super().changelist_view(request, extra_context)

    def has_opnieuw_permission(self, request: HttpRequest) -> bool:
        return mag(request.user, Recht.BEHEREN)

    @admin.action(description="Probeer opnieuw", permissions=["opnieuw"])
    def opnieuw(self, request: Verzoek, queryset: QuerySet[Bericht]) -> None:
        """Try the chosen mails again now; each leaves a line in the audit trail."""
        gelukt = 0
        for bericht in queryset:
            try:
                probeer_mail_opnieuw(bericht=bericht, door=request.user)
                gelukt += 1
            except ValidationError as fout:
                messages.error(request, " ".join(fout.messages))
        if gelukt:
            messages.success(request, f"{gelukt} keer proberen we het opnieuw. Hieronder zie je of het lukt.")
