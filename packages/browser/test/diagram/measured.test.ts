import { findEngine, launchEngine, type Engine } from "@sallyport/testing/engines";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toSvg, type Lane, type Sequence } from "../../src/diagram/index.ts";

const labels: readonly [desc: string, label: string][] = [
  ["letters", "https://api.bank.example/accounts/1/transfers "],
  ["the widest letters", "WWWWMMMM@@@@%%%% "],
  ["letters of mathematics", "𝕎𝕎𝕎𝕎𝖂𝖂𝖂𝖂 "],
  ["East Asian characters", "銀行の口座番号を送る계좌번호"],
  ["fullwidth letters", "ＷＷＷＷ＠＠＠＠ "],
  ["emoji, also in sequences", "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪🔒⚠️ "],
  ["combining marks", "a\u0301\u0302\u0303e\u0323\u0330Z\u0308\u20dd "],
  ["ligatures that fill a line", "﷽﷽﷽ ༼꧁꧂༽ 𒐫𒐫 "],
  ["scripts from right to left", "שלום عليكم "],
  ["scripts of South Asia", "नमस्ते สวัสดี বাংলা "],
  ["what no face has", "\u{10fffd}\ue000\u0378 "],
  ["one word without end", "ﷺ〱𝔐"],
];

const lane = (id: string, kind: Lane["kind"], name: string): Lane => ({ id, kind, name, attacker: id !== "browser" });

function sequenceWith(label: string, servers: number): Sequence {
  const lines = [label.repeat(3), label.repeat(6), `x: ${label.repeat(2)}`];
  const ids = Array.from({ length: servers }, (_, index) => `server-${index + 1}`);
  return {
    engine: "chromium",
    version: "1",
    lanes: [
      lane("page", "page", label),
      lane("browser", "browser", "chromium"),
      ...ids.map((id) => lane(id, "server", label.repeat(2))),
    ],
    messages: [
      { kind: "requested", from: "page", to: "browser", lines },
      { kind: "cookies", from: "browser", to: "browser", lines },
      ...ids.map((to) => ({ kind: "sent", from: "browser", to, lines }) as const),
      ...ids.map((id) => ({ kind: "executed", from: id, to: id, lines }) as const),
      { kind: "no-response", from: "server-1", to: "browser", lines },
    ],
    verdict: { sent: false, executed: false, readable: false },
  };
}

/** What of a drawing is not where it should be, by the boxes that the browser measures. */
const misplaced = (svg: string): string => `
  document.body.innerHTML = ${JSON.stringify(svg)};
  const drawing = document.querySelector("svg");
  const isNarrow = drawing.classList.contains("narrow");
  const { width, height } = drawing.viewBox.baseVal;
  const boxOf = (one) => { const { x, y, width, height } = one.getBBox(); return { left: x, right: x + width, top: y, bottom: y + height, one }; };
  const lives = [...drawing.querySelectorAll(".life")].map(boxOf).filter(({ left, right }) => left === right).map(({ left }) => left);
  const frames = [...drawing.querySelectorAll("rect.note, rect.head")].map(boxOf);
  const found = [];
  const expectIn = (box, left, right, what) => {
    if (box.left < left - 0.1 || box.right > right + 0.1)
      found.push([what, box.one.textContent, box.left, box.right, left, right].join(" "));
  };
  for (const text of drawing.querySelectorAll("text")) {
    const box = boxOf(text);
    if (box.top < 0 || box.bottom > height) found.push("outside: " + text.textContent);
    if (text.classList.contains("tag")) expectIn(box, 0, width, "verdict");
    else if (isNarrow) expectIn(box, Math.max(...lives), width, "beside the lanes");
    else if (text.classList.contains("halo"))
      expectIn(box, box.left, Math.min(...lives.filter((x) => x > box.left)), "between two lanes");
    else {
      const frame = frames.find((one) => one.top <= box.top + 3 && one.bottom >= box.bottom - 3 && one.left <= box.left + 1 && one.right > box.left);
      expectIn(box, frame?.left ?? width, frame?.right ?? 0, "in its frame");
    }
  }
  const words = [...drawing.querySelectorAll("text.tag.plain")].map((one) => [boxOf(one), boxOf(one.previousElementSibling)]);
  for (const [index, [, mark]] of words.entries()) {
    const before = words[index - 1]?.[0];
    const gap = before === undefined || before.bottom < mark.bottom - 5 ? 16 : mark.left - before.right;
    if (gap < 12) found.push("words " + gap + " apart");
  }
  return { found: found.slice(0, 5), words: words.length };`;

// WebKitGTK does not apply textLength: there, glyphs of other faces can be wider than their estimate.
describe.each(["chromium", "firefox"] as const)("%s", (name) => {
  const found = findEngine(name);
  if ("missing" in found) {
    test.skipIf(process.env.SALLYPORT_ENGINES !== "all")("is installed", () => expect.fail(found.missing));
    return;
  }
  let engine: Engine;
  beforeAll(async () => void (engine = await launchEngine(name)));
  afterAll(() => engine.close());

  test.each(labels)("labels of %s stay in their lanes and boxes", async (_, label) => {
    const page = await engine.newPage();
    for (const layout of ["wide", "narrow"] as const)
      for (const servers of [1, 3]) {
        const measured = await page.evaluate(misplaced(toSvg(sequenceWith(label, servers), { layout })));
        expect([layout, servers, measured]).toEqual([layout, servers, { found: [], words: 3 }]);
      }
    await page.close();
  });
});
