"""A step from one state to another that cannot be made now: the one way in which every floor says so."""

from __future__ import annotations

from django.core.exceptions import ValidationError


class OngeldigeOvergang(ValidationError):
    """This step is not possible from where the thing stands now; the message says why, for the person."""
