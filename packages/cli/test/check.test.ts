import { beforeEach, expect, test, vi } from "vitest";
// eslint-disable-next-line no-restricted-imports -- it counts what no package exports
import * as reader from "../../core/src/policy/document/read.ts";
import { run } from "./transcript.ts";

// Every compilation reads the document, once.
vi.mock(import("../../core/src/policy/document/read.ts"), async (original) => {
  const actual = await original();
  return { ...actual, read: vi.fn(actual.read) };
});

const policy = `
sallyport: 1
self: [https://api.example]
origins: { app: [https://app.example] }
resources: [{ path: /a, share: { with: [app], methods: [GET, PUT] } }]
profiles: { development: { origins: { app: ["http://localhost:*"] } } }
`;

beforeEach(() => {
  vi.mocked(reader.read).mockClear();
});

test.each([[[]], [["--json"]], [["--sarif"]], [["--profile", "development"]]])(
  "check %j compiles the document once",
  async (options) => {
    const { output, status } = await run(["check", "-", ...options], { input: policy });
    expect(output).not.toBe("");
    expect(status).toBe(0);
    expect(reader.read).toHaveBeenCalledTimes(1);
  },
);
