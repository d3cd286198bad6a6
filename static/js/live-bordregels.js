// What a table chose, in lines that anybody at it changes: saved by itself, never over what another wrote without asking.

import { hertoon, stuur, volg, voegSamen } from "./live.js";
import { toonNagebleven } from "./live-nagebleven.js";
import { zetStand, zetVerbinding } from "./live-stand.js";
import { HARTSLAG, VERLATEN, tab, toestel } from "./live-toestel.js";

const NA_TYPEN = 1_500;
const EERSTE = 1_000;
const LANGSTE = 15_000;
const LATER = [403, 408, 425, 429];
const NIET_GETYPT = ["gezien", "soort", "rij"];
const adres = document.querySelector("[data-bordadres]").dataset.bordadres;

const wekkers = new Map(); // per line: when it is saved
const onderweg = new Map(); // per line: what is on its way to the server
let wacht = EERSTE;

const vind = (doel) => doel.closest?.("#bord form[data-regel], #bord form[data-woordvoerder]");
const kopie = (id) => `regel:${id}:${tab}`;
const alleKopieen = () => toestel.namen("regel:").map((naam) => ({ naam, ...toestel.lees(naam) })).filter((k) => k.id);

/* What is sent: where, and every field. */
function zending(form) {
  const velden = [...new FormData(form)];
  velden.push(["soort", form.dataset.soort]);
  if (form.dataset.rij) velden.push(["rij", form.dataset.rij]);
  return { wat: form.hasAttribute("data-woordvoerder") ? "woordvoerder" : "regel", velden };
}

const getypt = (form) => JSON.stringify(zending(form).velden.filter(([naam]) => !NIET_GETYPT.includes(naam)));

document.addEventListener("input", (e) => {
  const form = vind(e.target);
  if (form) veranderd(form);
});
document.addEventListener("change", (e) => {
  const form = vind(e.target);
  if (!form) return;
  if (e.target.name === "rol") {
    form.querySelector("[data-lees]").hidden = true;
    form.querySelector("[data-schrijf]").hidden = false;
  }
  veranderd(form);
});
document.addEventListener("submit", (e) => {
  const form = vind(e.target);
  if (!form) return;
  e.preventDefault();
  sla(form.id);
});
// From the first look on: or what another writes would count as seen here, while the field still shows what stood there before.
document.addEventListener("focusin", (e) => {
  const form = e.target.matches("textarea, input[type=text]") && vind(e.target);
  if (form && !form.dataset.bezig) form.dataset.bezig = "open";
});
document.addEventListener("focusout", (e) => {
  const form = vind(e.target);
  if (form && !form.contains(e.relatedTarget)) verlaten(form);
});
document.addEventListener("click", (e) => {
  const form = vind(e.target);
  if (!form) return;
  if (e.target.closest("[data-wijzigregel]")) open(form);
  else if (e.target.closest("[data-klaar-met-regel]")) klaar(form);
  else if (e.target.closest("[data-wis]")) wis(form);
});

function open(form) {
  form.dataset.bezig = "open";
  form.querySelector("[data-lees]").hidden = true;
  form.querySelector("[data-schrijf]").hidden = false;
  const veld = form.querySelector("[data-schrijf] textarea");
  veld.focus();
  veld.setSelectionRange(veld.value.length, veld.value.length);
}

async function klaar(form) {
  const { id } = form;
  await sla(id);
  const nu = document.getElementById(id);
  if (nu.dataset.bezig === "vuil") return;
  sluit(nu);
  nu.querySelector("[data-lees]").hidden = false;
  nu.querySelector("[data-schrijf]").hidden = true;
  nu.querySelector("[data-wijzigregel]").focus();
}

function wis(form) {
  for (const keuze of form.querySelectorAll("[name=rol]")) keuze.checked = false;
  form.elements.waarom.value = "";
  veranderd(form);
  sla(form.id);
}

function sluit(form) {
  delete form.dataset.bezig;
  hertoon();
}

function verlaten(form) {
  if (form.dataset.bezig === "vuil") sla(form.id);
  else if (form.hasAttribute("data-bezig")) sluit(form);
}

function veranderd(form) {
  form.dataset.bezig = "vuil";
  bewaarKopie(form);
  plan(form.id, NA_TYPEN);
  werkBij();
}

function bewaarKopie(form) {
  toestel.zet(kopie(form.id), { id: form.id, wie: form.dataset.naam ?? "Woordvoerder", op: Date.now(), ...zending(form) });
}

function plan(id, straks) {
  clearTimeout(wekkers.get(id));
  wekkers.set(id, setTimeout(() => sla(id), straks));
}

/* What is needed before it can be saved; "" when nothing is. */
function ontbreekt(form) {
  const keuzes = [...form.querySelectorAll("input[name^='botst-']")].map((veld) => veld.name.replace("botst-", "keuze-"));
  if (keuzes.some((naam) => !form.elements[naam]?.value)) return "Kies welke van de twee er komt te staan.";
  if (form.dataset.soort === "accentwaarde" && form.elements.rol) {
    const [rol, waarom] = [form.elements.rol.value, form.elements.waarom.value.trim()];
    if (rol && !waarom) return "Schrijf op waarom. Dan bewaren we het.";
    if (waarom && !rol) return "Kies Ja of Nee. Dan bewaren we het.";
  }
  if (form.dataset.soort === "voorstel" && !form.elements.titel.value.trim()) return "Schrijf op wat er gaat gebeuren.";
  return "";
}

function zeg(form, tekst) {
  const plek = form.querySelector("[data-regelstand]");
  if (plek && plek.textContent !== tekst) plek.textContent = tekst;
}

async function sla(id) {
  clearTimeout(wekkers.get(id));
  if (onderweg.has(id)) await onderweg.get(id);
  const form = document.getElementById(id);
  if (!form || form.dataset.bezig !== "vuil") return;
  const nodig = ontbreekt(form);
  zeg(form, nodig);
  if (nodig) return werkBij();
  const bezig = verstuur(form);
  onderweg.set(id, bezig);
  await bezig;
  onderweg.delete(id);
  werkBij();
}

async function verstuur(form) {
  const [verstuurd, { wat, velden }] = [getypt(form), zending(form)];
  let antwoord;
  try {
    antwoord = await stuur(`${adres}${wat}/`, velden);
  } catch {
    zetVerbinding(false);
    return later(form.id);
  }
  if (antwoord.status >= 500 || LATER.includes(antwoord.status)) return later(form.id);
  wacht = EERSTE;
  zetVerbinding(true);
  const gegevens = await antwoord.json().catch(() => ({}));
  if (!form.isConnected) return herstel();
  const verder = getypt(form) !== verstuurd;
  if (antwoord.ok) gelukt(form, gegevens.html, verder);
  else if (gegevens.html && !verder) toonBotsing(form, gegevens.html, gegevens.fout);
  else if (gegevens.html) plan(form.id, NA_TYPEN);
  else geweigerd(form, gegevens.fout);
}

function later(id) {
  plan(id, wacht * (0.75 + Math.random() / 2));
  wacht = Math.min(wacht * 2, LANGSTE);
}

const alsElement = (html) => new DOMParser().parseFromString(html, "text/html").querySelector("form");

function gelukt(form, html, verder) {
  const nieuw = html && alsElement(html);
  if (nieuw?.elements.gezien && form.elements.gezien) form.elements.gezien.value = nieuw.elements.gezien.value;
  if (verder) { // somebody typed on: that goes next
    bewaarKopie(form);
    return plan(form.id, NA_TYPEN);
  }
  toestel.wis(kopie(form.id));
  const hier = form.contains(document.activeElement);
  form.dataset.bezig = "open";
  zeg(form, "Bewaard");
  if (nieuw && (!hier || form.matches(".bordregel--fout, .live-veld--fout"))) {
    delete form.dataset.bezig;
    voegSamen(form, nieuw.outerHTML, "outerHTML");
  } else if (!hier) sluit(form);
}

/* Two people changed the same: both texts, and the choice. */
function toonBotsing(form, html, fout) {
  const hier = form.contains(document.activeElement) ? document.activeElement.name : "";
  const nieuw = document.importNode(alsElement(html), true);
  nieuw.dataset.bezig = "vuil";
  form.replaceWith(nieuw);
  bewaarKopie(nieuw);
  zeg(nieuw, "Nog niet bewaard.");
  const melding = document.querySelector("[data-bordmelding]");
  if (melding) melding.textContent = fout;
  if (hier) (nieuw.querySelector("input[type=radio][name^='keuze-']") ?? nieuw.querySelector(`[name="${CSS.escape(hier)}"]`))?.focus();
}

/* The line is gone, or the workshop is over: what was typed stays, to copy. */
function geweigerd(form, fout) {
  toestel.zet(kopie(form.id), { ...toestel.lees(kopie(form.id)), fout: fout || "Dit kon niet worden bewaard." });
  form.dataset.bezig = "open";
  if (!form.contains(document.activeElement)) sluit(form);
}

/* What was typed here earlier and did not reach the server: back in its line, or sent without it. */
function herstel() {
  for (const oud of alleKopieen()) {
    if (oud.fout || !(oud.naam === kopie(oud.id) || Date.now() - oud.op > VERLATEN)) continue;
    const form = document.getElementById(oud.id);
    if (!form) {
      stuurZonder(oud);
    } else if (!form.hasAttribute("data-bezig")) {
      toestel.wis(oud.naam);
      vul(form, oud.velden);
      veranderd(form);
    }
  }
  werkBij();
}

function vul(form, velden) {
  for (const [naam, waarde] of velden) {
    if (naam.startsWith("botst-") && !form.elements[naam]) continue; // asked anew: with what was seen then
    const veld = form.elements[naam];
    if (veld && naam !== "soort" && naam !== "rij") veld.value = waarde;
  }
  const [lees, schrijf] = [form.querySelector("[data-lees]"), form.querySelector("[data-schrijf]")];
  if (lees) lees.hidden = true;
  if (schrijf) schrijf.hidden = false;
}

async function stuurZonder(oud) {
  if (onderweg.has(oud.naam)) return;
  const bezig = (async () => {
    try {
      const antwoord = await stuur(`${adres}${oud.wat}/`, oud.velden.filter(([naam]) => !naam.startsWith("botst-")));
      if (antwoord.status >= 500 || LATER.includes(antwoord.status)) return setTimeout(herstel, wacht);
      const { fout } = await antwoord.json().catch(() => ({}));
      if (antwoord.ok) toestel.wis(oud.naam);
      else toestel.zet(oud.naam, { ...oud, fout: fout || "Dit kon niet worden bewaard." });
    } catch {
      zetVerbinding(false);
    }
  })();
  onderweg.set(oud.naam, bezig);
  await bezig;
  onderweg.delete(oud.naam);
  werkBij();
}

function werkBij() {
  const alle = alleKopieen();
  const fout = alle.filter((k) => k.fout);
  const open = alle.filter((k) => !k.fout && k.naam === kopie(k.id) && mist(k.id));
  zetStand("regels", { wacht: alle.length - fout.length - open.length, open: open.length, fout: fout.length });
  toonNagebleven("regels", fout.map((k) => ({ tekst: leesbaar(k), fout: k.fout, weg: () => { toestel.wis(k.naam); werkBij(); } })));
}

function mist(id) {
  const form = document.getElementById(id);
  return Boolean(form && ontbreekt(form));
}

function leesbaar({ wie, velden }) {
  const teksten = velden.filter(([naam]) => ["reden", "waarom", "titel", "wie", "naam"].includes(naam)).map(([, tekst]) => tekst);
  return [wie, ...teksten].filter(Boolean).join("\n");
}

setInterval(() => { // this tab is still writing
  for (const form of document.querySelectorAll("#bord [data-bezig=vuil]")) bewaarKopie(form);
}, HARTSLAG);

volg({
  nieuwDeel: herstel,
  verbinding(er) {
    if (!er) return;
    wacht = EERSTE;
    for (const form of document.querySelectorAll("#bord [data-bezig=vuil]")) sla(form.id);
    herstel();
  },
});
