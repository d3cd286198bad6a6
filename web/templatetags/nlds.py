"""Everything of NL Design System by one name: its classes, and the form controls of the crispy template pack "nlds"."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.forms.widgets import DateTimeBaseInput, Input
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# What a thing of NL Design System is called here, and the classes that make it so. A single class is its own name.
KLASSE = {
    "link": "utrecht-link utrecht-link--html-a",
    "hoofdknop": "utrecht-button utrecht-button--primary-action",
    "knop": "utrecht-button utrecht-button--secondary-action",
    "stille-knop": "utrecht-button utrecht-button--subtle",
    "hoofdknoplink": "utrecht-button-link utrecht-button-link--html-a utrecht-button-link--primary-action",
    "knoplink": "utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action",
    "lead": "utrecht-paragraph utrecht-paragraph--lead",
    "tekstvak": "utrecht-textbox utrecht-textbox--html-input",
    "tekstveld": "utrecht-textarea utrecht-textarea--html-textarea",
    "keuzelijst": "utrecht-select utrecht-select--html-select",
    "vinkje": "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom "
    "utrecht-custom-checkbox utrecht-custom-checkbox--html-input",
    "keuzerondje": "utrecht-radio-button utrecht-radio-button--html-input",
    "veldgroep": "utrecht-form-fieldset utrecht-form-fieldset--html-fieldset",
    "legenda": "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend utrecht-form-label",
}
IN_VELD = "utrecht-form-field__input"
KORT = f"{KLASSE['tekstvak']} utrecht-textbox--kort"

# From special to general: the first widget class that fits decides.
KLASSEN: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, f"{IN_VELD} {KLASSE['vinkje']}"),
    (forms.MultiWidget, KORT),
    (forms.Textarea, KLASSE["tekstveld"]),
    (forms.Select, KLASSE["keuzelijst"]),
    (forms.FileInput, "bestandsveld"),
    (forms.DateInput, KORT),
    (forms.DateTimeInput, KORT),
    (forms.TimeInput, KORT),
    (forms.NumberInput, KORT),
    (forms.TextInput, KLASSE["tekstvak"]),
    (Input, KLASSE["tekstvak"]),
)
# Browsers want ISO in their own date controls, whatever the language of the page.
KALENDER: tuple[tuple[type[DateTimeBaseInput], str, str], ...] = (
    (forms.DateInput, "date", "%Y-%m-%d"),
    (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
    (forms.TimeInput, "time", "%H:%M"),
)
# What Django fills in by itself; a textarea grows with its text, so it may start smaller.
DJANGO_RIJEN = "10"


def _klasse(widget: forms.Widget) -> str:
    eigen = str(widget.attrs.get("class", ""))
    onze = next((klasse for soort, klasse in KLASSEN if isinstance(widget, soort)), "")
    return f"{onze} {eigen}".strip()


def _met_kalender(widget: forms.Widget) -> forms.Widget:
    for soort, type_, formaat in KALENDER:
        if isinstance(widget, soort):
            widget.input_type, widget.format = type_, formaat
    return widget


def beschreven_door(veld: BoundField) -> str:
    """Give the ids of help text and errors of a field, for aria-describedby."""
    eigen = str(veld.field.widget.attrs.get("aria-describedby", ""))
    delen = [eigen] if eigen else []
    if veld.help_text:
        delen.append(f"{veld.auto_id}_helptext")
    if veld.errors:
        delen.append(f"{veld.auto_id}_error")
    return " ".join(delen)


@register.simple_tag
@cache
def nl(naam: str, *eigen: str) -> SafeString:
    """Give the class attribute of a thing by its name in `KLASSE`, with classes of its own behind it.

    `<a {% nl "link" %} href="…">`, `<p {% nl "lead" "u-stil" %}>`. Raises KeyError for an unknown name.
    """
    return format_html('class="{}"', " ".join((KLASSE[naam], *eigen)))


@register.simple_tag
def invoer(veld: BoundField) -> SafeString:
    """Give the control of a field, tied to its help text and errors."""
    widget = _met_kalender(veld.field.widget)
    attrs: dict[str, Any] = {"class": _klasse(widget)}
    if isinstance(widget, forms.Textarea) and str(widget.attrs.get("rows")) == DJANGO_RIJEN:
        attrs["rows"] = 4
    if widget.attrs.get("placeholder") == str(veld.label):
        attrs["placeholder"] = False
    if beschrijving := beschreven_door(veld):
        attrs["aria-describedby"] = beschrijving
    if veld.errors:
        attrs["aria-invalid"] = "true"
    if veld.field.required:  # not the attribute `required`: that shows every empty field as wrong
        attrs |= {"required": False, "aria-required": "true"}
    return veld.as_widget(widget=widget, attrs=attrs)


@register.simple_tag
def keuze_attributen(optie: dict[str, Any]) -> SafeString:
    """Give the attributes of one radio button or checkbox of a group."""
    vast = {"type": optie["type"], "name": optie["name"], "value": str(optie["value"])}
    klasse = f"{IN_VELD} {KLASSE['keuzerondje' if optie['type'] == 'radio' else 'vinkje']}"
    overig = {k: v for k, v in optie["attrs"].items() if k not in ("class", "aria-invalid", "required")}
    return flatatt(vast | overig | {"class": klasse})


@register.filter
def is_groep(veld: BoundField) -> bool:
    """Say whether a field is a group of radio buttons or checkboxes."""
    return isinstance(veld.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def is_samengesteld(veld: BoundField) -> bool:
    """Say whether a field consists of more than one control, so that it needs a fieldset."""
    return isinstance(veld.field.widget, forms.MultiWidget | forms.SelectDateWidget)


@register.filter
def beschrijving(veld: BoundField) -> str:
    """The same as `beschreven_door`, for use in a template."""
    return beschreven_door(veld)


@register.filter
def doel(veld: BoundField) -> str:
    """Give the id that the list of errors links to."""
    if is_groep(veld) or is_samengesteld(veld):
        return f"groep_{veld.auto_id}"
    return veld.id_for_label
