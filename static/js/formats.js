// Saves every field of a format by itself. Nothing typed gets lost: a text stays on this device until the server
// has confirmed it, and the server keeps the text of somebody who wrote while another saved.

import { stand, velden } from "./formats-stand.js";
import { bewaakSamen, bewaard, toonLosseTekst } from "./formats-toestel.js";
import { Veld, venster } from "./formats-veld.js";

const formulier = document.querySelector("form[data-format]");
let verstuurd = false;

function volgOnderdeel() {
  const links = [...document.querySelectorAll(".zijnav-breed a[href^='#']")];
  const kijker = new IntersectionObserver((regels) => {
    const inBeeld = regels.filter((regel) => regel.isIntersecting)[0];
    if (!inBeeld) return;
    for (const link of links) {
      if (link.hash === `#${inBeeld.target.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-15% 0px -70% 0px" });
  for (const deel of new Set(links.map((link) => document.getElementById(link.hash.slice(1))))) if (deel) kijker.observe(deel);
}

async function slaAllesOp() {
  await Promise.all(velden.map((veld) => veld.sla()));
  await Promise.all(velden.map((veld) => veld.sla()));
  stand.werkBij();
  if (!stand.getoond) stand.toon("goed", "Alles is opgeslagen");
}

function begin() {
  for (const blok of formulier.querySelectorAll("[data-antwoord]")) velden.push(new Veld(blok));
  for (const deel of formulier.querySelectorAll("[data-botsing]")) bewaakSamen(deel);
  for (const veld of velden) bewaard.wis(`samen-${veld.vraag}`);
  for (const blok of formulier.querySelectorAll(".vraag:not([data-antwoord])")) toonLosseTekst(blok);
  const vensterveld = formulier.querySelector("[name=venster]");
  if (vensterveld) vensterveld.value = venster;
  formulier.querySelector(".formaat__vanzelf")?.removeAttribute("hidden");
  formulier.addEventListener("submit", (gebeurtenis) => {
    const knop = gebeurtenis.submitter;
    if (knop && knop.value !== "opslaan") {
      verstuurd = true; // every text goes along with this button
      for (const veld of velden) veld.geefNummerMee();
      return;
    }
    gebeurtenis.preventDefault();
    slaAllesOp();
  });
  addEventListener("beforeunload", (gebeurtenis) => {
    if (!verstuurd && velden.some((veld) => veld.openstaand())) gebeurtenis.preventDefault();
  });
  addEventListener("pagehide", () => velden.forEach((veld) => veld.slaVoorHetTeLaatIs()));
  addEventListener("pageshow", () => (verstuurd = false));
  const probeer = () => velden.forEach((veld) => veld.opnieuw());
  addEventListener("online", probeer);
  addEventListener("focus", probeer);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) velden.forEach((veld) => veld.slaVoorHetTeLaatIs());
    else probeer();
  });
  volgOnderdeel();
  stand.werkBij();
}

if (formulier) begin();
