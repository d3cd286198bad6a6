// The wall (and the wall in small on the control): makes what stands there as small as needed to fit, and draws the tensions between the cards.

import { volg } from "./live.js";
import { tekenLijnen } from "./live-lijnen.js";
import { pas } from "./live-wand-maat.js";

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
