// How large the words on a wall are: as small as needed to fit, no smaller than that.

const STAP = 0.03;
const KLEINSTE = 0.4;
const LEESBAAR = 0.86; // read at the back of a room; to become smaller than this, details go first

/* Make the text smaller until nothing falls outside. Where it would become too small for the back of a room, the details go (`data-minder`: what
   telephones show too, and the wall says so) and it may be large again; no smaller than people can read at all, then the page scrolls. */
export function pas(vlak) {
  const wand = vlak.closest(".wand");
  for (const minder of [false, true]) {
    wand.toggleAttribute("data-minder", minder);
    for (let maat = 1; maat >= (minder ? KLEINSTE : LEESBAAR); maat -= STAP) {
      wand.style.setProperty("--krap", maat.toFixed(2));
      if (!valtErbuiten(vlak)) return;
    }
  }
}

function valtErbuiten(vlak) {
  const midden = vlak.querySelector(".wand-midden");
  const dozen = [midden, ...vlak.querySelectorAll("[data-kaart]"), ...midden.querySelectorAll(":scope > *")];
  const onder = vlak.getBoundingClientRect().bottom + 1;
  return dozen.some((doos) => doos.scrollHeight > doos.clientHeight + 1 || doos.scrollWidth > doos.clientWidth + 1)
    || vlak.lastElementChild.getBoundingClientRect().bottom > onder;
}
