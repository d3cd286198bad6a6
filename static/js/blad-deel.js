// Small things that the parts of the sheet share.

export const alsDocument = (tekst) => new DOMParser().parseFromString(tekst, "text/html");

/* A name as two people may type it: without accents, capitals and double spaces. */
export const vlak = (tekst) => tekst.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[-\s]+/g, " ").trim();

/* What is in a part, without the hidden keys that are new in every page and what scripts added. */
export function kern(deel) {
  const kopie = deel.cloneNode(true);
  for (const veld of kopie.querySelectorAll("input[type=hidden], noscript, [data-regelstand], .waardekiezer__venster, .waardekiezer__stand")) veld.remove();
  return kopie.textContent.replace(/\s+/g, " ") + [...kopie.querySelectorAll("input, textarea, select, a")].map((veld) =>
    veld.matches("a") ? veld.getAttribute("href")
      : veld.matches("select") ? [...veld.options].filter((optie) => optie.defaultSelected).map((optie) => optie.value)
        : veld.matches("[type=checkbox]") ? veld.defaultChecked : veld.defaultValue).join("|");
}
