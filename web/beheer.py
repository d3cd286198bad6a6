"""The admin under /beheer/: who may enter, an audit line for every change made there, and two people at one page.

Django's admin writes every field as it stood in the page. Here a form judges per field (`organisatie.wijziging`), on a
row that is locked and read again before it is changed.
"""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from organisatie.audit import leg_vast
from organisatie.rechten import Recht, mag
from organisatie.wijziging import IntussenGewijzigd, te_schrijven
from organisatie.wijziging import in_woorden as waarde_in_woorden
from web.gezien import VELD, Botsingsbeeld, GezienForm, GezienVeld

MEESTE_RIJEN = 100
"""Rows beside one object; Django makes two thousand when somebody asks for them, which takes ten seconds and more."""


class BeheerForm(GezienForm, forms.ModelForm):
    """Mix-in for the forms of the admin: only what was changed in this page is written.

    Who comes second sees the other text above the field with the own one in it; sending again keeps what stands there.
    """

    gezien = GezienVeld(required=False)

    def _clean_form(self) -> None:
        super()._clean_form()
        if not self.bestaat:
            return
        nu = {naam: self._huidig(naam) for naam in self.fields if naam in self.cleaned_data and naam != VELD}
        nieuw = {naam: self.cleaned_data[naam] for naam in nu}
        try:
            schrijven = te_schrijven(nu, nieuw, self.cleaned_data.get(VELD))
        except IntussenGewijzigd as fout:
            self.toon_botsing(IntussenGewijzigd(fout.nu, op=self.instance))
            return
        self.wijzigingen = {
            naam: [waarde_in_woorden(nu[naam]), waarde_in_woorden(schrijven[naam])] for naam in schrijven
        }
        self.changed_data = list(schrijven)
        self.cleaned_data |= {naam: nu[naam] for naam in nu if naam not in schrijven}

    def zeg_botsing(self, botsing: Botsingsbeeld) -> str:
        return (
            f"{botsing.wie} veranderde dit in “{botsing.tekst}” terwijl jij bezig was. Er is nog niets bewaard. "
            "Sla nog eens op om te houden wat hieronder staat."
        )


class TweeSchrijversInline(admin.TabularInline):
    """Rows beside the object of the page, judged per field as well; name the field `gezien` in `fields`."""

    form = BeheerForm
    max_num = MEESTE_RIJEN

    def get_formset(self, request: Any, obj: Model | None = None, **opties: Any) -> Any:
        """Give the formset; it makes no more rows than fit on a page, whatever number comes in."""
        return super().get_formset(request, obj, **({"absolute_max": MEESTE_RIJEN} | opties))


def in_woorden(message: Any) -> str:
    """Give what the admin noted of a change, as a sentence."""
    tekst = message if isinstance(message, str) else json.dumps(message)
    return str(LogEntry(change_message=tekst).get_change_message())


class AuditAdmin(admin.ModelAdmin):
    """A `ModelAdmin` for the beheerder that leaves a line in the audit trail for every write."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return mag(request.user, Recht.BEHEREN)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return mag(request.user, Recht.BEHEREN)

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return mag(request.user, Recht.BEHEREN)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return mag(request.user, Recht.BEHEREN)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return mag(request.user, Recht.BEHEREN)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Refuse an address that searches in what the pages do not show: letter by letter that tells a link or a text."""
        veld = lookup.split("__")[0]
        return veld in self._getoond(request) and super().lookup_allowed(lookup, value, request)

    def _getoond(self, request: HttpRequest) -> set[str]:
        """Give the fields that a list or a page shows, or by which a list is chosen from."""
        filters = [
            getattr(f, "parameter_name", None) or (f[0] if isinstance(f, tuple) else f)
            for f in self.get_list_filter(request)
        ]
        namen = {"pk", "id", *self.get_list_display(request), *flatten_fieldsets(self.get_fieldsets(request))}
        return {str(naam).split("__")[0] for naam in (*namen, *filters, self.date_hierarchy or "pk")}

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Model | None:
        """Give the object of the page; locked and as it is now when it is about to be changed."""
        gevonden = super().get_object(request, object_id, from_field)
        if gevonden is None or request.method != "POST" or not connection.in_atomic_block:
            return gevonden  # a page of Django's that changes nothing, such as the history
        self.model._default_manager.select_for_update().get(pk=gevonden.pk)
        return super().get_object(request, object_id, from_field)

    def get_fieldsets(self, request: Any, obj: Model | None = None) -> Any:
        """Give the fields, and out of sight what the page showed."""
        groepen = super().get_fieldsets(request, obj)
        bewaakt = obj is not None and self.has_change_permission(request, obj)
        return [*groepen, (None, {"fields": (VELD,)})] if bewaakt else groepen

    def get_form(self, request: Any, obj: Model | None = None, change: bool = False, **opties: Any) -> Any:
        if change and self.has_change_permission(request, obj):
            opties["form"] = type("BeheerForm", (BeheerForm, self.form), {})
        return super().get_form(request, obj, change=change, **opties)

    def response_action(self, request: HttpRequest, queryset: Any, *plek: Any, **opties: Any) -> Any:
        """Do what was chosen from the list; a row that cannot exist is a message, no fault of ours."""
        try:
            for sleutel in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.opts.pk.to_python(sleutel)
        except ValidationError:
            messages.error(request, "Kies eerst een of meer regels uit de lijst.")
            return redirect(request.get_full_path())
        return super().response_action(request, queryset, *plek, **opties)

    def log_addition(self, request: Any, obj: Model, message: Any) -> Any:
        leg_vast(door=request.user, wat="gemaakt in beheer", op=obj, wijziging=in_woorden(message))
        return super().log_addition(request, obj, message)

    def save_model(self, request: Any, obj: Model, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        request.wijzigingen = getattr(form, "wijzigingen", {})

    def log_change(self, request: Any, obj: Model, message: Any) -> Any:
        wijzigingen = getattr(request, "wijzigingen", {})
        details = {"wijziging": in_woorden(message), "wijzigingen": wijzigingen, "rij": ""}
        leg_vast(door=request.user, wat="gewijzigd in beheer", op=obj, **details)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: Any, queryset: Any) -> Any:
        for obj in queryset:
            leg_vast(door=request.user, wat="verwijderd in beheer", op=obj)
        return super().log_deletions(request, queryset)


class CodioAdminSite(admin.AdminSite):
    """The admin site: for the beheerder only, in the words of this application."""

    site_header = "CODIO beheer"
    site_title = "CODIO beheer"
    index_title = "Accounts, rollen, organisatie en waardenkader"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take in only what is meant for the beheerder; what packages put here of their own stays out."""
        if admin_class is not None and issubclass(admin_class, AuditAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return mag(request.user, Recht.BEHEREN)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one place to log in; somebody who has no business here is told so (403)."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect(f"{reverse('account_login')}?{urlencode({'next': reverse('admin:index')})}")
