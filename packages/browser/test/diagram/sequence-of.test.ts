import { describe, expect, test } from "vitest";
import { sequenceOf, type Message } from "../../src/diagram/index.ts";
import { Browser, inProcess } from "../../src/index.ts";
import { answered, API, APP, EVIL, play, scenes, type Scene } from "./scenes.ts";

const ways: Record<string, string> = {
  "page browser": ">",
  "browser page": "<",
  "browser browser": "browser",
};

const told = ({ kind, from, to, lines }: Message): string =>
  [kind, ways[`${from} ${to}`] ?? `${from}-${to}`.replaceAll("server-", ""), ...lines].join(" | ");

describe("a sequence", () => {
  test.each<[desc: keyof typeof scenes, expected: readonly string[]]>([
    [
      "readable",
      [
        "requested | > | GET https://rates.example/eur?… | mode: cors, credentials: same-origin",
        "sent | browser-1 | GET /eur?… | Origin: https://app.example",
        "executed | 1-1",
        "response | 1-browser | 200 | Access-Control-Allow-Origin: *",
        "response | < | readable",
      ],
    ],
    [
      "withheld",
      [
        "requested | > | POST https://api.bank.example/transfers | mode: cors, credentials: include",
        "cookies | browser | not sent: theme (same-site-lax)",
        "sent | browser-1 | POST /transfers | Origin: https://evil.example | Cookie: session",
        "executed | 1-1",
        "response | 1-browser | 200 | Access-Control-Allow-Origin: https://app.example | Access-Control-Allow-Credentials: true",
        "blocked | < | cors-origin-mismatch",
      ],
    ],
    [
      "granted",
      [
        "requested | > | PUT https://api.bank.example/accounts/1 | mode: cors, credentials: include",
        "preflight | browser-1 | OPTIONS /accounts/1 | Origin: https://app.example | Access-Control-Request-Method: PUT | Access-Control-Request-Headers: content-type,x-request-id",
        "response | 1-browser | 204 | Access-Control-Allow-Origin: https://app.example | Access-Control-Allow-Credentials: true | Access-Control-Allow-Methods: PUT | Access-Control-Allow-Headers: content-type, x-request-id | Access-Control-Max-Age: 600",
        "preflight-cache | browser | preflight, for 600 s",
        "cookies | browser | not sent: theme (same-site-lax)",
        "sent | browser-1 | PUT /accounts/1 | Origin: https://app.example | Cookie: session",
        "executed | 1-1",
        "response | 1-browser | 200 | Access-Control-Allow-Origin: https://app.example | Access-Control-Allow-Credentials: true",
        "response | < | readable",
      ],
    ],
    [
      "header refused",
      [
        "requested | > | GET https://api.bank.example/accounts/1 | mode: cors, credentials: same-origin",
        "preflight | browser-1 | OPTIONS /accounts/1 | Origin: https://app.example | Access-Control-Request-Method: GET | Access-Control-Request-Headers: authorization",
        "response | 1-browser | 204 | Access-Control-Allow-Origin: https://app.example | Access-Control-Allow-Credentials: true | Access-Control-Allow-Methods: PUT | Access-Control-Allow-Headers: content-type, x-request-id | Access-Control-Max-Age: 600",
        "not-sent | browser-1 | GET /accounts/1 | preflight-header",
        "error | < | TypeError",
      ],
    ],
    [
      "authorization at home",
      [
        "requested | > | GET https://api.bank.example/me | mode: cors, credentials: same-origin",
        "sent | browser-1 | GET /me | Cookie: session, theme | Authorization: (value not shown)",
        "executed | 1-1",
        "response | 1-browser | 200 | Access-Control-Allow-Origin: https://app.example | Access-Control-Allow-Credentials: true",
        "response | < | readable",
      ],
    ],
    [
      "refused",
      [
        "requested | > | DELETE https://api.bank.example/accounts/1 | mode: cors, credentials: same-origin",
        "preflight | browser-1 | OPTIONS /accounts/1 | Origin: https://evil.example | Access-Control-Request-Method: DELETE",
        "response | 1-browser | 204 | Access-Control-Allow-Origin: https://app.example | Access-Control-Allow-Credentials: true | Access-Control-Allow-Methods: PUT | Access-Control-Allow-Headers: content-type, x-request-id | Access-Control-Max-Age: 600",
        "not-sent | browser-1 | DELETE /accounts/1 | cors-origin-mismatch",
        "error | < | TypeError",
      ],
    ],
    [
      "cached",
      [
        "requested | > | PUT https://api.bank.example/accounts/1 | mode: cors, credentials: same-origin",
        "preflight-cache | browser | preflight reused",
        "sent | browser-1 | PUT /accounts/1 | Origin: https://app.example",
        "executed | 1-1",
        "response | 1-browser | 200 | Access-Control-Allow-Origin: https://app.example | Access-Control-Allow-Credentials: true",
        "response | < | readable",
      ],
    ],
    [
      "redirected",
      [
        "requested | > | GET https://api.bank.example/hop?… | mode: cors, credentials: same-origin",
        "sent | browser-1 | GET /hop?… | Origin: https://app.example",
        "executed | 1-1",
        "response | 1-browser | 302 | Access-Control-Allow-Origin: https://app.example | Access-Control-Allow-Credentials: true | Location: https://rates.example/public",
        "sent | browser-2 | GET /public | Origin: null",
        "executed | 2-2",
        "response | 2-browser | 200 | Access-Control-Allow-Origin: *",
        "response | < | readable",
      ],
    ],
    [
      "opaque",
      [
        "requested | > | GET https://bare.example/image | mode: no-cors, credentials: same-origin",
        "sent | browser-1 | GET /image",
        "executed | 1-1",
        "response | 1-browser | 200",
        "blocked | < | opaque | nothing to read",
      ],
    ],
    [
      "unreachable",
      [
        "requested | > | GET https://down.example/ | mode: cors, credentials: same-origin",
        "sent | browser-1 | GET / | Origin: https://app.example",
        "no-response | 1-browser | unreachable",
        "error | < | TypeError",
      ],
    ],
    [
      "no connection",
      [
        "requested | > | GET https://nobody.example/ | mode: cors, credentials: same-origin",
        "not-sent | browser-1 | GET / | unreachable",
        "error | < | TypeError",
      ],
    ],
    [
      "no connection for the preflight",
      [
        "requested | > | PUT https://nobody.example/ | mode: cors, credentials: same-origin",
        "not-sent | browser-1 | PUT / | unreachable",
        "error | < | TypeError",
      ],
    ],
    [
      "preflight unreachable",
      [
        "requested | > | PUT https://down.example/ | mode: cors, credentials: same-origin",
        "preflight | browser-1 | OPTIONS / | Origin: https://app.example | Access-Control-Request-Method: PUT",
        "no-response | 1-browser | unreachable",
        "not-sent | browser-1 | PUT / | unreachable",
        "error | < | TypeError",
      ],
    ],
    [
      "blocked",
      [
        "requested | > | GET http://rates.example:25/ | mode: cors, credentials: same-origin",
        "not-sent | browser-1 | GET / | bad-port",
        "error | < | TypeError",
      ],
    ],
    [
      "another scheme",
      [
        "requested | > | GET ftp:… | mode: cors, credentials: same-origin",
        "not-sent | browser | GET ftp:… | scheme-not-cors",
        "error | < | TypeError",
      ],
    ],
    ["no server", ["requested | > | GET data:… | mode: cors, credentials: same-origin", "response | < | readable"]],
    ["no request", ["requested | > | not a request", "error | < | TypeError"]],
    [
      "wrong integrity",
      [
        "requested | > | GET https://rates.example/eur | mode: cors, credentials: same-origin",
        "sent | browser-1 | GET /eur | Origin: https://app.example",
        "executed | 1-1",
        "response | 1-browser | 200 | Access-Control-Allow-Origin: *",
        "blocked | < | integrity",
      ],
    ],
  ])("of %s", async (name, expected) => {
    const { messages } = sequenceOf(await play(scenes[name]));
    expect(messages.map(told)).toEqual(expected);
  });

  test("has the outcome's verdict, and the engine with its version", async () => {
    const outcome = await play(scenes.withheld);
    const { engine, version, verdict } = sequenceOf(outcome);
    expect(verdict).toEqual({ sent: true, executed: true, readable: false });
    expect([engine, version]).toEqual([outcome.engine, outcome.version]);
  });

  test("a form's page does not read the response, which is a new document", async () => {
    const page = new Browser({ network: inProcess({ [API]: () => new Response() }) }).pageAt(EVIL);
    const { messages, verdict } = sequenceOf((await page.submit({ action: `${API}/`, method: "post", fields: [] }))!);
    expect(verdict.readable).toBe(false);
    expect(messages.map(told).at(-1)).toBe("response | < | a new document");
  });

  test("tells the cookies of an answer together", async () => {
    const headers: [string, string][] = [
      ["Set-Cookie", "a=1; Secure; SameSite=None"],
      ["Set-Cookie", "b=1; Domain=other.example"],
      ["Access-Control-Allow-Origin", APP],
    ];
    const { messages } = sequenceOf(await answered(headers, `${API}/`, { credentials: "include" }));
    expect(messages.filter(({ kind }) => kind === "cookies").map(({ lines }) => lines)).toEqual([
      ["stored: a", "not stored: b (domain-mismatch)"],
    ]);
  });
});

describe("the lanes", () => {
  const lanesOf = async (scene: Scene, attackers?: string[]): Promise<string[]> => {
    const { lanes } = sequenceOf(await play(scene), attackers && { attackers });
    return lanes.map(({ id, name, attacker }) => `${id} ${name}${attacker ? "!" : ""}`);
  };

  test.each<[desc: string, scene: Scene, attackers: string[] | undefined, expected: string[]]>([
    ["one server", scenes.readable, undefined, [`page ${APP}`, "browser standard", "server-1 https://rates.example"]],
    [
      "two servers",
      scenes.redirected,
      undefined,
      [`page ${APP}`, "browser standard", `server-1 ${API}`, "server-2 https://rates.example"],
    ],
    ["an attacker's page", scenes.withheld, [EVIL], [`page ${EVIL}!`, "browser standard", `server-1 ${API}`]],
    [
      "an attacker's server",
      scenes.redirected,
      ["https://rates.example"],
      [`page ${APP}`, "browser standard", `server-1 ${API}`, "server-2 https://rates.example!"],
    ],
    ["none", scenes["no server"], [EVIL], [`page ${APP}`, "browser standard"]],
  ])("%s", async (_desc, scene, attackers, expected) => {
    expect(await lanesOf(scene, attackers)).toEqual(expected);
  });

  test("are five at most: what is more shares one, with its origins in full", async () => {
    const next = ["https://b.example/", "https://c.example/", "https://d.example/", undefined];
    const exchange = ({ url }: { url: string }): Promise<never> => {
      const to = next["abcd".indexOf(new URL(url).hostname.charAt(0))];
      const headers = [["Access-Control-Allow-Origin", "*"], ...(to === undefined ? [] : [["Location", to]])];
      return Promise.resolve({
        status: to === undefined ? 200 : 302,
        statusText: "",
        headers,
        body: new Uint8Array(),
      } as never);
    };
    const outcome = await new Browser({ network: { exchange } }).pageAt(APP).attempt("https://a.example/");
    const { lanes, messages } = sequenceOf(outcome, { attackers: ["https://d.example"] });
    expect(lanes.map(({ name }) => name).slice(2)).toEqual(["https://a.example", "https://b.example", "other servers"]);
    expect(lanes.at(-1)?.attacker).toBe(true);
    const sent = messages.filter(({ kind }) => kind === "sent").map(({ lines }) => lines[0]);
    expect(sent).toEqual(["GET /", "GET /", "GET https://c.example/", "GET https://d.example/"]);
  });

  test("a sandboxed page says where it is", async () => {
    const page = new Browser({ network: inProcess({}) }).pageAt(EVIL, { sandboxed: true });
    const { lanes } = sequenceOf(await page.attempt(API), { attackers: [EVIL] });
    expect(lanes[0]).toMatchObject({ name: `null (${EVIL})`, attacker: true });
  });
});

describe("no secret is shown", () => {
  test.each(Object.keys(scenes) as (keyof typeof scenes)[])("of %s", async (name) => {
    expect(JSON.stringify(sequenceOf(await play(scenes[name])))).not.toMatch(/secret/);
  });

  test("of a Location with a password", async () => {
    const exchange = (): Promise<never> =>
      Promise.resolve({
        status: 302,
        statusText: "",
        headers: [
          ["Location", "https://user:secret@other.example/?token=secret#secret"],
          ["Access-Control-Allow-Origin", "*"],
        ],
        body: new Uint8Array(),
      } as never);
    const { messages } = sequenceOf(await new Browser({ network: { exchange } }).pageAt(APP).attempt(API));
    expect(JSON.stringify(messages)).not.toMatch(/secret/);
    expect(JSON.stringify(messages)).toContain("https://…@other.example/?…");
  });
});
