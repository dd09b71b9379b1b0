import { describe, expect, test } from "vitest";
import type { Case } from "../src/cases/case.ts";
import { isolationOf } from "../src/cases/isolation.ts";
import { elsewhere } from "../src/cases/elsewhere.ts";
import { addressOf, Names } from "../src/cases/names.ts";
import { table } from "../src/cases/table/index.ts";

const ports = { http: 8080, https: 8443 };

describe("names of a case apart by its paths", () => {
  const names = new Names("7", ports, "path");

  test.each([
    { text: "https://b.localhost/r", url: "https://b.localhost:8443/c/7/r" },
    { text: "http://x.a.localhost/r?q#f", url: "http://x.a.localhost:8080/c/7/r?q#f" },
    { text: "https://user:pass@b.localhost/r", url: "https://user:pass@b.localhost:8443/c/7/r" },
    { text: "https://b.localhost:25/r", url: "https://b.localhost:25/c/7/r" },
    { text: "HTTPS://B.LOCALHOST/r", url: "HTTPS://B.LOCALHOST:8443/c/7/r" },
    { text: "https://b.localhost", url: "https://b.localhost:8443/c/7/" },
    { text: "/r", url: "/c/7/r" },
    { text: "?q", url: "?q" },
    { text: "data:text/plain,a/b", url: "data:text/plain,a/b" },
    { text: "https://", url: "https://" },
  ])("$text", ({ text, url }) => {
    expect(names.url(text)).toBe(url);
    expect(names.plain(url)).toBe(text === "https://b.localhost" ? `${text}/` : text);
  });

  test("in a header only origins change", () => {
    expect(names.origins("https://a.localhost, https://a.localhost/ https://a.localhost.evil")).toBe(
      "https://a.localhost:8443, https://a.localhost:8443/ https://a.localhost.evil",
    );
  });
});

describe("names of a case apart by its hosts", () => {
  test.each([
    { isolation: "hosts", text: "https://x.a.localhost/r", placed: "https://x.a-7.localhost:8443/r" },
    { isolation: "hosts", text: "k=1; Domain=.A.LOCALHOST", placed: "k=1; Domain=.A-7.LOCALHOST" },
    { isolation: "servers", text: "http://b.localhost/r", placed: "http://b-7.localhost:8080/r" },
    { isolation: "servers", text: "https://x.a.localhost/r", placed: "https://x.a.localhost:8443/r" },
  ] as const)("$isolation: $text", ({ isolation, text, placed }) => {
    const names = new Names("7", ports, isolation);
    expect(names.url(text)).toBe(placed);
    expect(names.plain(placed)).toBe(text);
  });
});

describe("names below test", () => {
  test.each([
    { isolation: "path", text: "https://b.localhost/r", placed: "https://b.test:8443/c/7/r" },
    { isolation: "hosts", text: "k=1; Domain=.A.LOCALHOST", placed: "k=1; Domain=.A-7.TEST" },
    { isolation: "servers", text: "http://x.a.localhost/r", placed: "http://x.a.test:8080/r" },
  ] as const)("$isolation: $text", ({ isolation, text, placed }) => {
    const names = new Names("7", ports, isolation, "test");
    expect(names.url(text)).toBe(placed);
    expect(names.plain(placed)).toBe(text);
  });

  test("every second case is http alone", () => {
    const [one, two] = elsewhere([1, 2].map((at) => ({ desc: `${at}`, page, routes: {}, actions: [] })));
    expect(one).toMatchObject({ domain: "test", page: { url: "http://a.localhost/page" } });
    expect(two).toMatchObject({ domain: "test", page: { url: "https://a.localhost/page" } });
  });
});

test.each([
  { host: "b.localhost:8443", target: "/c/12/r?q", address: { id: "12", path: "/r" } },
  { host: "x.a-12.localhost", target: "/r?q", address: { id: "12", path: "/r" } },
  { host: "b-12.test:8443", target: "/r", address: { id: "12", path: "/r" } },
  { host: "b.localhost", target: "/r", address: undefined },
])("$host$target is of $address", ({ host, target, address }) => {
  expect(addressOf(host, target)).toEqual(address);
});

const page = { url: "https://a.localhost/page" };
const route = { actual: { status: 200, headers: [] } };
const setting = { actual: { status: 200, headers: [["Set-Cookie", "k=1"]] } } as const;

test.each<{ desc: string; described: Omit<Case, "desc" | "page">; isolation: string }>([
  {
    desc: "without cookies",
    described: { routes: { "/r": route }, actions: [{ kind: "fetch", to: "https://b.localhost/r" }] },
    isolation: "path",
  },
  {
    desc: "a cookie of another site",
    described: { routes: { "/r": setting }, actions: [{ kind: "fetch", to: "https://b.localhost/r" }] },
    isolation: "servers",
  },
  {
    desc: "a cookie of the page's site",
    described: { routes: { "/r": setting }, actions: [{ kind: "fetch", to: "https://x.a.localhost/r" }] },
    isolation: "hosts",
  },
  {
    desc: "document.cookie",
    described: { routes: {}, actions: [{ kind: "cookie", set: "k=1" }] },
    isolation: "hosts",
  },
  {
    desc: "a visit",
    described: { routes: { "/r": route }, visits: ["https://b.localhost/r"], actions: [] },
    isolation: "servers",
  },
  {
    desc: "a password",
    described: { routes: { "/r": route }, actions: [{ kind: "fetch", to: "https://u:p@b.localhost/r" }] },
    isolation: "servers",
  },
  { desc: "a relative URL", described: { routes: {}, actions: [{ kind: "fetch", to: "?q" }] }, isolation: "hosts" },
])("$desc is kept apart by $isolation", ({ described, isolation }) => {
  expect(isolationOf({ desc: "", page, ...described })).toBe(isolation);
});

describe("the table", () => {
  test("has at least 250 cases, each with a description of its own", () => {
    expect(table.length).toBeGreaterThanOrEqual(250);
    expect(new Set(table.map(({ desc }) => desc)).size).toBe(table.length);
  });
});
