// The times of a workshop: while somebody types minutes, the clock, the sums and the warnings follow. The server says the
// same after saving (workshop/tijden.py).

const form = document.querySelector("form[data-tijden]");
const inMinuten = (klok) => {
  const [uur, minuut] = klok.split(":").map(Number);
  return uur * 60 + minuut;
};
const klok = (minuten) =>
  [Math.floor(minuten / 60) % 24, minuten % 60].map((deel) => String(deel).padStart(2, "0")).join(":");
const zet = (kiezer, tekst, in_ = form) => {
  const plek = in_.querySelector(kiezer);
  if (plek && plek.textContent !== tekst) plek.textContent = tekst;
};

function inWoorden(minuten) {
  const uren = Math.floor(minuten / 60);
  const rest = minuten % 60;
  const delen = uren ? [`${uren} uur`] : [];
  if (rest || !uren) delen.push(rest === 1 ? "1 minuut" : `${rest} minuten`);
  return delen.join(" en ");
}

function minuten(veld) {
  const getypt = veld.value.trim();
  return /^\d{1,3}$/.test(getypt) ? Number(getypt) : Number(veld.defaultValue) || 0;
}

function tegenoverMethode(totaal, methode) {
  if (totaal === methode) return `Even lang als in de methode: ${inWoorden(methode)}.`;
  const woord = totaal > methode ? "langer" : "korter";
  return `${inWoorden(Math.abs(totaal - methode))} ${woord} dan de methode (${inWoorden(methode)}).`;
}

function waarschuw(totaal, begin) {
  const tot = form.elements.zaal_tot.value;
  const over = tot && "gepland" in form.dataset ? totaal - Math.max(0, inMinuten(tot) - begin) : 0;
  const melding = form.querySelector("[data-past-niet]");
  melding.hidden = over <= 0;
  if (over <= 0) return;
  const zin = `De workshop duurt ${inWoorden(over)} langer dan de zaal geboekt is (tot ${tot.slice(0, 5)}).`;
  zet("p:last-of-type", `${zin} Maak onderdelen korter, begin eerder of boek de zaal langer.`, melding);
}

function reken() {
  const begin = inMinuten(form.dataset.begin);
  let nu = begin;
  for (const stap of form.querySelectorAll("[data-stap]")) {
    const van = nu;
    zet("[data-klok]", klok(nu), stap);
    for (const veld of stap.querySelectorAll("input[type=number]")) {
      zet("[data-klok]", klok(nu), veld.closest("tr"));
      nu += minuten(veld);
    }
    zet("[data-som]", String(nu - van), stap);
  }
  const totaal = nu - begin;
  zet("[data-einde]", klok(nu));
  zet("[data-totaal]", String(totaal));
  const wanneer = "gepland" in form.dataset ? `, van ${klok(begin)} tot ${klok(nu)}` : "";
  zet("[data-zin=duur]", inWoorden(totaal) + wanneer);
  zet("[data-zin=methode]", tegenoverMethode(totaal, Number(form.dataset.methode)));
  waarschuw(totaal, begin);
}

form.addEventListener("input", reken);
reken();
