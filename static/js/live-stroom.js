// What a screen of the live workshop is told: a stream when it comes through, else asked for every few seconds.
// Coming back by itself after a lost connection, a server that was away, a lid that was closed.

const EERSTE = 500; // milliseconds before the first new try; then twice as long, up to LANGSTE
const LANGSTE = 5_000;
const ZONDER_STROOM = 3_000; // between two looks as long as there is no stream
const UIT_ZICHT = 15_000;
const VOORBIJ = 404; // the workshop is over

export class Stroom {
  /* `recht` is the signed word of the page; `nieuws` gets every new state, `verbinding` whether there is contact. */
  constructor(recht, { nieuws, verbinding }) {
    this.recht = recht;
    this.nieuws = nieuws;
    this.verbinding = verbinding;
    this.versie = "";
    this.delen = {}; // of each piece: its parts, as they are now
    this.wacht = EERSTE;
    for (const moment of ["pageshow", "focus"]) addEventListener(moment, () => this.nu());
    addEventListener("online", () => this.nu(true));
    document.addEventListener("visibilitychange", () => this.gezien());
    this.open();
  }

  open() {
    clearTimeout(this.wekker);
    this.bron?.close();
    const vraag = new URLSearchParams({ b: this.recht, v: this.versie });
    this.bron = new EventSource(`/deelnemen/stroom/?${vraag}`);
    this.bron.onopen = () => {
      this.wacht = EERSTE;
      this.verbinding(true);
    };
    this.bron.onmessage = (e) => this.ontvang(e.lastEventId, e.data);
    this.bron.onerror = () => this.kwijt();
  }

  /* The browser would wait long or give up: try again ourselves, and ask for the state meanwhile. */
  kwijt() {
    this.bron.close();
    this.verbinding(false);
    clearTimeout(this.wekker);
    const gespreid = this.wacht * (0.75 + Math.random() / 2);
    this.wekker = setTimeout(() => this.open(), gespreid);
    this.wacht = Math.min(this.wacht * 2, LANGSTE);
    this.vraag();
  }

  /* A line that died while the lid was closed can look open for minutes: after a while out of sight it is laid anew. */
  gezien() {
    if (document.hidden) this.wegSinds = Date.now();
    else this.nu(Date.now() - (this.wegSinds ?? Date.now()) > UIT_ZICHT);
  }

  nu(opnieuw = false) {
    if (this.gesloten || (!opnieuw && this.bron?.readyState === EventSource.OPEN)) return;
    this.wacht = EERSTE;
    this.open();
  }

  async vraag() {
    clearTimeout(this.kijker);
    if (this.bron?.readyState === EventSource.OPEN || this.gesloten) return;
    try {
      const vraag = new URLSearchParams({ b: this.recht, v: this.versie });
      const antwoord = await fetch(`/deelnemen/stand/?${vraag}`, { cache: "no-store" });
      if (antwoord.status === VOORBIJ) return this.einde();
      if (antwoord.ok) this.verbinding(true);
      if (antwoord.status === 200) this.ontvang(antwoord.headers.get("X-Versie"), await antwoord.text());
    } catch {
      // no connection: the next time
    }
    this.kijker = setTimeout(() => this.vraag(), ZONDER_STROOM);
  }

  /* A part that this screen has already comes as its number. What builds on another version than ours is asked for as a whole. */
  ontvang(versie, tekst) {
    const nieuws = JSON.parse(tekst);
    if (nieuws.van && nieuws.van !== this.versie) {
      this.versie = "";
      return this.open();
    }
    this.versie = versie;
    const neemOver = (id, delen) => delen.map((deel) => (typeof deel === "number" ? this.delen[id][deel] : deel));
    this.delen = Object.fromEntries(Object.entries(nieuws.stukken).map(([id, delen]) => [id, neemOver(id, delen)]));
    const stukken = Object.fromEntries(Object.entries(this.delen).map(([id, delen]) => [id, delen.join("")]));
    this.nieuws({ ...nieuws, stukken });
  }

  einde() {
    this.gesloten = true;
    clearTimeout(this.wekker);
    this.bron?.close();
    this.nieuws({ deel: "einde", klok: { eindigt: null, rest: null, duur: 0 }, stukken: {} });
  }
}
