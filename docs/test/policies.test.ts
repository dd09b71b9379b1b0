import { readdirSync, writeFileSync, mkdirSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { describe, expect, test } from "vitest";
import { decide, type CompileOptions, type Decision, type RequestHead } from "sallyport";
import { guard } from "sallyport/node";
import { issueToken } from "sallyport/token";
import { compileYaml, type YamlPolicy } from "sallyport/yaml";
import { listen, send } from "@sallyport/testing/http";
import { readPage, relativeLinks, type Page } from "@sallyport/testing/documents";
import { root } from "@sallyport/testing/root";

type Sources = NonNullable<CompileOptions["sources"]>;

interface Tables {
  readonly from: string;
  readonly request: string;
  readonly result: string;
}

const pages = readdirSync(join(root, "docs/guide/policies")).filter((file) => file !== "README.md");

const down = (): Promise<never> => Promise.reject(new Error("the database is down"));

const isOneOf =
  (...known: readonly string[]) =>
  (name: string): boolean | Promise<boolean> =>
    name.includes("down") ? down() : known.includes(name);

const rows = `
  insert into domains values ('acme.example', true), ('unverified.example', false);
  insert into storefronts values
    ('acme.example', 'https://www.acme.example'), ('bolt.shops.example', 'https://www.bolt.example');`;

let shops: Promise<PGlite> | undefined;

/** PostgreSQL with the page's tables and these rows. */
async function shopsOf(page: Page): Promise<PGlite> {
  const db = new PGlite();
  await db.exec(page.blocks.find(({ language }) => language === "sql")!.text);
  await db.exec(rows);
  return db;
}

/** What the page's program makes of that database, which is down for one host. */
async function customers(page: Page): Promise<Sources> {
  const program = page.blocks.find(({ info }) => info === "sources.mjs");
  const folder = join(root, ".tmp/policies");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "sources.mjs"), program!.text);
  const url = pathToFileURL(join(folder, "sources.mjs")).href;
  const { sourcesOf } = (await import(/* @vite-ignore */ url)) as {
    readonly sourcesOf: (query: (text: string, values: readonly string[]) => Promise<readonly object[]>) => Sources;
  };
  const db = await (shops ??= shopsOf(page));
  return sourcesOf(async (text, values) =>
    values[0]?.startsWith("down.") === true ? down() : (await db.query<object>(text, [...values])).rows,
  );
}

/** The sources of each page, as it describes them. */
const sources: Readonly<Record<string, (page: Page) => Sources | Promise<Sources>>> = {
  "public-api.md": () => ({ registered: isOneOf("https://editor.example") }),
  "customers.md": customers,
  "openid-provider.md": () => ({ clients: isOneOf("https://shop.example") }),
};

/** The rows of each table; one that "With `profile: …`" introduces belongs to that profile. */
function tablesOf({
  text,
}: Page): readonly { readonly profile: string | undefined; readonly rows: readonly Tables[] }[] {
  return text.split(/\n\n(?=\|)/).flatMap((part, index, all) => {
    if (index === 0) return [];
    const intro = all[index - 1]?.split("\n\n").at(-1) ?? "";
    const lines = part.split("\n\n", 1)[0]?.split("\n").slice(2) ?? [];
    const rows = lines.map((line) => {
      const [from = "", request = "", result = ""] = line
        .split("|")
        .slice(1)
        .map((cell) => cell.trim());
      return { from, request, result };
    });
    return [{ profile: /`profile: "(\w+)"`/.exec(intro)?.[1], rows }];
  });
}

const code = (text: string): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, one = ""]) => one);

/** What each phrase of a table adds to a request. */
const phrases: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  cookies: [["Cookie", "session=1"]],
  "a token": [["Authorization", "Bearer t"]],
  JSON: [["Content-Type", "application/json"]],
  "a form": [["Content-Type", "application/x-www-form-urlencoded"]],
};

const handshake = [
  ["Connection", "Upgrade"],
  ["Upgrade", "websocket"],
  ["Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="],
  ["Sec-WebSocket-Version", "13"],
  ["Sec-Fetch-Mode", "websocket"],
] as const;

function sender(from: string, method: string, own: string): readonly (readonly [string, string])[] {
  if (from === "a program") return [];
  if (from === "the own page")
    return [
      ["Origin", own],
      ["Sec-Fetch-Site", "same-origin"],
    ];
  const [origin = ""] = code(from);
  const site: readonly [string, string] = ["Sec-Fetch-Site", origin === own ? "same-origin" : "cross-site"];
  // A link has no Origin.
  return method === "GET" && origin === own ? [site] : [["Origin", origin], site];
}

/** The request of a row: `[preflight of | a socket to | a navigation [by | to]] METHOD /path [at host] [with …]`. */
function requestOf({ from, request }: Tables, self: string): RequestHead {
  const [what = "", extras = ""] = request.split(" with ");
  const [first = "", host = new URL(self).host] = code(what);
  const isPreflight = what.startsWith("preflight of ");
  const isSocket = what.startsWith("a socket to ");
  const isNavigation = what.startsWith("a navigation ");
  const [method = "", target = ""] = first.startsWith("/") ? ["GET", first] : first.split(" ");
  const names = isPreflight ? code(extras) : [];
  const words = isPreflight || extras === "" ? [] : extras.split(", ");
  const unknown = words.filter((word) => phrases[word] === undefined && word !== "a forgery token");
  if (unknown.length > 0) throw new Error(`No phrase ${unknown.join(", ")} is known.`);
  const isLink = isNavigation && method === "GET";
  const asked = sender(from, method, `https://${host}`).filter(([name]) => !isLink || name !== "Origin");
  return {
    method: isPreflight ? "OPTIONS" : method,
    target,
    headers: [
      ["Host", host],
      ...asked,
      ...(isPreflight ? [["Access-Control-Request-Method", method] as const] : []),
      ...(names.length > 0 ? [["Access-Control-Request-Headers", [...names].sort().join(",")] as const] : []),
      ...(isSocket ? handshake : []),
      ...(from === "a program" || isPreflight || isSocket
        ? []
        : [["Sec-Fetch-Mode", isNavigation ? "navigate" : "cors"] as const]),
      ...(isNavigation ? [["Sec-Fetch-Dest", "document"] as const] : []),
      ...words.flatMap((word) => phrases[word] ?? []),
    ],
    ...(words.includes("a forgery token") ? { token: "valid" as const } : {}),
  };
}

const secrets = ["a secret that only the tests of this project know"];

/** The same of a real server, whose token is a real one. */
async function servedResult(policy: YamlPolicy, { method, target, headers, token }: RequestHead): Promise<string> {
  const reasons: string[] = [];
  const options = {
    token: { secrets, session: () => "s1" },
    onDecision: ({ reason }: Decision) => void reasons.push(reason),
    onError: () => undefined,
  };
  const handler: RequestListener = (_request, response) => void response.end("the handler ran");
  const server = createServer(guard(policy, handler, options));
  server.on(
    "upgrade",
    guard.upgrade(policy, (_request, socket) => void socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n"), options),
  );
  const port = await listen(server);
  const fields = [
    ...[...(headers as Iterable<readonly [string, string]>)].map(([name, value]) => `${name}: ${value}`),
    ...(token === "valid" ? [`X-CSRF-Token: ${issueToken({ secrets, session: "s1" })}`] : []),
  ];
  const { status, body } = await send(port, `${method} ${target}`, fields, method === "GET" ? undefined : "");
  const isHandlers = status === 101 || (status === 200 && body === "the handler ran");
  return `${isHandlers || status === 204 ? "" : `${String(status)} `}${reasons.map((one) => `\`${one}\``).join()}`;
}

/** As the table writes it: the status where the guard responds, and the reason. */
async function resultOf(policy: YamlPolicy, request: RequestHead): Promise<string> {
  const { status, reason } = decide(await policy.resolve(request), request);
  return `${status === undefined ? "" : `${String(status)} `}\`${reason}\``;
}

test("the index links each policy", () => {
  const links = relativeLinks(readPage("docs/guide/policies/README.md")).filter((link) => /^[\w-]+\.md$/.test(link));
  expect(links.sort()).toEqual([...pages].sort());
});

describe.each(pages)("%s", (file) => {
  const page = readPage(`docs/guide/policies/${file}`);
  const yaml = page.blocks.find(({ info }) => info === "policy.yaml")!.text;
  const self = /self: \[(\S+)\]/.exec(yaml)?.[1] ?? "https://acme.shops.example";
  const tables = tablesOf(page);

  test("has a policy, requests that pass and that are refused, and what the handler does", () => {
    const results = tables.flatMap(({ rows }) => rows.map(({ result }) => result));
    expect(results.filter((one) => one.startsWith("4")).length).toBeGreaterThan(2);
    expect(results.filter((one) => !one.startsWith("4")).length).toBeGreaterThan(2);
    expect(page.text).toMatch(/^The handler:$/m);
  });

  describe.each(tables)("profile $profile", ({ profile, rows }) => {
    // PostgreSQL in this process takes seconds to start.
    test.each(rows)("$from: $request", { timeout: 60_000 }, async (row) => {
      const own = profile === undefined ? self : "http://localhost:4000";
      const options = { sources: await (sources[file]?.(page) ?? {}), ...(profile === undefined ? {} : { profile }) };
      const { policy, problems } = compileYaml(yaml, options);
      expect(problems).toBeUndefined();
      const request = requestOf(row, own);
      expect(await resultOf(policy!, request)).toBe(row.result);
      expect(await servedResult(policy!, request)).toBe(row.result.replace(/^204 /, ""));
    });
  });
});
