import { deeds, euros, fillAddresses, make, plate, siteOf, tellLab, titleOf, watch } from "/shared/lab.js";

const people = {
  app: "The bank’s page",
  api: "The bank’s API",
  open: "The API without Sallyport",
  evil: "Attacker on another site",
  promo: "Attacker on the same site",
};

function whoIsWho({ addresses }) {
  const rows = Object.entries(people)
    .filter(([role]) => addresses[role] !== undefined)
    .map(([role, name]) => {
      const same = siteOf(addresses[role]) === siteOf(addresses.api);
      const granted = { app: "what the policy grants", evil: "public rates only", promo: "public rates only" }[role];
      return make(
        "tr",
        {},
        make("th", { scope: "row" }, name),
        make("td", {}, make("span", { class: "plate" }, ...plate(addresses[role]))),
        make("td", {}, same ? "same site" : "another site"),
        make("td", {}, role === "api" ? "same origin" : "another origin"),
        make("td", {}, granted ?? "–"),
      );
    });
  const headings = ["Who", "Origin", "Compared with the API", "", "What the policy shares"];
  return [
    make("thead", {}, make("tr", {}, ...headings.map((text) => make("th", { scope: "col" }, text)))),
    make("tbody", {}, ...rows),
  ];
}

/** The mistake can be corrected, which shows how far that helps. */
function corsChoice({ cors }) {
  const option = (value, name, description) =>
    make(
      "label",
      {},
      make("input", {
        type: "radio",
        name: "cors",
        value,
        checked: cors === value,
        onchange: () => void tellLab(`cors?is=${value}`),
      }),
      make("span", {}, make("b", {}, name), description),
    );
  return make(
    "fieldset",
    { class: "choice" },
    make("legend", {}, "Its CORS headers"),
    option("reflect", "Any origin. ", "A common mistake: cors({ origin: true, credentials: true })."),
    option("none", "None. ", "No page can then read a response, and no preflight succeeds. The money is still stolen."),
  );
}

/** What Sallyport refused, the latest first. */
function refusals({ entries }) {
  const refused = entries.filter(({ verdict }) => verdict?.outcome === "refuse");
  const rows = refused
    .slice(-4)
    .reverse()
    .map(({ method, path, page, verdict }) =>
      make(
        "li",
        {},
        make("strong", {}, `${method} ${path}`),
        make("span", {}, `from ${page ?? "an unknown page"}. ${verdict.words}`),
      ),
    );
  return make(
    "div",
    { class: "refused" },
    make("h4", {}, `Refused by Sallyport: ${refused.length}`),
    make("ol", { class: "deeds" }, ...rows),
  );
}

function book(state, bank) {
  const lost = bank.opening - bank.balance;
  return make(
    "article",
    { class: "column book", "data-bank": bank.key, "data-tone": bank.stolen > 0 ? "harm" : "" },
    make("h3", { class: bank.gated ? "gated" : "ungated" }, titleOf(bank)),
    make("p", { class: "figure" }, euros(bank.balance), make("span", {}, lost > 0 ? `−${euros(lost)}` : "untouched")),
    make(
      "dl",
      {},
      make("div", {}, make("dt", {}, "Mallory has"), make("dd", {}, euros(bank.stolen))),
      make("div", {}, make("dt", {}, "Ada’s payees"), make("dd", {}, String(bank.payees.length))),
    ),
    deeds(state, bank),
    bank.gated ? refusals(state) : corsChoice(bank),
  );
}

document.querySelector("#reset").addEventListener("click", () => void tellLab("reset"));

void watch(async (state) => {
  fillAddresses(state);
  document.querySelector("#banks").replaceChildren(...state.banks.map((bank) => book(state, bank)));
  document.querySelector("#who").replaceChildren(...whoIsWho(state));
  const gate = state.banks.some(({ gated }) => gated);
  document.querySelector("#policy").hidden = !gate;
  if (!gate)
    document.querySelector("#twice").textContent = "The bank runs without Sallyport here. Watch the money disappear.";
  const text = document.querySelector("#policy pre");
  if (text.textContent === "") text.textContent = await (await fetch("/lab/policy")).text();
});
