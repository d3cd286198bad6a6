// One screen of the live workshop. Pieces that change come over the stream and are merged into the page: what somebody is typing stays.
// When the workshop goes to another part, the part of the page that goes with it is fetched once.

import { Idiomorph } from "../nm/idiomorph/dist/idiomorph.esm.js";
import { Klok } from "./live-klok.js";
import { Stroom } from "./live-stroom.js";

const scherm = document.querySelector("[data-live]");
const volgers = [];

/* Other scripts of the screen: `nieuwDeel` after another part was put in place, `nieuweStukken` after pieces were merged, `voorDeel`
   before the part goes away (what is typed there is kept), `verbinding` when contact is lost or found. */
export function volg(volger) {
  volgers.push(volger);
}

export function meld(wat, ...gegevens) {
  for (const volger of volgers) volger[wat]?.(...gegevens);
}

export function voegSamen(element, html, soort = "innerHTML") {
  Idiomorph.morph(element, html, {
    morphStyle: soort,
    ignoreActiveValue: true,
    restoreFocus: true,
    callbacks: {
      beforeNodeMorphed: (oud) => !(oud instanceof Element && houdt(oud)),
      // What somebody folded open or away stays so.
      beforeAttributeUpdated: (naam, element) => !(naam === "open" && element.localName === "details"),
    },
  });
}

/* A field or line with something that the server does not have yet is left alone, with all that is in it. */
function houdt(element) {
  return element.hasAttribute("data-bezig");
}

const GEDULD = 15_000; // an answer that takes longer does not come any more

export async function haal(adres, opties = {}) {
  return fetch(adres, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(GEDULD), ...opties, headers: { "X-Codio": "live", ...opties.headers } });
}

/* Send a form (or fields) as this screen does: gives the answer of the server, or throws when there is no contact. */
export async function stuur(adres, velden) {
  const inhoud = new URLSearchParams(velden);
  // A browser sends a small form on when the page closes; a large one it would refuse then.
  const zend = () => haal(adres, {
    method: "POST", body: inhoud, keepalive: String(inhoud).length < 50_000, headers: { "X-CSRFToken": scherm.dataset.token },
  });
  const antwoord = await zend();
  if (antwoord.status !== 403 || !(await nieuwToken())) return antwoord;
  return zend();
}

/* Who logs in or out in another tab gets another token: that of a fresh page. */
async function nieuwToken() {
  const pagina = await (await haal(location.pathname)).text();
  const token = new DOMParser().parseFromString(pagina, "text/html").querySelector("[data-token]")?.dataset.token;
  if (token) scherm.dataset.token = token;
  return Boolean(token);
}

/* Show once more what was told last, for what was left alone then. */
export function hertoon() {
  if (laatste && !haalt && laatste.deel === scherm.dataset.deel) zetStukken(laatste);
}

async function naarDeel(nieuws) {
  if (haalt) return;
  haalt = true;
  try {
    const antwoord = await haal(scherm.dataset.inhoud);
    if (!antwoord.ok) throw new Error(String(antwoord.status));
    const tekst = await antwoord.text();
    const inhoud = document.getElementById("live-inhoud");
    const tafel = inhoud.querySelector("[data-tafel]")?.dataset.tafel;
    meld("voorDeel", scherm.dataset.deel); // from here on nothing can be typed in the old part any more
    inhoud.innerHTML = tekst;
    if (tafel !== inhoud.querySelector("[data-tafel]")?.dataset.tafel) return location.reload(); // another table, another stream
    scherm.dataset.deel = nieuws.deel;
    zetStap(inhoud);
    const kop = inhoud.querySelector("h1");
    if (kop) document.title = `${kop.textContent.trim()} – CODIO`;
    if (!document.activeElement || document.activeElement === document.body) inhoud.focus({ preventScroll: true });
    scrollTo({ top: 0 });
    meld("nieuwDeel", nieuws.deel);
  } catch {
    setTimeout(() => laatste && toon(laatste), 1_000);
  } finally {
    haalt = false;
  }
  if (laatste && laatste.deel !== scherm.dataset.deel) toon(laatste);
  else if (laatste) zetStukken(laatste);
}

function zetStap(inhoud) {
  const stap = inhoud.querySelector("[data-stap]")?.dataset.stap;
  for (const plek of document.querySelectorAll("[data-kop-stap]")) plek.textContent = stap ?? plek.textContent;
}

function zetStukken(nieuws) {
  for (const [id, html] of Object.entries(nieuws.stukken)) {
    const plek = document.getElementById(id);
    if (plek) voegSamen(plek, html);
  }
  meld("nieuweStukken", nieuws);
}

let laatste = null;
let haalt = false;
let klok = null;

/* Somebody was put at another table: the page of that table, with another stream. What is half typed is on this device. */
const eigenPlek = document.querySelector("[data-plek]")?.dataset.plek;
const verplaatst = (nieuws) => Boolean(eigenPlek && nieuws.zit && !nieuws.zit.includes(eigenPlek));

function toon(nieuws) {
  if (verplaatst(nieuws)) return location.replace(`${location.pathname}?verplaatst`);
  laatste = nieuws;
  scherm.dataset.verbonden = "ja";
  klok.zet(nieuws.klok);
  scherm.dataset.pauze = nieuws.klok.rest === null ? "" : "ja";
  if (nieuws.deel !== scherm.dataset.deel) naarDeel(nieuws);
  else zetStukken(nieuws);
}

if (scherm) {
  document.documentElement.classList.add("met-script");
  if (location.search === "?verplaatst") history.replaceState(null, "", location.pathname); // told once
  const stand = JSON.parse(document.getElementById("live-stand").textContent);
  klok = new Klok(Number(scherm.dataset.nu));
  klok.zet(stand.klok);
  // After the other scripts of this screen have put themselves on the list: the browser runs those first.
  addEventListener("DOMContentLoaded", begin);
  if (document.readyState === "complete") setTimeout(begin);
}

let begonnen = false;
function begin() {
  if (begonnen) return;
  begonnen = true;
  meld("nieuwDeel", scherm.dataset.deel);
  if (scherm.dataset.deel === "einde") return;
  new Stroom(scherm.dataset.live, {
    nieuws: toon,
    verbinding(er) {
      if (!er) scherm.dataset.verbonden = "nee";
      else if (laatste) scherm.dataset.verbonden = "ja"; // what it shows is still the newest
      meld("verbinding", er);
    },
  });
}
