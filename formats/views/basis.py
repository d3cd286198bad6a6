"""The page of a filled-in format: read, fill in, save as a whole, comment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.safestring import SafeString
from django.views import View

from formats import handelingen
from formats.forms import FormatForm
from formats.fouten import OpSlot
from formats.houder import Houder
from formats.models import Invulling
from formats.scherm import Botsingscherm, botsingscherm, laatst_opgeslagen, open_botsingen, secties
from formats.spec import OnbekendeVraag, Vraag
from formats.weergave import antwoord_als_tekst
from organisatie.tekst import getal
from web import inloggen
from web.verzoek import Verzoek

MAG_NIET = "Je mag dit niet (meer) wijzigen. Je tekst is niet bewaard, maar staat nog op dit scherm."


class FormatView(View):
    """Base of every page with a format. A subclass says which form; its owner says who may write in it.

    `get_invulling` fetches the owner with permission (404 or `PermissionDenied`), sets `self.eigenaar` and
    gives its `Invulling`. `mag_bewerken` says whether the page shows fields; the handelingen ask the owner again.
    Mount it with `formats.urls.format_paden`.
    """

    sjabloon: ClassVar[str] = "formats/pagina.html"
    naam: ClassVar[str] = ""  # name of the url of the page; set by `format_paden`
    terug_url: str = ""
    request: Verzoek
    invulling: Invulling
    eigenaar: Any = None
    na_opmerking = ""  # the question of a comment that was just answered

    def get_invulling(self) -> Invulling:
        """Fetch the form that this request is about, and check that this person may see it."""
        raise ImproperlyConfigured(f"{type(self).__name__} does not say which form it is about.")

    @property
    def houder(self) -> Houder:
        """What says who may write: the owner, as this page fetched it."""
        return self.eigenaar

    def mag_bewerken(self) -> bool:
        """Say whether this person may change answers now; a locked form is read-only anyway."""
        return self.houder.mag_invullen(self.request.user, self.invulling)

    def mag_opmerken(self) -> bool:
        """Say whether this person may place comments."""
        return self.houder.mag_opmerken(self.request.user, self.invulling)

    def mag_afhandelen(self) -> bool:
        """Say whether this person may answer the comments of others."""
        return self.houder.mag_afhandelen(self.request.user, self.invulling)

    def ziet_opmerkingen(self) -> bool:
        """Say whether this person reads the comments in the margin; they are for who writes here."""
        return self.mag_opmerken()

    def get_titel(self) -> str:
        """Give the heading of the page."""
        return self.invulling.spec.titel

    def get_ondertitel(self) -> str:
        """Give the line under the heading; says whose form it is."""
        return str(self.eigenaar) if self.eigenaar is not None else ""

    def get_hulp_bij(self) -> dict[str, str]:
        """Give at which part something helps, and the template that shows it (`onderdeel`, `sjabloon`)."""
        return {"onderdeel": "", "sjabloon": ""}

    def get_vooraf(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give what is on the page above the questions, for the navigation: (heading or "", [(id, name)])."""
        return []

    def get_verder(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give what else is on the page, for the navigation: (heading, [(id, name)])."""
        return []

    def get_naast(self) -> Mapping[str, SafeString]:
        """Give what stands beside a question, by the key of the question: something known that helps to answer it."""
        return {}

    def get_slotmelding(self) -> tuple[str, str]:
        """Give heading and text for who finds the form locked."""
        return "Dit staat vast", "Je kunt het lezen, maar niet wijzigen."

    def get_kruimels(self) -> list[tuple[str, str]]:
        """Give the way to this page as (label, url); the last url is ""."""
        return [(self.get_titel(), "")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what the template needs; a subclass adds its own part."""
        return {"invulling": self.invulling, "eigenaar": self.eigenaar, "terug_url": self.terug_url, **kwargs}

    @property
    def bewerken(self) -> bool:
        """Whether the page shows fields."""
        return not self.invulling.op_slot and self.mag_bewerken()

    def pad(self, scherm: str = "", vraag: str = "") -> str:
        """Give the address of this page, or of one of the screens that go with it."""
        kwargs = {k: v for k, v in self.kwargs.items() if k != "vraag"} | ({"vraag": vraag} if vraag else {})
        return reverse(f"{self.naam}-{scherm}" if scherm else self.naam, kwargs=kwargs)

    @property
    def venster(self) -> str:
        """The name that the page in the browser gave itself."""
        return self.request.POST.get("venster", "")[:40]

    def vraag_of_404(self, sleutel: str) -> Vraag:
        """Give the question with this key; 404 when the form has none."""
        try:
            return self.invulling.spec.vraag(sleutel)
        except OnbekendeVraag as fout:
            raise Http404(str(fout)) from fout

    @classmethod
    def poort(cls, request: HttpRequest) -> HttpResponseBase | None:
        """Answer who cannot be served now, before anything is fetched; None lets the request through.

        The paths are open to who is logged out, so that a text sent after the log-in lapsed is kept.
        """
        if request.method == "POST":
            reden = inloggen.wat_ontbreekt(request)
            return inloggen.houd_vast(request, reden) if reden else None
        return None if request.user.is_authenticated else redirect_to_login(request.get_full_path())

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Fetch the form, which is the permission check, then answer; nothing of it is ever cached."""
        self.invulling = self.get_invulling()
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page."""
        return self.toon(FormatForm(self.invulling))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save everything that was typed, then do what the pressed button asks.

        Not a `formulierstap`: here what is wrong with one field does not keep the others from being saved.
        """
        doe, _, waarde = request.POST.get("doe", "opslaan").partition(":")
        form = FormatForm(self.invulling, request.POST)
        try:
            botst = self._bewaar(form, alleen_opslaan=doe not in ("opmerking", "afgehandeld"))
            scherm = self.los_op(waarde) if doe == "botsing" else None
        except (OpSlot, PermissionDenied) as fout:
            return self.niet_bewaard(form, fout)
        if scherm is not None:
            return self.toon(form.met_fouten(), status=409, botsing=scherm)
        return self._rond_af(form, botst, self._opmerking(doe, waarde))

    def toon(
        self, form: FormatForm, *, status: int = 200, botsing: Botsingscherm | None = None, **extra: Any
    ) -> HttpResponse:
        """Render the page with this form."""
        botsingen = open_botsingen(self.invulling, self.request.user)
        context = {
            "titel": self.get_titel(),
            "ondertitel": self.get_ondertitel(),
            "kruimels": self.get_kruimels(),
            "vooraf": self.get_vooraf(),
            "verder": self.get_verder(),
            "slotmelding": self.get_slotmelding(),
            "form": form,
            "secties": secties(
                form,
                pad=self.pad,
                bewerken=self.bewerken,
                botsingen=botsingen,
                opmerkingen=self.ziet_opmerkingen(),
                overschrijf=botsing,
                naast=self.get_naast(),
            ),
            "volledigheid": self.invulling.volledigheid(),
            "bewerken": self.bewerken,
            "mag_opmerken": self.mag_opmerken(),
            "mag_afhandelen": self.mag_afhandelen(),
            "opgeslagen": laatst_opgeslagen(self.invulling),
            "aantal_botsingen": len(botsingen),
            "pad": self.pad(),
            "stand_url": self.pad("stand"),
            "geschiedenis_url": self.pad("geschiedenis"),
            "nieuwe_opmerking": {},
            "hulp_bij": self.get_hulp_bij(),
            **extra,
        }
        return render(self.request, self.sjabloon, self.get_context_data(**context), status=status)

    def _bewaar(self, form: FormatForm, *, alleen_opslaan: bool) -> int:
        form.is_valid()
        getypt = form.getypt()
        if not (getypt or alleen_opslaan):
            return 0
        botsingen = handelingen.sla_alles_op(
            invulling=self.invulling,
            teksten=getypt,
            door=self.request.user,
            venster=self.venster,
            nummers={sleutel: form.nummer(sleutel) for sleutel in getypt},
        )
        return len(botsingen)

    def los_op(self, vraag: str) -> Botsingscherm | None:
        """Settle the clash that was posted; gives the screen to show again when that could not be done.

        Raises `OpSlot` and `PermissionDenied` when nothing may change any more.
        """
        botsing = open_botsingen(self.invulling, self.request.user).get(vraag)
        if botsing is None:
            if not (self.invulling.op_slot or self.mag_bewerken()):
                raise PermissionDenied
            return None
        post = self.request.POST
        gezien = post.get(f"gezien-{vraag}", "")
        keuze, samen = post.get(f"keuze-{vraag}", ""), post.get(f"samen-{vraag}", "")
        try:
            handelingen.los_botsing_op(
                botsing=botsing,
                keuze=keuze,
                samen=samen,
                gezien=getal(gezien),
                door=self.request.user,
            )
        except OpSlot:
            raise
        except ValidationError as fout:
            self.invulling.vergeet()
            antwoord = self.invulling.antwoordrijen.get(vraag)
            return botsingscherm(botsing, antwoord, keuze=keuze, samen=samen, fout=" ".join(fout.messages))
        self.invulling.vergeet()
        return None

    def niet_bewaard(self, form: FormatForm, fout: OpSlot | PermissionDenied) -> HttpResponse:
        """Say that nothing may change any more, and give back every text that was typed."""
        self.invulling.vergeet()
        verloren = [
            (str(form.fields[sleutel].label), antwoord_als_tekst(self.invulling.spec.vraag(sleutel), tekst))
            for sleutel, (tekst, _) in form.getypt().items()
            if tekst != self.invulling.tekst(sleutel)
        ]
        samen = [str(waarde) for naam, waarde in self.request.POST.items() if naam.startswith("samen-")]
        verloren += [("Samengevoegde tekst", tekst) for tekst in samen if tekst]
        if isinstance(fout, PermissionDenied) and not verloren:
            raise fout
        melding, status = (fout.messages[0], 409) if isinstance(fout, OpSlot) else (MAG_NIET, 403)
        context = {"titel": "Niet bewaard", "melding": melding, "verloren": verloren, "terug": self.pad()}
        return render(self.request, "formats/niet_bewaard.html", context, status=status)

    def _opmerking(self, doe: str, waarde: str) -> dict[str, Any]:
        """Place a comment or deal with one; gives text and message when that could not be done."""
        if doe not in ("opmerking", "afgehandeld"):
            return {}
        if doe == "afgehandeld":
            return self._handel_af(getal(waarde))
        tekst = self.request.POST.get(f"opmerking-{waarde}", "")
        self.vraag_of_404(waarde)
        try:
            handelingen.plaats_opmerking(
                invulling=self.invulling, vraag=waarde, tekst=tekst, door=self.request.user
            )
        except ValidationError as fout:
            return {"vraag": waarde, "tekst": tekst, "fout": " ".join(fout.messages)}
        return {}

    def _handel_af(self, nummer: int) -> dict[str, Any]:
        """Answer a comment; gives text and message when that could not be done."""
        opmerking = get_object_or_404(self.invulling.opmerkingen, pk=nummer)
        tekst = self.request.POST.get(f"antwoord-{nummer}", "")
        try:
            handelingen.handel_opmerking_af(opmerking=opmerking, door=self.request.user, antwoord=tekst)
        except ValidationError as fout:
            return {"opmerking": nummer, "tekst": tekst, "fout": " ".join(fout.messages)}
        self.na_opmerking = opmerking.vraag
        return {}

    def _rond_af(self, form: FormatForm, botst: int, opmerking: dict[str, Any]) -> HttpResponse:
        if form.errors or opmerking:
            return self.toon(form.met_fouten(), status=422, nieuwe_opmerking=opmerking)
        if botst:
            messages.warning(self.request, "Niet alles is bewaard: kies bij de gemarkeerde vraag een tekst.")
        elif self.bewerken and self.request.POST.get("doe", "opslaan") == "opslaan":
            messages.success(self.request, "Alles is opgeslagen.")
        anker = self.na_opmerking or self.request.POST.get("doe", "").partition(":")[2]
        return HttpResponseRedirect(self.pad() + (f"#vraag-{anker}" if not anker.isdigit() and anker else ""))
