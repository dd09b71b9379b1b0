import { app, cookie, crossSite, evil, noCors, sameOrigin, toApp, type Row } from "../row.ts";

const basic = "Authorization: Basic dTpw";
const bearer = "Authorization: Bearer t";

/** What a grant to named origins gives, with which credentials. */
export const shareRows: readonly Row[] = [
  {
    desc: "a granted read",
    send: "GET /accounts/1",
    with: [app, cookie],
    expect: {
      status: 200,
      reason: "shared",
      ran: true,
      headers: {
        ...toApp,
        "access-control-expose-headers": "etag",
        "access-control-allow-methods": null,
        "access-control-max-age": null,
        "timing-allow-origin": "https://app.bank.example",
        vary: "Origin",
        "cross-origin-resource-policy": "same-origin",
      },
      saw: { cookie: "session=1" },
    },
  },
  {
    desc: "a granted HEAD",
    send: "HEAD /accounts/1",
    with: [app, cookie],
    expect: { status: 200, reason: "shared", ran: true, headers: { ...toApp, vary: "Origin" }, body: "" },
  },
  {
    desc: "a read without Origin carries Vary all the same",
    send: "GET /accounts/1",
    expect: { status: 200, reason: "non-browser", ran: true, headers: { ...noCors, vary: "Origin" } },
  },
  {
    desc: "a same-origin read carries Vary all the same",
    send: "GET /accounts/1",
    with: [sameOrigin, cookie],
    expect: { status: 200, reason: "same-origin", ran: true, headers: { ...noCors, vary: "Origin" } },
  },
  {
    desc: "a read by another origin is sent, executed and not readable",
    send: "GET /accounts/1",
    with: [evil, crossSite, cookie],
    expect: { status: 200, reason: "not-shared", ran: true, headers: { ...noCors, vary: "Origin" } },
  },
  {
    desc: "an image of another origin",
    send: "GET /accounts/1",
    with: [crossSite, "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image", cookie],
    expect: {
      status: 200,
      reason: "not-shared",
      ran: true,
      headers: { ...noCors, "cross-origin-resource-policy": "same-origin" },
    },
  },
  {
    desc: "two Origin lines match nothing",
    send: "GET /accounts/1",
    with: [app, app],
    expect: { status: 200, reason: "not-shared", ran: true, headers: noCors },
  },
  {
    desc: "a grant without credentials, used without",
    send: "GET /accounts/1",
    with: ["Origin: https://pr1.preview.bank.example"],
    expect: {
      status: 200,
      reason: "shared",
      ran: true,
      headers: {
        "access-control-allow-origin": "https://pr1.preview.bank.example",
        "access-control-allow-credentials": null,
      },
    },
  },
  ...[
    ["a cookie", cookie],
    ["Basic", basic],
    ["Digest", "Authorization: Digest username=u"],
    ["Negotiate", "Authorization: Negotiate abc"],
    ["an unknown scheme", "Authorization: Made-Up abc"],
    ["the name of a scheme alone", "Authorization: Basic"],
  ].map(([what, header]): Row => ({
    desc: `a grant without credentials, used with ${what ?? ""}`,
    send: "GET /accounts/1",
    with: ["Origin: https://pr1.preview.bank.example", header ?? ""],
    expect: {
      status: 403,
      reason: "credentials-unshared",
      ran: false,
      headers: {
        "access-control-allow-origin": "https://pr1.preview.bank.example",
        "access-control-allow-credentials": null,
        "cache-control": "no-store",
      },
    },
  })),
  ...[bearer, "Authorization: DPoP t", "Authorization: bearer t", "Authorization: ApiKey t"].map((header): Row => ({
    desc: `a grant without credentials, used with ${header}`,
    send: "GET /accounts/1",
    with: ["Origin: https://pr1.preview.bank.example", header],
    expect: {
      status: 200,
      reason: "shared",
      ran: true,
      saw: { authorization: header.slice("Authorization: ".length) },
    },
  })),
  {
    desc: "a grant without credentials, used with two Authorization lines",
    needs: "raw-head",
    send: "GET /accounts/1",
    with: ["Origin: https://pr1.preview.bank.example", bearer, basic],
    expect: { status: 403, reason: "credentials-unshared", ran: false },
  },
  {
    desc: "a source that admits",
    send: "GET /partner/data",
    with: ["Origin: https://partner.example"],
    expect: {
      status: 200,
      reason: "shared",
      ran: true,
      headers: { "access-control-allow-origin": "https://partner.example" },
    },
  },
  {
    desc: "a source that fails denies",
    send: "GET /partner/data",
    with: ["Origin: https://broken.example"],
    expect: { status: 200, reason: "source-failed", ran: true, headers: noCors },
  },
];
