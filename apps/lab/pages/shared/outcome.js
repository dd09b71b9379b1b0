// What came of an attempt: sent, executed and readable are three things. The first two are the server's word, the third
// is the page's own.

const unauthenticated = {
  nobody: "Nobody is signed in at this bank yet. Start with step 1.",
  "not-kept":
    "Your browser never kept the bank’s cookie, so here it was your browser and not the bank that stopped this. Chromium and Firefox keep it.",
  ended: "The session cookie was sent, but its session has ended. Sign in as Ada again.",
  absent: "Your browser has no session cookie of this bank: nobody is signed in here. Start with step 1.",
  unknown:
    "No session cookie was sent. Either nobody is signed in with this browser (start with step 1), or your browser blocked the cookie. Then your browser stopped this and not the bank: allow third-party cookies to see the difference.",
};

/** Why the bank knew nobody. Which cookies a browser has, no page can see; to a page of the same site none is blocked. */
function whyUnauthenticated({ session }, { cookies }, sameSite) {
  if (cookies.session) return unauthenticated.ended;
  if (session !== "kept") return unauthenticated[session];
  return sameSite ? unauthenticated.absent : unauthenticated.unknown;
}

const tell = (tone, words) => ({ tone, words });

/**
 * @param attempt one of `attempts`
 * @param bank what the referee says of the bank
 * @param entry the request, if it arrived; `preflight` the one before it, if there was one; `text` what the page could read;
 * `sameSite` whether page and bank are of one site
 */
export function outcomeOf(attempt, bank, { entry, preflight, text, sameSite }) {
  const facts = { sent: entry !== undefined, executed: entry?.effect !== undefined, readable: text !== undefined };
  return { ...facts, ...judge(attempt, bank, entry, preflight, { ...facts, sameSite }) };
}

function judge(attempt, bank, entry, preflight, { executed, readable, sameSite }) {
  if (entry === undefined) return neverSent(preflight);
  if (attempt.open && executed)
    return readable
      ? tell("meant", "Read, as the bank means it.")
      : tell("safe", "Answered, but the bank sends no CORS header: not even what is public can be read.");
  if (entry.verdict?.outcome === "refuse")
    return tell("safe", `The gate refused it before the bank’s code ran. ${entry.verdict.words}`);
  if (executed) return done(attempt, entry, readable);
  if (entry.status === 401) {
    const why = whyUnauthenticated(bank, entry, sameSite);
    return bank.gated
      ? tell("safe", `${why} The gate doesn’t share the response with this page anyway.`)
      : tell("blocked", why);
  }
  return tell(
    "blocked",
    `The bank’s own code said no (${entry.status}). Reset the bank, sign in as Ada again, and try once more.`,
  );
}

function neverSent(preflight) {
  if (preflight === undefined) return tell("blocked", "Nothing arrived at the bank. Did your browser block it?");
  const why = preflight.verdict === undefined ? "The bank’s answer did not allow it." : preflight.verdict.words;
  return tell("safe", `Never sent: the browser asked first, with a preflight, and was not told yes. ${why}`);
}

function done(attempt, entry, readable) {
  const fact = `${entry.effect.text}.`;
  if (entry.effect.kind !== "read") return tell("harm", fact);
  return readable
    ? tell("harm", `${fact} This page has it now.`)
    : tell("safe", `${fact} But the browser kept the answer from this page, since it is not shared with it.`);
}
