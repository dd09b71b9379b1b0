// Both attackers' pages: a card an attempt, with what came of it at each bank.
import { attempts } from "./attempts.js";
import { cardOf, showResult } from "./cards.js";
import { euros, fillAddresses, make, pause, stateSince, tellLab, titleOf, watch } from "./lab.js";

const { payee } = document.body.dataset;
const stage = document.querySelector("#stage");
const runAll = document.querySelector("#run-all");

const first = await stateSince(0);
fillAddresses(first);

/** Runs an attempt at one bank, and waits until its request is answered or cannot come any more. */
async function runAt(attempt, bank) {
  const { seq } = await stateSince(Number.MAX_SAFE_INTEGER);
  stage.replaceChildren();
  let seen;
  try {
    seen = { text: await attempt.run(bank.api, stage, payee) };
  } catch (error) {
    seen = { failed: String(error) };
  }
  const found = await arrived(
    attempt.asks.replace("${payee}", payee),
    bank,
    seq,
    attempt.blind === undefined ? 300 : 5000,
  );
  const state = await stateSince(seq);
  const now = state.banks.find(({ key }) => key === bank.key);
  showResult(attempt, now, { ...seen, ...found });
}

async function arrived(asks, bank, seq, patience) {
  const [method, path] = asks.split(" ");
  for (const end = Date.now() + patience; ; await pause(60)) {
    const { entries } = await stateSince(seq);
    // The bank's own page may ask for the same at this moment.
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
    attempts.filter(({ byHand, apart }) => !byHand && !apart),
    first.banks,
  ),
);
document.querySelector("#reset").addEventListener("click", () => void tellLab("reset"));
runAll.disabled = false;

/** What the bank without the gate does besides having none. */
const mistakes = {
  reflect:
    "The bank without the gate makes a common mistake besides: its CORS headers name whoever asks, so answers can be read, and preflights succeed. On the start page you can take that back; the money goes all the same.",
  none: "The bank without the gate sends no CORS header now, as chosen on the start page. So no answer can be read, and no preflight succeeds.",
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
        make("span", {}, `Ada’s balance ${titleOf(bank).toLowerCase()}`),
        make("strong", {}, euros(bank.balance)),
        make("span", {}, bank.stolen > 0 ? `Mallory has ${euros(bank.stolen)}` : "Mallory has nothing"),
      ),
    ),
  );
});
