// The result of an attempt: sent, executed and readable are three things. The server knows the first two, the page the
// third.

const unauthenticated = {
  nobody: "Nobody is signed in at this bank yet. Start with step 1.",
  "not-kept":
    "Your browser did not store the bank’s cookie, so the browser stopped this, not the bank. Chromium and Firefox store it.",
  ended: "The session cookie was sent, but its session has ended. Sign in as Ada again.",
  absent: "Your browser has no session cookie from this bank, so nobody is signed in here. Start with step 1.",
  unknown:
    "Your browser sent no session cookie. Either nobody is signed in with this browser (start with step 1), or your browser blocked the cookie. In that case, the browser stopped this, not the bank: allow third-party cookies to see the difference.",
};

/** Why nobody was signed in. No page can see which cookies a browser has; for a page of the same site none is blocked. */
function whyUnauthenticated({ session }, { cookies }, sameSite) {
  if (cookies.session) return unauthenticated.ended;
  if (session !== "kept") return unauthenticated[session];
  return sameSite ? unauthenticated.absent : unauthenticated.unknown;
}

const verdict = (tone, words) => ({ tone, words });

/**
 * @param attempt one of `attempts`
 * @param bank the bank, as the referee describes it
 * @param entry the request, if it arrived; `preflight` the one before it, if there was one; `text` what the page could read;
 * `sameSite` whether page and bank are of one site
 */
export function outcomeOf(attempt, bank, { entry, preflight, text, sameSite }) {
  const facts = { sent: entry !== undefined, executed: entry?.effect !== undefined, readable: text !== undefined };
  return { ...facts, ...verdictOn(attempt, bank, entry, preflight, { ...facts, sameSite }) };
}

function verdictOn(attempt, bank, entry, preflight, { executed, readable, sameSite }) {
  if (entry === undefined) return notSent(preflight);
  if (attempt.open && executed)
    return readable
      ? verdict("meant", "Read, as intended.")
      : verdict("safe", "The bank responded without CORS headers, so the page cannot even read public data.");
  if (entry.verdict?.outcome === "refuse")
    return verdict("safe", `Sallyport refused it before the bank’s code ran. ${entry.verdict.words}`);
  if (executed) return done(attempt, entry, readable);
  if (entry.status === 401) {
    const why = whyUnauthenticated(bank, entry, sameSite);
    return bank.gated
      ? verdict("safe", `${why} Sallyport doesn’t share the response with this page anyway.`)
      : verdict("blocked", why);
  }
  return verdict(
    "blocked",
    `The bank’s own code refused it (${entry.status}). Reset the bank, sign in as Ada again, and try once more.`,
  );
}

function notSent(preflight) {
  if (preflight === undefined) return verdict("blocked", "Nothing arrived at the bank. Did your browser block it?");
  const why = preflight.verdict === undefined ? "The bank’s response did not allow it." : preflight.verdict.words;
  return verdict("safe", `Not sent: the browser sent a preflight first, and the preflight failed. ${why}`);
}

function done(attempt, entry, readable) {
  const fact = `${entry.effect.text}.`;
  if (entry.effect.kind !== "read") return verdict("harm", fact);
  return readable
    ? verdict("harm", `${fact} This page has read it.`)
    : verdict(
        "safe",
        `${fact} But the browser blocked this page from reading the response, because the bank does not share it with this page.`,
      );
}
