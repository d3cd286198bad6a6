// Coming back: the page to come in offers the last place that this device had.

import { PLEK } from "./live-toestel.js";

try {
  const adres = localStorage.getItem(PLEK);
  const regel = document.querySelector("[data-terug]");
  if (regel && adres?.startsWith("/deelnemen/plek/")) {
    regel.querySelector("a").href = adres;
    regel.hidden = false;
  }
} catch {
  // this browser keeps nothing
}
