// Small comforts of every page. Everything works without them.

const $$ = (kiezer, in_ = document) => [...in_.querySelectorAll(kiezer)];

// A part of the page that waits for a document, or a whole page that does.
if (document.querySelector("[data-ververs] [data-wacht], [data-wacht-op-bestand]")) import("./ververs.js");

// Fields with which a person is chosen.
if (document.querySelector("[data-mensen-url]")) import("./persoon.js");

// A menu (details) closes with Escape and by clicking elsewhere.
function sluitMenus() {
  document.addEventListener("click", (e) => {
    for (const menu of $$("details[data-sluit-buiten][open]")) {
      if (!menu.contains(e.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    for (const menu of $$("details[data-sluit-buiten][open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

// After a form came back with errors, the list of errors gets the focus.
function toonFouten(deel = document) {
  const lijst = deel.querySelector?.("[data-foutenlijst]");
  if (lijst) lijst.focus();
}

// data-vraag="Weet je het zeker?" on a form asks first.
function vraagEerst() {
  document.addEventListener("submit", (e) => {
    const vraag = e.submitter?.dataset.vraag ?? e.target.dataset.vraag;
    if (vraag && !window.confirm(vraag)) e.preventDefault();
  });
}

// data-bewaak on a form warns when somebody leaves with text that was not saved.
function bewaakFormulieren() {
  const gewijzigd = new Set();
  document.addEventListener("input", (e) => {
    const form = e.target.form;
    if (form?.hasAttribute("data-bewaak")) gewijzigd.add(form);
  });
  document.addEventListener("submit", (e) => gewijzigd.delete(e.target));
  window.addEventListener("beforeunload", (e) => {
    if ([...gewijzigd].some((form) => form.isConnected)) e.preventDefault();
  });
}

// A day that was only half typed is sent as nothing, and a file that is too big would be sent for nothing: the browser says so
// instead, at the field. data-grootste on a file field holds how many bytes it may have, data-te-groot what to say.
function bewaakVelden() {
  document.addEventListener("submit", (e) => {
    const velden = $$("input[type=date], input[type=file][data-grootste]", e.target);
    const fout = velden.find((veld) => veld.validity.badInput || veld.validity.customError);
    if (!fout) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    fout.reportValidity();
  }, true);
  document.addEventListener("change", ({ target: veld }) => {
    if (!veld.matches?.("input[type=file][data-grootste]")) return;
    const groot = [...veld.files].some((bestand) => bestand.size > Number(veld.dataset.grootste));
    veld.setCustomValidity(groot ? veld.dataset.teGroot : "");
    if (groot) veld.reportValidity();
  });
}

// data-kopieer="#id" on a button copies that text and says so in data-gelukt.
function kopieer() {
  document.addEventListener("click", async (e) => {
    const knop = e.target.closest?.("[data-kopieer]");
    if (!knop) return;
    const bron = document.querySelector(knop.dataset.kopieer);
    await navigator.clipboard.writeText(bron.value ?? bron.textContent.trim());
    const melding = document.getElementById(knop.dataset.gelukt);
    if (melding) melding.textContent = "Gekopieerd";
  });
}

// data-verstuur-direct on a select or checkbox sends its form at once (there is also a button).
function verstuurDirect() {
  document.addEventListener("change", (e) => {
    if (e.target.closest?.("[data-verstuur-direct]")) e.target.form.requestSubmit();
  });
  for (const knop of $$("[data-alleen-zonder-js]")) knop.hidden = true;
}

// data-druk-af on a button opens the print window.
function drukAf() {
  for (const knop of $$("[data-druk-af]")) {
    knop.hidden = false;
    knop.addEventListener("click", () => window.print());
  }
}

// htmx sends the CSRF token that the cookie or a form on the page holds.
function geefHtmxHetToken() {
  document.addEventListener("htmx:configRequest", (e) => {
    const veld = document.querySelector("[name=csrfmiddlewaretoken]");
    if (veld) e.detail.headers["X-CSRFToken"] = veld.value;
  });
  document.addEventListener("htmx:afterSwap", (e) => toonFouten(e.target));
}

// A choice that htmx sent and that was not saved (logged out, no connection): say so, with the message of the page.
function zegWatNietIsOpgeslagen() {
  const sjabloon = document.getElementById("niet-opgeslagen");
  if (!sjabloon) return;
  for (const soort of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(soort, () => {
      document.getElementById("opgeslagen")?.replaceChildren();
      document.getElementById("meldingen").replaceChildren(sjabloon.content.cloneNode(true));
    });
  }
}

// A double click sends a form once. A button pressed again after the answer, or after coming back, works.
function eenmaalVersturen() {
  const onderweg = new WeakSet();
  document.addEventListener("submit", (e) => {
    if (e.defaultPrevented || e.target.method !== "post") return;
    if (onderweg.has(e.target)) return e.preventDefault();
    onderweg.add(e.target);
    setTimeout(() => onderweg.delete(e.target), 3000);
  });
  window.addEventListener("pageshow", () => {
    for (const formulier of document.forms) onderweg.delete(formulier);
  });
}

sluitMenus();
toonFouten();
vraagEerst();
bewaakFormulieren();
bewaakVelden();
kopieer();
verstuurDirect();
drukAf();
geefHtmxHetToken();
zegWatNietIsOpgeslagen();
eenmaalVersturen();
