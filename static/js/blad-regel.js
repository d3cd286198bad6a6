// One line of the sheet: what is on the screen, what the server has, and the road between.

import { alsDocument } from "./blad-deel.js";
import { Waardekiezer } from "./blad-waarde.js";
import { stand } from "./formats-stand.js";
import { bewaard } from "./formats-toestel.js";
import { nieuweSleutel } from "./opslag.js";

const NA_TYPEN = 2_000; // for a line that exists; a new one is saved when somebody leaves it
const LANGSTE_WACHT = 30_000;
const ANTWOORDTIJD = 20_000;
const NIET_MEE = ["csrfmiddlewaretoken", "eenmaal"];

const achterste = new Map(); // per list: the line that was added last

export class Regel {
  constructor(form, { opnieuw, klaar, verwijderd }) {
    this.blok = form;
    this.volgende = opnieuw;
    this.klaar = klaar;
    this.verwijderd = verwijderd;
    this.toestand = form.classList.contains("regel--fout") ? "ongeldig" : "rust";
    this.pogingen = 0;
    this.begin();
    if (this.isNieuw) this.leegBlad = form.cloneNode(true);
    else this.herstel();
  }

  begin() {
    const form = this.blok;
    this.isNieuw = form.classList.contains("regel--nieuw");
    this.lijst = form.closest("[data-lijst]")?.id;
    this.bevestigd = this.waarden();
    for (const invoer of form.querySelectorAll("[data-waarde]")) new Waardekiezer(invoer);
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      this.verder();
    });
    form.addEventListener("keydown", (e) => this.toets(e));
    form.addEventListener("input", () => this.veranderd());
    form.addEventListener("change", () => this.veranderd());
    form.addEventListener("focusout", (e) => {
      if (!form.contains(e.relatedTarget)) this.verlaten();
    });
  }

  velden() {
    return [...this.blok.elements].filter((veld) => veld.name && !NIET_MEE.includes(veld.name) && veld.type !== "hidden");
  }

  eersteVeld() {
    return this.velden().find((veld) => veld.offsetParent);
  }

  waarden() {
    return JSON.stringify([...new FormData(this.blok)].filter(([naam]) => !NIET_MEE.includes(naam) && naam !== "gezien"));
  }

  openstaand() {
    return this.waarden() !== this.bevestigd || Boolean(this.bezig);
  }

  inGebruik() {
    return this.openstaand() || this.blok.contains(document.activeElement) || this.toestand !== "rust";
  }

  toets(e) {
    if (e.key !== "Enter" || e.defaultPrevented || e.isComposing || e.shiftKey || !e.target.matches("input, textarea, select")) return;
    e.preventDefault();
    this.verder();
  }

  /* Enter: save, and on to the next line. */
  verder() {
    if (this.isNieuw && this.openstaand()) return this.laatAchter(true);
    this.sla();
    const alle = [...this.blok.closest("[data-lijst]").children];
    const volgende = alle[alle.indexOf(this.blok) + 1];
    [...(volgende?.elements ?? [])].find((veld) => veld.offsetParent && veld.type !== "hidden")?.focus();
  }

  verlaten() {
    if (!this.openstaand() || this.bezig || this.isWeg) return;
    if (this.isNieuw) this.laatAchter(false);
    else this.sla();
  }

  laatAchter(metFocus) {
    this.isNieuw = false;
    this.wacht = true;
    this.voorganger = achterste.get(this.lijst);
    achterste.set(this.lijst, this);
    this.volgende(this, metFocus);
    this.sla();
  }

  veranderd() {
    this.houdBij();
    if (this.toestand === "ongeldig" || this.toestand === "slot") this.toestand = "rust";
    clearTimeout(this.wekker);
    if (!this.isNieuw && !this.blok.querySelector(".regel--fout, .veld--fout")) this.wekker = setTimeout(() => this.sla(), NA_TYPEN);
    stand.werkBij();
  }

  sleutel() {
    return this.isNieuw ? this.eigenNaam() : this.blok.id;
  }

  /* What a line is called until the server has it. */
  eigenNaam() {
    return `nieuw-${this.lijst}-${this.blok.elements.eenmaal.value}`;
  }

  zetSleutel(sleutel) {
    this.blok.elements.eenmaal.value = sleutel;
  }

  /* The copy on this device is what is on the screen, or nothing when the server has that. */
  houdBij() {
    if (!this.openstaand()) return this.vergeetKopie();
    bewaard.zet(this.sleutel(), { velden: [...new FormData(this.blok)].filter(([naam]) => !NIET_MEE.includes(naam)) });
  }

  vergeetKopie() {
    bewaard.wis(this.sleutel());
  }

  vul(inhoud) {
    const gegevens = new Map(inhoud);
    for (const [naam, waarde] of inhoud) { // a choice between two texts that was not made yet is still to be made
      if (!naam.startsWith("botst-") || this.blok.elements[naam]) continue;
      this.blok.append(Object.assign(document.createElement("input"), { type: "hidden", name: naam, value: waarde }));
    }
    for (const veld of this.blok.elements) {
      if (!veld.name || NIET_MEE.includes(veld.name)) continue;
      if (veld.type === "checkbox") veld.checked = gegevens.has(veld.name);
      else if (gegevens.has(veld.name)) veld.value = gegevens.get(veld.name);
    }
  }

  /* A text that was typed here earlier and never reached the server: with what the writer saw then. */
  herstel() {
    const oud = bewaard.lees(this.sleutel())?.velden;
    if (!Array.isArray(oud)) return;
    this.vul(oud);
    if (!this.openstaand()) return this.vergeetKopie();
    this.zeg("Teruggezet: dit was nog niet opgeslagen.");
    setTimeout(() => this.sla());
  }

  static achtergebleven(lijst) {
    const wat = `nieuw-${lijst.id}-`;
    return bewaard.namen(wat).map((naam) => ({ sleutel: naam.slice(wat.length), inhoud: bewaard.lees(naam)?.velden ?? [], op: bewaard.lees(naam)?.op ?? 0 }))
      .sort((een, ander) => een.op - ander.op);
  }

  zeg(tekst) {
    this.blok.querySelector("[data-regelstand]").textContent = tekst;
  }

  async sla() {
    clearTimeout(this.wekker);
    if (this.bezig) return this.bezig;
    if (this.waarden() === this.bevestigd || this.isNieuw || this.toestand === "slot") return stand.werkBij();
    this.bezig = this.verstuur().finally(() => {
      this.bezig = null;
      stand.werkBij();
    });
    stand.werkBij();
    await this.bezig;
    if (this.blok.isConnected && this.toestand === "rust" && this.openstaand()) this.sla();
  }

  /* Lines that were added one after the other reach the server in that order: it is the order in which they will stand. */
  async naVoorganger() {
    const voor = this.voorganger;
    if (voor?.wacht) await voor.sla();
    return voor?.wacht && voor.openstaand() ? voor.toestand : "";
  }

  async verstuur() {
    const belet = await this.naVoorganger();
    if (belet) return this.later(belet);
    const verstuurd = this.waarden();
    let antwoord;
    let tekst;
    try {
      antwoord = await fetch(this.blok.action, {
        method: "POST", body: new FormData(this.blok), credentials: "same-origin", keepalive: true,
        headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(ANTWOORDTIJD),
      });
      tekst = await antwoord.text();
    } catch {
      return this.later("geen-verbinding");
    }
    const nieuw = alsDocument(tekst).querySelector("form[data-bladregel]");
    if (nieuw && (antwoord.ok || antwoord.status === 422)) return this.beantwoord(nieuw, antwoord.ok, verstuurd);
    if (antwoord.status >= 500 || antwoord.status === 429) return this.later("storing");
    if (antwoord.ok || antwoord.status === 401 || /name="login"/.test(tekst)) return this.later("uitgelogd");
    this.aangekomen();
    this.toestand = "slot";
    this.melding = antwoord.status === 404
      ? "Een regel is niet opgeslagen: iemand anders haalde haar weg. Je tekst staat nog op dit scherm."
      : "Een regel is niet opgeslagen: je kunt dit nu niet wijzigen. Je tekst staat nog op dit scherm.";
    this.zeg(this.melding);
  }

  aangekomen() {
    this.wacht = false;
    this.voorganger = null;
  }

  beantwoord(nieuw, gelukt, verstuurd) {
    if (this.isWeg) return;
    this.aangekomen();
    this.pogingen = 0;
    const verder = this.waarden() !== verstuurd;
    if (gelukt) this.vergeetKopie();
    if (verder) { // somebody typed on: keep that, with what the server knows now
      if (gelukt) this.neemOver(nieuw, verstuurd);
      this.toestand = "rust";
      return;
    }
    const kopie = document.importNode(nieuw, true);
    if (!gelukt && kopie.classList.contains("regel--nieuw")) this.blijftDezelfde(kopie);
    this.vervang(kopie, gelukt ? "rust" : "ongeldig");
    if (gelukt) this.klaar(this, new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }));
    else this.houdBij();
  }

  /* A new line that was refused stays the one it is, under the key that it was sent with; it can be thrown away. */
  blijftDezelfde(kopie) {
    kopie.id = this.blok.id;
    kopie.classList.remove("regel--nieuw");
    kopie.elements.eenmaal.value = this.blok.elements.eenmaal.value;
    const knop = Object.assign(document.createElement("button"), { type: "button", textContent: "Gooi weg" });
    knop.className = "utrecht-button utrecht-button--html-button utrecht-button--subtle utrecht-button--klein";
    knop.addEventListener("click", () => this.gooiWeg());
    kopie.querySelector(".regel__knoppen").prepend(knop);
  }

  gooiWeg() {
    const lijst = this.blok.closest("[data-lijst]");
    this.weg();
    this.vergeetKopie();
    this.blok.remove();
    stand.werkBij();
    [...lijst.querySelector(".regel--nieuw").elements].find((veld) => veld.offsetParent)?.focus();
  }

  neemOver(nieuw, verstuurd) {
    this.blok.id = nieuw.id;
    this.blok.action = nieuw.getAttribute("action");
    this.blok.elements.eenmaal.value = nieuweSleutel();
    const oud = this.blok.elements.gezien;
    const gezien = nieuw.elements.gezien;
    if (oud && gezien) oud.value = gezien.value;
    else if (gezien) this.blok.append(document.importNode(gezien, true));
    this.bevestigd = verstuurd;
  }

  /* Put the line as the server wrote it in the place of this one; the focus stays where it was. */
  vervang(nieuw, toestand = "rust") {
    const actief = this.blok.contains(document.activeElement) ? document.activeElement : null;
    const plek = actief && { naam: actief.name, id: actief.id, van: actief.selectionStart, tot: actief.selectionEnd };
    this.blok.replaceWith(nieuw);
    this.blok = nieuw;
    this.toestand = toestand;
    this.begin();
    if (toestand === "ongeldig") this.bevestigd = null;
    const doel = plek && (nieuw.elements[plek.naam] ?? document.getElementById(plek.id));
    if (doel?.focus) {
      doel.focus();
      if (plek.van !== null && doel.setSelectionRange && doel.matches("textarea, [type=text]")) doel.setSelectionRange(plek.van, plek.tot);
    }
    return nieuw;
  }

  weg() {
    clearTimeout(this.wekker);
    this.aangekomen();
    this.isWeg = true;
    this.verwijderd(this);
  }

  /* The notes beside the lines are sent as a whole page; a line goes by itself. */
  geefNummerMee() {}

  slaVoorHetTeLaatIs() {
    if (this.openstaand()) this.sla();
  }

  later(toestand) {
    this.toestand = toestand;
    this.pogingen += 1;
    this.wekker = setTimeout(() => this.opnieuw(), Math.min(1000 * 2 ** (this.pogingen - 1), LANGSTE_WACHT));
  }

  opnieuw() {
    if (!["uitgelogd", "geen-verbinding", "storing"].includes(this.toestand)) return;
    this.toestand = "rust";
    this.sla();
  }
}
