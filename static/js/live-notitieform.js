// The form of one note: choose a value, then write. What is typed is on this device from the first letter.

import { HARTSLAG, VERLATEN, tab, toestel } from "./live-toestel.js";
import { nieuweSleutel } from "./opslag.js";

export const heeftTekst = (klad) => Boolean(klad?.velden.tekst.trim() || klad?.velden.eigen_waarde.trim() || klad?.velden.wie.trim());

/* The half-written note of this tab; each tab has its own. */
export const klad = {
  naam: `klad:${tab}`,
  lees: () => toestel.lees(klad.naam),
  zet: (inhoud) => toestel.zet(klad.naam, { ...inhoud, op: Date.now() }),
  wis: () => toestel.wis(klad.naam),
  /* The own draft, and those of tabs that are gone; `neem` takes them away. */
  neem() {
    const oude = toestel.namen("klad:").filter((naam) => naam === klad.naam || Date.now() - (toestel.lees(naam)?.op ?? 0) > VERLATEN);
    const gevonden = oude.map((naam) => toestel.lees(naam)).filter(heeftTekst);
    oude.forEach((naam) => toestel.wis(naam));
    return gevonden;
  },
};

export class Notitieform {
  /* `voegToe({ id, beurt, velden })` takes a note that is ready. */
  constructor(form, deel, voegToe) {
    Object.assign(this, { form, deel, voegToe, soort: form.dataset.soort, kort: form.hasAttribute("data-kort"), bewerkt: null });
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      this.verstuur();
    });
    form.addEventListener("input", () => this.houdBij());
    form.addEventListener("click", (e) => this.klik(e));
    form.addEventListener("keydown", (e) => {
      if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) form.requestSubmit();
    });
    this.hartslag = setInterval(() => form.isConnected ? this.houdBij() : clearInterval(this.hartslag), HARTSLAG);
    this.toonStap();
  }

  velden() {
    const gegevens = new FormData(this.form);
    const velden = Object.fromEntries(["tekst", "waarde", "eigen_waarde", "wie", "voorbeeldactie"].map((naam) => [naam, gegevens.get(naam) ?? ""]));
    return { soort: this.soort, ...velden };
  }

  houdBij() {
    const nu = { deel: this.deel, velden: this.velden(), bewerkt: this.bewerkt };
    if (heeftTekst(nu)) klad.zet(nu);
    else klad.wis();
  }

  vul({ velden, bewerkt = null }) {
    this.bewerkt = bewerkt;
    for (const naam of ["tekst", "eigen_waarde", "wie"]) this.veld(naam).value = velden[naam] ?? "";
    if (this.veld("voorbeeldactie")) this.veld("voorbeeldactie").value = velden.voorbeeldactie ?? "";
    const bron = this.form.querySelector("[data-voorbeeld-bron]");
    if (bron && !velden.voorbeeldactie) bron.textContent = "";
    this.form.querySelector("[data-voorbeeld-terug]")?.toggleAttribute("hidden", true);
    this.kiesWaarde(velden.waarde ?? "");
    this.andere = Boolean(velden.eigen_waarde);
    this.form.querySelector("[data-knoptekst]").textContent = bewerkt ? "Bewaar notitie" : "Voeg notitie toe";
    this.form.querySelector("[data-stop]").hidden = !bewerkt;
    this.zegFout("");
    this.toonStap();
    this.houdBij();
  }

  leeg() {
    this.vul({ velden: { tekst: "", waarde: "", eigen_waarde: "", wie: "" } });
  }

  veld(naam) {
    return this.form.elements[naam];
  }

  kiesWaarde(waarde) {
    const veld = this.veld("waarde");
    veld.value = waarde;
    if (veld instanceof RadioNodeList && veld.value !== String(waarde)) veld.value = "";
  }

  klik(e) {
    const chip = e.target.closest("[data-waarde]");
    if (chip) this.kies(chip.dataset.waarde, false);
    else if (e.target.closest("[data-andere]")) this.kies("", true);
    else if (e.target.closest("[data-terug]")) this.terug();
    else if (e.target.closest("[data-stop]")) this.stop();
  }

  kies(waarde, andere) {
    this.kiesWaarde(waarde);
    if (!andere) this.veld("eigen_waarde").value = "";
    this.andere = andere;
    this.toonStap();
    this.houdBij();
    this.veld(andere ? "eigen_waarde" : "tekst").focus();
  }

  terug() {
    this.kiesWaarde("");
    this.veld("eigen_waarde").value = "";
    this.andere = false;
    this.toonStap();
    this.houdBij();
    this.form.querySelector("[data-kies-kop]").focus();
  }

  stop() {
    this.leeg();
    this.naarBegin();
  }

  naarBegin() {
    (this.form.querySelector("[data-kies]:not([hidden]) [data-kies-kop]") ?? this.veld("tekst")).focus();
  }

  /* On a telephone one thing at a time: choose, or write. */
  toonStap() {
    const kies = this.form.querySelector("[data-kies]");
    if (!kies) return;
    const waarde = this.veld("waarde").value;
    const schrijft = Boolean(waarde || this.andere || this.veld("tekst").value.trim());
    kies.hidden = schrijft;
    this.form.querySelector("[data-schrijf]").hidden = !schrijft;
    this.form.querySelector("[data-eigenveld]").hidden = Boolean(waarde) || !this.andere;
    this.toonGekozen(waarde);
  }

  toonGekozen(waarde) {
    const kader = this.form.querySelector("[data-gekozen]");
    const { naam, fundament, definitie, vragen = [] } = waardeVan(waarde) ?? { naam: this.andere ? "Een andere waarde" : "Nog geen waarde", fundament: "", definitie: "" };
    kader.hidden = false;
    kader.className = `gekozen live-f--${fundament || "geen"}`;
    kader.querySelector("[data-vormkeuze]").dataset.vormkeuze = fundament;
    kader.querySelector("[data-gekozen-naam]").textContent = naam;
    kader.querySelector("[data-gekozen-uitleg]").textContent = definitie;
    const hulp = kader.querySelector("[data-gekozen-vragen]");
    hulp.hidden = !vragen.length;
    hulp.querySelector("ul").replaceChildren(...vragen.map((vraag) => Object.assign(document.createElement("li"), { textContent: vraag })));
    kader.querySelector("[data-terug]").textContent = waarde || this.andere ? "Kies een andere waarde" : "Kies een waarde";
  }

  zegFout(tekst) {
    const plek = this.form.querySelector("[data-formfout]");
    plek.textContent = tekst;
    plek.hidden = !tekst;
  }

  verstuur() {
    const velden = this.velden();
    const zegt = velden.tekst.trim() || (this.soort === "waarde" && (velden.waarde || velden.eigen_waarde.trim()));
    if (!zegt) {
      this.zegFout(this.soort === "actie" ? "Schrijf op wat er moet gebeuren." : "Kies een waarde, of schrijf op wat je belangrijk vindt.");
      return this.veld("tekst").focus();
    }
    const { id, beurt } = this.bewerkt ?? { id: nieuweSleutel(), beurt: 0 };
    this.voegToe({ id, beurt: beurt + 1, velden });
    this.leeg();
    this.naarBegin();
  }
}

/* Name, fundament and meaning of a value, from the page. */
export function waardeVan(id) {
  if (!id) return null;
  const chip = document.querySelector(`[data-notitieform] [data-waarde="${CSS.escape(id)}"], [data-notitieform] input[name="waarde"][value="${CSS.escape(id)}"]`);
  if (chip) return { naam: chip.dataset.naam, fundament: chip.dataset.fundament, definitie: chip.dataset.definitie ?? "", vragen: chip.dataset.vragen?.split("|") ?? [] };
  const optie = document.querySelector(`[data-notitieform] option[value="${CSS.escape(id)}"]`);
  return optie && { naam: optie.textContent, fundament: optie.dataset.fundament, definitie: "" };
}
