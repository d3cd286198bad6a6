// Beginning an action with an example: they open beside the field, and one is put in it. What somebody typed is never replaced unasked.
// The dialog stands inside the form, so that a line that is saved when somebody leaves it is not left; what is typed in it is not of the form.

const WACHT = 250; // milliseconds after the last key
const EIGEN = ["input", "change", "keydown", "click", "submit"];

document.documentElement.classList.add("met-voorbeelden");

const $in = (form) => [...form.querySelectorAll("[data-voorbeeld]")];
const bronVan = (deel) => deel.querySelector("[data-voorbeeld-bron]");
const verborgen = (deel) => deel.closest("form").elements.voorbeeldactie;

// What was in the fields before an example was taken over, as [field, property, was, is]: to put back as long as nobody wrote on.
const eerder = new WeakMap();

document.addEventListener("click", (e) => {
  const knop = e.target.closest?.("[data-voorbeeld-open], [data-voorbeeld-terug]");
  const deel = knop?.closest("[data-voorbeeld]");
  if (!deel) return;
  if (knop.matches("[data-voorbeeld-open]")) new Voorbeelden(deel).open();
  else zetTerug(deel);
});

// Who writes on has nothing to put back. Who empties the field begins anew, without the example that was just chosen.
document.addEventListener("input", (e) => {
  const deel = e.target.form && $in(e.target.form).find((een) => een.dataset.veld === e.target.name);
  if (!deel) return;
  vergeet(deel);
  if (e.target.value.trim() || !verborgen(deel).value) return;
  verborgen(deel).value = "";
  bronVan(deel).textContent = deel.dataset.bewaard ?? "";
});

document.addEventListener("submit", (e) => $in(e.target).forEach(vergeet), true);

function vergeet(deel) {
  eerder.delete(deel);
  deel.querySelector("[data-voorbeeld-terug]").hidden = true;
}

function zetTerug(deel) {
  const stappen = eerder.get(deel) ?? [];
  vergeet(deel);
  if (!stappen.every(([ding, eigenschap, , is]) => ding[eigenschap] === is)) return; // another note or line is in the form now
  for (const [ding, eigenschap, was] of stappen) ding[eigenschap] = was;
  laatWeten(deel.closest("form").elements[deel.dataset.veld]);
}

function laatWeten(veld) {
  for (const gebeurtenis of ["input", "change"]) veld.dispatchEvent(new Event(gebeurtenis, { bubbles: true }));
  veld.focus();
}

function maak(soort, eigenschappen = {}, ...kinderen) {
  const element = Object.assign(document.createElement(soort), eigenschappen);
  element.append(...kinderen);
  return element;
}

function knop(tekst, doe, soort = "secondary-action") {
  const gemaakt = maak("button", { type: "button", textContent: tekst, className: `utrecht-button utrecht-button--${soort} utrecht-button--klein` });
  gemaakt.addEventListener("click", doe);
  return gemaakt;
}

class Voorbeelden {
  constructor(deel) {
    this.deel = deel;
    this.form = deel.closest("form");
    this.veld = this.form.elements[deel.dataset.veld];
    this.adres = new URL(deel.dataset.adres, location.href);
    this.adres.searchParams.set("deel", "1");
  }

  open() {
    const kop = maak("h2", { className: "utrecht-heading-3", id: "voorbeelden-kop", textContent: "Kies een voorbeeld" });
    this.inhoud = maak("div", { className: "voorbeelden__inhoud" }, maak("p", { className: "utrecht-paragraph", textContent: "De voorbeelden komen eraan…" }));
    this.vraag = maak("div", { className: "voorbeelden__vraag", hidden: true });
    this.venster = maak("dialog", { className: "voorbeelden" }, maak("div", { className: "voorbeelden__kop" }, kop, knop("Sluit", () => this.sluit(), "subtle")), this.inhoud, this.vraag);
    this.venster.setAttribute("aria-labelledby", kop.id);
    for (const soort of EIGEN) this.venster.addEventListener(soort, (e) => e.stopPropagation());
    this.venster.addEventListener("close", () => this.venster.remove());
    this.venster.addEventListener("input", () => this.straks());
    this.venster.addEventListener("click", (e) => {
      const gekozen = e.target.closest("[data-neem-over]");
      if (gekozen) this.kies(gekozen);
    });
    this.deel.append(this.venster);
    this.venster.showModal();
    this.begin();
  }

  sluit() {
    this.venster.close();
  }

  /* All examples; of the value and the kind that somebody chose in the form already, when there are any of those. */
  async begin() {
    const gekozen = eerder.has(this.deel) ? {} : this.gekozenInForm(); // an example brought its own
    for (const [naam, waarde] of Object.entries(gekozen)) this.adres.searchParams.set(`voorbeeld-${naam}`, waarde);
    let gevonden = await this.haal();
    if (gevonden && Object.keys(gekozen).length && !gevonden.querySelector("[data-neem-over]")) {
      for (const naam of Object.keys(gekozen)) this.adres.searchParams.delete(`voorbeeld-${naam}`);
      gevonden = await this.haal();
    }
    if (!gevonden) return;
    this.inhoud.replaceChildren(...gevonden.body.childNodes);
    this.inhoud.querySelector("input")?.focus();
  }

  gekozenInForm() {
    const waarden = [...this.form.querySelectorAll("[name=waarden]:checked, [name=waarde]:checked, select[name=waarde]")].map((veld) => veld.value).filter(Boolean);
    const soort = this.form.querySelector("select[name=soort]")?.value;
    return { ...(waarden.length === 1 && { waarde: waarden[0] }), ...(soort && { soort }) };
  }

  straks() {
    clearTimeout(this.klok);
    this.klok = setTimeout(() => this.zoek(), WACHT);
  }

  async zoek() {
    for (const veld of this.inhoud.querySelectorAll("input, select")) this.adres.searchParams.set(veld.name, veld.value);
    const gevonden = await this.haal();
    if (gevonden) this.inhoud.querySelector("[data-voorbeelden-lijst]").replaceChildren(...gevonden.querySelector("[data-voorbeelden-lijst]").childNodes);
  }

  async haal() {
    this.verzoek?.abort();
    this.verzoek = new AbortController();
    try {
      const antwoord = await fetch(this.adres, { signal: this.verzoek.signal, credentials: "same-origin" });
      if (!antwoord.ok || antwoord.redirected) throw new Error(antwoord.status);
      return new DOMParser().parseFromString(await antwoord.text(), "text/html");
    } catch (fout) {
      if (fout.name !== "AbortError") this.mislukt();
      return null;
    }
  }

  mislukt() {
    const tekst = "De voorbeelden zijn nu niet te bereiken. Wat je schreef, staat er nog: sluit dit venster en schrijf gewoon verder.";
    const melding = maak("p", { className: "utrecht-paragraph", textContent: tekst });
    melding.setAttribute("role", "alert");
    this.inhoud.replaceChildren(melding);
  }

  kies({ dataset }) {
    const getypt = this.veld.value.trim();
    const [[, , was, is] = []] = eerder.get(this.deel) ?? [];
    if (was === "" && is === this.veld.value) zetTerug(this.deel); // another example than the one before, to which nothing was written
    if (!this.veld.value.trim() || getypt === dataset.tekst) return this.neem(dataset, dataset.tekst);
    const kop = maak("h3", { className: "utrecht-heading-4", tabIndex: -1, textContent: "Je schreef al iets. Wat doen we daarmee?" });
    const knoppen = maak(
      "div",
      { className: "rij" },
      knop("Vervang mijn tekst", () => this.neem(dataset, dataset.tekst)),
      knop("Zet het voorbeeld erachter", () => this.neem(dataset, `${getypt} ${dataset.tekst}`)),
      knop("Terug naar de voorbeelden", () => this.terug(dataset.neemOver), "subtle"),
    );
    const teksten = [["Wat je schreef", getypt], ["Het voorbeeld", dataset.tekst]].map(([naam, tekst]) => maak("p", { className: "utrecht-paragraph" }, maak("b", { className: "u-vet", textContent: `${naam}: ` }), tekst));
    this.vraag.replaceChildren(kop, ...teksten, knoppen);
    this.toonVraag(true);
    kop.focus();
  }

  terug(pk) {
    this.toonVraag(false);
    this.inhoud.querySelector(`[data-neem-over="${pk}"]`)?.focus();
  }

  toonVraag(aan) {
    this.vraag.hidden = !aan;
    this.inhoud.hidden = aan;
  }

  neem({ neemOver, herkomst, soort, waarde, waardenaam }, tekst) {
    this.sluit();
    const [deel, bron] = [this.deel, bronVan(this.deel)];
    deel.dataset.bewaard ??= verborgen(deel).value ? "" : bron.textContent;
    this.stappen = [];
    this.zet(this.veld, "value", tekst);
    this.zet(verborgen(deel), "value", neemOver);
    this.zet(bron, "textContent", `Naar het voorbeeld ${herkomst}`);
    this.vulAan(soort, waarde, waardenaam);
    laatWeten(this.veld);
    const plek = this.veld instanceof HTMLTextAreaElement ? tekst.length : 0; // of one line the beginning stays in sight
    this.veld.setSelectionRange(plek, plek);
    this.veld.scrollLeft = 0;
    eerder.set(deel, this.stappen);
    deel.querySelector("[data-voorbeeld-terug]").hidden = false;
  }

  zet(ding, eigenschap, waarde) {
    this.stappen.push([ding, eigenschap, ding[eigenschap], waarde]);
    ding[eigenschap] = waarde;
  }

  /* Kind and value of the example go along where nobody chose one. */
  vulAan(soort, waarde, waardenaam) {
    const keuze = this.form.querySelector("select[name=soort]");
    if (keuze && !keuze.value) this.zet(keuze, "value", soort);
    const vinkjes = [...this.form.querySelectorAll("[type=checkbox][name=waarden]")];
    const vinkje = vinkjes.find((veld) => veld.value === waarde);
    if (vinkje && !vinkjes.some((veld) => veld.checked)) this.zet(vinkje, "checked", true);
    const namen = this.form.querySelector("input[type=text][name=waarden]");
    if (namen && !namen.value.trim()) this.zet(namen, "value", waardenaam);
    const lijst = this.form.querySelector("select[name=waarde]");
    if (lijst && !lijst.value) this.zet(lijst, "value", waarde);
    const rondje = this.form.querySelector(`[type=radio][name=waarde][value="${CSS.escape(waarde)}"]`);
    const geen = this.form.querySelector("[type=radio][name=waarde][value='']:checked");
    if (rondje && geen) [[geen, false], [rondje, true]].forEach(([veld, aan]) => this.zet(veld, "checked", aan));
  }
}
