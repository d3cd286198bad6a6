// What is kept on this device until the server has it: per screen (a place or a table), by name.

import { nieuweSleutel, opslag } from "./opslag.js";

const VOOR = `codio:live:${document.querySelector("[data-toestel]")?.dataset.toestel}:`;
export const toestel = {
  lees: (naam) => opslag.lees(VOOR + naam),
  zet: (naam, inhoud) => opslag.zet(VOOR + naam, inhoud),
  wis: (naam) => opslag.wis(VOOR + naam),
  /* The names that begin so. */
  namen: (begin) => opslag.sleutels(VOOR + begin).map((sleutel) => sleutel.slice(VOOR.length)),
  /* Tell when another tab of this screen changed what is kept here. */
  bijAnder(begin, doe) {
    addEventListener("storage", (e) => e.key?.startsWith(VOOR + begin) && doe());
  },
};

/* What is half typed belongs to the tab in which somebody types it; a tab that did not say so for a while is gone. */
export const HARTSLAG = 2_000;
export const VERLATEN = 7_000;
export const tab = tabnaam();

function tabnaam() {
  try {
    const naam = sessionStorage.getItem("codio:tab") ?? nieuweSleutel();
    sessionStorage.setItem("codio:tab", naam);
    return naam;
  } catch {
    return nieuweSleutel();
  }
}

/* The last place on this device, for who comes back without the address (live-terug.js). */
export const PLEK = "codio:live:laatste-plek";
