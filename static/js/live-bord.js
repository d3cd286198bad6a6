// The board of a table: order notes, choose, and say it to the server; what comes of it arrives over the stream, for everybody at the table.

import { stuur, volg } from "./live.js";
import { openMenu, sluitMenuZonder } from "./live-bordmenu.js";
import "./live-bordregels.js";
import { zetVerbinding } from "./live-stand.js";

const adres = document.querySelector("[data-bordadres]").dataset.bordadres;
const SMAL = matchMedia("(max-width: 47.99rem)");
const ZOEK = 4_000; // so long the focus waits for what is about to appear

let zoekt = null;

/* Do one thing on the board; gives "" when it was done, else why not. */
export async function doe(wat, velden) {
  let antwoord;
  try {
    antwoord = await stuur(`${adres}${wat}/`, velden);
  } catch {
    zetVerbinding(false);
    return "Geen verbinding. Dit is nog niet gedaan: probeer het zo nog eens.";
  }
  if (antwoord.ok) return "";
  const { fout } = await antwoord.json().catch(() => ({}));
  return fout || "Dat lukte niet. Probeer het nog eens.";
}

export function zeg(tekst) {
  const plek = document.querySelector("[data-bordmelding]");
  if (plek) plek.textContent = tekst;
}

/* As soon as what is looked for is there, it gets the focus. */
export function zoekFocus(vind) {
  zoekt = { vind, tot: Date.now() + ZOEK };
  probeerFocus();
}

function probeerFocus() {
  if (!zoekt) return;
  const doel = Date.now() < zoekt.tot ? zoekt.vind() : null;
  if (doel) {
    for (let vouw = doel.closest("details"); vouw; vouw = vouw.parentElement.closest("details")) vouw.open = true;
    doel.focus();
  }
  if (doel || Date.now() >= zoekt.tot) zoekt = null;
}

/* How a pile is named to the server. */
export function stapelvelden(stapel) {
  const sleutel = stapel.dataset.stapel;
  return sleutel.startsWith("e") ? { stapel: "e", eigen_waarde: stapel.dataset.naam } : { stapel: sleutel };
}

export async function verplaats(notitie, velden, naam) {
  const fout = await doe("verplaats", { notitie, ...velden });
  zegOfMeld(fout, `Verplaatst naar ${naam}.`);
  if (!fout) {
    zoekFocus(() => {
      const kaart = document.getElementById(`kaart-${notitie}`);
      const er = kaart?.closest("[data-stapel]").dataset.naam.toLowerCase() === naam.toLowerCase();
      return er ? kaart.querySelector("[data-verplaats]") : null;
    });
  }
  return fout;
}

export function zegOfMeld(fout, gelukt) {
  zeg(fout || gelukt);
  const plek = document.querySelector("[data-bordfout]");
  if (!plek) return;
  plek.textContent = fout;
  plek.hidden = !fout;
}

const onderweg = new WeakSet();

async function eenmaal(knop, werk) {
  if (onderweg.has(knop)) return;
  onderweg.add(knop);
  try {
    await werk();
  } finally {
    onderweg.delete(knop);
  }
}

document.addEventListener("click", (e) => {
  const knop = e.target.closest?.("#bord button");
  if (!knop) return;
  const kaart = knop.closest("[data-notitie]");
  const stapel = knop.closest("[data-stapel]");
  if (knop.matches("[data-verplaats]")) openMenu(kaart, knop);
  else if (knop.matches("[data-los]")) eenmaal(knop, () => haalLos(knop.dataset.los));
  else if (knop.matches("[data-kies]")) eenmaal(knop, () => kies(stapel));
  else if (knop.matches("[data-kies-actie]")) eenmaal(knop, () => kiesActie(kaart));
  else if (knop.matches("[data-niet]")) eenmaal(knop, () => tochNiet(knop, stapel));
});

async function haalLos(notitie) {
  zegOfMeld(await doe("los", { notitie }), "De notitie ligt weer los.");
  zoekFocus(() => document.querySelector(`#kaart-${CSS.escape(notitie)} [data-verplaats]`));
}

async function kies(stapel) {
  const naam = stapel.dataset.naam;
  const fout = await doe("kies", stapelvelden(stapel));
  zegOfMeld(fout, `${naam} staat bij jullie keuze. Schrijf op waarom.`);
  if (fout) return;
  const vlak = naam.toLowerCase();
  zoekFocus(() => [...document.querySelectorAll("#bord .bordregel--waarde")]
    .find((regel) => regel.dataset.naam.toLowerCase() === vlak)?.querySelector("[data-schrijf]:not([hidden]) textarea"));
}

async function kiesActie(kaart) {
  const waren = new Set([...document.querySelectorAll("#bord .bordregel--voorstel")].map((regel) => regel.id));
  const fout = await doe("kies-actie", { notitie: kaart.dataset.notitie });
  zegOfMeld(fout, "De actie staat bij jullie acties.");
  if (!fout) zoekFocus(() => [...document.querySelectorAll("#bord .bordregel--voorstel")].find((regel) => !waren.has(regel.id))?.querySelector("textarea"));
}

async function tochNiet(knop, stapel) {
  if (knop.hasAttribute("data-met-tekst") && !window.confirm("Wil je dit uit jullie keuze halen? Wat jullie erbij schreven, gaat ook weg.")) return;
  const fout = await doe("regel-weg", { soort: stapel ? "waarde" : "voorstel", rij: knop.dataset.niet });
  zegOfMeld(fout, "Dit is uit jullie keuze gehaald.");
  if (fout) return;
  const sleutel = stapel?.dataset.stapel;
  zoekFocus(() => sleutel && document.querySelector(`[data-stapel="${CSS.escape(sleutel)}"] [data-kies], #bord-keuze`));
}

/* With the mouse a card can be dragged to another pile. */
let gesleept = null;

document.addEventListener("dragstart", (e) => {
  gesleept = e.target.closest?.("#bord [data-notitie]") ?? null;
  if (!gesleept) return;
  e.dataTransfer.effectAllowed = "move";
  e.dataTransfer.setData("text/plain", gesleept.dataset.notitie);
});
document.addEventListener("dragover", (e) => {
  const stapel = gesleept && e.target.closest?.("#bord [data-stapel]");
  merk(stapel);
  if (stapel) e.preventDefault();
});
document.addEventListener("drop", (e) => {
  const stapel = gesleept && e.target.closest?.("#bord [data-stapel]");
  if (!stapel) return;
  e.preventDefault();
  if (!stapel.contains(gesleept)) verplaats(gesleept.dataset.notitie, stapelvelden(stapel), stapel.dataset.naam);
});
document.addEventListener("dragend", () => {
  gesleept = null;
  merk(null);
});

function merk(doel) {
  for (const stapel of document.querySelectorAll("#bord .is-doel")) if (stapel !== doel) stapel.classList.remove("is-doel");
  doel?.classList.add("is-doel");
}

volg({
  nieuwDeel() {
    // On a telephone one pile at a time; the others open with their heading.
    if (SMAL.matches) for (const stapel of [...document.querySelectorAll("#bord .stapelbak")].slice(1)) stapel.open = false;
  },
  nieuweStukken() {
    sluitMenuZonder();
    probeerFocus();
  },
});
