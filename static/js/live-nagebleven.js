// Texts that the server did not take, or that have no place on the screen now: shown, to copy or to throw away.

const bronnen = new Map();

/* `bron` gives its texts: [{ tekst, fout, weg() }]. */
export function toonNagebleven(bron, teksten) {
  bronnen.set(bron, teksten);
  const kader = document.querySelector("[data-nagebleven]");
  if (!kader) return;
  const alle = [...bronnen.values()].flat();
  const lijst = kader.querySelector("[data-nagebleven-lijst]");
  const nu = JSON.stringify(alle.map(({ tekst, fout }) => [tekst, fout]));
  if (lijst.dataset.inhoud === nu) return;
  lijst.dataset.inhoud = nu;
  lijst.replaceChildren(...alle.map(maak));
  kader.hidden = alle.length === 0;
}

function maak({ tekst, fout, weg }) {
  const mal = document.querySelector("[data-nagebleven-sjabloon]").content.firstElementChild.cloneNode(true);
  mal.querySelector("[data-notitie-tekst]").textContent = tekst;
  mal.querySelector("[data-notitie-fout]").textContent = fout;
  mal.querySelector("[data-gooi-weg]").addEventListener("click", () => {
    if (window.confirm("Wil je deze tekst weggooien? Hij staat nergens anders.")) weg();
  });
  return mal;
}
