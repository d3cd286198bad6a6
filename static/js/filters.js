// Filters that htmx applies (form.zoek): each tick asks for the list anew, one question at a time.
//
// An answer also replaces the filters. One that comes when another filter was ticked meanwhile is dropped: the next question,
// which waits in the queue of htmx, holds both. Under a finger that is just pressing a filter the press would be lost: then
// the list is asked for again when it is released. Lists that were unfolded stay unfolded.

const formulier = document.querySelector("form.zoek");
const raster = document.getElementById("zoekraster");
const TIK_KOMT_NA = 50; // milliseconds between the release and the click that a touch screen makes of it
let ingehaald = false;
let drukt = false;
let overgeslagen = false;
let open = [];

function vraagOpnieuw(e) {
  if (raster.contains(e.target) || e.target === formulier) ingehaald = true;
}

function druk(e) {
  const knop = e.type === "keydown" ? e.key === " " : e.button === 0;
  if (knop && raster.contains(e.target)) drukt = true;
}

function laatLos() {
  if (!drukt) return;
  drukt = false;
  setTimeout(() => {
    if (overgeslagen && !drukt) formulier.requestSubmit();
  }, TIK_KOMT_NA);
}

for (const soort of ["change", "submit"]) document.addEventListener(soort, vraagOpnieuw, true);
for (const soort of ["pointerdown", "keydown"]) document.addEventListener(soort, druk, true);
for (const soort of ["pointerup", "pointercancel", "keyup"]) document.addEventListener(soort, laatLos, true);
window.addEventListener("blur", laatLos);

formulier.addEventListener("htmx:beforeRequest", () => {
  ingehaald = false;
  overgeslagen = false;
});
document.addEventListener("htmx:beforeSwap", (e) => {
  if (e.detail.target !== raster) return;
  open = [...raster.querySelectorAll("details[id][open]")].map((deel) => deel.id);
  overgeslagen = drukt && !ingehaald;
  if (drukt || ingehaald) e.detail.shouldSwap = false;
});
document.addEventListener("htmx:afterSwap", (e) => {
  if (e.detail.target !== raster) return;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
});
