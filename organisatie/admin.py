"""Accounts, roles, organisation, mail and audit trail in the admin."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.db.models import QuerySet
from django.http import HttpRequest

from organisatie.beheer import AuditAdmin
from organisatie.models import (
    Auditregel,
    Bericht,
    Gebruiker,
    Organisatie,
    Organisatieonderdeel,
    Roltoekenning,
)


class RolInline(admin.TabularInline):
    """The organisation-wide roles of one person."""

    model = Roltoekenning
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
    list_filter = (Soortfilter, "wat", "door")
    search_fields = ("object_naam", "wat")
    list_select_related = ("door",)
    date_hierarchy = "moment"

    @admin.display(description="soort", ordering="soort")
    def soort_naam(self, regel: Auditregel) -> str:
        return naam_van_soort(regel.soort)


@admin.register(Bericht)
class BerichtAdmin(AlleenLezen):
    """Mail that went out, or could not."""

    list_display = ("onderwerp", "aan", "gemaakt_op", "verstuurd_op", "fout")
