import { toDOMString } from "../web-idl.ts";

/** What a sandbox allows; its tokens in lower case. */
export type Sandbox = ReadonlySet<string>;

/** https://html.spec.whatwg.org/#parse-a-sandboxing-directive */
export const parseSandbox = (value: unknown): Sandbox =>
  new Set(
    toDOMString(value)
      .toLowerCase()
      .split(/[\t\n\f\r ]+/)
      .filter((one) => one !== ""),
  );

/** A sandboxed page that nobody has given a list: all but its origin. */
export const originOnly: Sandbox = parseSandbox("allow-scripts allow-popups allow-forms allow-top-navigation");

/** What a frame in a sandboxed page may: no more than both allow. */
export function joinSandboxes(outer: Sandbox | undefined, inner: Sandbox | undefined): Sandbox | undefined {
  if (outer === undefined || inner === undefined) return outer ?? inner;
  return new Set([...inner].filter((one) => outer.has(one)));
}

/** Whether the sandbox, where there is one, allows it. */
export const allows = (sandbox: Sandbox | undefined, token: string): boolean => sandbox?.has(token) ?? true;
