// What came of an attempt: sent, executed and readable are three things. The first two are the server's word, the third
// is the page's own.

const keptAway = {
  nobody: "Nobody is signed in at this bank yet. Begin with step 1.",
  "not-kept":
    "Your browser never kept the bank’s cookie, so here it was your browser and not the bank that stopped this. Chromium and Firefox keep it.",
  kept: "Your browser withheld the cookie, so here it was your browser and not the bank that stopped this. Allow third-party cookies to see the difference.",
};

const tell = (tone, words) => ({ tone, words });

/**
 * @param attempt one of `attempts`
 * @param bank what the referee says of the bank
 * @param entry the request, if it arrived; `preflight` the one before it, if there was one; `text` what the page could read
 */
export function outcomeOf(attempt, bank, { entry, preflight, text }) {
  const facts = { sent: entry !== undefined, executed: entry?.effect !== undefined, readable: text !== undefined };
  return { ...facts, ...judge(attempt, bank, entry, preflight, facts) };
}

function judge(attempt, bank, entry, preflight, { executed, readable }) {
  if (entry === undefined) return neverSent(preflight);
  if (attempt.open && executed)
    return readable
      ? tell("meant", "Read, as the bank means it.")
      : tell("safe", "Answered, but the bank sends no CORS header: not even what is public can be read.");
  if (entry.verdict?.outcome === "refuse")
    return tell("safe", `The gate refused it before the bank’s code ran. ${entry.verdict.words}`);
  if (executed) return done(attempt, entry, readable);
  if (entry.status === 401 && bank.gated)
    return tell("safe", "Answered 401, for no cookie came along; and the gate shares nothing with this page anyway.");
  if (entry.status === 401) return tell("withheld", keptAway[bank.session]);
  return tell(
    "withheld",
    `The bank’s own code said no (${entry.status}). Reset the bank, sign in as Ada again, and try once more.`,
  );
}

function neverSent(preflight) {
  if (preflight === undefined) return tell("withheld", "Nothing arrived at the bank. Did your browser block it?");
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
