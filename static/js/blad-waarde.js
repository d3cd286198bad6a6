// Choosing a value while typing: names of the framework with what they mean. A name that is not in it needs its place.

import Combobox from "../nm/@github/combobox-nav/dist/index.js";
import { vlak } from "./blad-deel.js";

const MEESTE = 8;
const kader = JSON.parse(document.getElementById("kader")?.textContent ?? "[]").map((w) => ({ ...w, vlak: vlak(w.naam) }));

const maak = (soort, eigenschappen) => Object.assign(document.createElement(soort), eigenschappen);

export class Waardekiezer {
  constructor(invoer) {
    this.invoer = invoer;
    this.form = invoer.form;
    this.deel = invoer.closest(".regel__veld");
    this.deel.classList.add("waardekiezer");
    this.venster = maak("div", { className: "waardekiezer__venster", hidden: true });
    this.lijst = maak("ul", { id: `${invoer.id}_lijst` });
    this.lijst.setAttribute("role", "listbox");
    this.lijst.setAttribute("aria-label", "Waarden");
    this.stand = maak("p", { className: "u-vh waardekiezer__stand" });
    this.stand.setAttribute("role", "status");
    this.venster.append(this.lijst);
    this.deel.append(this.venster, this.stand);
    this.combobox = new Combobox(invoer, this.lijst, { tabInsertsSuggestions: true });
    invoer.addEventListener("input", () => this.toon());
    invoer.addEventListener("keydown", (e) => this.toets(e), true);
    invoer.addEventListener("blur", () => {
      this.sluit();
      this.vraagPlaats();
    });
    this.venster.addEventListener("mousedown", (e) => e.preventDefault());
    this.lijst.addEventListener("combobox-commit", (e) => this.kies(e.target.dataset.naam));
    this.vraagPlaats();
  }

  passend() {
    const q = vlak(this.invoer.value);
    if (!q) return [];
    const begint = kader.filter((w) => w.vlak.startsWith(q));
    const woord = kader.filter((w) => !w.vlak.startsWith(q) && w.vlak.includes(` ${q}`));
    return [...begint, ...woord].slice(0, MEESTE);
  }

  toets(e) {
    const gekozen = this.lijst.querySelector("[aria-selected=true]");
    const q = vlak(this.invoer.value);
    const begint = kader.filter((w) => q && w.vlak.startsWith(q));
    const enige = !gekozen && begint.length === 1 && begint[0].vlak !== q ? begint[0] : null;
    if (e.key === "Escape" && !this.venster.hidden) {
      e.preventDefault();
      this.sluit();
    } else if (e.key === ":" && q) {
      e.preventDefault();
      this.kies((gekozen?.dataset.naam ?? enige?.naam) || this.invoer.value.trim());
    } else if (enige && !this.venster.hidden && (e.key === "Tab" || e.key === "Enter") && !e.shiftKey) {
      this.invoer.value = enige.naam;
      this.sluit();
      if (e.key === "Enter") {
        e.preventDefault();
        this.kies(enige.naam);
      }
    }
  }

  toon() {
    const gevonden = this.passend();
    this.combobox.stop();
    this.lijst.replaceChildren(...gevonden.map((waarde, nummer) => this.optie(waarde, nummer)));
    this.venster.hidden = !gevonden.length || (gevonden.length === 1 && gevonden[0].vlak === vlak(this.invoer.value));
    if (!this.venster.hidden) this.combobox.start();
    this.stand.textContent = gevonden.length ? `${gevonden.length} gevonden` : "";
  }

  optie(waarde, nummer) {
    const deel = maak("li", { id: `${this.lijst.id}_${nummer}`, className: "waardekiezer__optie" });
    deel.setAttribute("role", "option");
    deel.dataset.naam = waarde.naam;
    deel.append(maak("b", { textContent: waarde.naam }));
    if (waarde.accent) deel.append(" ", document.getElementById("vorm-ster").content.cloneNode(true));
    deel.append(maak("small", { textContent: waarde.definitie || waarde.plaats }));
    if (waarde.lading) deel.append(maak("small", { textContent: `Bestuurlijke lading: ${waarde.lading}` }));
    return deel;
  }

  kies(naam) {
    this.invoer.value = naam;
    this.sluit();
    this.vraagPlaats();
    this.invoer.dispatchEvent(new Event("change", { bubbles: true }));
    this.form.elements.reden?.focus();
  }

  /* Only a name that is not in the framework can be put under a principe; left open, that is decided later. */
  vraagPlaats() {
    const naam = vlak(this.invoer.value.split(":")[0]);
    const plaats = this.form.querySelector("[data-principe]");
    plaats?.classList.toggle("is-nodig", Boolean(naam) && !kader.some((w) => w.vlak === naam));
  }

  sluit() {
    this.combobox.stop();
    this.venster.hidden = true;
    this.stand.textContent = "";
  }
}
