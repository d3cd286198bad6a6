// Checking a document: the browser works out the checksum itself, and the file stays on this computer.
// Without this script, or where the browser cannot do it, the file is sent and the server works it out.
const deel = document.getElementById("controle");
const bestand = deel?.querySelector("input[type=file]");
const som = deel?.querySelector("input[name=som]");
const stand = document.getElementById("controle-stand");

async function reken(keuze) {
  const getal = await crypto.subtle.digest("SHA-256", await keuze.arrayBuffer());
  return [...new Uint8Array(getal)].map((deeltje) => deeltje.toString(16).padStart(2, "0")).join("");
}

if (bestand && som && globalThis.crypto?.subtle) {
  bestand.addEventListener("change", async () => {
    const [keuze] = bestand.files;
    if (!keuze) return;
    stand.textContent = "Je browser rekent het controlegetal uit…";
    try {
      som.value = await reken(keuze);
      bestand.value = "";
      stand.textContent = `Het controlegetal van ${keuze.name} staat klaar. Het bestand blijft op je computer. Kies nu Controleer.`;
    } catch {
      stand.textContent = "Dat lukte je browser niet. Kies Controleer, dan doet CODIO het.";
    }
  });
}
