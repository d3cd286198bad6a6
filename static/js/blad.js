// The sheet of a workshop. Every line is saved by itself when somebody leaves it or presses Enter; what others write comes in.
// What was typed stays on this device until the server has confirmed it. Without this script every line has its own button.

import { alsDocument, kern } from "./blad-deel.js";
import { Regel } from "./blad-regel.js";
import { laatste, stand, velden } from "./formats-stand.js";
import { nieuweSleutel } from "./opslag.js";

const PAUZE = 20_000; // between two looks at what others wrote
const NA_BEWAREN = 800;

const blad = document.querySelector("[data-blad]");
let wekker = 0;

const regelVan = (form) => velden.find((veld) => veld instanceof Regel && veld.blok === form);
const lijsten = () => [...blad.querySelectorAll("[data-lijst]")];

export function neem(form) {
  const regel = new Regel(form, { opnieuw: volgende, klaar, verwijderd });
  velden.push(regel);
  return regel;
}

/* Somebody goes on to the next line: the line for a next one is left behind filled in, and a new one takes its place. */
function volgende(regel, metFocus) {
  const leeg = regel.leegBlad.cloneNode(true);
  leeg.querySelector("[name=eenmaal]").value = nieuweSleutel();
  regel.blok.id = regel.eigenNaam();
  regel.blok.classList.remove("regel--nieuw");
  regel.blok.after(leeg);
  const nieuw = neem(leeg);
  if (metFocus) nieuw.eersteVeld().focus();
  return nieuw;
}

function klaar(regel, moment) {
  laatste.moment = moment;
  stand.werkBij();
  plan(NA_BEWAREN);
}

function verwijderd(regel) {
  velden.splice(velden.indexOf(regel), 1);
}

function plan(wacht) {
  clearTimeout(wekker);
  wekker = setTimeout(haalBij, wacht);
}

/* Take over what others wrote, and what follows from what was saved here; never what somebody is busy with. */
async function haalBij() {
  plan(PAUZE);
  if (document.hidden) return;
  try {
    const antwoord = await fetch(blad.dataset.blad, { credentials: "same-origin", cache: "no-store" });
    if (antwoord.ok && !antwoord.redirected) zetOver(alsDocument(await antwoord.text()));
  } catch {
    // no connection: the next time
  }
}

function zetOver(vers) {
  for (const lijst of lijsten()) {
    const nieuw = vers.getElementById(lijst.id);
    if (nieuw) zetLijstOver(lijst, nieuw);
  }
  for (const deel of document.querySelectorAll("[data-blad-deel], datalist[id]")) {
    const nieuw = vers.getElementById(deel.id);
    if (!nieuw || kern(nieuw) === kern(deel) || deel.contains(document.activeElement)) continue;
    deel.replaceWith(document.importNode(nieuw, true));
  }
}

function zetLijstOver(lijst, vers) {
  const ids = new Set([...vers.children].map((form) => form.id));
  for (const form of [...lijst.children]) {
    const regel = regelVan(form);
    if (form.id && !ids.has(form.id) && regel && !regel.inGebruik()) {
      regel.weg();
      form.remove();
    }
  }
  let vorige = null;
  for (const form of vers.children) {
    const hier = document.getElementById(form.id);
    const regel = hier && regelVan(hier);
    if (!hier) {
      const kopie = document.importNode(form, true);
      if (vorige) vorige.after(kopie);
      else lijst.prepend(kopie);
      neem(kopie);
      vorige = kopie;
      continue;
    }
    if (regel && !form.classList.contains("regel--nieuw") && !regel.inGebruik() && kern(form) !== kern(hier)) {
      vorige = zetNa(lijst, vorige, regel.vervang(document.importNode(form, true)));
      continue;
    }
    vorige = regel && regel.inGebruik() ? hier : zetNa(lijst, vorige, hier);
  }
}

/* Keep the order of the server: another place in the order of importance is another place in the list. */
function zetNa(lijst, vorige, form) {
  if (vorige ? vorige.nextElementSibling !== form : lijst.firstElementChild !== form) {
    if (vorige) vorige.after(form);
    else lijst.prepend(form);
  }
  return form;
}

/* Lines that were typed in this browser and never reached the server come back as they were. */
function zetTerug() {
  for (const lijst of lijsten()) {
    for (const { sleutel, inhoud } of Regel.achtergebleven(lijst)) {
      const regel = regelVan(lijst.querySelector(".regel--nieuw"));
      if (!regel) continue;
      regel.zetSleutel(sleutel);
      regel.vul(inhoud);
      regel.laatAchter(false);
    }
  }
}

if (blad) {
  document.documentElement.classList.add("met-script");
  for (const form of blad.querySelectorAll("form[data-bladregel]")) neem(form);
  zetTerug();
  addEventListener("beforeunload", (gebeurtenis) => {
    if (velden.some((veld) => veld instanceof Regel && veld.openstaand())) gebeurtenis.preventDefault();
  });
  for (const moment of ["online", "focus"]) {
    addEventListener(moment, () => {
      velden.forEach((veld) => veld instanceof Regel && veld.opnieuw());
      plan(NA_BEWAREN);
    });
  }
  plan(PAUZE);
  if (location.hash) document.getElementById(location.hash.slice(1))?.focus();
}
