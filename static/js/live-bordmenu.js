// The menu of a card: to another pile, under another value, together with another note. While it is open the rest of the page waits.

import { doe, stapelvelden, verplaats, zegOfMeld, zoekFocus } from "./live-bord.js";

const LANG = 80;
let kaartId = null;

const venster = () => document.querySelector("[data-bordmenu]");
const kaart = () => document.getElementById(kaartId);

export function openMenu(bij, knop) {
  kaartId = bij.id;
  const menu = venster();
  if (!menu.dataset.klaar) bereidVoor(menu);
  toonStapels();
  menu.showModal();
  bij.classList.add("is-actief");
  zetNeer(menu, bij, knop);
  eersteKnop()?.focus();
}

/* What was to be moved may be gone meanwhile. */
export function sluitMenuZonder() {
  const menu = venster();
  if (!menu?.open) return;
  if (!kaart()) menu.close();
  else kaart().classList.add("is-actief");
}

function bereidVoor(menu) {
  menu.dataset.klaar = "ja";
  menu.querySelector("[data-menu-dicht]").addEventListener("click", () => menu.close());
  menu.addEventListener("click", (e) => e.target === menu && menu.close());
  menu.addEventListener("close", () => kaart()?.classList.remove("is-actief"));
  addEventListener("resize", () => menu.open && kaart() && zetNeer(menu, kaart(), kaart().querySelector("[data-verplaats]")));
  menu.addEventListener("keydown", (e) => {
    const stap = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (!stap || e.target.matches("input")) return;
    e.preventDefault();
    const knoppen = [...menu.querySelectorAll("button")];
    knoppen.at((knoppen.indexOf(document.activeElement) + stap) % knoppen.length).focus();
  });
}

const eersteKnop = () => venster().querySelector("[data-menuinhoud] button, [data-menuinhoud] input");

/* Below the button; as wide as the card where there is no room. */
function zetNeer(menu, bij, knop) {
  const [vak, plek] = [bij.getBoundingClientRect(), knop.getBoundingClientRect()];
  const smal = innerWidth < 768;
  const links = smal ? vak.left : Math.min(plek.left + 16, innerWidth - menu.offsetWidth - 16);
  menu.style.inlineSize = smal ? `${vak.width}px` : "";
  menu.style.left = `${Math.max(8, links) + scrollX}px`;
  menu.style.top = `${plek.bottom + scrollY + 4}px`;
  menu.scrollIntoView({ block: "nearest" });
}

function toon(kop, ...inhoud) {
  const menu = venster();
  menu.querySelector("[data-menukop]").textContent = kop;
  menu.querySelector("[data-menuinhoud]").replaceChildren(...inhoud);
}

function lijst(knoppen, groep = false) {
  const ul = document.createElement("ul");
  if (groep) ul.className = "bordmenu__groep";
  ul.append(...knoppen.map((knop) => {
    const li = document.createElement("li");
    li.append(knop);
    return li;
  }));
  return ul;
}

function maakKnop(tekst, doe_, { aantal = "", ster = null, icoon = null } = {}) {
  const knop = document.createElement("button");
  knop.type = "button";
  knop.className = "bordmenu__knop";
  if (icoon) knop.append(icoon.content.cloneNode(true));
  knop.append(Object.assign(document.createElement("span"), { textContent: tekst }));
  if (ster) knop.append(ster.cloneNode(true));
  if (aantal !== "") {
    const telling = Object.assign(document.createElement("span"), { className: "bordmenu__aantal", textContent: aantal });
    telling.append(Object.assign(document.createElement("span"), { className: "u-vh", textContent: aantal === "1" ? " notitie" : " notities" }));
    knop.append(telling);
  }
  knop.addEventListener("click", doe_);
  return knop;
}

function toonStapels() {
  const hier = kaart().closest("[data-stapel]");
  const andere = [...document.querySelectorAll("#bord [data-stapel]")].filter((stapel) => stapel !== hier);
  const naar = andere.map((stapel) => {
    const opties = { aantal: stapel.dataset.aantal, ster: stapel.querySelector(".stapelbak__naam .live-ster") };
    return maakKnop(stapel.dataset.naam, () => kies(() => verplaats(notitie(), stapelvelden(stapel), stapel.dataset.naam)), opties);
  });
  const verder = [];
  if (document.querySelectorAll("#bord .kaartje").length > 1) verder.push(maakKnop("Voeg samen met een notitie…", toonNotities, { icoon: document.querySelector("[data-samenicoon]") }));
  if (kaart().querySelector("[data-los]")) verder.push(maakKnop("Haal de notities los", () => kies(losmaken)));
  toon("Verplaats deze notitie naar", lijst([...naar, maakKnop("Een andere waarde…", toonNaam)]), ...(verder.length ? [lijst(verder, true)] : []));
}

const notitie = () => kaart().dataset.notitie;

async function kies(werk) {
  const bezig = werk();
  venster().close();
  await bezig;
}

function toonNotities() {
  const knoppen = [...document.querySelectorAll("#bord .kaartje")].filter((ander) => ander.id !== kaartId).map((ander) => {
    const tekst = ander.querySelector(".kaartje__tekst").textContent;
    const kort = tekst.length > LANG ? `${tekst.slice(0, LANG)}…` : tekst;
    return maakKnop(`${ander.closest("[data-stapel]").dataset.naam}: ${kort}`, () => kies(() => voegSamen(ander.dataset.notitie)));
  });
  toon("Voeg deze notitie samen met", lijst(knoppen), lijst([maakKnop("Terug", terug)], true));
  eersteKnop()?.focus();
}

function terug() {
  toonStapels();
  eersteKnop()?.focus();
}

async function voegSamen(met) {
  const fout = await doe("samen", { notitie: notitie(), met });
  zegOfMeld(fout, "De notities liggen nu bij elkaar.");
  const deze = kaartId;
  if (!fout) zoekFocus(() => document.getElementById(deze) ? null : document.querySelector(`#kaart-${CSS.escape(met)} [data-verplaats]`));
}

async function losmaken() {
  const alle = [...kaart().querySelectorAll("[data-los]")].map((knop) => knop.dataset.los);
  let fout = "";
  for (const los of alle) fout ||= await doe("los", { notitie: los });
  zegOfMeld(fout, "De notities liggen weer los.");
}

function toonNaam() {
  const form = document.querySelector("[data-naamsjabloon]").content.firstElementChild.cloneNode(true);
  const veld = form.querySelector("input");
  const plek = form.querySelector("[role=alert]");
  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    const naam = veld.value.trim();
    const fout = naam ? await verplaats(notitie(), { stapel: "e", eigen_waarde: naam }, naam) : "Welke waarde is het? Schrijf de naam op.";
    plek.textContent = fout;
    plek.hidden = !fout;
    if (fout) veld.focus();
    else venster().close();
  });
  toon("Verplaats deze notitie naar", form, lijst([maakKnop("Terug", terug)], true));
  veld.focus();
}
