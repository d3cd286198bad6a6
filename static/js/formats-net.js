// The road to the server: post one field, renew the token, fetch the part about a clash.

import { haalPagina } from "./pagina.js";

const ANTWOORDTIJD = 20_000;
const formulier = document.querySelector("form[data-format]");
let gaatWeg = false; // then a request must outlive the page
addEventListener("pagehide", () => (gaatWeg = true));
addEventListener("pageshow", () => (gaatWeg = false));
let token = formulier?.querySelector("[name=csrfmiddlewaretoken]").value;

/* Post one field. Status 0 means: no answer. A token that went stale (log-in in another tab) is renewed once. */
export async function stuur(url, waarden, opnieuw = true) {
  const body = new URLSearchParams(waarden);
  let antwoord;
  try {
    antwoord = await fetch(url, {
      method: "POST", body, headers: { "X-CSRFToken": token, Accept: "application/json" }, credentials: "same-origin",
      signal: AbortSignal.timeout(ANTWOORDTIJD), keepalive: (gaatWeg || document.hidden) && body.toString().length < 60_000,
    });
  } catch {
    return { status: 0, inhoud: {} };
  }
  const isJson = antwoord.headers.get("Content-Type")?.startsWith("application/json");
  if (antwoord.status === 403 && !isJson && opnieuw && await ververstToken()) return stuur(url, waarden, false);
  if (antwoord.redirected || (antwoord.ok && !isJson)) return { status: 401, inhoud: { reden: "uitgelogd" } };
  return { status: antwoord.status, inhoud: isJson ? await antwoord.json().catch(() => ({})) : {} };
}

async function ververstToken() {
  try {
    const antwoord = await fetch(formulier.dataset.standUrl, { credentials: "same-origin", cache: "no-store" });
    token = (await antwoord.json()).token;
  } catch {
    return false;
  }
  for (const veld of document.querySelectorAll("[name=csrfmiddlewaretoken]")) veld.value = token;
  return true;
}

export async function haalDeel(url) {
  const deel = (await haalPagina(`${url}?deel=1`))?.querySelector("[data-botsing]");
  return deel ? document.adoptNode(deel) : null;
}
