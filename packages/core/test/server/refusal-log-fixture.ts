import { onTestFinished, vi } from "vitest";
import { definePolicy, type GuardOptions, type Policy } from "../../src/index.ts";
import { guard } from "../../src/adapters/web.ts";

export const app = "http://localhost:5173";

/** The README's. */
export const policy = definePolicy({
  sallyport: 1,
  self: ["http://localhost:3000"],
  origins: { app: [app], partners: ["https://one.example", "https://*.two.example"] },
  resources: [
    { path: "/rates", share: { with: "anyone", methods: ["GET"], because: "exchange rates are public" } },
    { path: "/orders", share: { with: ["app"], methods: ["POST"], headers: ["content-type"] } },
    { path: "/orders/:id", share: [{ with: ["app"], methods: ["GET"] }] },
    { path: "/private" },
    { path: "/partners", share: { with: ["partners"], methods: ["GET"] } },
    { path: ["/lists", "/lists/:id/", "/more/"], share: { with: ["app"], methods: ["GET"] } },
    { path: "/secret", forgery: { reads: "refuse" } },
  ],
});

export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const preflight = (path: string, method: string, headers?: string, origin = app): Sent => ({
  method: "OPTIONS",
  path,
  headers: {
    origin,
    "access-control-request-method": method,
    ...(headers === undefined ? {} : { "access-control-request-headers": headers }),
  },
});

/** The log is loaded when it is needed. */
export async function written(): Promise<void> {
  await import("../../src/server/refusal-log.ts");
  await new Promise((resolve) => setTimeout(resolve, 1));
}

export async function logged(
  sent: readonly Sent[],
  options: GuardOptions<Request> = { log: true },
  by: Policy = policy,
): Promise<string[]> {
  const warn = vi.spyOn(console, "warn").mockReturnValue(undefined);
  onTestFinished(() => warn.mockRestore());
  const handle = guard(by, () => new Response("ran"), options);
  for (const { method = "GET", path, headers = {} } of sent)
    await handle(
      new Request(`http://localhost:3000${path}`, { method, headers: { host: "localhost:3000", ...headers } }),
    );
  await written();
  return warn.mock.calls.map(([text]) => String(text));
}
