// Runs an attempt in a window of its own, and shows here what came of it.

const wait = (ms) => new Promise((resolve) => window.setTimeout(resolve, ms));
const maxWaitMs = 20_000;
const pollMs = 250;

async function outcomeAt(form) {
  const url = new URL(form.action);
  url.searchParams.set("visitor", form.elements.visitor.value);
  const response = await fetch(url);
  if (response.status !== 200) return undefined;
  const { body } = new window.DOMParser().parseFromString(await response.text(), "text/html");
  return body.querySelector(".outcome") ?? undefined;
}

/** A page that has been left for another site's response cannot go on; its opener can. */
function driveOn(opened, { dataset }, driven) {
  if (dataset.go === "" || driven.has(dataset.go) || opened === null) return;
  driven.add(dataset.go);
  opened.location = dataset.go;
}

async function follow(form, opened, result) {
  const before = result.querySelector(".outcome")?.dataset.run;
  result.replaceChildren("Running …");
  const driven = new Set();
  for (const until = Date.now() + maxWaitMs; Date.now() < until; await wait(pollMs)) {
    const outcome = await outcomeAt(form).catch(() => undefined);
    if (outcome === undefined || outcome.dataset.run === before) continue;
    result.replaceChildren(outcome);
    driveOn(opened, outcome, driven);
    if (outcome.dataset.state === "done") break;
  }
  opened?.close();
  result.classList.add("fresh");
  result.scrollIntoView({ block: "nearest", behavior: "smooth" });
}

for (const form of document.querySelectorAll("form[data-window]"))
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    const opened = window.open("", form.target, "popup,width=460,height=520");
    const result = form.closest(".attempt").querySelector(".result");
    result.classList.remove("fresh");
    button.textContent = "Running …";
    void follow(form, opened, result).finally(() => (button.textContent = "Run it again"));
  });
