import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../transcript.ts";
import { serveTls, sharing, type Served } from "./servers.ts";

const page = "https://app.example";

let served: Served;
let folder: string;

beforeAll(async () => {
  const made = await generate([{ name: "commonName", value: "api.example" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "api.example" }] }],
  });
  served = await serveTls(
    sharing(page, (_request, response) => void response.end("{}")),
    { key: made.private, cert: made.cert },
  );
  folder = mkdtempSync(join(tmpdir(), "sallyport-"));
  writeFileSync(join(folder, "ca.pem"), made.cert);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

test.each([
  { desc: "--ca trusts the server's certificate", host: "api.example", options: ["--ca", "ca.pem"], status: 0 },
  { desc: "without it nothing is sent", host: "api.example", options: [], status: 2 },
  { desc: "a certificate for another name", host: "www.example", options: ["--ca", "ca.pem"], status: 2 },
])("$desc", async ({ host, options, status }) => {
  const at = `${host}:${String(served.port)}`;
  const resolve = ["--resolve", `${at}:127.0.0.1`];
  const came = await run(["explain", `https://${at}/a`, "--no-probe", "--from", page, ...resolve, ...options], {
    cwd: folder,
  });
  expect(came).toMatchObject({ errors: "", status });
  expect(came.output).toContain(status === 0 ? "the page can read the response" : "certificate");
});
