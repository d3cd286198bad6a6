"""Accounts, roles, organisation, mail and audit trail in the admin."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format

from organisatie.handelingen import probeer_mail_opnieuw
from organisatie.models import (
    Auditregel,
    Bericht,
    Gebruiker,
    Mailserver,
    Organisatie,
    Organisatieonderdeel,
    Roltoekenning,
)
from organisatie.rechten import Recht, mag
from web.beheer import AuditAdmin, TweeSchrijversInline
from web.gezien import VELD
from web.verzoek import Verzoek


class RolInline(TweeSchrijversInline):
    """The organisation-wide roles of one person."""

    model = Roltoekenning
    fields = ("rol", VELD)
    extra = 1

    def has_view_permission(self, request: Any, obj: Any = None) -> bool:
        return True

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(Gebruiker)
class GebruikerAdmin(AuditAdmin, UserAdmin):
    """Accounts. Rights go by role, so Django's own groups and permissions stay out of sight."""

    inlines = (RolInline,)
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
        ("Toegang", {"fields": ("is_active", "last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")

    @transaction.atomic
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Give somebody another password, locked and with its audit line as every change."""
        return super().user_change_password(request, id, form_url)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An account is switched off, never removed: its texts and audit lines keep a name."""
        return False


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

    list_display = ("moment", "door", "wat", "soort_naam", "object_naam")
    fields = ("moment", "door", "wat", "soort_naam", "object_id", "object_naam", "details")
    readonly_fields = ("moment", "soort_naam")
    list_filter = (Soortfilter, "wat")
    search_fields = ("object_naam", "wat", "door__first_name", "door__last_name", "door__username")
    search_help_text = "Zoek op een naam, op wie het deed of op wat er gebeurde."
    list_select_related = ("door",)
    date_hierarchy = "moment"

    @admin.display(description="soort", ordering="soort")
    def soort_naam(self, regel: Auditregel) -> str:
        return naam_van_soort(regel.soort)


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

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Refuse an address that searches in the texts: letter by letter that tells a link."""
        return lookup.split("__")[0] != "tekst" and super().lookup_allowed(lookup, value, request)

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
