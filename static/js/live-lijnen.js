// The lines of tension between the cards on the wall: measured in the page, led through the gutters between the columns and the gaps between the rows.
// The same rules as on paper (project/poster/lijnen.py): each line has a lane of its own and carries its letter.

const NS = "http://www.w3.org/2000/svg";
const BREED = 1776; // the width of the board as it was drawn; all sizes follow it

export function tekenLijnen(bord) {
  bord.querySelector(".wand-lijnen")?.remove();
  const lijnen = leesLijnen(bord);
  if (!lijnen.length) return;
  const u = bord.clientWidth / BREED;
  const kolommen = meet(bord);
  if (kolommen.length < 2 || kolommen[1].l <= kolommen[0].l) return; // below each other: the list says it
  const wegen = lijnen.flatMap(([letter, van, naar]) => maakWeg(letter, zoek(kolommen, van), zoek(kolommen, naar)));
  spreidEinden(wegen);
  kiesGaten(wegen, kolommen, u);
  kiesBanen(wegen, kolommen, u);
  zetNeer(bord, wegen, u);
}

function leesLijnen(bord) {
  try {
    return JSON.parse(bord.dataset.lijnen || "[]");
  } catch {
    return [];
  }
}

/* Where the cards are, per column. */
function meet(bord) {
  const nul = bord.getBoundingClientRect();
  return [...bord.querySelectorAll("[data-kolom]")].map((kolom, k) => {
    const vak = kolom.getBoundingClientRect();
    const kaarten = [...kolom.querySelectorAll("[data-kaart]")].map((kaart, rij) => {
      const r = kaart.getBoundingClientRect();
      return { id: kaart.dataset.kaart, k, rij, l: r.left - nul.left, r: r.right - nul.left, t: r.top - nul.top, b: r.bottom - nul.top };
    });
    return { l: vak.left - nul.left, r: vak.right - nul.left, kaarten };
  });
}

function zoek(kolommen, id) {
  return kolommen.flatMap((kolom) => kolom.kaarten).find((kaart) => kaart.id === String(id));
}

const midden = (kaart) => (kaart.t + kaart.b) / 2;

function maakWeg(letter, een, ander) {
  if (!een || !ander) return [];
  const [a, b] = [een, ander].sort((x, y) => x.k - y.k || x.rij - y.rij);
  const lus = a.k === b.k;
  const eind = (kaart, naast, rechts) => ({ kaart, naast, rechts, x: rechts ? kaart.r : kaart.l, goot: rechts ? kaart.k : kaart.k - 1 });
  const rechtsom = !lus || a.k < 2;
  return [{ letter, lus, van: eind(a, midden(b), rechtsom), naar: eind(b, midden(a), lus && rechtsom), banen: {} }];
}

/* Spread the ends on each side of a card over its height, so that lines from above end above; neighbours get a straight line. */
function spreidEinden(wegen) {
  const zijden = new Map();
  for (const eind of wegen.flatMap((weg) => [weg.van, weg.naar])) {
    const naam = `${eind.kaart.id}:${eind.rechts}`;
    zijden.set(naam, [...(zijden.get(naam) ?? []), eind]);
  }
  for (const einden of zijden.values()) {
    einden.sort((a, b) => a.naast - b.naast);
    einden.forEach((eind, plaats) => {
      eind.druk = einden.length;
      eind.y = eind.kaart.t + ((eind.kaart.b - eind.kaart.t) * (plaats + 1)) / (einden.length + 1);
    });
  }
  for (const { van, naar, lus } of wegen) {
    if (lus || van.goot !== naar.goot) continue;
    if (van.druk === 1 && ligtNaast(van.kaart, naar.y)) van.y = naar.y;
    else if (naar.druk === 1 && ligtNaast(naar.kaart, van.y)) naar.y = van.y;
  }
}

function ligtNaast({ t, b }, y) {
  const rand = (b - t) * 0.15;
  return y > t + rand && y < b - rand;
}

/* From the first to the third column a line goes between two rows; a second one there goes a little beside it. */
function kiesGaten(wegen, kolommen, u) {
  const gebruikt = {};
  for (const weg of wegen) {
    if (weg.van.goot === weg.naar.goot) continue;
    const tussen = kolommen[1].kaarten;
    const { van: { kaart: een }, naar: { kaart: ander } } = weg;
    let na = Math.max(0, tussen.findLastIndex((kaart) => kaart.b <= Math.min(een.b, ander.b) + 1)); // below the highest of the two
    if (na >= tussen.length - 1 && tussen.length > 1 && Math.abs(een.t - ander.t) < 1) na = tussen.length - 2;
    const boven = tussen[na];
    const onder = tussen[na + 1];
    const keer = (gebruikt[na] = (gebruikt[na] ?? 0) + 1) - 1;
    const y = !boven ? weg.van.y : onder ? (boven.b + onder.t) / 2 : boven.b + 18 * u;
    weg.gat = y + [0, 11, -11][keer % 3] * u;
  }
}

/* Every line that bends has a lane of its own in each gutter that it uses, in the order in which they cross least. */
function kiesBanen(wegen, kolommen, u) {
  for (const goot of [0, 1]) {
    const hier = wegen.filter((weg) => !isRecht(weg) && [weg.van.goot, weg.naar.goot].includes(goot));
    hier.sort((a, b) => vergelijk(voorrang(a, goot), voorrang(b, goot)));
    const [l, r] = [kolommen[goot].r + 30 * u, kolommen[goot + 1].l - 30 * u];
    hier.forEach((weg, plaats) => {
      weg.banen[goot] = hier.length === 1 ? (l + r) / 2 : l + ((r - l) * plaats) / (hier.length - 1);
    });
  }
}

const isRecht = (weg) => !weg.lus && weg.van.goot === weg.naar.goot && Math.abs(weg.van.y - weg.naar.y) < 1;

function vergelijk(a, b) {
  return a[0] - b[0] || a[1] - b[1];
}

function voorrang({ van, naar, lus, gat }, goot) {
  if (lus) return van.rechts ? [0, Math.abs(van.y - naar.y)] : [3, -Math.abs(van.y - naar.y)];
  const links = goot === van.goot ? van.y : (gat ?? van.y);
  const rechts = goot === naar.goot ? naar.y : (gat ?? naar.y);
  return rechts > links ? [1, -links] : [2, links];
}

function punten(weg) {
  const { van, naar, banen, gat } = weg;
  const [begin, eind] = [[van.x, van.y], [naar.x, naar.y]];
  if (isRecht(weg)) return [begin, eind];
  const [een, twee] = [banen[van.goot], banen[naar.goot]];
  if (gat === undefined) return [begin, [een, van.y], [een, naar.y], eind];
  return [begin, [een, van.y], [een, gat], [twee, gat], [twee, naar.y], eind];
}

/* Round the corners. */
function pad(hoeken, straal) {
  const naar = ([x, y], [vx, vy], ver) => {
    const lengte = Math.hypot(vx - x, vy - y) || 1;
    const deel = Math.min(ver, lengte / 2) / lengte;
    return [x + (vx - x) * deel, y + (vy - y) * deel];
  };
  return hoeken.reduce((tot, hoek, i) => {
    if (i === 0) return `M${hoek}`;
    if (i === hoeken.length - 1) return `${tot}L${hoek}`;
    return `${tot}L${naar(hoek, hoeken[i - 1], straal)}Q${hoek} ${naar(hoek, hoeken[i + 1], straal)}`;
  }, "");
}

/* The letter stands in a gutter, where it covers no card: on a piece that goes up or down, as far as it can from the other letters and lines. */
function merkplaats(hoeken, letters, lijnen) {
  const stukken = stukkenVan(hoeken);
  const plaatsen = stukken.length === 1 ? [0.5] : [0.5, 0.25, 0.75];
  const keuzes = stukken.filter((stuk, i) => stukken.length === 1 || i % 2 === 1)
    .flatMap(([a, b]) => plaatsen.map((deel) => [a[0] + (b[0] - a[0]) * deel, a[1] + (b[1] - a[1]) * deel]));
  const andere = lijnen.filter((lijn) => lijn !== hoeken).flatMap(stukkenVan);
  const ruimte = (plek) => Math.min(...letters.map((letter) => afstand(plek, [letter, letter])), ...andere.map((stuk) => 3 * afstand(plek, stuk)), Infinity);
  return keuzes.reduce((beste, plek) => (ruimte(plek) > ruimte(beste) + 1 ? plek : beste));
}

const stukkenVan = (hoeken) => hoeken.slice(1).map((hoek, i) => [hoeken[i], hoek]);

/* From a point to a piece of a line, that goes along or up and down. */
function afstand([x, y], [[ax, ay], [bx, by]]) {
  const buiten = (waarde, een, ander) => Math.max(Math.min(een, ander) - waarde, 0, waarde - Math.max(een, ander));
  return Math.hypot(buiten(x, ax, bx), buiten(y, ay, by));
}

function vorm(svg, naam, eigen) {
  const element = document.createElementNS(NS, naam);
  for (const [sleutel, waarde] of Object.entries(eigen)) element.setAttribute(sleutel, waarde);
  svg.append(element);
  return element;
}

function zetNeer(bord, wegen, u) {
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("class", "wand-lijnen");
  svg.setAttribute("aria-hidden", "true");
  const paden = wegen.map(punten);
  const merken = [];
  for (const [i, hoeken] of paden.entries()) {
    const d = pad(hoeken, 16 * u);
    vorm(svg, "path", { d, class: "wand-lijnen__rand", "stroke-width": 10 * u });
    vorm(svg, "path", { d, "stroke-width": 4 * u });
    for (const [cx, cy] of [hoeken[0], hoeken.at(-1)]) vorm(svg, "circle", { cx, cy, r: 9 * u, class: "wand-lijnen__punt" });
    merken.push([wegen[i].letter, merkplaats(hoeken, merken.map(([, plek]) => plek), paden)]);
  }
  for (const [letter, [cx, cy]] of merken) {
    vorm(svg, "circle", { cx, cy, r: 25 * u, class: "wand-lijnen__merk", "stroke-width": 4 * u });
    vorm(svg, "text", { x: cx, y: cy + 10 * u, "font-size": 28 * u }).textContent = letter;
  }
  bord.append(svg);
}
