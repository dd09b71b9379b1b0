// Both attackers' pages: a card an attempt, with its result at each bank.
import { attempts } from "./attempts.js";
import { cardOf, showResult } from "./cards.js";
import { euros, fillAddresses, make, pause, stateSince, tellLab, watch } from "./lab.js";

const { payee } = document.body.dataset;
const stage = document.querySelector("#stage");
const runAll = document.querySelector("#run-all");

const first = await stateSince(0);
fillAddresses(first);

/** Runs an attempt at one bank, and waits until its request has a response or can no longer arrive. */
async function runAt(attempt, bank) {
  const { seq } = await stateSince(Number.MAX_SAFE_INTEGER);
  stage.replaceChildren();
  let observed;
  try {
    observed = { text: await attempt.run(bank.api, stage, payee) };
  } catch (error) {
    observed = { failed: String(error) };
  }
  const found = await arrived(
    attempt.request.replace("${payee}", payee),
    bank,
    seq,
    attempt.blind === undefined ? 300 : 5000,
  );
  const state = await stateSince(seq);
  const now = state.banks.find(({ key }) => key === bank.key);
  showResult(attempt, now, { ...observed, ...found });
}

async function arrived(request, bank, seq, patience) {
  const [method, path] = request.split(" ");
  for (const end = Date.now() + patience; ; await pause(60)) {
    const { entries } = await stateSince(seq);
    // The bank's own page may send the same request at this moment.
    const mine = entries.filter(({ page }) => page === location.origin);
    const here = mine.filter((entry) => entry.bank === bank.key && entry.path === path);
    const entry = here.find((one) => one.method === method);
    const preflight = here.find((one) => one.preflight);
    if (entry?.status !== undefined || Date.now() > end) return { entry, preflight };
  }
}

/** One attempt at a time: the next one's requests must not be taken for this one's. */
let turn = Promise.resolve();
function run(chosen, banks) {
  runAll.disabled = true;
  turn = turn
    .then(async () => {
      for (const attempt of chosen) for (const bank of banks) await runAt(attempt, bank);
    })
    .catch((error) => console.error(error));
  const mine = turn;
  void mine.finally(() => {
    if (turn === mine) runAll.disabled = false;
  });
}

document
  .querySelector("#attempts")
  .append(...attempts.map((attempt) => cardOf(attempt, { payee, banks: first.banks, run })));
runAll.addEventListener("click", () =>
  run(
    attempts.filter(({ opensTab, runsAlone }) => !opensTab && !runsAlone),
    first.banks,
  ),
);
document.querySelector("#reset").addEventListener("click", () => void tellLab("reset"));
runAll.disabled = false;

/** The CORS headers of the bank without Sallyport. */
const mistakes = {
  reflect:
    "The bank without Sallyport also has a common mistake: its CORS headers allow any origin, so pages can read its responses, and preflights succeed. You can change that on the start page, but the money is still stolen.",
  none: "The bank without Sallyport now sends no CORS headers, as you chose on the start page. So no page can read its responses, and no preflight succeeds.",
};

const tally = document.querySelector("#tally");
const mistake = document.querySelector("#mistake");
void watch(({ banks }) => {
  mistake.textContent = mistakes[banks.find(({ gated }) => !gated).cors];
  tally.replaceChildren(
    ...banks.map((bank) =>
      make(
        "p",
        { class: bank.gated ? "gated" : "ungated" },
        make("span", {}, `Ada’s balance ${bank.gated ? "with Sallyport" : "without Sallyport"}`),
        make("strong", {}, euros(bank.balance)),
        make("span", {}, bank.stolen > 0 ? `Mallory has ${euros(bank.stolen)}` : "Mallory has nothing"),
      ),
    ),
  );
});
