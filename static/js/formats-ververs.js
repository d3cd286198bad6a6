// After a save that changed how complete the form is: the counts beside it, and every part of the page that says
// what can be done now. Such a part has an id and data-ververs; it is taken from the page as the server makes it
// now. Fields are never touched, nor is a part that somebody is in or has typed in: that waits until it is left.

import { haalPagina } from "./pagina.js";

const formulier = document.querySelector("form[data-format]");
let bekend = formulier?.dataset.volledigheid;
let stempel = 0;
let vers = null; // the page as last fetched
let bezig = false;
let nogEens = false;
let mislukt = false;

/* Take what the server says about the form after a save. */
export function volg(inhoud) {
  if (inhoud.stempel < stempel) return; // overtaken on the way by a later answer, about another field
  stempel = inhoud.stempel;
  toonTelling(inhoud);
  if (inhoud.volledigheid === bekend) return;
  bekend = inhoud.volledigheid;
  ververs();
}

function toonTelling(inhoud) {
  for (const [sleutel, onderdeel] of Object.entries(inhoud.onderdelen)) {
    for (const element of document.querySelectorAll(`[data-stand="${sleutel}"]`)) {
      element.classList.toggle("is-klaar", onderdeel.klaar);
      element.querySelector(".zijnav__telling").textContent = onderdeel.tekst;
    }
  }
  for (const element of document.querySelectorAll("[data-regel]")) element.textContent = inhoud.regel;
}

async function ververs() {
  nogEens = bezig;
  if (bezig) return;
  bezig = true;
  do {
    nogEens = false;
    const pagina = await haalPagina();
    mislukt = !pagina;
    vers = pagina ?? vers;
  } while (nogEens);
  bezig = false;
  if (!mislukt) zetOver();
}

function zetOver() {
  const meldingen = [];
  for (const oud of vers ? document.querySelectorAll("[data-ververs]") : []) {
    const nieuw = vers.getElementById(oud.id);
    if (!nieuw || kern(nieuw) === kern(oud) || inGebruik(oud)) continue;
    if (kop(nieuw) !== kop(oud)) meldingen.push(kop(nieuw) || oud.dataset.verversLeeg || "");
    oud.replaceWith(document.importNode(nieuw, true));
  }
  const melding = meldingen.filter(Boolean).join(". ");
  if (melding) document.querySelector("[data-ververst]").textContent = melding;
}

/* What is in it, without the hidden keys that are new in every page. */
function kern(deel) {
  const kopie = deel.cloneNode(true);
  for (const veld of kopie.querySelectorAll("input[type=hidden]")) veld.remove();
  return kopie.innerHTML;
}

function kop(deel) {
  return deel.querySelector("h2, h3")?.textContent.trim() ?? "";
}

function inGebruik(deel) {
  if (deel.contains(document.activeElement)) return true;
  return [...deel.querySelectorAll("input, textarea, select")].some((veld) => {
    if (veld.matches("select")) return [...veld.options].some((optie) => optie.selected !== optie.defaultSelected);
    if (veld.matches("[type=radio], [type=checkbox]")) return veld.checked !== veld.defaultChecked;
    return veld.value !== veld.defaultValue || veld.validity.badInput;
  });
}

if (formulier) {
  document.addEventListener("focusout", () => setTimeout(zetOver));
  for (const moment of ["focus", "online"]) addEventListener(moment, () => mislukt && ververs());
}
