import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, vi } from "vitest";
import { decide, type Policy } from "../../src/index.ts";
import { watchPolicy, type PolicyWatch } from "../../src/policy/yaml.ts";

/** Grants /a to one origin; refuses non-browsers at /b, which stands last and is lost where the text is cut. */
export const textFor = (name: string): string => `sallyport: 1
self: [https://api.example]
resources:
  - path: /a
    share: { with: ["https://${name}.example"], methods: [GET] }
  - path: /b
    forgery: { nonBrowser: refuse }
`;

export const faulty = "sallyport: 1\nself: []\nresources: []\n";

const request = (target: string, headers: Readonly<Record<string, string>> = {}): Parameters<typeof decide>[1] => ({
  method: "GET",
  target,
  headers: { host: "api.example", ...headers },
});

export const grants = (policy: Policy, name: string): boolean =>
  decide(policy, request("/a", { origin: `https://${name}.example` })).reason === "shared";

interface Watched extends PolicyWatch {
  readonly file: string;
  readonly errors: unknown[];
  readonly replaced: () => number;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-watch-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function watched({
  text = textFor("one"),
  interval = 5,
  file = join(temporaryFolder(), "policy.yaml"),
} = {}): Watched {
  if (!existsSync(file)) writeFileSync(file, text);
  const errors: unknown[] = [];
  let count = 0;
  const watch = watchPolicy(file, {
    interval,
    onReplace: () => {
      count++;
    },
    onError: (error) => void errors.push(error),
  });
  onTestFinished(() => watch.close());
  return { ...watch, file, errors, replaced: () => count };
}

export const eventually = (check: () => unknown): Promise<unknown> =>
  vi.waitFor(check, { timeout: 5_000, interval: 5 });

export const hasTaken = (policy: Policy, name: string): Promise<unknown> =>
  eventually(() => {
    expect(grants(policy, name)).toBe(true);
  });
