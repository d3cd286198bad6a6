// The two questions at the end. An answer has an id of its own and no name; only this device remembers what was sent.

import { volg } from "./live.js";
import { toonNagebleven } from "./live-nagebleven.js";
import { toestel } from "./live-toestel.js";
import { Uitbak } from "./live-uitbak.js";
import { nieuweSleutel } from "./opslag.js";

const STANDEN = { bewaard: "Bewaard, zonder je naam", wacht: "Nog niet verstuurd", fout: "Niet bewaard" };
const plek = document.querySelector("[data-plekadres]").dataset.plekadres;
const uit = new Uitbak("reflectie", `${plek}reflectie/`, { bevestigd, veranderd: teken });

function bevestigd(op) {
  toestel.zet(`gezegd:${op.id}`, { id: op.id, op: op.op, velden: op.velden });
}

volg({ nieuwDeel: begin, voorDeel: () => document.querySelectorAll("form[data-reflectie]").forEach(verstuur) });

function begin() {
  for (const form of document.querySelectorAll("form[data-reflectie]")) {
    const veld = form.elements.tekst;
    const naam = `half:${form.dataset.vraag}`;
    if (!veld.value) veld.value = toestel.lees(naam)?.tekst ?? "";
    veld.addEventListener("input", () => toestel.zet(naam, { tekst: veld.value, vraag: form.dataset.vraag }));
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      if (!verstuur(form)) zegFout(form, "Schrijf eerst een antwoord op.");
      veld.focus();
    });
  }
  if (!document.querySelector("form[data-reflectie]")) stuurHalve();
  teken();
}

/* The part went on while this screen was away: what was half written goes along. */
function stuurHalve() {
  for (const naam of toestel.namen("half:")) {
    const half = toestel.lees(naam);
    toestel.wis(naam);
    if (half?.tekst?.trim()) uit.zet(nieuweSleutel(), 1, half);
  }
}

function verstuur(form) {
  const tekst = form.elements.tekst.value;
  if (!tekst.trim()) return false;
  zegFout(form, "");
  const vraag = form.dataset.vraag;
  uit.zet(nieuweSleutel(), 1, { vraag, tekst });
  toestel.wis(`half:${vraag}`);
  form.elements.tekst.value = "";
  return true;
}

function zegFout(form, tekst) {
  const waar = form.querySelector("[data-formfout]");
  waar.textContent = tekst;
  waar.hidden = !tekst;
}

function teken() {
  const gezegd = toestel.namen("gezegd:").map((naam) => ({ ...toestel.lees(naam), stand: "bewaard" }));
  const onderweg = uit.alles().map((op) => ({ ...op, stand: op.fout ? "fout" : "wacht" }));
  const hier = document.querySelector("form[data-reflectie]");
  toonNagebleven("reflectie", hier ? [] : onderweg.filter((op) => op.fout).map((op) => ({ tekst: op.velden.tekst, fout: op.fout, weg: () => uit.wis(op.id) })));
  for (const form of document.querySelectorAll("form[data-reflectie]")) {
    const deze = [...gezegd, ...onderweg].filter((op) => op.velden?.vraag === form.dataset.vraag).sort((a, b) => a.op - b.op);
    form.parentElement.querySelector("[data-antwoorden]").replaceChildren(...deze.map(maak));
  }
}

function maak({ velden, fout, stand }) {
  const li = document.querySelector("[data-antwoordsjabloon]").content.firstElementChild.cloneNode(true);
  li.querySelector("[data-notitie-tekst]").textContent = velden.tekst;
  li.querySelector("[data-notitie-fout]").textContent = fout ?? "";
  li.querySelector("[data-notitie-fout]").hidden = !fout;
  li.querySelector("[data-notitiestand]").dataset.notitiestand = stand;
  li.querySelector("[data-notitie-stand]").textContent = STANDEN[stand];
  return li;
}
