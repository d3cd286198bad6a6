"""The framework in the admin: the organisation may put its own words, not another structure."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from organisatie.rechten import Recht, mag
from waardenkader.models import Fundament, Geladen, Hulpvraag, Kaderversie, Principe, Voorbeeldactie, Waarde
from web.beheer import AuditAdmin, TweeSchrijversInline
from web.gezien import VELD


class TekstAdmin(AuditAdmin):
    """Texts may be changed; nothing is added here or removed: projects refer to it.

    Own values are added on the pages of the framework itself.
    """

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(boolean=True, description="eigen tekst")
    def aangepast(self, obj: Geladen) -> bool:
        """Say whether the organisation changed the shipped text."""
        return obj.aangepast


class BijWaardeInline(TweeSchrijversInline):
    """What belongs to a value: may be changed and added to."""

    extra = 1
    can_delete = False

    def has_view_permission(self, request: Any, obj: Any = None) -> bool:
        return mag(request.user, Recht.BEHEREN)

    has_add_permission = has_change_permission = has_view_permission


class VoorbeeldactieInline(BijWaardeInline):
    """Example actions."""

    model = Voorbeeldactie
    fields = ("soort", "tekst", "bron", "volgorde", VELD)


class HulpvraagInline(BijWaardeInline):
    """Help questions."""

    model = Hulpvraag
    fields = ("tekst", "bron", "volgorde", VELD)


@admin.register(Kaderversie)
class KaderversieAdmin(TekstAdmin):
    """The codes of the organisation itself: what they are for, in words. Their content comes from a file."""

    list_display = ("naam", "sleutel", "actueel")
    readonly_fields = ("naam", "sleutel", "actueel")
    fields = ("naam", "sleutel", "actueel", "toelichting", "bron")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Kaderversie]:
        """Leave out the versions of CODIO: their texts are loaded."""
        return super().get_queryset(request).filter(eigen=True)


@admin.register(Fundament)
class FundamentAdmin(TekstAdmin):
    """The fundamenten, per version."""

    list_display = ("naam", "versie", "kort", "aangepast")
    list_filter = ("versie",)
    list_select_related = ("versie",)
    readonly_fields = ("versie", "sleutel", "volgorde")


@admin.register(Principe)
class PrincipeAdmin(TekstAdmin):
    """The principes, per version."""

    list_display = ("naam", "fundament", "kort", "aangepast")
    list_filter = ("fundament__versie",)
    list_select_related = ("fundament",)
    readonly_fields = ("fundament", "sleutel", "volgorde")


@admin.register(Waarde)
class WaardeAdmin(TekstAdmin):
    """The values, per version; the own ones among them."""

    list_display = ("naam", "principe", "versie", "eigen", "actief", "aangepast")
    list_filter = ("versie", "eigen", "principe__fundament__naam")
    list_select_related = ("principe", "versie")
    search_fields = ("naam", "definitie")
    readonly_fields = ("principe", "slug", "volgorde", "eigen", "actief")
    inlines = (VoorbeeldactieInline, HulpvraagInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Waarde]:
        """Leave out what groups named in workshops: that is content of their projects."""
        return super().get_queryset(request).filter(project=None)
