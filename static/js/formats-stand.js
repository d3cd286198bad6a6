// The line that says whether all is saved. It always tells what holds for what is on the screen now.

const formulier = document.querySelector("form[data-format]");

export const velden = []; // every question with a field on this page
export const laatste = { moment: "" }; // of the last save

export function icoonVan(naam) {
  return document.getElementById(`format-sjabloon-${naam}`)?.content.firstElementChild?.cloneNode(true);
}

function naarInloggen() {
  return { href: formulier.dataset.loginUrl, tekst: "Log in (opent een nieuw tabblad)" };
}

export const stand = {
  element: document.querySelector("[data-opslagstand]"),
  begin: [...(document.querySelector("[data-opslagstand]")?.childNodes ?? [])], // as the server wrote it
  getoond: "",
  gezegd: "",

  toon(soort, tekst, link) {
    if (!this.element || this.getoond === soort + tekst) return;
    this.getoond = soort + tekst;
    // A moment that was read out already is not read out again, and being busy never is.
    this.element.setAttribute("aria-live", soort === "bezig" || tekst === this.gezegd ? "off" : "polite");
    if (soort !== "bezig") this.gezegd = tekst;
    const regel = document.createElement("span");
    regel.className = soort === "goed" ? "met-icoon" : soort === "bezig" ? "u-stil" : "sein sein--stil";
    const icoon = soort === "bezig" ? null : icoonVan(soort === "goed" ? "vink" : "let-op");
    if (icoon) regel.append(icoon);
    regel.append(tekst);
    if (link) {
      const a = document.createElement("a");
      Object.assign(a, { href: link.href, textContent: link.tekst, target: link.hier ? "" : "_blank" });
      a.className = "utrecht-link utrecht-link--html-a";
      regel.append(" ", a);
    }
    this.element.replaceChildren(regel);
  },

  /* Nothing was sent from this page, and nothing waits: what the server wrote holds again. */
  toonBegin() {
    if (!this.element || !this.getoond) return;
    this.getoond = "";
    this.element.setAttribute("aria-live", "off");
    this.element.replaceChildren(...this.begin);
  },

  werkBij() {
    const eerste = (toestand) => velden.find((veld) => veld.toestand === toestand);
    const botsingen = document.querySelectorAll("[data-botsing]").length;
    if (eerste("ander")) {
      this.toon("let-op", eerste("ander").melding + " Je tekst blijft hier staan.", naarInloggen());
    } else if (eerste("uitgelogd")) {
      this.toon("let-op", "Je bent uitgelogd. Je tekst blijft hier staan en wordt opgeslagen zodra je weer inlogt.", naarInloggen());
    } else if (eerste("slot")) {
      this.toon("let-op", eerste("slot").melding);
    } else if (eerste("geen-verbinding")) {
      this.toon("let-op", "Niet opgeslagen: geen verbinding, we blijven het proberen.");
    } else if (eerste("storing")) {
      this.toon("let-op", "Niet opgeslagen: er ging iets mis, we blijven het proberen.");
    } else if (eerste("ongeldig")) {
      this.toon("let-op", "Eén antwoord is niet opgeslagen.", { href: "#" + eerste("ongeldig").blok.id, tekst: "Bekijk het", hier: true });
    } else if (botsingen) {
      const tekst = botsingen === 1 ? "Eén antwoord wacht op je keuze" : `${botsingen} antwoorden wachten op je keuze`;
      this.toon("let-op", tekst, { href: "#" + document.querySelector("[data-botsing] h3").id, tekst: "Kies", hier: true });
    } else if (velden.some((veld) => veld.openstaand())) {
      this.toon("bezig", "Bezig met opslaan…");
    } else if (laatste.moment) {
      this.toon("goed", `Opgeslagen ${laatste.moment}`);
    } else {
      this.toonBegin();
    }
  },
};
