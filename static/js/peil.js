// Keeping a page about a meeting up to date, by asking now and then whether something changed (one short line), and only then for
// the page. data-peil holds the address to ask, data-vers on an element with an id says that it may be drawn anew. What somebody
// types in is never touched. Afterwards the page hears of it ("ververst").

import { haalPagina } from "./pagina.js";

const ELKE = 4_000;
const LANGST = 30_000;
const deel = document.querySelector("[data-peil]");
let versie = document.querySelector("[data-vers]:not([data-vers=''])")?.dataset.vers;
let wacht = ELKE;

async function peil() {
  const antwoord = await fetch(deel.dataset.peil, { credentials: "same-origin", cache: "no-store" });
  if (!antwoord.ok) throw new Error(String(antwoord.status));
  const nu = (await antwoord.json()).versie;
  if (nu === versie || !(await ververs())) return;
  versie = nu;
}

async function ververs() {
  const nieuw = await haalPagina(location.pathname);
  if (!nieuw) return false;
  for (const oud of document.querySelectorAll("[data-vers]")) {
    const ander = nieuw.getElementById(oud.id);
    if (!ander || ander.innerHTML === oud.innerHTML) continue;
    const open = [...oud.querySelectorAll("details[open] > summary")].map((kop) => kop.firstChild.textContent);
    const plek = oud.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    oud.replaceChildren(...ander.childNodes);
    for (const kop of oud.querySelectorAll("details > summary")) kop.parentElement.open = open.includes(kop.firstChild.textContent);
    if (plek) oud.querySelector(`[href="${CSS.escape(plek)}"]`)?.focus();
  }
  document.dispatchEvent(new Event("ververst"));
  return true;
}

async function telkens() {
  for (;;) {
    await new Promise((verder) => setTimeout(verder, wacht));
    if (document.hidden) continue;
    try {
      await peil();
      wacht = ELKE;
    } catch {
      wacht = Math.min(wacht * 2, LANGST); // no connection, or too busy: less often
    }
  }
}

if (deel) telkens();
