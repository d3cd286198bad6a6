// What a choice in a list means, shown beside it: data-uitleg-in on a select names the element that says it, the text stands in the
// page under data-uitleg-van="<name>-<value>". Without scripts that text can be unfolded.

function toon(keuze) {
  const plek = document.getElementById(keuze.dataset.uitlegIn);
  const bron = document.querySelector(`[data-uitleg-van="${CSS.escape(keuze.name)}-${CSS.escape(keuze.value)}"]`);
  if (plek) plek.textContent = bron?.textContent ?? "";
}

document.addEventListener("change", (e) => e.target.matches?.("[data-uitleg-in]") && toon(e.target));
for (const keuze of document.querySelectorAll("[data-uitleg-in]")) toon(keuze);
addEventListener("pageshow", () => document.querySelectorAll("[data-uitleg-in]").forEach(toon));
