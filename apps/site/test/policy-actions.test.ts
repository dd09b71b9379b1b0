import { describe, expect, test } from "vitest";
import { review } from "../src/model/review.ts";
import { budgets } from "../src/model/tasks.ts";

const start = "sallyport: 1\nself: [https://api.example]\n";

/** The text with the first action of each note, one after another. */
async function mended(text: string): Promise<{ readonly text: string; readonly codes: readonly string[] }> {
  const codes: string[] = [];
  for (let round = 0; round < 10; round++) {
    const { notes } = await review({ text, before: "" });
    const note = notes.find(({ actions }) => actions.length > 0);
    const [action] = note?.actions ?? [];
    if (note === undefined || action === undefined) break;
    codes.push(note.code);
    text = text.slice(0, action.from) + action.insert + text.slice(action.to);
  }
  return { text, codes };
}

describe("the actions mend a policy", () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      "a misspelt key",
      "resorces:\n  - path: /a\n    share: { with: [https://app.example], methods: [GET] }\n",
      "resources:\n  - path: /a\n    share: { with: [https://app.example], methods: [GET] }\n",
      ["key-unknown"],
    ],
    [
      "an origin with a slash",
      "resources:\n  - path: /a\n    share: { with: [https://app.example/], methods: [GET] }\n",
      "resources:\n  - path: /a\n    share: { with: [https://app.example], methods: [GET] }\n",
      ["origin-not-serialized"],
    ],
    [
      "a method twice, in one line",
      "resources:\n  - path: /a\n    share: { with: [https://app.example], methods: [GET, POST, GET] }\n",
      "resources:\n  - path: /a\n    share: { with: [https://app.example], methods: [GET, POST] }\n",
      ["value-duplicate"],
    ],
    [
      "a method twice, a line each",
      "resources:\n  - path: /a\n    share:\n      with: [https://app.example]\n      methods:\n        - GET\n        - GET\n",
      "resources:\n  - path: /a\n    share:\n      with: [https://app.example]\n      methods:\n        - GET\n",
      ["value-duplicate"],
    ],
    [
      "anyone without because",
      "resources:\n  - path: /a\n    share: { with: anyone, methods: [GET] }\n",
      'resources:\n  - path: /a\n    share: { with: anyone, methods: [GET], because: "say here why" }\n',
      ["anyone-because"],
    ],
    [
      "a group that nobody uses",
      "origins:\n  app: [https://app.example]\n  old: [https://old.example]\nresources:\n  - path: /a\n    share: { with: [app], methods: [GET] }\n",
      "origins:\n  app: [https://app.example]\nresources:\n  - path: /a\n    share: { with: [app], methods: [GET] }\n",
      ["group-unused"],
    ],
    [
      "two headers in one entry, a line each",
      "resources:\n  - path: /a\n    share:\n      with: [https://app.example]\n      methods: [PUT]\n      headers:\n        - content-type, if-match\n",
      "resources:\n  - path: /a\n    share:\n      with: [https://app.example]\n      methods: [PUT]\n      headers:\n        - content-type\n        - if-match\n",
      ["header-malformed"],
    ],
    [
      "an origin of plain http with credentials, in a group, and no protection but Origin",
      "origins: { app: [http://app.example] }\nresources:\n  - path: /a\n    share: { with: [app], methods: [PUT], credentials: true, because: the app }\n",
      "origins: { app: [https://app.example] }\nresources:\n  - path: /a\n    share: { with: [app], methods: [PUT], credentials: true, because: the app }\n    forgery: { token: true }\n",
      ["origin-insecure", "change-origin-only"],
    ],
    [
      "a block of lines without protection, and another resource below",
      "resources:\n  - path: /a\n    share:\n      with: [https://app.example]\n      methods: [PUT]\n      credentials: true\n      because: the app\n\n  - path: /b\n    share: { with: [https://app.example], methods: [GET] }\n",
      "resources:\n  - path: /a\n    share:\n      with: [https://app.example]\n      methods: [PUT]\n      credentials: true\n      because: the app\n    forgery: { token: true }\n\n  - path: /b\n    share: { with: [https://app.example], methods: [GET] }\n",
      ["change-origin-only"],
    ],
    [
      "a duration in words, and a text for a yes",
      'resources:\n  - path: /a\n    share: { with: [https://app.example], methods: [GET], maxAge: 5 minutes, credentials: "true", because: the app }\n',
      'resources:\n  - path: /a\n    share: { with: [https://app.example], methods: [GET], maxAge: "5m", credentials: true, because: the app }\n',
      ["duration-malformed", "value-type"],
    ],
  ])("%s", async (_, wrong, right, codes) => {
    expect(await mended(start + wrong)).toEqual({ text: start + right, codes });
  });

  test("a thousand problems have their actions well within the budget of the worker", async () => {
    const text = `${start}resources:\n${"  - path: /a\n    corp: everyone\n".repeat(1000)}`;
    const began = performance.now();
    expect((await review({ text, before: "" })).notes).toHaveLength(200);
    expect(performance.now() - began).toBeLessThan(budgets.review);
  });

  test("a long or broken text has its note, and no action", async () => {
    expect((await review({ text: "#".repeat(2_000_000), before: "" })).notes).toHaveLength(1);
    expect((await review({ text: "a: [", before: "" })).notes.map(({ code }) => code)).toEqual(["yaml-syntax"]);
  });

  test("the difference to another policy", async () => {
    const text = `${start}resources:\n  - path: /a\n    share: { with: [https://app.example], methods: [GET] }\n`;
    const { difference } = await review({ text, before: start + "resources: []\n" });
    expect(difference).toEqual({ opens: ["GET /a: https://app.example can read the response"], closes: [] });
  });
});
