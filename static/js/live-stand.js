// The line that says whether the server has everything: quiet as long as it has, clear when it has not.

import { volg } from "./live.js";

const EVEN = 700; // what is saved within this time needs no word
const TERUG = 1_500; // a connection that is back within this time was not away

const bronnen = new Map();
let weg = false;
let wekker = null;
let toont = "";

/* `bron` tells how many things wait for the server, how many for who writes them, and how many were refused. */
export function zetStand(bron, { wacht = 0, open = 0, fout = 0, gesloten = false }) {
  bronnen.set(bron, { wacht, open, fout, gesloten });
  plan();
}

export function zetVerbinding(er) {
  if (weg === !er) return;
  weg = !er;
  plan();
}

function plan() {
  const nieuw = bepaal();
  clearTimeout(wekker);
  if (nieuw === toont) return;
  const [soort] = nieuw.split("|");
  const straks = soort === "wacht" ? EVEN : soort === "weg" && navigator.onLine ? TERUG : 0;
  if (straks) wekker = setTimeout(() => teken(bepaal()), straks);
  else teken(nieuw);
}

function bepaal() {
  const alle = [...bronnen.values()];
  const som = (naam) => alle.reduce((totaal, bron) => totaal + bron[naam], 0);
  if (alle.some((bron) => bron.gesloten)) return "fout||De workshop is afgesloten. Niet alles is bewaard: kijk onderaan.";
  if (weg) return "weg|Geen verbinding.|We bewaren je notities hier, op dit toestel, en sturen ze later.";
  if (som("fout")) return "fout||Niet alles is bewaard. Kijk waar dat staat.";
  if (som("wacht")) return "wacht||Bezig met bewaren";
  if (som("open")) return "wacht||Er staat nog iets open";
  return "bewaard||Alles bewaard";
}

function teken(nieuw) {
  toont = nieuw;
  const [soort, kop, tekst] = nieuw.split("|");
  for (const regel of document.querySelectorAll("[data-stand]")) {
    regel.dataset.toestand = soort;
    regel.querySelector("[data-stand-kop]").textContent = kop;
    regel.querySelector("[data-stand-tekst]").textContent = tekst;
  }
}

volg({ verbinding: zetVerbinding });
addEventListener("offline", () => zetVerbinding(false));
addEventListener("online", () => zetVerbinding(true)); // when it is not so, the stream says it soon enough
