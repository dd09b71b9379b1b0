import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { decide, type Policy } from "sallyport";
import { readPage } from "@sallyport/testing/documents";
import { root } from "@sallyport/testing/root";
import { databaseOver, type Database, type Driver } from "./pg.ts";

/** Where the program finds what stands for the package `pg`. */
const shared = globalThis as { guideDriver?: Driver };

const db = new PGlite();
const errors: unknown[] = [];
let database: Database;
let policy: Policy;

beforeAll(async () => {
  const { blocks } = readPage("docs/guide/tenants.md");
  const program = blocks.find(({ language, info }) => language === "js" && info === "postgres")!.text;
  await db.exec(blocks.find(({ language }) => language === "sql")!.text);
  database = databaseOver(db);
  shared.guideDriver = database.driver;
  vi.spyOn(console, "error").mockImplementation((error: unknown) => void errors.push(error));
  const folder = join(root, ".tmp/postgres");
  mkdirSync(folder, { recursive: true });
  const document = join(folder, "policy.yaml");
  writeFileSync(document, blocks.find(({ language, info }) => language === "yaml" && info === "postgres")!.text);
  writeFileSync(join(folder, "pg.mjs"), "export default globalThis.guideDriver;\n");
  const text = program.replace('from "pg"', 'from "./pg.mjs"').replace('"policy.yaml"', JSON.stringify(document));
  writeFileSync(join(folder, "program.mjs"), text);
  const url = pathToFileURL(join(folder, "program.mjs")).href;
  ({ policy } = (await import(/* @vite-ignore */ url)) as { readonly policy: Policy });
  await vi.waitFor(() => expect(database.listened()).toBe(1), 10_000);
}, 60_000);

afterAll(() => {
  vi.restoreAllMocks();
});

const reason = async (method: string, host: string, target: string, origin: string): Promise<string> => {
  const request = { method, target, headers: { host, origin } };
  return decide(await policy.resolve(request), request).reason;
};
const page = (host = "acme.shop.example"): Promise<string> => reason("PUT", host, "/cart", "https://www.acme.example");
const event = (project: string): Promise<string> =>
  reason("POST", "events.example", `/v1/${project}/events`, "https://one.example");

const addPage = "insert into page_origins values ('acme.shop.example', 'https://www.acme.example')";
const removePage = "delete from page_origins where host = 'acme.shop.example'";

describe("the guide's PostgreSQL", () => {
  test("a row is a permission for its tenant alone, at once", async () => {
    expect(await page()).toBe("origin-unknown");
    await db.exec(addPage);
    await db.exec("insert into project_origins values ('1', 'https://one.example')");
    expect([await page(), await page("bolt.shop.example")]).toEqual(["shared", "origin-unknown"]);
    expect([await event("1"), await event("2")]).toEqual(["shared", "origin-unknown"]);
  });

  test("an update and a removal count at once, because the trigger notifies", async () => {
    await db.exec("update page_origins set host = 'bolt.shop.example'");
    expect([await page(), await page("bolt.shop.example")]).toEqual(["origin-unknown", "shared"]);
    await db.exec("update page_origins set host = 'acme.shop.example'");
    await db.exec("delete from project_origins");
    expect([await page(), await event("1")]).toEqual(["shared", "origin-unknown"]);
    await db.exec(removePage);
    expect(await page()).toBe("origin-unknown");
  });

  test("without the trigger the old result stays", async () => {
    await db.exec(addPage);
    expect(await page()).toBe("shared");
    await db.exec("alter table page_origins disable trigger user");
    await db.exec(removePage);
    expect(await page()).toBe("shared");
    await db.exec("alter table page_origins enable trigger user");
  });

  test("a row that is no host name ends nothing", async () => {
    await db.exec("insert into page_origins values ('not a host', 'https://x.example')");
    expect(await page()).toBe("origin-unknown");
  });

  test("a value with SQL in it is a value", async () => {
    await db.exec(addPage);
    expect(await event("1'%20or%20'1'='1")).toBe("origin-unknown");
    expect(await page()).toBe("shared");
  });

  test("a broken connection is reported and replaced, and what changed meanwhile counts", async () => {
    expect([await page(), errors]).toEqual(["shared", []]);
    await database.breakConnections();
    await db.exec(removePage);
    expect(await page()).toBe("shared");
    await expect.poll(() => database.listened(), { timeout: 5_000 }).toBe(2);
    await expect.poll(() => page()).toBe("origin-unknown");
    expect(errors).toEqual([new Error("Connection terminated unexpectedly")]);
    await db.exec(addPage);
    expect(await page()).toBe("shared");
  });
});
