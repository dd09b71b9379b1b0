import { anonymous, app, cookie, crossSite, evil, sameOrigin, type Row } from "../row.ts";

const bearer = "Authorization: Bearer t";
const navigate = ["Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"];

/** What every response of the resource has, whoever asks. */
const forEveryone = {
  "access-control-allow-origin": "*",
  "access-control-allow-credentials": null,
  "access-control-expose-headers": "etag",
  "set-cookie": null,
  vary: null,
};

const read = (desc: string, fields: readonly string[], reason: Row["expect"]["reason"]): Row => ({
  desc: `anonymous: ${desc}`,
  send: "GET /open/data",
  with: fields,
  expect: { status: 200, ...(reason === undefined ? {} : { reason }), ran: true, headers: forEveryone, saw: anonymous },
});

/** `anonymous: true`: no credentials reach the handler, and everyone gets the same response. */
export const anonymousRows: readonly Row[] = [
  read("from another origin, with a cookie", [evil, crossSite, cookie], "shared-with-anyone"),
  read("from another origin, with a token", [app, bearer], "shared-with-anyone"),
  read("from the server's own page", [sameOrigin, cookie, bearer], "same-origin"),
  read("from no browser, without Origin", [cookie, bearer], "non-browser"),
  read("a navigation from elsewhere", [crossSite, ...navigate, cookie], "shared-with-anyone"),
  read("the handler sets cookies", [sameOrigin, "X-Behave: cookies"], "same-origin"),
  read("the handler sets cookies for nobody", ["X-Behave: cookies"], "non-browser"),
  {
    desc: "anonymous: a change by the server's own page has no credentials either",
    send: "POST /open/data",
    with: [sameOrigin, cookie, bearer],
    body: "a=1",
    expect: { status: 200, reason: "same-origin", ran: true, headers: { "set-cookie": null }, saw: anonymous },
  },
  {
    desc: "anonymous: restrictions hold for every reading of a path",
    send: "GET /Open/data",
    with: [sameOrigin, cookie],
    expect: { status: 200, reason: "same-origin", ran: true, saw: anonymous },
  },
];
