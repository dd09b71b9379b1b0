// How an attempt looks, before and after.
import { sourceOf } from "./attempts.js";
import { make, siteOf, titleOf } from "./lab.js";
import { outcomeOf } from "./outcome.js";

/** An attempt with its code, and a place for its result at each bank; `run` takes attempts and banks. */
export function cardOf(attempt, { payee, banks, run }) {
  const button = (label, where) => make("button", { type: "button", onclick: () => run([attempt], where) }, label);
  const column = (bank) =>
    make(
      "section",
      { class: "column", "data-bank": bank.key },
      make("h3", { class: bank.gated ? "gated" : "ungated" }, titleOf(bank)),
      make("div", { class: "result", "aria-live": "polite" }, make("p", { class: "quiet" }, "Not tried yet.")),
      attempt.opensTab && button("Try it here", [bank]),
    );
  return make(
    "article",
    { class: "attempt", "data-attempt": attempt.id },
    make(
      "header",
      {},
      make("p", { class: "goal" }, attempt.goal),
      make("h2", {}, attempt.title),
      make("p", {}, attempt.description),
      !attempt.opensTab && button("Try it", banks),
    ),
    make(
      "figure",
      {},
      make("figcaption", {}, attempt.request.replace("${payee}", payee)),
      make("pre", { tabindex: "0" }, sourceOf(attempt, payee)),
    ),
    make("div", { class: "columns" }, ...banks.map(column)),
  );
}

function track({ sent, executed, readable }) {
  const steps = Object.entries({ sent, executed, readable });
  return make(
    "ol",
    { class: "track" },
    ...steps.map(([name, yes]) =>
      make("li", { class: yes ? "yes" : "no" }, make("span", { class: "unseen" }, yes ? "" : "not "), name),
    ),
  );
}

function cookieLine({ session, lax, strict }) {
  const chips = Object.entries({ None: session, Lax: lax, Strict: strict });
  return make(
    "ul",
    { class: "cookies", "aria-label": "The bank’s cookies" },
    ...chips.map(([name, sent]) =>
      make("li", { class: sent && "sent", "data-same-site": name }, `SameSite=${name}: ${sent ? "sent" : "not sent"}`),
    ),
  );
}

/** Before anyone has signed in there are none, so none was blocked. */
const hasCookies = ({ session }, entry) =>
  entry !== undefined && (session !== "nobody" || Object.values(entry.cookies).some(Boolean));

/** Shows the result of an attempt in its place. */
export function showResult(attempt, bank, { entry, preflight, text, failed }) {
  const sameSite = siteOf(location.origin) === siteOf(bank.api);
  const outcome = outcomeOf(attempt, bank, { entry, preflight, text, sameSite });
  const place = document.querySelector(`[data-attempt="${attempt.id}"] [data-bank="${bank.key}"]`);
  place.dataset.tone = outcome.tone;
  for (const fact of ["sent", "executed", "readable"]) place.dataset[fact] = outcome[fact] ? "yes" : "no";
  place
    .querySelector(".result")
    .replaceChildren(
      track(outcome),
      make("p", { class: "verdict" }, outcome.words),
      make("p", { class: "seen" }, make("b", {}, "The page gets "), attempt.blind ?? make("code", {}, text ?? failed)),
      hasCookies(bank, entry) && !attempt.open ? cookieLine(entry.cookies) : "",
    );
}
