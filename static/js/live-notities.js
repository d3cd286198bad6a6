// The own notes of a silent step, and notes that are laid on the board. The list of the server is what there is; what waits on this
// device is added to it.

import { haal, stuur, volg } from "./live.js";
import { toonNagebleven } from "./live-nagebleven.js";
import { Notitieform, heeftTekst, klad, waardeVan } from "./live-notitieform.js";
import { zetVerbinding } from "./live-stand.js";
import { PLEK } from "./live-toestel.js";
import { Uitbak } from "./live-uitbak.js";
import { nieuweSleutel } from "./opslag.js";

const scherm = document.querySelector("[data-live]");
const adressen = document.querySelector("[data-notitieadres]").dataset;
const STANDEN = { bewaard: "Bewaard", wacht: "Nog niet verstuurd", fout: "Niet bewaard" };

const weggehaald = new Map(); // with which turn a note was taken away

let form = null;
let bewaard = new Map(); // the notes that the server has, newest first
const teruggenomen = new Map(); // taken away on this screen: what they said, to put them back
let tel = 0; // goes up with everything that the server confirmed

const uit = new Uitbak("notitie", adressen.notitieadres, { bevestigd, veranderd: teken });

try {
  if (adressen.plekadres) localStorage.setItem(PLEK, adressen.plekadres);
} catch {
  // this browser keeps nothing
}

volg({
  nieuwDeel(deel) {
    const element = document.querySelector("[data-notitieform]");
    form = element && new Notitieform(element, deel, voegToe);
    teruggenomen.clear();
    bewaard = leesLijst(document);
    herstelKlad(deel);
    bindLijst();
    teken();
  },
  voorDeel() {
    for (const oud of klad.neem()) alsNotitie(oud);
    form = null;
  },
  verbinding: (er) => er && ververs(),
});
document.addEventListener("visibilitychange", () => document.hidden || ververs());
addEventListener("storage", (e) => e.key?.includes(":notitie:") && e.newValue === null && ververs());

/* What was half written: back in the form of the same part; of another part it becomes a note. */
function herstelKlad(deel) {
  for (const oud of klad.neem()) {
    if (form && oud.deel === deel && oud.velden.soort === form.soort && !heeftTekst({ velden: form.velden() })) form.vul(oud);
    else alsNotitie(oud);
  }
}

function alsNotitie({ velden, bewerkt }) {
  if (heeftTekst({ velden })) uit.zet(bewerkt?.id ?? nieuweSleutel(), (bewerkt?.beurt ?? 0) + 1, velden);
}

function voegToe({ id, beurt, velden }) {
  uit.zet(id, beurt, velden);
  zeg(beurt > 1 ? "Notitie gewijzigd." : "Notitie toegevoegd.");
}

function zeg(tekst) {
  const plek = document.querySelector("[data-notitiemelding], [data-bordmelding]");
  if (plek) plek.textContent = tekst;
}

/* The server has it. When another device changed this note meanwhile, both texts stay: that one, and ours as a note of its own. */
function bevestigd(op, { notitie }) {
  tel += 1;
  if (!notitie) return;
  if (!op.velden.weg && !gelijk(notitie, op.velden)) uit.zet(nieuweSleutel(), 1, op.velden);
  if (!notitie.weg) teruggenomen.delete(op.id);
  if (notitie.weg) bewaard.delete(op.id);
  else if (bewaard.has(op.id)) bewaard.set(op.id, alsVelden(notitie));
  else bewaard = new Map([[op.id, alsVelden(notitie)], ...bewaard]);
}

const alsVelden = ({ beurt, soort, tekst, waarde, eigen_waarde, wie }) => ({ beurt, soort, tekst, waarde: String(waarde), eigen_waarde, wie });
const plat = (tekst) => String(tekst ?? "").replace(/\s+/g, " ").trim();

function gelijk(a, b) {
  if (Boolean(a.weg) || Boolean(b.weg)) return Boolean(a.weg) === Boolean(b.weg);
  return ["tekst", "waarde", "wie"].every((naam) => plat(a[naam]) === plat(b[naam]))
    && (Boolean(a.waarde) || plat(a.eigen_waarde) === plat(b.eigen_waarde));
}

function leesLijst(document_) {
  return new Map([...document_.querySelectorAll("[data-mijn] > [data-id]")].map(({ dataset: d }) => [d.id, {
    beurt: Number(d.beurt), soort: d.soort, tekst: d.tekst, waarde: d.waarde, eigen_waarde: d.eigen, wie: d.wie,
  }]));
}

let verst = null;
function ververs() {
  if (document.querySelector("[data-mijn]")) verst ??= haalLijst().finally(() => { verst = null; });
}

async function haalLijst() {
  const [toen, deel] = [tel, scherm.dataset.deel];
  try {
    const antwoord = await haal(scherm.dataset.inhoud);
    const vers = new DOMParser().parseFromString(await antwoord.text(), "text/html");
    if (!antwoord.ok || deel !== scherm.dataset.deel || !vers.querySelector("[data-mijn]")) return;
    if (toen !== tel) return void setTimeout(ververs); // something was confirmed meanwhile: this list may be without it
    bewaard = leesLijst(vers);
    teken();
  } catch {
    // no connection: when it is back
  }
}

/* All that stands in the list: [id, note, op]. */
function alleNotities(soort) {
  const ops = new Map(uit.alles().filter((op) => op.velden.soort === soort).map((op) => [op.id, op]));
  const daar = [...bewaard.keys()].filter((id) => bewaard.get(id).soort === soort);
  const nieuw = [...ops.keys()].filter((id) => !bewaard.has(id) && !(ops.get(id).velden.weg && !teruggenomen.has(id))).reverse();
  const weg = [...teruggenomen.keys()].filter((id) => !bewaard.has(id) && !nieuw.includes(id));
  return [...nieuw, ...weg, ...daar].map((id) => [id, ops.get(id)?.velden ?? bewaard.get(id), ops.get(id)]);
}

function teken() {
  const lijst = document.querySelector("[data-mijn]");
  const soort = lijst && form?.soort;
  const zonderPlek = uit.alles().filter((op) => op.fout && op.velden.soort !== soort && !op.velden.weg);
  toonNagebleven("notitie", zonderPlek.map((op) => ({ tekst: zegAlles(op.velden), fout: op.fout, weg: () => uit.wis(op.id) })));
  if (!soort) return;
  const alle = alleNotities(soort);
  const oud = new Map([...lijst.children].map((li) => [li.dataset.id, li]));
  const nieuw = alle.map(([id, velden, op]) => maakRegel(oud.get(id), id, velden, op));
  if (nieuw.some((li, plek) => li !== lijst.children[plek]) || nieuw.length !== lijst.children.length) lijst.replaceChildren(...nieuw);
  const aantal = nieuw.filter((li) => !li.matches(".notitie--weg")).length;
  document.querySelector("[data-mijn-aantal]").textContent = aantal;
  document.querySelector("[data-mijn-leeg]").hidden = nieuw.length > 0;
}

const zegAlles = (velden) => [waardeVan(velden.waarde)?.naam ?? velden.eigen_waarde, velden.tekst, velden.wie && `Wie: ${velden.wie}`].filter(Boolean).join("\n");

function maakRegel(oud, id, velden, op) {
  const weg = teruggenomen.has(id);
  const stand = op?.fout ? "fout" : op ? "wacht" : "bewaard";
  const inhoud = JSON.stringify([weg, stand, op?.fout, velden]);
  if (oud?.dataset.inhoud === inhoud) return oud;
  const li = document.querySelector(weg ? "[data-wegsjabloon]" : "[data-notitiesjabloon]").content.firstElementChild.cloneNode(true);
  Object.assign(li.dataset, { id, inhoud });
  if (weg) return li;
  const waarde = waardeVan(velden.waarde);
  const naam = waarde?.naam ?? velden.eigen_waarde;
  li.querySelector(".notitie__waarde").hidden = !naam;
  li.querySelector("[data-vormkeuze]").dataset.vormkeuze = waarde?.fundament ?? "";
  li.querySelector("[data-notitie-naam]").textContent = naam;
  li.querySelector("[data-notitie-tekst]").textContent = velden.tekst;
  zet(li.querySelector("[data-notitie-wie]"), velden.wie && `Wie: ${velden.wie}`);
  zet(li.querySelector("[data-notitie-fout]"), op?.fout);
  li.querySelector("[data-notitiestand]").dataset.notitiestand = stand;
  li.querySelector("[data-notitie-stand]").textContent = STANDEN[stand];
  for (const welke of li.querySelectorAll("[data-welke]")) welke.textContent = ` notitie: ${(naam || velden.tekst).slice(0, 40)}`;
  return li;
}

function zet(element, tekst) {
  element.textContent = tekst ?? "";
  element.hidden = !tekst;
}

function bindLijst() {
  document.querySelector("[data-mijn]")?.addEventListener("click", (e) => {
    const id = e.target.closest("[data-id]")?.dataset.id;
    if (!id) return;
    const daad = e.target.closest("[data-wijzig]") ? wijzig : e.target.closest("[data-verwijder]") ? verwijder : e.target.closest("[data-zet-terug]") ? zetTerug : null;
    if (!daad) return;
    e.preventDefault();
    daad(id);
  });
  document.querySelector("form[data-klaar]")?.addEventListener("submit", meldKlaar);
}

/* A note as it is now, on this device or at the server. */
function vind(id) {
  const op = uit.lees(id);
  const daar = bewaard.get(id);
  return { beurt: Math.max(op?.beurt ?? 0, daar?.beurt ?? 0), velden: op?.velden ?? { ...daar } };
}

function wijzig(id) {
  const { beurt, velden } = vind(id);
  const half = { velden: form.velden(), bewerkt: form.bewerkt };
  if (heeftTekst(half) && half.bewerkt?.id !== id) alsNotitie(half); // what stood in the form is a note of its own
  form.vul({ velden, bewerkt: { id, beurt } });
  form.veld("tekst").focus();
}

function verwijder(id) {
  const { beurt, velden } = vind(id);
  teruggenomen.set(id, velden);
  if (form.bewerkt?.id === id) form.leeg();
  uit.zet(id, beurt + 1, { soort: velden.soort, weg: "on" });
  weggehaald.set(id, beurt + 1);
  zeg("Notitie verwijderd.");
  document.querySelector(`[data-mijn] [data-id="${CSS.escape(id)}"] [data-zet-terug]`)?.focus();
}
function zetTerug(id) {
  const { beurt } = vind(id);
  const velden = teruggenomen.get(id);
  teruggenomen.delete(id);
  uit.zet(id, Math.max(beurt, weggehaald.get(id) ?? 0) + 1, { soort: velden.soort, tekst: velden.tekst, waarde: velden.waarde, eigen_waarde: velden.eigen_waarde, wie: velden.wie });
  zeg("Notitie teruggezet.");
  document.querySelector(`[data-mijn] [data-id="${CSS.escape(id)}"] [data-wijzig]`)?.focus();
}

async function meldKlaar(e) {
  e.preventDefault();
  const formulier = e.currentTarget;
  const veld = formulier.elements.klaar;
  const klaar = veld.value === "ja";
  try {
    const antwoord = await stuur(formulier.getAttribute("action"), { klaar: veld.value });
    if (!antwoord.ok) return;
  } catch {
    return zetVerbinding(false);
  }
  veld.value = klaar ? "nee" : "ja";
  formulier.querySelector("[data-klaar-tekst]").hidden = !klaar;
  formulier.querySelector("[data-klaar-knop]").textContent = klaar ? "Ik ben toch nog niet klaar" : "Ik ben klaar met schrijven";
}
