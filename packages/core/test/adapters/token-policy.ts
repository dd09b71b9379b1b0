import { definePolicy, type Policy, type TokenOptions } from "../../src/index.ts";
import { issueToken } from "../../src/token/index.ts";

const secrets = ["a secret that only the tests of this project know"];

export const token: TokenOptions = { secrets, session: (): string => "s1" };

/** A policy whose one resource demands a token. */
export const policy: Policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [{ path: "/pay", forgery: { token: true } }],
});

/** Of a form that a page of the server's own sends. */
export const headers = {
  host: "api.example",
  "sec-fetch-site": "same-origin",
  "content-type": "application/x-www-form-urlencoded",
} as const;

/** A form field with a valid token. */
export const validField = (): string => `_csrf=${issueToken({ secrets, session: "s1" })}`;
