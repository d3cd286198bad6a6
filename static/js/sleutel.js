// Passkeys: a form with data-sleutel asks the browser to make one ("maak") or to use one ("gebruik"), and sends what comes.

const NIET = "Dat lukte niet, of je bent gestopt. Probeer het nog eens.";
const gegevens = () => JSON.parse(document.getElementById("sleutelgegevens").textContent);

const lees = (tekst) => {
  const plat = atob(tekst.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plat, (teken) => teken.charCodeAt(0)).buffer;
};
const schrijf = (bytes) => bytes && btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const metId = (sleutel) => ({ ...sleutel, id: lees(sleutel.id) });

async function maak() {
  const opties = gegevens().creation_options.publicKey;
  const sleutel = await navigator.credentials.create({
    publicKey: {
      ...opties,
      challenge: lees(opties.challenge),
      user: metId(opties.user),
      excludeCredentials: (opties.excludeCredentials ?? []).map(metId),
      authenticatorSelection: { ...opties.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" },
    },
  });
  return uitgeschreven(sleutel, { attestationObject: schrijf(sleutel.response.attestationObject), transports: sleutel.response.getTransports?.() ?? [] });
}

async function gebruik(form) {
  const bron = form.dataset.opties
    ? await (await fetch(form.dataset.opties, { headers: { Accept: "application/json" } })).json()
    : gegevens();
  const opties = bron.request_options.publicKey;
  const sleutel = await navigator.credentials.get({
    publicKey: { ...opties, challenge: lees(opties.challenge), allowCredentials: (opties.allowCredentials ?? []).map(metId) },
  });
  const { authenticatorData, signature, userHandle } = sleutel.response;
  return uitgeschreven(sleutel, { authenticatorData: schrijf(authenticatorData), signature: schrijf(signature), userHandle: schrijf(userHandle) });
}

const uitgeschreven = (sleutel, antwoord) => JSON.stringify({
  id: sleutel.id,
  rawId: schrijf(sleutel.rawId),
  type: sleutel.type,
  response: { clientDataJSON: schrijf(sleutel.response.clientDataJSON), ...antwoord },
  clientExtensionResults: sleutel.getClientExtensionResults(),
});

for (const form of window.PublicKeyCredential ? document.querySelectorAll("form[data-sleutel]") : []) {
  const knop = form.querySelector("button");
  const fout = form.querySelector("[data-sleutelfout]");
  knop.hidden = false;
  const doe = async () => {
    fout.hidden = true;
    knop.disabled = true;
    try {
      form.elements.credential.value = await (form.dataset.sleutel === "maak" ? maak() : gebruik(form));
      form.submit();
    } catch {
      fout.textContent = NIET;
      fout.hidden = false;
      knop.disabled = false;
    }
  };
  knop.addEventListener("click", doe);
  form.addEventListener("submit", (e) => { // Enter in the name
    e.preventDefault();
    doe();
  });
}
