"""The framework with which a project works: that of when it began."""

from __future__ import annotations

from django.db.models import Q

from project.models import Project
from waardenkader.models import Fundament
from waardenkader.models.kader import FundamentQuerySet


def fundamenten_van(project: Project) -> FundamentQuerySet:
    """Give the fundamenten of a project in order: those of its framework, and what one of its tables discusses already."""
    kader = Fundament.objects.in_kader(project.kader_id).order_by().values("pk")
    tafels = project.groepsfundamenten.order_by().values("fundament")
    return Fundament.objects.filter(Q(pk__in=kader) | Q(pk__in=tafels)).order_by("volgorde")
