import { expect } from "vitest";
import {
  decide,
  definePolicy,
  type Decision,
  type Policy,
  type RequestHead,
  type Source,
  type SourceOptions,
} from "../../src/index.ts";

export const hosts = ["a.shop.example", "b.shop.example"];

export type By = readonly ("host" | `param:${string}`)[];

export const document = (by: By) =>
  ({
    sallyport: 1,
    self: ["https://a.shop.example", "https://b.shop.example:8443"],
    hosts: ["inside"],
    origins: { pages: { source: "pages", by }, fixed: ["https://fixed.example"] },
    resources: [
      {
        path: "/t/:tenant/orders",
        share: [
          { with: ["fixed"], methods: ["GET"] },
          { with: ["pages"], methods: ["GET", "POST"], credentials: true },
        ],
      },
      {
        path: "/t/:tenant/teaser",
        share: [
          { with: ["pages"], methods: ["GET"], credentials: true },
          { with: "anyone", methods: ["GET"], because: "a teaser" },
        ],
      },
      { path: "/t/:tenant/form", receive: { from: ["pages"], methods: ["POST"] } },
    ],
  }) as const;

export const policyBy = (by: By, pages: Source | SourceOptions): Policy =>
  definePolicy(document(by), { sources: { pages } });

export const shop = "https://shop.example";

export interface Sent {
  readonly origin?: string;
  readonly host?: string;
  readonly target?: string;
  readonly method?: string;
  readonly more?: Readonly<Record<string, string>>;
}

export const headOf = ({
  origin = shop,
  host = "a.shop.example",
  target = "/t/one/orders",
  method = "POST",
  more = {},
}: Sent): RequestHead => ({ method, target, headers: { host, origin, "sec-fetch-site": "cross-site", ...more } });

export async function judge(policy: Policy, sent: Sent, options = {}): Promise<Decision> {
  const head = headOf(sent);
  return decide(await policy.resolve(head, options), head, options);
}

/** A source that keeps what it was asked. */
export function recorded(answer: Source = () => true): { source: Source; asked: unknown[] } {
  const asked: unknown[] = [];
  const source: Source = (origin, context) => {
    const { signal, ...rest } = context;
    expect(signal).toBeInstanceOf(AbortSignal);
    asked.push([origin, rest]);
    return answer(origin, context);
  };
  return { source, asked };
}
