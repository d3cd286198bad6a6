"""The admin under /beheer/: who may enter, and an audit line for every change made there."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from organisatie.audit import leg_vast
from organisatie.rechten import Recht, mag


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

    def log_addition(self, request: Any, obj: Model, message: Any) -> Any:
        leg_vast(door=request.user, wat="gemaakt in beheer", op=obj, wijziging=in_woorden(message))
        return super().log_addition(request, obj, message)

    def log_change(self, request: Any, obj: Model, message: Any) -> Any:
        leg_vast(door=request.user, wat="gewijzigd in beheer", op=obj, wijziging=in_woorden(message))
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
