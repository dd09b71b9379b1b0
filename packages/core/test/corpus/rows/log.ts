import { app, cookie, crossSite, evil, row, type Row } from "../row.ts";

const json = "Content-Type: application/json";

const logged = (log: readonly string[], ...[desc, ...rest]: Parameters<typeof row>): Row => {
  const made = row(`log: ${desc}`, ...rest);
  return { ...made, variant: "log", needs: "console-log", expect: { ...made.expect, log } };
};

const preflight = (method: string): readonly string[] => [app, `Access-Control-Request-Method: ${method}`];

/** `log: true`: a warning for each kind of refusal; a line to add only for origins that the policy knows. In this order. */
export const logRows: readonly Row[] = [
  logged(
    [
      "sallyport: refused the preflight of PATCH /accounts/1 from https://app.bank.example: preflight-method. ",
      "  To allow it, add to resources[1].share[0].methods: PATCH",
      "  npx @sallyport/cli why preflight-method",
    ],
    "a method that is missing",
    "OPTIONS /accounts/1",
    preflight("PATCH"),
    403,
    "preflight-method",
  ),
  logged(
    [],
    "the same again, at another path of the resource",
    "OPTIONS /accounts/2",
    preflight("PATCH"),
    403,
    "preflight-method",
  ),
  logged(
    [
      "sallyport: refused the preflight of PUT /accounts/1 from https://app.bank.example: preflight-headers. ",
      "  To allow it, add to resources[1].share[0].headers: x-secret",
      "  npx @sallyport/cli why preflight-headers",
    ],
    "a header that is missing",
    "OPTIONS /accounts/1?session=1",
    [...preflight("PUT"), "Access-Control-Request-Headers: x-secret"],
    403,
    "preflight-headers",
  ),
  logged(
    [
      "sallyport: refused POST /transfers from https://evil.example: origin-unknown. ",
      "  npx @sallyport/cli why origin-unknown",
    ],
    "an origin that nobody knows: no line to add",
    "POST /transfers",
    [evil, crossSite, json, cookie],
    403,
    "origin-unknown",
  ),
  logged(
    [],
    "no query, and nothing of a read that is nobody's",
    "GET /accounts/1?secret=1",
    [evil, crossSite],
    200,
    "not-shared",
  ),
  logged([], "what passes", "GET /accounts/1", [app, cookie], 200, "shared"),
];
