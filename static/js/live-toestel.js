// What is kept on this device until the server has it: per screen (a place or a table), by name.

const VOOR = `codio:live:${document.querySelector("[data-toestel]")?.dataset.toestel}:`;
const zonder = new Map(); // when the browser keeps nothing, this page does as long as it is open

export const toestel = {
  lees(naam) {
    try {
      return JSON.parse(localStorage.getItem(VOOR + naam)) ?? zonder.get(naam) ?? null;
    } catch {
      return zonder.get(naam) ?? null;
    }
  },
  zet(naam, inhoud) {
    try {
      localStorage.setItem(VOOR + naam, JSON.stringify(inhoud));
    } catch {
      zonder.set(naam, inhoud);
    }
  },
  wis(naam) {
    zonder.delete(naam);
    try {
      localStorage.removeItem(VOOR + naam);
    } catch {
      // nothing was kept
    }
  },
  /* The names that begin so. */
  namen(begin) {
    const hier = [...zonder.keys()].filter((naam) => naam.startsWith(begin));
    try {
      const daar = Object.keys(localStorage).filter((sleutel) => sleutel.startsWith(VOOR + begin));
      return [...new Set([...daar.map((sleutel) => sleutel.slice(VOOR.length)), ...hier])];
    } catch {
      return hier;
    }
  },
  /* Tell when another tab of this screen changed what is kept here. */
  bijAnder(begin, doe) {
    addEventListener("storage", (e) => e.key?.startsWith(VOOR + begin) && doe());
  },
};

/* What is half typed belongs to the tab in which somebody types it; a tab that did not say so for a while is gone. */
export const HARTSLAG = 2_000;
export const VERLATEN = 7_000;
export const tab = tabnaam();

export function nieuweSleutel() {
  // Without https a browser gives no UUID.
  return crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
    (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));
}

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
