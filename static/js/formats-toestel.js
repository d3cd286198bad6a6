// What is kept on this device until the server has confirmed it: per form, question and person.

import { opslag } from "./opslag.js";

const formulier = document.querySelector("form[data-format]");

export const bewaard = {
  sleutel: (vraag) => `codio:format:${formulier.dataset.format}:${vraag}:${formulier.dataset.gebruiker}`,
  lees(vraag) {
    return opslag.lees(this.sleutel(vraag));
  },
  zet(vraag, inhoud) {
    opslag.zet(this.sleutel(vraag), { ...inhoud, op: Date.now() });
  },
  /* What is kept of this form and this person under a name that begins so. */
  namen(begin) {
    const [voor, na] = [this.sleutel(begin).split(`${begin}:`)[0] + begin, `:${formulier.dataset.gebruiker}`];
    return opslag.sleutels(voor).filter((sleutel) => sleutel.endsWith(na)).map((sleutel) => begin + sleutel.slice(voor.length, -na.length));
  },
  wis(vraag) {
    opslag.wis(this.sleutel(vraag));
  },
};

/* The text that somebody makes of two is kept on this device too, until it is chosen. */
export function bewaakSamen(deel) {
  const samen = deel.querySelector("textarea");
  if (!samen) return;
  const sleutel = `samen-${deel.dataset.botsing}`;
  const oud = bewaard.lees(sleutel);
  if (typeof oud?.tekst === "string") samen.value = oud.tekst;
  samen.addEventListener("input", () => bewaard.zet(sleutel, { tekst: samen.value }));
}

/* A kept text for which this page has no field (locked meanwhile, or waiting for a choice): show it, to copy or throw away. */
export function toonLosseTekst(blok) {
  const vraag = blok.id.replace("vraag-", "");
  const oud = bewaard.lees(vraag);
  if (typeof oud?.tekst !== "string" || !oud.tekst.trim()) return;
  const kader = document.getElementById("format-sjabloon-los").content.firstElementChild.cloneNode(true);
  const veld = kader.querySelector("textarea");
  veld.value = oud.tekst;
  veld.setAttribute("aria-label", kader.querySelector("[data-los-titel]").textContent);
  kader.querySelector("button").addEventListener("click", () => {
    bewaard.wis(vraag);
    kader.remove();
  });
  blok.querySelector(".vraag__veld, .botsing").after(kader);
}
