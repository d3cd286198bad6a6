// Choosing a person while typing: the server finds people, the combobox of @github/combobox-nav walks through them.
// Without this script the form itself comes back with who was found.
import Combobox from "../nm/@github/combobox-nav/dist/index.js";

const WACHT = 200; // milliseconds after the last key
const KORTSTE = 2;
const UITLEG = "Typ twee letters of meer. Kies daarna met de pijltjes en Enter.";

function maak(soort, eigenschappen) {
  return Object.assign(document.createElement(soort), eigenschappen);
}

class Persoon {
  constructor(invoer) {
    this.invoer = invoer;
    this.deel = invoer.closest(".persoon");
    this.lijst = maak("ul", { id: `${invoer.id}_lijst` });
    this.lijst.setAttribute("role", "listbox");
    this.lijst.setAttribute("aria-label", "Gevonden mensen");
    this.meer = maak("p", { className: "u-klein u-stil" });
    this.meer.setAttribute("aria-hidden", "true"); // the state says it
    this.venster = maak("div", { className: "persoon__venster", hidden: true });
    this.venster.append(this.lijst, this.meer);
    this.stand = maak("p", { className: "u-vh" });
    this.stand.setAttribute("role", "status");
    const uitleg = maak("p", { id: `${invoer.id}_uitleg`, hidden: true, textContent: UITLEG });
    invoer.after(this.venster, uitleg);
    this.deel.append(this.stand);
    this.combobox = new Combobox(invoer, this.lijst, { tabInsertsSuggestions: false });
    const bij = invoer.getAttribute("aria-describedby");
    invoer.setAttribute("aria-describedby", bij ? `${bij} ${uitleg.id}` : uitleg.id);
    this.luister();
  }

  luister() {
    this.invoer.addEventListener("input", () => this.straks());
    this.invoer.addEventListener("keydown", (e) => this.toets(e));
    this.invoer.addEventListener("blur", () => this.verlaat());
    this.venster.addEventListener("mousedown", (e) => e.preventDefault()); // the focus stays in the field
    this.lijst.addEventListener("combobox-commit", (e) => this.kies(e.target));
  }

  toets(e) {
    if (e.key === "Escape" && !this.venster.hidden) {
      e.preventDefault();
      this.sluit();
    } else if (e.key === "ArrowDown" && this.venster.hidden) {
      e.preventDefault();
      this.zoek();
    }
  }

  straks() {
    clearTimeout(this.klok);
    this.deel.querySelector(".persoon__functie")?.remove();
    this.klok = setTimeout(() => this.zoek(), WACHT);
  }

  async zoek() {
    const q = this.invoer.value.trim();
    this.vraag?.abort();
    if (q.length < KORTSTE) return this.sluit();
    this.vraag = new AbortController();
    const adres = new URL(this.invoer.dataset.mensenUrl, location.href);
    adres.searchParams.set("q", q);
    try {
      const antwoord = await fetch(adres, { signal: this.vraag.signal, credentials: "same-origin" });
      if (!antwoord.ok || antwoord.redirected) throw new Error(antwoord.status);
      this.toon(new DOMParser().parseFromString(await antwoord.text(), "text/html"));
    } catch (fout) {
      if (fout.name === "AbortError") return;
      this.sluit();
      this.zeg("Zoeken lukt nu niet. Typ de hele naam, of verstuur het formulier om te kiezen.", true);
    }
  }

  toon(gevonden) {
    if (document.activeElement !== this.invoer) return;
    const opties = [...gevonden.querySelectorAll("[role=option]")];
    opties.forEach((optie, nummer) => {
      optie.id = `${this.lijst.id}_${nummer}`;
      optie.className = "persoon__optie";
    });
    this.combobox.stop();
    this.lijst.replaceChildren(...opties);
    this.venster.hidden = opties.length === 0;
    if (opties.length) this.combobox.start();
    const stand = gevonden.querySelector("p");
    this.zeg(stand.textContent, opties.length === 0);
    this.meer.textContent = "meer" in stand.dataset ? stand.textContent : "";
  }

  // For who hears the page; seen only when nothing else shows it.
  zeg(tekst, zichtbaar = false) {
    this.stand.className = zichtbaar ? "persoon__stand u-klein" : "u-vh";
    this.stand.textContent = tekst;
  }

  kies(optie) {
    const { nummer, naam, functie } = optie.dataset;
    const veld = this.invoer.name.replace(/^tekst-/, "");
    this.deel.querySelector(".persoon__gevonden")?.remove();
    this.deel.querySelectorAll(`[name="${veld}"]`).forEach((oud) => oud.remove());
    this.deel.append(maak("input", { type: "hidden", name: veld, value: nummer }));
    this.deel.querySelector(`[name="bij-${veld}"]`).value = naam;
    this.invoer.value = naam;
    this.deel.querySelector(".persoon__functie")?.remove();
    if (functie) this.deel.append(maak("p", { className: "persoon__functie u-klein u-stil", textContent: functie }));
    this.sluit();
    this.zeg(`${naam} gekozen`);
  }

  sluit() {
    this.verlaat();
    this.zeg("");
  }

  // What is seen below the field stays: were it to go now, the button under the mouse would move before the click.
  verlaat() {
    clearTimeout(this.klok);
    this.vraag?.abort();
    this.combobox.stop();
    this.venster.hidden = true;
    if (this.stand.className === "u-vh") this.zeg("");
  }
}

for (const invoer of document.querySelectorAll("[data-mensen-url]")) new Persoon(invoer);
