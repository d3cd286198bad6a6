// Taking part in an exploring meeting: what is typed stays on this device until the server has it, and is sent again by itself when
// there was no connection. Sent twice it counts once: the form has an id of its own. Without scripts it is an ordinary form.

import { opslag } from "./opslag.js";

const LAATSTE = "codio:meedenken:laatste-plek";
const PAUZES = [2, 3, 5, 8, 13, 20, 30];
const VELDEN = ["waarde", "eigen_waarde", "grond", "reden", "stemmen", "id"];
const rust = (seconden) => new Promise((verder) => setTimeout(verder, seconden * 1000));
const vorm = () => document.querySelector("[data-plek] [data-inbrengform]");
const sleutel = `codio:meedenken:${document.querySelector("[data-plek]")?.dataset.plek}`;
let onderweg = false;

/* The page to come in offers the last place that this device had. */
function biedTerug() {
  const regel = document.querySelector("[data-terug]");
  const adres = opslag.lees(LAATSTE);
  if (!regel || typeof adres !== "string" || !adres.startsWith("/meedenken/plek/")) return;
  regel.querySelector("a").href = adres;
  regel.hidden = false;
}

function bewaar(form) {
  const gegevens = new FormData(form);
  const inhoud = Object.fromEntries(VELDEN.map((naam) => [naam, gegevens.get(naam) ?? ""]));
  if (inhoud.waarde || inhoud.eigen_waarde || inhoud.reden) opslag.zet(sleutel, inhoud);
  else opslag.wis(sleutel);
}

/* What was half typed comes back; not when it arrived after all, nor over what the page brings itself. */
function zetTerug(form) {
  const inhoud = opslag.lees(sleutel);
  if (!inhoud) return;
  if (document.querySelector(`[data-inbreng="${CSS.escape(inhoud.id)}"]`)) return opslag.wis(sleutel);
  const { waarde, eigen_waarde: eigen, stemmen } = form.elements;
  if (form.querySelector("[data-foutenlijst]") || waarde.value || eigen.value) return;
  for (const naam of VELDEN) if (inhoud[naam]) form.elements[naam].value = inhoud[naam];
  if (stemmen.selectedIndex < 0) stemmen.selectedIndex = 0;
  if (inhoud.eigen_waarde) eigen.closest("details").open = true;
  waarde.dispatchEvent(new Event("change", { bubbles: true }));
}

function zeg(tekst) {
  const melding = vorm()?.querySelector("[data-melding]");
  if (melding) melding.textContent = tekst;
}

async function verstuur(form, gegevens) {
  for (let poging = 0; ; poging += 1) {
    try {
      const antwoord = await fetch(form.action, { method: "POST", body: gegevens, credentials: "same-origin" });
      if (antwoord.status < 500) return antwoord;
    } catch {
      // no connection
    }
    zeg("Geen verbinding. Wat je schreef, staat nog hier. We proberen het vanzelf opnieuw.");
    await rust(PAUZES[Math.min(poging, PAUZES.length - 1)]);
  }
}

/* The answer is the next page: with what was put forward in it, or with the form and what is wrong. */
async function toon(antwoord) {
  const nieuw = new DOMParser().parseFromString(await antwoord.text(), "text/html").getElementById("inhoud");
  if (!nieuw) return location.reload(); // what was typed comes back from this device
  document.getElementById("inhoud").replaceChildren(...nieuw.childNodes);
  if (antwoord.redirected) {
    opslag.wis(sleutel);
    history.replaceState(null, "", new URL(antwoord.url).pathname);
    document.getElementById("mijn-kop").focus();
  } else {
    document.querySelector("[data-foutenlijst]")?.focus();
    vorm()?.elements.waarde.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

async function bijVersturen(e) {
  const form = vorm();
  if (!form || e.target !== form) return;
  e.preventDefault();
  if (onderweg) return;
  onderweg = true;
  bewaar(form);
  form.querySelector("[type=submit]").disabled = true;
  zeg("Bezig met versturen…");
  await toon(await verstuur(form, new FormData(form)));
  onderweg = false;
}

biedTerug();
if (document.querySelector("[data-plek]")) opslag.zet(LAATSTE, location.pathname);
if (vorm()) zetTerug(vorm());
for (const soort of ["input", "change"]) {
  document.addEventListener(soort, (e) => e.target.form && e.target.form === vorm() && !onderweg && bewaar(vorm()));
}
document.addEventListener("submit", bijVersturen, true);
