import {
  decide,
  definePolicy,
  type Decision,
  type Policy,
  type PolicyDocument,
  type RequestHead,
  type Source,
  type SourceOptions,
} from "../../src/index.ts";

export type Self = PolicyDocument["self"];

export const policyOf = (
  self: Self,
  hosts?: readonly string[],
  domains: Source | SourceOptions = () => false,
): Policy =>
  definePolicy(
    { sallyport: 1, self, ...(hosts === undefined ? {} : { hosts }), resources: [] },
    { sources: { domains, others: domains } },
  );

/** A change from a page without Sec-Fetch-Site: only the own origin passes. */
export const headOf = (host: string, origin = "https://evil.example", more: object = {}): RequestHead => ({
  method: "POST",
  target: "/",
  headers: { host, origin, ...more },
});

export async function judge(policy: Policy, head: RequestHead, options = {}): Promise<Decision> {
  return decide(await policy.resolve(head, options), head, options);
}

export const reasonOf = async (policy: Policy, host: string, origin?: string): Promise<string> =>
  (await judge(policy, headOf(host, origin))).reason;
