// What waits on this device to be sent: each thing with an id of its own, sent again until the server has it. Sending twice does no harm.

import { stuur, volg } from "./live.js";
import { zetStand, zetVerbinding } from "./live-stand.js";
import { toestel } from "./live-toestel.js";

const EERSTE = 1_000;
const LANGSTE = 15_000;
const LATER = [403, 408, 425, 429]; // not now, but not refused either
const GESLOTEN = 410;

export class Uitbak {
  /* `soort` is its name on this device; `adres` where it goes. `bevestigd(op, antwoord)` after the server has it, `veranderd()` at every change. */
  constructor(soort, adres, { bevestigd, veranderd }) {
    Object.assign(this, { soort, adres, bevestigd, veranderd, wacht: EERSTE });
    toestel.bijAnder(this.naam(""), () => this.verander());
    volg({ verbinding: (er) => er && this.nu() });
    addEventListener("online", () => this.nu());
    queueMicrotask(() => {
      this.verander();
      this.nu();
    });
  }

  naam(id) {
    return `${this.soort}:${id}`;
  }

  alles() {
    return toestel.namen(this.naam("")).map((naam) => toestel.lees(naam)).filter(Boolean).sort((a, b) => a.op - b.op);
  }

  lees(id) {
    return toestel.lees(this.naam(id));
  }

  /* Put something in, or in the place of what was in under this id. */
  zet(id, beurt, velden) {
    toestel.zet(this.naam(id), { id, beurt, velden, op: Date.now() });
    this.verander();
    this.nu();
  }

  wis(id) {
    toestel.wis(this.naam(id));
    this.verander();
  }

  verander() {
    const alle = this.alles();
    const [fout, gesloten] = [alle.filter((op) => op.fout).length, alle.some((op) => op.gesloten)];
    zetStand(this.soort, { wacht: alle.length - fout, fout, gesloten });
    this.veranderd();
  }

  nu() {
    this.wacht = EERSTE;
    this.verstuur();
  }

  async verstuur() {
    clearTimeout(this.wekker);
    if (this.bezig) return;
    this.bezig = true;
    try {
      for (let op = this.volgende(); op; op = this.volgende()) await this.een(op);
    } catch {
      if (!this.bereikt) zetVerbinding(false);
      this.wekker = setTimeout(() => this.verstuur(), this.wacht * (0.75 + Math.random() / 2));
      this.wacht = Math.min(this.wacht * 2, LANGSTE);
    } finally {
      this.bezig = false;
    }
  }

  volgende() {
    return this.alles().find((op) => !op.fout);
  }

  async een(op) {
    this.bereikt = false;
    const antwoord = await stuur(this.adres, { id: op.id, beurt: op.beurt, ...op.velden });
    this.bereikt = true;
    if (antwoord.status >= 500 || LATER.includes(antwoord.status)) throw new Error(String(antwoord.status));
    zetVerbinding(true);
    const gegevens = await antwoord.json().catch(() => ({}));
    const nu = this.lees(op.id);
    if (!nu || nu.op !== op.op || nu.beurt !== op.beurt) return; // changed meanwhile: what there is now goes next
    if (antwoord.ok) {
      toestel.wis(this.naam(op.id));
      this.bevestigd(op, gegevens);
    } else {
      const fout = gegevens.fout || "Dit kon niet worden bewaard.";
      toestel.zet(this.naam(op.id), { ...op, fout, gesloten: antwoord.status === GESLOTEN });
    }
    this.verander();
  }
}
