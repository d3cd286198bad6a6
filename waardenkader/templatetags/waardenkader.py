"""Template filters of the framework."""

from django import template

from waardenkader.bronnen import voluit

register = template.Library()
register.filter("bron", voluit)
