"""What can go wrong with a start, besides a setting."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured


class DatabaseWeg(ImproperlyConfigured):
    """The settings may be well, but the database cannot be reached now; that may be otherwise in a moment."""
