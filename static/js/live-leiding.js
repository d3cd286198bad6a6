// The control: every button is a form that is sent without leaving the page. What it changed comes back over the stream, to every screen alike.

import { stuur, volg } from "./live.js";
import { toestel } from "./live-toestel.js";

const TERUG = 1_500; // a connection that is back within this time was not away
const WEG = "Geen verbinding. De klok loopt hier door. Knoppen werken weer als de verbinding terug is.";
const scherm = document.querySelector("[data-live]");
const melding = document.querySelector("[data-weg]");

function meld(tekst) {
  melding.textContent = tekst;
  melding.hidden = !tekst;
}

/* A form counts once by its key; here each press is one, so the key stays behind. */
function velden(form) {
  const gegevens = new FormData(form);
  gegevens.delete("eenmaal");
  gegevens.delete("csrfmiddlewaretoken");
  return gegevens;
}

/* Send a form; gives "" when it was done, else what to say. */
async function verstuur(form) {
  try {
    const antwoord = await stuur(form.action, velden(form));
    if (antwoord.ok) return "";
    if (antwoord.status === 404 || antwoord.status === 410) return "De zaal is al gesloten.";
    return (await antwoord.json()).fout || "Dat lukte niet.";
  } catch {
    return "Dat lukte niet: er is geen verbinding. Probeer het nog een keer.";
  }
}

document.addEventListener("submit", async (e) => {
  const form = e.target.closest("[data-zet]");
  if (!form) return;
  e.preventDefault();
  if (form.dataset.bezigMet) return;
  form.dataset.bezigMet = "ja";
  meld(await verstuur(form));
  delete form.dataset.bezigMet;
});

// Pause or go on, names or none, paper or telephones: the buttons say what they would do now.
function zetKnoppen(nieuws) {
  const stil = nieuws.klok.rest !== null;
  wissel("[data-als-loopt]", "[data-als-stil]", stil);
  for (const plek of document.querySelectorAll("[data-van]")) plek.textContent = `van ${duur(nieuws.klok.duur)}`;
  for (const form of document.querySelectorAll("[data-schakel]")) {
    const wat = form.dataset.schakel;
    schakel(form, wat === "namen" ? nieuws.namen : Boolean(document.querySelector(`[data-op-papier="${wat}"]`)));
  }
}

/* One of the two is there; who stood on the button that goes away stands on the other one. */
function wissel(van, naar, aan) {
  const [een, ander] = [document.querySelector(van), document.querySelector(naar)];
  if (!een || !ander) return;
  const [weg, er] = aan ? [een, ander] : [ander, een];
  const stondEr = weg.contains(document.activeElement);
  weg.hidden = true;
  er.hidden = false;
  if (stondEr) er.querySelector("button").focus();
}

function schakel(form, aan) {
  form.elements.aan.value = aan ? "nee" : "ja";
  form.querySelector("[data-schakeltekst]").textContent = aan ? form.dataset.aan : form.dataset.uit;
  for (const zin of form.querySelectorAll("[data-als-aan]")) zin.hidden = !aan;
  for (const zin of form.querySelectorAll("[data-als-uit]")) zin.hidden = aan;
}

function duur(milliseconden) {
  const seconden = Math.round(milliseconden / 1000);
  if (seconden % 60) return `${seconden} seconden`;
  const minuten = seconden / 60;
  return `${minuten} ${minuten === 1 ? "minuut" : "minuten"}`;
}

function zetBladlinks() {
  const blad = document.querySelector("[data-stapblad]")?.dataset.stapblad;
  for (const link of document.querySelectorAll("[data-blad]")) if (blad) link.href = blad;
}

let wekker = null;
volg({
  nieuwDeel(deel) {
    zetBladlinks();
    if (deel === "einde") location.reload(); // somebody closed the room: the page of before it, with what comes next
  },
  nieuweStukken: zetKnoppen,
  verbinding(er) {
    clearTimeout(wekker);
    if (!er) wekker = setTimeout(() => meld(WEG), TERUG);
    else if (melding.textContent === WEG) meld("");
  },
});

// A note of the notulist: what is typed stays on this device until the server has it.
const aantekening = document.querySelector("[data-aantekening]");
if (aantekening) {
  const [veld, fout, bewaard] = [aantekening.elements.tekst, aantekening.querySelector("[data-fout]"), aantekening.querySelector("[data-bewaard]")];
  const naam = `aantekening:${aantekening.dataset.sessie}`;
  veld.value ||= toestel.lees(naam)?.tekst ?? "";
  veld.addEventListener("input", () => {
    toestel.zet(naam, { tekst: veld.value });
    bewaard.textContent = "";
  });
  veld.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) aantekening.requestSubmit();
  });
  aantekening.addEventListener("submit", async (e) => {
    e.preventDefault();
    const tekst = veld.value;
    if (aantekening.dataset.bezigMet) return;
    aantekening.dataset.bezigMet = "ja";
    const mis = await verstuur(aantekening);
    delete aantekening.dataset.bezigMet;
    fout.textContent = mis && tekst.trim() ? `${mis} Je tekst staat er nog.` : mis;
    fout.hidden = !mis;
    veld.setAttribute("aria-invalid", mis ? "true" : "false");
    if (mis) return veld.focus();
    if (veld.value === tekst) veld.value = ""; // what was typed meanwhile stays
    else if (veld.value.startsWith(tekst)) veld.value = veld.value.slice(tekst.length).trimStart();
    if (veld.value) toestel.zet(naam, { tekst: veld.value });
    else toestel.wis(naam);
    bewaard.textContent = "Bewaard";
  });
}
