// A decision beside hand-written code for the one policy, over the raw header list of a real request.
import { pathToFileURL } from "node:url";
import { decideByHand } from "./by-hand.mjs";
import { kinds } from "./chromium-requests.mjs";
import { document, host, originAt, origins, path } from "./policy.mjs";
import { profile } from "./profile.mjs";
import { inProcess, measureRows, takeTurns } from "./turns.mjs";

const allSizes = [1, 100, 10_000, 100_000];
const batch = 250;
/** Turns of three rounds. V8 optimizes the last of the small functions after 10,000 decisions. */
const warmUps = 30;

/** Texts as they come from a network: none is the one in the policy, none has been looked at. */
function fresh(texts) {
  const bytes = Buffer.from(texts.join(""), "latin1");
  let at = 0;
  return () => {
    at = 0;
    return texts.map(({ length }) => bytes.latin1Slice(at, (at += length)));
  };
}

/** Makes batches of requests of one kind. */
export function requestMaker(kind, n) {
  const { method, fields } = kinds[kind];
  const makers = Array.from({ length: Math.min(n, 100) }, (_, index) => {
    const origin = originAt((index * 7919) % n);
    return fresh([path, ...fields(host, origin).flat()]);
  });
  return () =>
    Array.from({ length: batch }, (_, index) => {
      const [target, ...headers] = makers[index % makers.length]();
      return { method, target, headers };
    });
}

/** Keeps the last decision, so that none can be left out. */
const runner = (decideOne) => (requests) => {
  let last;
  for (const request of requests) last = decideOne(request);
  return last;
};

const importPackage = async (root) =>
  root === undefined ? import("sallyport") : import(pathToFileURL(`${root}/packages/core/dist/index.js`).href);

/** In a process of its own: the kinds at one size, by turns. */
export async function measure({ n, names, rounds, other }) {
  const contenders = { "by hand": decideByHand(new Set(origins(n))) };
  const copies = other === undefined ? { sallyport: undefined } : { sallyport: undefined, other };
  for (const [name, root] of Object.entries(copies)) {
    const { decide, definePolicy } = await importPackage(root);
    const policy = definePolicy(document(n));
    contenders[name] = (request) => decide(policy, request);
  }
  const kindOf = Object.fromEntries(Object.keys(kinds).map((kind) => [rowName(kind, n), kind]));
  check(contenders, n);
  const all = Object.keys(kindOf).map((name) => [
    name,
    Object.fromEntries(
      Object.entries(contenders).map(([contender, decideOne]) => [
        contender,
        { prepare: requestMaker(kindOf[name], n), run: runner(decideOne) },
      ]),
    ),
  ]);
  // A server sees all kinds, so that all of them are warm before one is measured.
  for (let turn = 0; turn < warmUps; turn++)
    for (const [, variants] of all) await takeTurns(variants, { rounds: 0, units: 1 });
  const results = {};
  for (const [name, variants] of all)
    if (names.includes(name)) results[name] = await takeTurns(variants, { rounds, units: batch });
  return results;
}

const rowName = (kind, n) => `${kind}, ${n} origins`;

/** Both must say the same, or the comparison says nothing. */
function check(contenders, n) {
  for (const kind of Object.keys(kinds)) {
    const [request] = requestMaker(kind, n)();
    const texts = Object.entries(contenders).map(([name, decideOne]) => [
      name,
      JSON.stringify(sorted(decideOne(request))),
    ]);
    for (const [name, text] of texts)
      if (text !== texts[0][1]) throw new Error(`${kind}: ${name} decides otherwise:\n${text}\n${texts[0][1]}`);
  }
}

const sorted = (value) =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.keys(value)
          .toSorted()
          .map((key) => [key, sorted(value[key])]),
      );

/** @returns rows of { name, base, figures } */
export async function decisions({ quick, other, report }) {
  const rows = [];
  for (const n of quick ? [1, 10_000] : allSizes)
    rows.push(
      ...(await measureRows({
        rows: Object.keys(kinds).map((kind) => rowName(kind, n)),
        base: "by hand",
        processes: quick ? [5, 12] : [9, 25],
        measure: (names) => inProcess("decide.mjs", { n, names, rounds: quick ? 60 : 100, other }),
        report: (text) => report(`decide, ${n} origins, ${text}`),
      })),
    );
  return rows;
}

/** Where the time of one kind of decision goes, as text. */
export async function profileOf(kind) {
  if (kinds[kind] === undefined) return `No kind ${JSON.stringify(kind)}: ${Object.keys(kinds).join(", ")}.`;
  const { decide, definePolicy } = await importPackage();
  const policy = definePolicy(document(1));
  const make = requestMaker(kind, 1);
  const run = runner((request) => decide(policy, request));
  for (let warm = 0; warm < 100; warm++) run(make());
  const list = Array.from({ length: 8 }, make).flat();
  const rows = await profile(() => run(list), 2_000);
  return rows
    .slice(0, 20)
    .map(([share, name]) => `${(share * 100).toFixed(1).padStart(5)} %  ${name}`)
    .join("\n");
}
