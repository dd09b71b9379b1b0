// Draws the diagrams of docs/guide/sequences.md: plays the page's programs in the browser model, over HTTPS, against a
// server with the page's policy. With --check it writes nothing and exits with 1 where a drawing is stale.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { fileURLToPath } from "node:url";
import { generate as generateCertificate } from "selfsigned";
import { Browser } from "@sallyport/browser";
import { sequenceOf, toSvg } from "@sallyport/browser/diagram";
import { httpNetwork } from "@sallyport/browser/http";
import { guard } from "sallyport/node";
import { loadPolicy } from "sallyport/yaml";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = "docs/guide/sequences.md";
const folder = "docs/guide/sequences";

/** The drawings, in the order of the page's programs. */
const names = ["simple-request", "preflight-succeeds", "preflight-fails"];

/** The blocks of the page with this fence. */
function blocksOf(text, fence) {
  return [...text.matchAll(new RegExp(`^\`\`\`${fence}\\n(.*?)^\`\`\`$`, "gms"))].map(([, block]) => block);
}

async function startServer(policy) {
  const subject = [{ name: "commonName", value: "api.example" }];
  const { private: key, cert } = await generateCertificate(subject, { keyType: "ec", algorithm: "sha256" });
  const server = createServer(
    { key, cert },
    guard(policy, (_, response) => response.end("done")),
  );
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** What becomes of the one request that the program makes. */
async function play(program, network) {
  const tab = new Browser({ network }).pageAt("https://app.example/");
  let outcome;
  const attempt = async (url, init) => (outcome = await tab.attempt(url, init));
  await new Function("fetch", `return (async () => { ${program} })();`)(attempt);
  return outcome;
}

/** Every drawing, by its path from the repository's root. */
export async function generateSequences() {
  const text = readFileSync(`${root}${page}`, "utf8");
  const programs = blocksOf(text, "js program");
  if (programs.length !== names.length)
    throw new Error(`${page} has ${programs.length} programs, not ${names.length}.`);
  const server = await startServer(loadPolicy(blocksOf(text, "yaml policy")[0]));
  const hosts = { "api.example": `127.0.0.1:${server.address().port}` };
  const network = httpNetwork({ hosts, rejectUnauthorized: false });
  try {
    const files = new Map();
    for (const [at, program] of programs.entries()) {
      const sequence = sequenceOf(await play(program, network));
      files.set(`${folder}/${names[at]}.svg`, toSvg(sequence));
      files.set(`${folder}/${names[at]}-narrow.svg`, toSvg(sequence, { layout: "narrow" }));
    }
    return files;
  } finally {
    network.close();
    server.closeAllConnections();
    server.close();
  }
}

function readOrNothing(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The drawings that are not as they would be written. */
export const staleSequences = (files) =>
  [...files].filter(([path, svg]) => readOrNothing(`${root}${path}`) !== svg).map(([path]) => path);

async function main(parameters) {
  const files = await generateSequences();
  const stale = staleSequences(files);
  if (parameters.includes("--check")) {
    for (const path of stale) console.error(`${path} is stale. Run npm run generate.`);
    return stale.length === 0 ? 0 : 1;
  }
  mkdirSync(`${root}${folder}`, { recursive: true });
  for (const path of stale) {
    writeFileSync(`${root}${path}`, files.get(path));
    console.log(`wrote ${path}`);
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
