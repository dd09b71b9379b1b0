import fc from "fast-check";
import { near, origins, paths } from "../near.ts";

const field = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, string]> =>
  values.map((value) => [name, value] as const);

const fields = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: field("Origin", near(origins)) },
    { weight: 2, arbitrary: field("Sec-Fetch-Site", near(["same-origin", "same-site", "cross-site", "none"])) },
    { weight: 2, arbitrary: field("Sec-Fetch-Mode", near(["cors", "navigate", "no-cors"])) },
    { weight: 1, arbitrary: field("Sec-Fetch-Dest", near(["document", "iframe", "empty"])) },
    { weight: 2, arbitrary: field("Access-Control-Request-Method", near(["GET", "POST", "PUT", "DELETE", "PATCH"])) },
    {
      weight: 2,
      arbitrary: field(
        "Access-Control-Request-Headers",
        near(["content-type", "if-match,content-type", "authorization", "*"]),
      ),
    },
    { weight: 1, arbitrary: field("Cookie", fc.constantFrom("a=1", "")) },
    { weight: 1, arbitrary: field("Authorization", near(["Bearer t", "Basic dTpw", "ApiKey k"])) },
    { weight: 1, arbitrary: field("Upgrade", near(["websocket", "h2c"])) },
    { weight: 1, arbitrary: field("Host", near(["api.bank.example", "evil.example"])) },
    { weight: 1, arbitrary: fc.tuple(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 })) },
  ),
  { maxLength: 6 },
);

const methods = near(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"]);

/** Requests that are nearly right, and others. */
export const request = fc.record({
  method: methods,
  target: near([...paths, ...paths.map((path) => `${path}?q=1`), "http://api.bank.example/transfers", "*"]),
  fields,
  host: fc.constantFrom("api.bank.example", "api.bank.example", "api.bank.example", "api", "127.0.0.1", "evil.example"),
  clientCertificate: fc.boolean(),
});
