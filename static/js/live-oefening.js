// The control of a rehearsal: as long as it stands open, the simulated participants do what is due.

import { stuur } from "./live.js";

const PAUZE = 2000;
const strook = document.querySelector("[data-oefening]");

async function speel() {
  try {
    const antwoord = await stuur(strook.dataset.oefening, {});
    if (antwoord.status === 404) return; // the room is closed, or the rehearsal thrown away
  } catch {
    // without contact: the next time
  }
  setTimeout(speel, PAUZE);
}

if (strook) speel();
