import { describe, expect, test } from "vitest";
import { sequenceOf, toSvg } from "../../src/diagram/index.ts";
import { EVIL, play, scenes } from "./scenes.ts";
import { all, parseXml, type Node } from "./xml.ts";

const names = Object.keys(scenes) as (keyof typeof scenes)[];

const draw = async (name: keyof typeof scenes): Promise<string> =>
  toSvg(sequenceOf(await play(scenes[name]), { attackers: [EVIL] }));

const group = (root: Node, kind: string): Node => {
  const found = all(root).find(({ name, attributes }) => name === "g" && attributes.class === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};

const dashes = (node: Node): (string | undefined)[] =>
  all(node)
    .filter(({ name }) => name === "path")
    .map(({ attributes }) => attributes["stroke-dasharray"]);

const textOf = (node: Node): string => all(node).reduce((text, one) => text + one.text, "");

describe.each(names)("the drawing of %s", (name) => {
  test("is well-formed, and stays inside of its box", async () => {
    const root = parseXml(await draw(name));
    const [, , width = 0, height = 0] = (root.attributes.viewBox ?? "").split(" ").map(Number);
    expect(width).toBe(360);
    for (const { name: tag, attributes, ...node } of all(root)) {
      if (tag === "text") {
        const x = Number(attributes.x);
        const wide = textOf({ name: tag, attributes, ...node }).length * 5.45;
        const [left, right] = attributes["text-anchor"] === "middle" ? [x - wide / 2, x + wide / 2] : [x, x + wide];
        expect(left, textOf({ name: tag, attributes, ...node })).toBeGreaterThanOrEqual(0);
        expect(right, textOf({ name: tag, attributes, ...node })).toBeLessThanOrEqual(width);
        expect(Number(attributes.y)).toBeLessThan(height);
      }
    }
  });

  test("labels stay between the lines of two lanes, heads and notes off the lines of others", async () => {
    const sequence = sequenceOf(await play(scenes[name]), { attackers: [EVIL] });
    const parts = all(parseXml(toSvg(sequence)));
    const lives = parts.flatMap(({ attributes: { class: kind, d } }) => (kind === "life" ? [d ?? ""] : []));
    const xs = lives.flatMap((d) => /^M([\d.]+) [\d.]+V/.exec(d)?.[1] ?? []).map(Number);
    expect(xs).toHaveLength(sequence.lanes.length);
    for (const { attributes } of parts.filter((one) => /^(?:note|head)$/.test(one.attributes.class ?? ""))) {
      const left = Number(attributes.x);
      expect(xs.filter((x) => x > left && x < left + Number(attributes.width))).toHaveLength(1);
    }
    const labels = parts.filter(({ name, attributes }) => name === "text" && attributes.class === "halo");
    expect(labels.length).toBeGreaterThan(1);
    for (const text of labels) {
      const left = Number(text.attributes.x);
      const next = Math.min(...xs.filter((x) => x > left));
      expect(left, textOf(text)).toBeGreaterThan(xs[0] ?? 0);
      expect(left + textOf(text).length * 5.45, textOf(text)).toBeLessThan(next);
    }
  });

  test("narrow: every label is beside all lanes, and inside of the box", async () => {
    const sequence = sequenceOf(await play(scenes[name]), { attackers: [EVIL] });
    const root = parseXml(toSvg(sequence, { layout: "narrow" }));
    const parts = all(root);
    const xs = parts.flatMap(({ attributes: { class: kind, d } }) =>
      kind === "life" ? (/^M([\d.]+) [\d.]+V/.exec(d ?? "")?.[1] ?? []) : [],
    );
    expect(xs).toHaveLength(sequence.lanes.length);
    const last = Math.max(...xs.map(Number));
    const labels = parts.filter(({ name: tag, attributes }) => tag === "text" && attributes.class !== "tag plain");
    expect(labels.length).toBeGreaterThan(sequence.messages.length);
    for (const text of labels) {
      const left = Number(text.attributes.x);
      expect(left, textOf(text)).toBeGreaterThan(last + 8);
      expect(left + textOf(text).length * 6.97, textOf(text)).toBeLessThanOrEqual(300);
    }
  });

  test("comes out the same each time", async () => {
    expect(await draw(name)).toBe(await draw(name));
  });
});

describe("who does not see it", () => {
  test("is told what it shows, and each message", async () => {
    const root = parseXml(await draw("withheld"));
    expect(root.attributes.role).toBe("img");
    const [title, desc] = root.children;
    expect([title?.name, desc?.name]).toEqual(["title", "desc"]);
    expect(title?.text).toBe(
      "attacker’s page https://evil.example: POST https://api.bank.example/transfers: sent, executed, not readable (standard 2026-07-02)",
    );
    expect(desc?.text.split("\n").slice(2)).toEqual([
      "3. browser standard → server https://api.bank.example: sent POST /transfers; Origin: https://evil.example; Cookie: session",
      "4. server https://api.bank.example: executed",
      "5. server https://api.bank.example → browser standard: response 200; Access-Control-Allow-Origin: https://app.example; Access-Control-Allow-Credentials: true",
      "6. browser standard → attacker’s page https://evil.example: blocked cors-origin-mismatch",
    ]);
  });

  test("is told the title that is given", async () => {
    const svg = toSvg(sequenceOf(await play(scenes.readable)), { title: 'A "title" & <more>\0' });
    expect(parseXml(svg).children[0]?.text).toBe('A "title" & <more>\ufffd');
  });
});

describe("without colour", () => {
  test("sent, blocked and executed differ", async () => {
    const root = parseXml(await draw("withheld"));
    const [sent, blocked, executed] = ["sent", "blocked", "executed"].map((kind) => group(root, kind));
    expect(dashes(sent!)).toEqual([undefined, undefined]);
    // A dotted line, a wall, a cross.
    expect(dashes(blocked!)).toEqual(["1 3.5", undefined, undefined]);
    expect(executed?.children.map(({ name }) => name)).toEqual(["rect", "text"]);
    for (const kind of ["sent", "blocked", "executed"]) expect(textOf(group(root, kind))).toContain(kind);
  });

  test("a preflight and a request that is never sent differ from one that is", async () => {
    const root = parseXml(await draw("refused"));
    expect(dashes(group(root, "preflight"))[0]).toBe("7 3");
    expect(dashes(group(root, "not-sent"))).toEqual(["1 3.5", undefined, undefined]);
  });

  test("an attacker is named, and has a sign", async () => {
    const lane = group(parseXml(await draw("withheld")), "attacker");
    expect(textOf(lane)).toMatch(/^attacker’s ?page/);
    expect(all(lane).filter(({ name }) => name === "path")).toHaveLength(2);
  });
});

test("is light and dark", async () => {
  expect(await draw("readable")).toContain("@media (prefers-color-scheme:dark)");
});

test("runs nothing and fetches nothing", async () => {
  const svg = await draw("withheld");
  expect(all(parseXml(svg)).map(({ name }) => name)).not.toContain("script");
  expect(svg).not.toMatch(/href|url\(|@import|\son\w+=/);
});
