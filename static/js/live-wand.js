// The wall (and the wall in small on the control): makes what stands there as small as needed to fit, and draws the tensions between the cards.

import { volg } from "./live.js";
import { tekenLijnen } from "./live-lijnen.js";

const STAP = 0.03;
const KLEINSTE = 0.4;

/* Make the text smaller until nothing falls outside; no smaller than people can read at all, then the page scrolls. */
function pas(vlak) {
  const wand = vlak.closest(".wand");
  for (let maat = 1; ; maat -= STAP) {
    wand.style.setProperty("--krap", maat.toFixed(2));
    if (maat - STAP < KLEINSTE || !valtErbuiten(vlak)) break;
  }
}

function valtErbuiten(vlak) {
  const midden = vlak.querySelector(".wand-midden");
  const dozen = [midden, ...vlak.querySelectorAll("[data-kaart]"), ...midden.querySelectorAll(":scope > *")];
  const onder = vlak.getBoundingClientRect().bottom + 1;
  return dozen.some((doos) => doos.scrollHeight > doos.clientHeight + 1 || doos.scrollWidth > doos.clientWidth + 1)
    || vlak.lastElementChild.getBoundingClientRect().bottom > onder;
}

function teken() {
  for (const vlak of document.querySelectorAll("[data-wandvlak]")) {
    pas(vlak);
    const bord = vlak.querySelector("[data-waardenbord]");
    if (bord) tekenLijnen(bord);
  }
}

volg({ nieuwDeel: teken, nieuweStukken: teken });
let beeld = 0;
addEventListener("resize", () => {
  cancelAnimationFrame(beeld);
  beeld = requestAnimationFrame(teken);
});
document.fonts.ready.then(teken);
