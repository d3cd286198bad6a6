"""The tags that every template knows."""

import pytest
from django.template import Context, Template, TemplateSyntaxError


def toon(bron, **gegevens):
    """Render a template."""
    return Template(bron).render(Context(gegevens))


def test_a_name_gives_its_classes_and_those_of_its_own_behind_them():
    assert toon('<a {% nl "link" "u-doel" %}>') == '<a class="utrecht-link utrecht-link--html-a u-doel">'


def test_a_name_that_is_not_on_the_list_is_a_mistake():
    with pytest.raises(KeyError):
        toon('{% nl "linkje" %}')


def test_a_page_head_has_a_place_for_buttons_only_when_there_are_some():
    bron = '{% paginakop "kort" %}<h1>Acties</h1>{% knoppen %}{% if mag %}<a>Nieuw</a>{% endif %}{% endpaginakop %}'
    kop = '<div class="paginakop paginakop--kort"><div class="paginakop__tekst"><h1>Acties</h1></div>'
    assert toon(bron, mag=False) == f"{kop}</div>"
    assert toon(bron, mag=True) == f'{kop}<div class="paginakop__acties"><a>Nieuw</a></div></div>'


def test_a_page_head_without_buttons_needs_no_place_for_them():
    assert toon("{% paginakop %}<h1>{{ titel }}</h1>{% endpaginakop %}", titel="A & B") == (
        '<div class="paginakop"><div class="paginakop__tekst"><h1>A &amp; B</h1></div></div>'
    )


def test_a_page_head_that_is_not_closed_is_a_mistake():
    with pytest.raises(TemplateSyntaxError):
        Template("{% paginakop %}<h1>Acties</h1>{% knoppen %}")


def test_a_message_shows_what_stands_in_it_and_escapes_the_rest():
    tekst = toon('{% melding "waarschuwing" anker="aantal" %}<b>{{ naam }}</b>{% endmelding %}', naam="<i>")
    assert 'utrecht-alert--warning" id="aantal"' in tekst
    assert "<b>&lt;i&gt;</b>" in tekst
