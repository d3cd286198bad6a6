// The store of this device, for what the server does not have yet. A browser that keeps nothing keeps it as long as the page is open.

const zonder = new Map();

export const opslag = {
  lees(sleutel) {
    try {
      return JSON.parse(localStorage.getItem(sleutel)) ?? zonder.get(sleutel) ?? null;
    } catch {
      return zonder.get(sleutel) ?? null; // no access, or not ours
    }
  },
  zet(sleutel, inhoud) {
    try {
      localStorage.setItem(sleutel, JSON.stringify(inhoud));
    } catch {
      zonder.set(sleutel, inhoud); // full or forbidden
    }
  },
  wis(sleutel) {
    zonder.delete(sleutel);
    try {
      localStorage.removeItem(sleutel);
    } catch {
      // nothing was kept
    }
  },
  /* All names that begin so. */
  sleutels(begin) {
    const hier = [...zonder.keys()];
    try {
      hier.push(...Object.keys(localStorage));
    } catch {
      // no access: what this page keeps itself
    }
    return [...new Set(hier)].filter((sleutel) => sleutel.startsWith(begin));
  },
};

/* A key that nobody has; without https a browser gives no UUID. */
export const nieuweSleutel = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
  (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));
