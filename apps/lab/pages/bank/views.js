import { euros, make } from "/shared/lab.js";

const alertBox = (title, ...texts) => [
  make("div", { class: "alert" }, make("strong", {}, title), ...texts.map((text) => make("p", {}, text))),
];

export const signedOutView = () => [make("p", { class: "quiet" }, "Not signed in.")];

export const notKept = () =>
  alertBox(
    "Your browser did not keep the bank’s cookie.",
    "The bank accepted your name and password and set a cookie. The cookie is Secure, but this lab uses plain http on your own machine. Chromium and Firefox make an exception for *.localhost; Safari and other WebKit browsers don’t.",
    "So you are not signed in, and no attack can use your session: your browser stops them, not the bank. Use Chromium or Firefox for this story.",
  );

export const unreadable = ({ gated }) =>
  alertBox(
    "This page cannot read the bank’s responses.",
    gated
      ? "Sallyport does not share them with this page."
      : "The bank sends no CORS headers (see the start page). That blocks its own page too, and stops no attacker’s transfer.",
  );

function transferForm(account, act) {
  const form = make(
    "form",
    { class: "transfer" },
    make(
      "label",
      {},
      "To ",
      make("select", { name: "to" }, ...account.payees.map(({ id, name }) => make("option", { value: id }, name))),
    ),
    make(
      "label",
      {},
      "Euros ",
      make("input", { name: "amount", type: "number", min: "1", step: "1", value: "25", required: true }),
    ),
    make("button", { type: "submit" }, "Pay"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void act.transfer({ to: form.to.value, amount: Number(form.amount.value) });
  });
  return form;
}

const payeeRow = (payee, act) =>
  make(
    "li",
    { "data-payee": payee.id },
    make("span", {}, payee.name),
    make(
      "button",
      { type: "button", class: "plain", onclick: () => void act.remove(payee), "aria-label": `Delete ${payee.name}` },
      "Delete",
    ),
  );

export function accountView(account, { rates, stranger, act }) {
  const { owner, balance, payees } = account;
  return [
    ...(stranger ? alertBox(`You are signed in as ${owner}.`, "You did not do that: another page did.") : []),
    make("p", { class: "figure", "data-balance": String(balance) }, euros(balance), make("span", {}, owner)),
    ...(payees.length === 0
      ? []
      : [
          make("h4", {}, "Pay"),
          transferForm(account, act),
          make("h4", {}, "Payees"),
          make("ul", { class: "payees" }, ...payees.map((payee) => payeeRow(payee, act))),
        ]),
    make("h4", {}, "Rates"),
    make("p", { class: "rates" }, rates === undefined ? "not readable" : rateText(rates)),
  ];
}

const rateText = ({ base, ...others }) =>
  `1 ${base} = ${Object.entries(others)
    .map(([name, rate]) => `${rate} ${name}`)
    .join(" · ")}`;
