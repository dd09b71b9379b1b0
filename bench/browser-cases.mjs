// What a page at one origin asks of a server at another, and what the server answers. Each varies one thing.
const page = "http://127.0.0.1";
const granted = { "access-control-allow-origin": page };
const credentialed = { ...granted, "access-control-allow-credentials": "true" };
const allow = (more) => ({ status: 204, headers: { ...granted, ...more } });

/** Those whose answer the page can read, by the standard; the others are network errors. */
const readable = new Set([
  "the origin",
  "anyone",
  "the origin, credentials",
  "an error that is granted",
  "a form post",
  "PUT allowed",
  "PUT by the asterisk",
  "a header allowed",
  "a header by the asterisk",
  "JSON",
  "a long safelisted value",
]);

/** @returns cases of { desc, init, answer, preflight, readable }; `port` stands in the origin of the page */
export const browserCases = (port) => {
  const own = (headers) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace(page, `${page}:${port}`)]));
  const simple = (desc, headers, init = {}) => ({ desc, init, answer: { status: 200, headers } });
  const asked = (desc, init, preflight, headers = granted) => ({
    desc,
    init,
    answer: { status: 200, headers },
    preflight,
  });
  const cases = [
    simple("the origin", granted),
    simple("anyone", { "access-control-allow-origin": "*" }),
    simple("nobody", {}),
    simple("another origin", { "access-control-allow-origin": "http://other.example" }),
    simple("null", { "access-control-allow-origin": "null" }),
    simple("a trailing slash", { "access-control-allow-origin": `${page}/` }),
    simple("two values", { "access-control-allow-origin": `${page}, *` }),
    simple("anyone, credentials", { "access-control-allow-origin": "*" }, { credentials: "include" }),
    simple("the origin, credentials", credentialed, { credentials: "include" }),
    simple("the origin, credentials not allowed", granted, { credentials: "include" }),
    simple("credentials True", { ...granted, "access-control-allow-credentials": "True" }, { credentials: "include" }),
    simple("an error that is granted", granted),
    simple("a form post", granted, { method: "POST", body: "a=1" }),
    simple("a form post without a grant", {}, { method: "POST", body: "a=1" }),
    asked("PUT allowed", { method: "PUT" }, allow({ "access-control-allow-methods": "PUT" })),
    asked("PUT not allowed", { method: "PUT" }, allow({})),
    asked("PUT in lower case", { method: "PUT" }, allow({ "access-control-allow-methods": "put" })),
    asked("PUT by the asterisk", { method: "PUT" }, allow({ "access-control-allow-methods": "*" })),
    asked("a header allowed", { headers: { "x-a": "1" } }, allow({ "access-control-allow-headers": "x-a" })),
    asked("a header not allowed", { headers: { "x-a": "1" } }, allow({})),
    asked("a header by the asterisk", { headers: { "x-a": "1" } }, allow({ "access-control-allow-headers": "*" })),
    asked(
      "JSON",
      { method: "POST", headers: { "content-type": "application/json" }, body: "{}" },
      allow({ "access-control-allow-headers": "content-type" }),
    ),
    asked(
      "JSON not allowed",
      { method: "POST", headers: { "content-type": "application/json" }, body: "{}" },
      allow({}),
    ),
    asked(
      "a preflight answered with 404",
      { method: "PUT" },
      { ...allow({ "access-control-allow-methods": "PUT" }), status: 404 },
    ),
    asked("a preflight without a grant", { method: "PUT" }, { status: 204, headers: {} }),
    asked(
      "a long safelisted value",
      { headers: { accept: "a".repeat(129) } },
      allow({ "access-control-allow-headers": "accept" }),
    ),
    asked("an unsafe byte", { headers: { accept: "a(b" } }, allow({})),
  ];
  cases.find(({ desc }) => desc === "an error that is granted").answer.status = 500;
  return cases.map((one) => ({
    ...one,
    readable: readable.has(one.desc),
    answer: { ...one.answer, headers: own(one.answer.headers) },
    ...(one.preflight === undefined ? {} : { preflight: { ...one.preflight, headers: own(one.preflight.headers) } }),
  }));
};
