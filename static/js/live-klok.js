// The clock on every screen: counts down by itself to the time that the server gave, by the clock of the server.

const BIJNA = 60_000; // near the end the clock says so, quietly

export class Klok {
  /* `nu` is the time of the server when the page was made, in milliseconds. */
  constructor(nu) {
    this.verschil = nu - Date.now();
    this.stand = { eindigt: null, rest: null, duur: 0 };
    setInterval(() => this.teken(), 250);
  }

  zet(stand) {
    this.stand = stand;
    this.teken();
  }

  over() {
    const { eindigt, rest } = this.stand;
    if (rest !== null) return rest;
    return eindigt === null ? null : eindigt - (Date.now() + this.verschil);
  }

  teken() {
    const over = this.over();
    const pauze = this.stand.rest !== null;
    for (const klok of document.querySelectorAll("[data-klok]")) {
      klok.hidden = over === null;
      if (over === null) continue;
      const toon = cijfers(over);
      const cijfer = klok.querySelector("[data-klok-cijfers]") ?? klok;
      if (cijfer.textContent !== toon) cijfer.textContent = toon;
      klok.dataset.toestand = pauze ? "pauze" : over <= 0 ? "om" : over <= BIJNA ? "bijna" : "loopt";
      zeg(klok, pauze, over);
    }
    for (const balk of document.querySelectorAll("[data-voortgang]")) {
      const deel = over === null || !this.stand.duur ? 0 : 1 - over / this.stand.duur;
      balk.value = Math.min(1, Math.max(0, deel));
    }
  }
}

function cijfers(over) {
  const seconden = Math.max(0, Math.ceil(over / 1000));
  return `${Math.floor(seconden / 60)}:${String(seconden % 60).padStart(2, "0")}`;
}

/* A screen reader hears the time once a minute, and when it is up. */
function zeg(klok, pauze, over) {
  const plek = klok.querySelector("[data-klok-woorden]");
  if (!plek) return;
  const minuten = Math.ceil(over / 60_000);
  const tekst = pauze ? "De klok staat stil." : over <= 0 ? "De tijd is om." : `Nog ${minuten} ${minuten === 1 ? "minuut" : "minuten"}.`;
  if (plek.textContent !== tekst) plek.textContent = tekst;
}
