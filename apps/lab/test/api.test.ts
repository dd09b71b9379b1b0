import { expect, test } from "vitest";
import { startLab, type Lab } from "../src/start-lab.ts";

interface Case {
  readonly desc: string;
  readonly request: readonly [method: string, path: string, type?: string, body?: string];
  readonly status: number;
  readonly body?: object;
  /** Ada's balance afterwards. */
  readonly balance?: number;
}

const form = "application/x-www-form-urlencoded";
const json = "application/json";
const mine = { owner: "Ada", balance: 5000 };

const signedIn: readonly Case[] = [
  { desc: "whose session", request: ["GET", "/session"], status: 200, body: { user: "ada", name: "Ada" } },
  { desc: "the own account", request: ["GET", "/accounts/ada"], status: 200, body: mine },
  { desc: "another’s account", request: ["GET", "/accounts/mallory"], status: 404 },
  {
    desc: "a JSON transfer",
    request: ["POST", "/transfers", json, '{"to":"grandma","amount":5}'],
    status: 200,
    balance: 4995,
  },
  {
    desc: "a form’s transfer",
    request: ["POST", "/transfers", form, "to=mallory&amount=5"],
    status: 200,
    balance: 4995,
  },
  { desc: "a GET’s transfer", request: ["GET", "/transfers/quick?to=mallory&amount=5"], status: 200, balance: 4995 },
  { desc: "to oneself", request: ["POST", "/transfers", form, "to=ada&amount=5"], status: 422 },
  { desc: "to a stranger", request: ["POST", "/transfers", form, "to=nobody&amount=5"], status: 422 },
  { desc: "less than nothing", request: ["POST", "/transfers", form, "to=mallory&amount=-5"], status: 422 },
  { desc: "more than there is", request: ["POST", "/transfers", form, "to=mallory&amount=5001"], status: 422 },
  { desc: "plain text", request: ["POST", "/transfers", "text/plain", "to=mallory&amount=5"], status: 415 },
  { desc: "broken JSON", request: ["POST", "/transfers", json, '{"to'], status: 415 },
  { desc: "JSON that is no object", request: ["POST", "/transfers", json, "null"], status: 422 },
  { desc: "a body too long", request: ["POST", "/transfers", form, "x".repeat(20_000)], status: 413 },
  { desc: "a payee to delete", request: ["DELETE", "/payees/dentist"], status: 200, body: { deleted: "dentist" } },
  { desc: "a payee that is none", request: ["DELETE", "/payees/mallory"], status: 404 },
  { desc: "nothing there", request: ["GET", "/"], status: 404 },
];

const stranger: readonly Case[] = [
  { desc: "the rates", request: ["GET", "/rates"], status: 200, body: { base: "EUR" } },
  { desc: "a session", request: ["GET", "/session"], status: 401 },
  { desc: "an account", request: ["GET", "/accounts/ada"], status: 401 },
  { desc: "a transfer", request: ["POST", "/transfers", form, "to=mallory&amount=5"], status: 401 },
  { desc: "a quick transfer", request: ["GET", "/transfers/quick?to=mallory&amount=5"], status: 401 },
  { desc: "a payee", request: ["DELETE", "/payees/dentist"], status: 401 },
  { desc: "a wrong password", request: ["POST", "/login", json, '{"user":"ada","password":"x"}'], status: 401 },
  { desc: "a user that is none", request: ["POST", "/login", json, '{"user":"toString"}'], status: 401 },
];

/** Runs a case at the bank with the gate, which lets it through to the bank's own checks. */
async function run({ request, status, body, balance = 5000 }: Case, asAda: boolean): Promise<void> {
  const lab: Lab = await startLab({ gate: true, port: 0 });
  try {
    const { bank, sessions } = lab.branches.find(({ key }) => key === "gated")!;
    const { port } = new URL(lab.addresses.api);
    const [method, path, type, sent] = request;
    const headers = new Headers(type === undefined ? {} : { "content-type": type });
    // The gate refuses a GET that moves money where nothing says which page sent it.
    headers.set("sec-fetch-site", "same-origin");
    if (asAda) headers.set("cookie", `session=${sessions.open("ada")}`);
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers,
      ...(sent === undefined ? {} : { body: sent }),
    });
    expect(answer.status).toBe(status);
    if (body !== undefined) expect(await answer.json()).toMatchObject(body);
    expect(bank.balanceOf("ada")).toBe(balance);
  } finally {
    await lab.close();
  }
}

test.each(signedIn)("signed in: $desc", (one) => run(one, true));
test.each(stranger)("a stranger: $desc", (one) => run(one, false));

test("a session ends with signing out", async () => {
  const lab = await startLab({ gate: false, port: 0 });
  try {
    const at = `http://127.0.0.1:${new URL(lab.addresses.api).port}`;
    const body = new URLSearchParams({ user: "ada", password: "analytical" });
    const answer = await fetch(`${at}/login`, { method: "POST", body });
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toHaveLength(3);
    expect(cookies[0]).toMatch(/^session=[\w-]{22}; Path=\/; HttpOnly; Secure; SameSite=None$/);
    const cookie = cookies[0]?.split(";")[0] ?? "";
    const whose = async (): Promise<number> => (await fetch(`${at}/session`, { headers: { cookie } })).status;
    expect(await whose()).toBe(200);
    const out = await fetch(`${at}/logout`, { method: "POST", headers: { cookie } });
    expect(out.headers.getSetCookie().every((one) => one.endsWith("Max-Age=0"))).toBe(true);
    expect(await whose()).toBe(401);
  } finally {
    await lab.close();
  }
});
