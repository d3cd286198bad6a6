// Saves every field of a format by itself. Nothing typed gets lost: a text stays on this device until the server
// has confirmed it, and the server keeps the text of somebody who wrote while another saved.

import { haalDeel, stuur } from "./formats-net.js";
import { bewaakSamen, bewaard, toonLosseTekst } from "./formats-toestel.js";

const WACHT_NA_TYPEN = 500;
const WACHT_NA_KIEZEN = 100;
const LANGSTE_WACHT = 30_000;
const WACHT_OP_LOGIN = 4_000;

const formulier = document.querySelector("form[data-format]");
const venster = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`.slice(0, 40);
const velden = [];
let laatste = ""; // moment of the last save
let verstuurd = false;

/* The line that says whether all is saved. */
const stand = {
  element: document.querySelector("[data-opslagstand]"),
  getoond: "",
  gezegd: "",
  toon(soort, tekst, link) {
    if (!this.element || this.getoond === soort + tekst) return;
    this.getoond = soort + tekst;
    // A moment that was read out already is not read out again, and being busy never is.
    this.element.setAttribute("aria-live", soort === "bezig" || tekst === this.gezegd ? "off" : "polite");
    if (soort !== "bezig") this.gezegd = tekst;
    const regel = document.createElement("span");
    regel.className = soort === "goed" ? "met-icoon" : soort === "bezig" ? "u-stil" : "sein sein--stil";
    const icoon = soort === "bezig" ? null : icoonVan(soort === "goed" ? "vink" : "let-op");
    if (icoon) regel.append(icoon);
    regel.append(tekst);
    if (link) {
      const a = document.createElement("a");
      Object.assign(a, { href: link.href, textContent: link.tekst, target: link.hier ? "" : "_blank" });
      a.className = "utrecht-link utrecht-link--html-a";
      regel.append(" ", a);
    }
    this.element.replaceChildren(regel);
  },
  werkBij() {
    const met = (toestand) => velden.filter((veld) => veld.toestand === toestand);
    const botsingen = document.querySelectorAll("[data-botsing]").length;
    const eerste = (toestand) => met(toestand)[0];
    if (eerste("ander")) {
      this.toon("let-op", eerste("ander").melding + " Je tekst blijft hier staan.", naarInloggen());
    } else if (eerste("uitgelogd")) {
      this.toon("let-op", "Je bent uitgelogd. Je tekst blijft hier staan en wordt opgeslagen zodra je weer inlogt.", naarInloggen());
    } else if (eerste("slot")) {
      this.toon("let-op", eerste("slot").melding);
    } else if (eerste("geen-verbinding")) {
      this.toon("let-op", "Niet opgeslagen: geen verbinding, we blijven het proberen.");
    } else if (eerste("storing")) {
      this.toon("let-op", "Niet opgeslagen: er ging iets mis, we blijven het proberen.");
    } else if (eerste("ongeldig")) {
      this.toon("let-op", "Eén antwoord is niet opgeslagen.", { href: "#" + eerste("ongeldig").blok.id, tekst: "Bekijk het", hier: true });
    } else if (botsingen) {
      const tekst = botsingen === 1 ? "Eén antwoord wacht op je keuze" : `${botsingen} antwoorden wachten op je keuze`;
      this.toon("let-op", tekst, { href: "#" + document.querySelector("[data-botsing] h3").id, tekst: "Kies", hier: true });
    } else if (velden.some((veld) => veld.openstaand())) {
      this.toon("bezig", "Bezig met opslaan…");
    } else if (laatste) {
      this.toon("goed", `Opgeslagen ${laatste}`);
    }
  },
};

function icoonVan(naam) {
  return document.getElementById(`format-sjabloon-${naam}`)?.content.firstElementChild?.cloneNode(true);
}

function naarInloggen() {
  return { href: formulier.dataset.loginUrl, tekst: "Log in (opent een nieuw tabblad)" };
}

/* One question: what is in it, what the server has, and the road between. */
class Veld {
  constructor(blok) {
    this.blok = blok;
    this.vraag = blok.dataset.antwoord;
    this.invoer = [...blok.querySelectorAll(`[name="${this.vraag}"]`)];
    this.basisveld = blok.querySelector(`[name="basis-${this.vraag}"]`);
    this.basis = this.basisveld.value;
    this.venster = venster;
    this.bevestigd = this.waarde();
    this.toestand = "rust";
    this.pogingen = 0;
    const meteen = this.invoer[0].matches("[type=radio], [type=checkbox], [type=date], select");
    for (const element of this.invoer) {
      element.addEventListener(meteen ? "change" : "input", () => this.veranderd(meteen ? WACHT_NA_KIEZEN : WACHT_NA_TYPEN));
      element.addEventListener("blur", () => this.openstaand() && this.toestand === "rust" && this.plan(0));
    }
    if (blok.querySelector(".veld--fout")) this.begintFout();
    else this.herstel();
  }

  /* The server sent this page back because of this field: what is in it was never saved. */
  begintFout() {
    this.bevestigd = null;
    this.toestand = "ongeldig";
    this.houdVast();
  }

  waarde() {
    if (this.invoer[0].type === "radio" || this.invoer[0].type === "checkbox") {
      return this.invoer.filter((element) => element.checked).map((element) => element.value).join("\n");
    }
    return this.invoer[0].value;
  }

  zetWaarde(tekst) {
    if (this.invoer[0].type === "radio" || this.invoer[0].type === "checkbox") {
      const gekozen = tekst.split("\n");
      for (const element of this.invoer) element.checked = gekozen.includes(element.value);
    } else {
      this.invoer[0].value = tekst;
    }
  }

  openstaand() {
    return !this.dicht && this.waarde() !== this.bevestigd;
  }

  /* A text that was typed here earlier and that the server never confirmed: put it back and save it. */
  herstel() {
    const oud = bewaard.lees(this.vraag);
    if (!oud || typeof oud.tekst !== "string") return;
    if (oud.tekst.trim() === this.bevestigd.trim()) {
      bewaard.wis(this.vraag);
      return;
    }
    this.zetWaarde(oud.tekst);
    if (!this.openstaand()) return toonLosseTekst(this.blok); // a choice that no longer exists, a date that is none
    this.basis = String(oud.basis);
    this.venster = oud.venster;
    const tijd = new Date(oud.op).toLocaleString("nl-NL", { dateStyle: "long", timeStyle: "short" });
    this.meld(`Teruggezet: wat je hier typte op ${tijd} was nog niet opgeslagen.`);
    this.plan(0);
  }

  veranderd(wacht) {
    if (this.dicht) return;
    if (this.openstaand()) this.houdVast();
    if (this.toestand === "slot") return;
    this.zonderFout();
    this.pogingen = 0;
    if (this.toestand === "ongeldig") this.toestand = "rust";
    this.plan(wacht);
    stand.werkBij();
  }

  houdVast() {
    bewaard.zet(this.vraag, { tekst: this.waarde(), basis: this.basis, venster: this.venster });
  }

  plan(wacht) {
    clearTimeout(this.wekker);
    this.wekker = setTimeout(() => this.sla(), wacht);
  }

  async sla() {
    clearTimeout(this.wekker);
    if (this.bezig) return this.bezig;
    if (!this.openstaand() || ["ongeldig", "slot"].includes(this.toestand)) return stand.werkBij();
    this.bezig = this.verstuur(this.waarde()).finally(() => (this.bezig = null));
    await this.bezig;
    if (this.openstaand() && this.toestand === "rust") this.plan(0);
    stand.werkBij();
  }

  async verstuur(tekst) {
    const antwoord = await stuur(this.blok.dataset.opslagUrl, {
      tekst, basis: this.basis, venster: this.venster, gebruiker: formulier.dataset.gebruiker,
    });
    const { status, inhoud } = antwoord;
    this.melding = inhoud.melding ?? "";
    if (status === 200) return this.opgeslagen(tekst, inhoud);
    if (status === 409 && inhoud.reden === "botsing") return this.botst(tekst);
    if (status === 401) return this.laterWeer(inhoud.reden === "ander" ? "ander" : "uitgelogd", WACHT_OP_LOGIN);
    if (status === 422) return this.fout("ongeldig", this.melding);
    if (status === 409 || status === 403 || status === 404) {
      return this.fout("slot", this.melding || "Niet opgeslagen: je kunt dit niet meer wijzigen. Je tekst staat nog op dit scherm.");
    }
    this.pogingen += 1;
    const wacht = Math.min(1000 * 2 ** (this.pogingen - 1), LANGSTE_WACHT);
    return this.laterWeer(status === 0 ? "geen-verbinding" : "storing", wacht);
  }

  opgeslagen(tekst, inhoud) {
    Object.assign(this, { basis: String(inhoud.versie), venster, toestand: "rust", pogingen: 0 });
    this.basisveld.value = this.basis;
    this.bevestigd = tekst;
    if (!this.openstaand()) bewaard.wis(this.vraag);
    else this.houdVast();
    if (this.ververs(tekst, inhoud.tekst)) bewaard.wis(this.vraag);
    laatste = inhoud.moment;
    toonVolledigheid(inhoud);
    for (const veld of velden) if (veld !== this && veld.toestand !== "rust") veld.opnieuw();
  }

  /* The server had a newer text and this one was as somebody else had left it: show the newer one. */
  ververs(verstuurde, opServer) {
    const zelfde = (a, b) => a.replaceAll("\r\n", "\n").trim() === b.trim();
    if (this.openstaand() || zelfde(verstuurde, opServer)) return false;
    this.zetWaarde(opServer);
    this.bevestigd = this.waarde();
    return true;
  }

  async botst(tekst) {
    if (this.waarde() !== tekst) return this.verstuur(this.waarde()); // the server keeps the latest text
    const had = this.blok.contains(document.activeElement);
    const deel = await haalDeel(this.blok.dataset.botsingUrl);
    if (!deel) return this.laterWeer("storing", 2000);
    if (this.waarde() !== tekst) return this.verstuur(this.waarde());
    this.dicht = true;
    this.toestand = "rust";
    for (const element of [...this.invoer, this.basisveld]) element.disabled = true;
    this.blok.querySelector(".vraag__veld").hidden = true;
    this.blok.classList.add("vraag--botst");
    this.blok.prepend(deel);
    bewaard.wis(this.vraag); // the server has it now
    bewaakSamen(deel);
    if (had) deel.querySelector("h3").focus();
    stand.werkBij();
  }

  laterWeer(toestand, wacht) {
    this.toestand = toestand;
    this.plan(wacht);
    stand.werkBij();
  }

  opnieuw() {
    if (["uitgelogd", "ander", "geen-verbinding", "storing"].includes(this.toestand)) this.plan(0);
  }

  fout(toestand, melding) {
    this.toestand = toestand;
    this.meld(melding, true);
    stand.werkBij();
  }

  /* A line beside the field; linked to it for who cannot see it. */
  meld(tekst, isFout = false) {
    this.zonderFout();
    const regel = document.createElement("p");
    regel.id = `${this.vraag}-melding`;
    regel.className = isFout ? "utrecht-form-field-error-message" : "vraag__veld--teruggezet";
    const icoon = isFout ? icoonVan("fout") : null;
    if (icoon) regel.append(icoon);
    const woorden = document.createElement("span");
    woorden.textContent = tekst;
    regel.append(woorden);
    this.blok.querySelector(".vraag__veld").append(regel);
    this.regel = regel;
    const doel = this.invoer[0].closest("fieldset") ?? this.invoer[0];
    this.doel = doel;
    this.beschreven = doel.getAttribute("aria-describedby") ?? "";
    doel.setAttribute("aria-describedby", `${this.beschreven} ${regel.id}`.trim());
    if (isFout) for (const element of this.invoer) element.setAttribute("aria-invalid", "true");
  }

  zonderFout() {
    if (!this.regel) return;
    this.regel.remove();
    this.regel = null;
    if (this.beschreven) this.doel.setAttribute("aria-describedby", this.beschreven);
    else this.doel.removeAttribute("aria-describedby");
    for (const element of this.invoer) element.removeAttribute("aria-invalid");
  }
}

function toonVolledigheid(inhoud) {
  for (const [sleutel, onderdeel] of Object.entries(inhoud.onderdelen)) {
    for (const element of document.querySelectorAll(`[data-stand="${sleutel}"]`)) {
      element.classList.toggle("is-klaar", onderdeel.klaar);
      element.querySelector(".zijnav__telling").textContent = onderdeel.tekst;
    }
  }
  for (const element of document.querySelectorAll("[data-regel]")) element.textContent = inhoud.regel;
}

function volgOnderdeel() {
  const links = [...document.querySelectorAll(".zijnav-breed a[href^='#']")];
  const kijker = new IntersectionObserver((regels) => {
    const inBeeld = regels.filter((regel) => regel.isIntersecting)[0];
    if (!inBeeld) return;
    for (const link of links) {
      if (link.hash === `#${inBeeld.target.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-15% 0px -70% 0px" });
  for (const deel of new Set(links.map((link) => document.getElementById(link.hash.slice(1))))) if (deel) kijker.observe(deel);
}

function begin() {
  for (const blok of formulier.querySelectorAll("[data-antwoord]")) velden.push(new Veld(blok));
  for (const deel of formulier.querySelectorAll("[data-botsing]")) bewaakSamen(deel);
  for (const veld of velden) bewaard.wis(`samen-${veld.vraag}`);
  for (const blok of formulier.querySelectorAll(".vraag:not([data-antwoord])")) toonLosseTekst(blok);
  const vensterveld = formulier.querySelector("[name=venster]");
  if (vensterveld) vensterveld.value = venster;
  formulier.querySelector(".formaat__vanzelf")?.removeAttribute("hidden");
  formulier.addEventListener("submit", async (gebeurtenis) => {
    const knop = gebeurtenis.submitter;
    if (knop && knop.value !== "opslaan") {
      verstuurd = true; // every text goes along with this button
      return;
    }
    gebeurtenis.preventDefault();
    await Promise.all(velden.map((veld) => veld.sla()));
    await Promise.all(velden.map((veld) => veld.sla()));
    if (!velden.some((veld) => veld.openstaand()) && !laatste) stand.toon("goed", "Alles is opgeslagen");
    stand.werkBij();
  });
  addEventListener("beforeunload", (gebeurtenis) => {
    if (!verstuurd && velden.some((veld) => veld.openstaand())) gebeurtenis.preventDefault();
  });
  addEventListener("pagehide", () => velden.forEach((veld) => veld.openstaand() && veld.sla()));
  addEventListener("pageshow", () => (verstuurd = false));
  const probeer = () => velden.forEach((veld) => veld.opnieuw());
  addEventListener("online", probeer);
  addEventListener("focus", probeer);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) velden.forEach((veld) => veld.openstaand() && veld.sla());
    else probeer();
  });
  volgOnderdeel();
  stand.werkBij();
}

if (formulier) begin();
