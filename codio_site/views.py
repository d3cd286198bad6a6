"""Pages that belong to no module of the method."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
@login_not_required
def gezondheid(request: HttpRequest) -> JsonResponse:
    """Say whether this installation works: 200 with a database, 503 without."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"staat": "fout", "database": False}, status=503)
    return JsonResponse({"staat": "goed", "database": True})
