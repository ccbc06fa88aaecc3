// The session: whether there has to be one, and what follows its end. Served without one, and loaded before the other
// scripts: these are refused when a session ends while the page loads, and then nothing else would tell.

/** True when the server lets in only those who have signed in. */
export const SIGN_IN = document.documentElement.dataset.signIn !== undefined;

/** A session ends some day, and nothing but what is refused tells: the page itself leads to a new one. */
export async function signInAgain() {
  try {
    const answer = await fetch(new URL("session", document.baseURI), { cache: "no-store" });
    if (answer.ok && !(await answer.json()).signedIn) {
      location.reload();
    }
  } catch {
    // the server is away: the next attempt tells more
  }
}

if (SIGN_IN) {
  // that a file cannot be loaded does not bubble: it is heard on its way down only
  addEventListener("error", (event) => event.target instanceof HTMLScriptElement && signInAgain(), true);
}
