"""Accounts, roles, organisation, mail and audit trail in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
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
    filter_horizontal = ()
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


@admin.register(Auditregel)
class AuditregelAdmin(AlleenLezen):
    """The audit trail, by person, by moment, by object."""

    list_display = ("moment", "door", "wat", "soort", "object_naam")
    list_filter = ("soort", "wat", "door")
    search_fields = ("object_naam", "wat")
    list_select_related = ("door",)
    date_hierarchy = "moment"


@admin.register(Bericht)
class BerichtAdmin(AlleenLezen):
    """Mail that went out, or could not."""

    list_display = ("onderwerp", "aan", "gemaakt_op", "verstuurd_op", "fout")
