// The wall of an exploring meeting: as large as fits, also after it was drawn anew or the screen became another.

import { pas } from "./live-wand-maat.js";

const vlak = () => document.querySelector("[data-wandvlak]");
let beeld = 0;

document.addEventListener("ververst", () => pas(vlak()));
addEventListener("resize", () => {
  cancelAnimationFrame(beeld);
  beeld = requestAnimationFrame(() => pas(vlak()));
});
document.fonts.ready.then(() => pas(vlak()));
