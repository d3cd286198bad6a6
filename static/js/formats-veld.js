// One question: what is on the screen, what the server has, and the road between. What is on the screen decides:
// the copy on this device, the timer, what is sent and the line about saving all follow it, also when a change
// is undone. Every text that is sent has a number, so that the server knows which one is the latest.

import { haalDeel, stuur } from "./formats-net.js";
import { icoonVan, laatste, stand, velden } from "./formats-stand.js";
import { bewaakSamen, bewaard, toonLosseTekst } from "./formats-toestel.js";
import { volg } from "./formats-ververs.js";

const WACHT_NA_TYPEN = 500;
const WACHT_NA_KIEZEN = 100;
const LANGSTE_WACHT = 30_000;
const WACHT_OP_LOGIN = 4_000;

const formulier = document.querySelector("form[data-format]");
const nieuweNaam = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`.slice(0, 40);
export const venster = nieuweNaam();

export class Veld {
  constructor(blok) {
    this.blok = blok;
    this.vraag = blok.dataset.antwoord;
    this.invoer = [...blok.querySelectorAll(`[name="${this.vraag}"]`)];
    this.basisveld = blok.querySelector(`[name="basis-${this.vraag}"]`);
    this.basis = this.basisveld.value; // version that was on this screen
    this.venster = venster; // in whose name this is sent
    this.nummer = 0; // of the latest text that was sent
    this.verstuurd = null; // that text, until its outcome is known
    this.zeker = 0; // latest number of which the outcome is known
    this.ongewis = 0; // latest number that may have reached the server
    this.bevestigd = this.waarde(); // what the server is known to have
    this.toestand = "rust";
    this.pogingen = 0;
    this.half = false; // when it was last left, a part of the day was missing
    const meteen = this.invoer[0].matches("[type=radio], [type=checkbox], [type=date], select");
    for (const element of this.invoer) {
      element.addEventListener(meteen ? "change" : "input", () => this.veranderd(meteen ? WACHT_NA_KIEZEN : WACHT_NA_TYPEN));
      element.addEventListener("blur", () => this.verlaten());
    }
    if (blok.querySelector(".veld--fout")) this.begintFout();
    else this.herstel();
  }

  /* The server sent this page back because of this field: what is in it was never saved. */
  begintFout() {
    this.bevestigd = null;
    this.toestand = "ongeldig";
    this.houdBij();
  }

  /* A day of which a part is missing has no value yet: as long as that is so, nothing changed. */
  isHalf() {
    return this.invoer[0].validity?.badInput ?? false;
  }

  waarde() {
    if (this.invoer[0].type === "radio" || this.invoer[0].type === "checkbox") {
      return this.invoer.filter((element) => element.checked).map((element) => element.value).join("\n");
    }
    return this.isHalf() ? (this.bevestigd ?? "") : this.invoer[0].value;
  }

  zetWaarde(tekst) {
    if (this.invoer[0].type === "radio" || this.invoer[0].type === "checkbox") {
      const gekozen = tekst.split("\n");
      for (const element of this.invoer) element.checked = gekozen.includes(element.value);
    } else {
      this.invoer[0].value = tekst;
    }
  }

  /* Something is still to be done: another text than the server has, or one under way that may overwrite it. */
  openstaand() {
    return !this.dicht && (this.waarde() !== this.bevestigd || this.ongewis > this.zeker);
  }

  kanNiet() {
    return this.toestand === "ongeldig" || this.toestand === "slot";
  }

  /* A text that was typed here earlier and that the server never confirmed: put it back and save it. It goes on in
     the name of the page in which it was typed and counts on from there: what that page sent may still arrive. */
  herstel() {
    const oud = bewaard.lees(this.vraag);
    if (!oud || typeof oud.tekst !== "string") return;
    const anders = oud.tekst.trim() !== this.bevestigd.trim();
    if (!anders && !oud.ongewis) return bewaard.wis(this.vraag);
    if (anders) this.zetWaarde(oud.tekst);
    if (anders && this.waarde() === this.bevestigd) return toonLosseTekst(this.blok); // a choice that no longer exists, a date that is none
    this.basis = String(oud.basis);
    this.venster = oud.venster;
    this.nummer = Number.isInteger(oud.nummer) ? oud.nummer : 0;
    this.ongewis = oud.ongewis ? this.nummer : 0;
    if (anders) {
      this.hersteld = oud.tekst;
      const tijd = new Date(oud.op).toLocaleString("nl-NL", { dateStyle: "long", timeStyle: "short" });
      this.meld(`Teruggezet: wat je hier typte op ${tijd} was nog niet opgeslagen.`);
    }
    this.plan(0);
  }

  veranderd(wacht) {
    if (this.dicht) return;
    this.houdBij();
    if (this.toestand !== "slot") {
      this.zonderFout();
      this.pogingen = 0;
      if (this.toestand === "ongeldig" || !this.openstaand()) this.toestand = "rust";
      if (this.openstaand()) this.plan(wacht);
      else clearTimeout(this.wekker);
    }
    stand.werkBij();
  }

  verlaten() {
    if (this.dicht || this.toestand === "slot") return;
    const wasHalf = this.half;
    this.half = this.isHalf();
    if (this.half) this.fout("ongeldig", "Deze datum is niet af. Vul hem helemaal in, of maak het veld leeg.");
    else if (wasHalf) this.veranderd(0); // emptied: its value was empty before, so the browser tells of no change
    else if (this.openstaand() && this.toestand === "rust") this.plan(0);
  }

  /* The copy on this device is what is on the screen, or nothing when the server has that. */
  houdBij() {
    if (!this.openstaand()) return bewaard.wis(this.vraag);
    const { basis, nummer, venster: naam } = this;
    bewaard.zet(this.vraag, { tekst: this.waarde(), basis, nummer, venster: naam, ongewis: this.ongewis > this.zeker });
  }

  plan(wacht) {
    clearTimeout(this.wekker);
    this.wekker = setTimeout(() => this.sla(), wacht);
  }

  async sla() {
    clearTimeout(this.wekker);
    if (this.bezig) return this.bezig;
    if (!this.openstaand() || this.kanNiet()) return stand.werkBij();
    this.bezig = this.verstuur(this.waarde()).finally(() => (this.bezig = null));
    await this.bezig;
    if (this.openstaand() && this.toestand === "rust") this.plan(0);
    stand.werkBij();
  }

  /* The page may be gone before an answer comes: what is on the screen does not wait for what is under way. */
  slaVoorHetTeLaatIs() {
    if (!this.openstaand() || this.kanNiet()) return;
    if (!this.bezig) this.sla();
    else if (this.verstuurd !== this.waarde()) this.verstuur(this.waarde());
  }

  /* The button that was pressed sends the whole page: number its text too, it may overtake what is under way. */
  geefNummerMee() {
    if (this.dicht || this.venster !== venster || !(this.nummer || this.openstaand())) return;
    if (!this.nummerveld) {
      this.nummerveld = Object.assign(document.createElement("input"), { type: "hidden", name: `nummer-${this.vraag}` });
      this.basisveld.after(this.nummerveld);
    }
    this.nummer += 1;
    this.verstuurd = null;
    this.nummerveld.value = this.nummer;
  }

  async verstuur(tekst) {
    if (tekst !== this.verstuurd) this.nummer += 1; // the same text again is the same number again
    this.verstuurd = tekst;
    const { nummer, ongewis } = this;
    this.ongewis = nummer;
    this.houdBij();
    const { status, inhoud } = await stuur(this.blok.dataset.opslagUrl, {
      tekst, nummer, basis: this.basis, venster: this.venster, gebruiker: formulier.dataset.gebruiker,
    });
    this.melding = inhoud.melding ?? "";
    if (status === 200) return this.opgeslagen(tekst, nummer, inhoud);
    if (status === 409 && inhoud.reden === "botsing") return this.botst(tekst, nummer, inhoud);
    if (status === 409 && inhoud.reden === "achterhaald") return this.achterhaald(tekst, nummer, inhoud);
    if (![401, 403, 404, 409, 422].includes(status)) {
      this.pogingen += 1;
      const wacht = Math.min(1000 * 2 ** (this.pogingen - 1), LANGSTE_WACHT);
      return this.laterWeer(status === 0 ? "geen-verbinding" : "storing", wacht);
    }
    if (this.ongewis === nummer) this.ongewis = ongewis; // refused, so this time it did not reach the form
    this.houdBij();
    if (status === 401 && !this.openstaand()) return this.rust();
    if (status === 401) return this.laterWeer(inhoud.reden === "ander" ? "ander" : "uitgelogd", WACHT_OP_LOGIN);
    if (status === 422) return this.waarde() === tekst ? this.fout("ongeldig", this.melding) : this.rust();
    this.fout("slot", this.melding || "Niet opgeslagen: je kunt dit niet meer wijzigen. Je tekst staat nog op dit scherm.");
  }

  opgeslagen(tekst, nummer, inhoud) {
    if (nummer < this.zeker) return;
    this.bekend(nummer);
    const zelfde = inhoud.tekst.trim() === tekst.replaceAll("\r\n", "\n").trim();
    const verder = this.waarde() !== tekst;
    this.bevestigd = zelfde ? tekst : inhoud.tekst;
    if (!zelfde && !verder) { // somebody else wrote since, and this was as it had been: show the newer text
      this.zetWaarde(inhoud.tekst);
      this.bevestigd = this.waarde();
    }
    if (zelfde || !verder) { // else the text of somebody else was never on this screen
      this.basis = this.basisveld.value = String(inhoud.versie);
      this.venster = venster;
    }
    this.rust();
    laatste.moment = inhoud.moment;
    volg(inhoud);
    for (const veld of velden) if (veld !== this) veld.opnieuw();
  }

  bekend(nummer) {
    this.zeker = nummer;
    this.verstuurd = null;
    this.pogingen = 0;
  }

  rust() {
    this.toestand = "rust";
    this.houdBij();
  }

  /* The server has a newer text in the name of this page. When this page did not send that, another tab did, which
     put back the same text: go on in a name of our own, so that the server compares, and nothing gets lost. */
  achterhaald(tekst, nummer, inhoud) {
    if (nummer < this.nummer) return;
    const nogZo = tekst === this.hersteld && tekst === this.waarde();
    if (nogZo || inhoud.tekst.trim() === tekst.trim()) return this.opgeslagen(tekst, nummer, inhoud);
    this.bekend(nummer);
    this.venster = nieuweNaam();
    return this.verstuur(this.waarde());
  }

  async botst(tekst, nummer, inhoud) {
    if (this.dicht || nummer < this.nummer) return;
    this.bekend(nummer);
    volg(inhoud);
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
