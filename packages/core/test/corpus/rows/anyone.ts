import { anonymous, app, cookie, crossSite, evil, noCors, sameOrigin, toApp, type Row } from "../row.ts";

const navigate = ["Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"];
const basic = "Authorization: Basic dTpw";
const bearer = "Authorization: Bearer t";
const anyoneVary = "Origin, Sec-Fetch-Site, Sec-Fetch-Mode";

/** Grants to anyone: anonymous, so what names the reader is gone before the handler. */
export const anyoneRows: readonly Row[] = [
  {
    desc: "anyone, from an unknown origin: readable, and the cookie is gone",
    send: "GET /rates/eur",
    with: [evil, crossSite, "Sec-Fetch-Mode: cors", cookie, basic],
    expect: {
      status: 200,
      reason: "shared-with-anyone",
      ran: true,
      headers: {
        "access-control-allow-origin": "*",
        "access-control-allow-credentials": null,
        "access-control-expose-headers": "etag",
        "timing-allow-origin": "*",
        vary: anyoneVary,
      },
      saw: anonymous,
    },
  },
  {
    desc: "anyone: a token that the page itself sent stays",
    send: "GET /rates/eur",
    with: [evil, cookie, bearer],
    expect: { status: 200, reason: "shared-with-anyone", ran: true, saw: { cookie: null, authorization: "Bearer t" } },
  },
  {
    desc: "anyone: a change that says same-origin with a foreign Origin keeps no cookie",
    send: "POST /feedback",
    with: [evil, sameOrigin, "Sec-Fetch-Mode: cors", cookie],
    body: "{}",
    expect: { status: 200, reason: "shared-with-anyone", ran: true, saw: anonymous },
  },
  {
    desc: "anyone, without Origin and no browser: * all the same, cookie kept",
    send: "GET /rates/eur",
    with: [cookie],
    expect: {
      status: 200,
      reason: "non-browser",
      ran: true,
      headers: { "access-control-allow-origin": "*" },
      saw: { cookie: "session=1" },
    },
  },
  {
    desc: "anyone, same-origin: personal, cookie kept",
    send: "GET /rates/eur",
    with: [sameOrigin, cookie],
    expect: {
      status: 200,
      reason: "same-origin",
      ran: true,
      headers: { "access-control-allow-origin": "*", vary: anyoneVary },
      saw: { cookie: "session=1" },
    },
  },
  {
    desc: "anyone, an image: the cookie is gone",
    send: "GET /rates/eur",
    with: [crossSite, "Sec-Fetch-Mode: no-cors", cookie],
    expect: { status: 200, reason: "shared-with-anyone", ran: true, saw: anonymous },
  },
  {
    desc: "anyone, a top-level navigation: shown to the user alone, cookie kept",
    send: "GET /rates/eur",
    with: [crossSite, ...navigate, cookie],
    expect: { status: 200, reason: "shared-with-anyone", ran: true, saw: { cookie: "session=1" } },
  },
  {
    desc: "anyone, Origin null",
    send: "GET /rates/eur",
    with: ["Origin: null", cookie],
    expect: {
      status: 200,
      reason: "shared-with-anyone",
      ran: true,
      headers: { "access-control-allow-origin": "*" },
      saw: anonymous,
    },
  },
  {
    desc: "anyone, a malformed Origin is echoed nowhere",
    send: "GET /rates/eur",
    with: ["Origin: https://evil.example/%0d%0a", cookie],
    expect: {
      status: 200,
      reason: "shared-with-anyone",
      ran: true,
      headers: { "access-control-allow-origin": "*" },
      saw: anonymous,
    },
  },
  {
    desc: "anyone: ** matches zero segments",
    send: "GET /rates",
    with: [evil],
    expect: { status: 200, reason: "shared-with-anyone", ran: true },
  },
  {
    desc: "anyone: ** matches many segments",
    send: "GET /rates/eur/usd/today",
    with: [evil],
    expect: { status: 200, reason: "shared-with-anyone", ran: true },
  },
  {
    desc: "anyone may POST feedback, without the reader's cookie",
    send: "POST /feedback",
    with: [evil, crossSite, "Sec-Fetch-Mode: cors", cookie, "Content-Type: text/plain"],
    body: "hi",
    expect: { status: 200, reason: "shared-with-anyone", ran: true, saw: anonymous },
  },
  {
    desc: "anyone: a form posted at top level is a change, so its cookie goes too",
    send: "POST /feedback",
    with: [evil, crossSite, ...navigate, cookie, "Content-Type: text/plain"],
    body: "hi",
    expect: { status: 200, reason: "shared-with-anyone", ran: true, saw: anonymous },
  },
  {
    desc: "anyone may POST and not DELETE",
    send: "DELETE /feedback",
    with: [evil],
    expect: { status: 403, reason: "method-unshared", ran: false, headers: noCors },
  },
  {
    desc: "a named grant beside anyone: the named origin has credentials",
    send: "GET /mixed",
    with: [app, cookie],
    expect: {
      status: 200,
      reason: "shared",
      ran: true,
      headers: { ...toApp, vary: anyoneVary },
      saw: { cookie: "session=1" },
    },
  },
  {
    desc: "anyone beside a named grant: others have none",
    send: "GET /mixed",
    with: [evil, cookie],
    expect: {
      status: 200,
      reason: "shared-with-anyone",
      ran: true,
      headers: { "access-control-allow-origin": "*" },
      saw: anonymous,
    },
  },
];
