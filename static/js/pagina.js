// A page as the server makes it now; null when it cannot be had (no connection, logged out, an error).

export async function haalPagina(url = location.href) {
  try {
    const antwoord = await fetch(url, { credentials: "same-origin", cache: "no-store" });
    if (!antwoord.ok || antwoord.redirected) return null;
    return new DOMParser().parseFromString(await antwoord.text(), "text/html");
  } catch {
    return null;
  }
}
