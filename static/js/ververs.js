// Waiting for a document that is being made. Without scripts there is a link to look again.
//
// data-ververs on an element with an id: a part of the page that is asked for again while something in it has data-wacht.
// data-wacht-op-bestand: this whole page waits for the file of its own address.

import { haalPagina } from "./pagina.js";

const PAUZES = [2, 2, 3, 3, 5, 5, 8, 8, 13, 20, 30, 30, 60, 60, 60];
const rust = (seconden) => new Promise((verder) => setTimeout(verder, seconden * 1000));

/* Nobody waits in a tab in the background; the waiting goes on when somebody looks again. */
async function inBeeld() {
  while (document.hidden) {
    await new Promise((verder) => document.addEventListener("visibilitychange", verder, { once: true }));
  }
}

async function telkens(kijk) {
  for (const pauze of PAUZES) {
    await rust(pauze);
    await inBeeld();
    try {
      if (await kijk()) return;
    } catch {
      // no connection: the next time
    }
  }
}

async function ververs() {
  const nieuw = await haalPagina();
  if (!nieuw) return false;
  for (const deel of document.querySelectorAll("[data-ververs]")) {
    const ander = nieuw.getElementById(deel.id);
    if (!ander || ander.innerHTML === deel.innerHTML) continue;
    const plek = deel.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    deel.replaceChildren(...ander.childNodes);
    if (plek) deel.querySelector(`[href="${CSS.escape(plek)}"]`)?.focus();
  }
  return !document.querySelector("[data-ververs] [data-wacht]");
}

async function haalBestand(melding) {
  const antwoord = await fetch(location.href, { method: "HEAD", credentials: "same-origin", cache: "no-store" });
  if (antwoord.status === 202) return false;
  const bijlage = (antwoord.headers.get("Content-Disposition") ?? "").startsWith("attachment");
  if (antwoord.ok && bijlage) melding.textContent = melding.dataset.klaar;
  location.replace(location.href);
  return true;
}

const melding = document.querySelector("[data-wacht-op-bestand]");
if (melding) telkens(() => haalBestand(melding));
else telkens(ververs);
