import fc from "fast-check";

/** Origins and patterns that meet in many ways, all of which may hold credentials. */
export const names: readonly string[] = [
  "https://a.example",
  "https://x.a.example",
  "https://y.x.a.example",
  "https://*.a.example",
  "https://**.a.example",
  "https://a.example:*",
  "https://x*.a.example",
  "https://x-*.a.example",
  "https://*-y.a.example",
  "https://*.a.example:*",
  "https://x.a.example:8443",
  "https://b.example",
];

const methods = fc.uniqueArray(fc.constantFrom("GET", "HEAD", "POST", "DELETE"), { minLength: 1, maxLength: 3 });

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const headers = optional(fc.uniqueArray(fc.constantFrom("x-one", "x-two"), { minLength: 1 }));

const members = fc.uniqueArray(fc.constantFrom(...names, "trusted", "other"), { minLength: 1, maxLength: 3 });

const named = fc.record({
  with: members,
  methods,
  headers,
  expose: headers,
  credentials: optional(fc.boolean()),
  timing: optional(fc.boolean()),
});

const socket = fc.record({ with: members, webSocket: fc.constant(true), credentials: fc.constant(true) });

const anonymous = fc.record({ with: fc.constant("anyone"), methods, headers, because: fc.constant("public") });

const forgery = fc.record({
  token: optional(fc.boolean()),
  nonBrowser: optional(fc.constant("refuse")),
  reads: optional(fc.constant("refuse")),
  stateChanging: optional(fc.constant(["GET"])),
});

const resource = (path: string): fc.Arbitrary<object> =>
  fc.record({
    path: fc.constant(path),
    confidential: optional(fc.constant(false)),
    share: optional(
      fc.array(
        fc.oneof(
          { weight: 4, arbitrary: named },
          { weight: 1, arbitrary: socket },
          { weight: 1, arbitrary: anonymous },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    ),
    receive: optional(
      fc.record({
        from: fc.uniqueArray(fc.constantFrom(...names, "null"), { minLength: 1, maxLength: 2 }),
        methods: fc.constant(["POST"]),
      }),
    ),
    forgery: optional(forgery),
    corp: optional(fc.constantFrom("same-origin", "same-site", "cross-origin")),
    enforce: optional(fc.constantFrom("refuse", "report")),
  });

/** Paths that hold one another. */
export const paths: readonly string[] = ["/one", "/one/:id", "/one/two", "/one/**", "/**", "/:x/two"];

const clean = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Policy documents over few names, so that two of them meet; some have problems. */
export const document: fc.Arbitrary<unknown> = fc
  .record({
    sallyport: fc.constant(1),
    self: fc.constantFrom(
      ["https://api.example"],
      ["https://api.example", "https://api.example:8443"],
      ["https://api.example", "https://b.example"],
    ),
    hosts: optional(fc.constantFrom(["api"], ["api", "internal"])),
    origins: fc.constant({ trusted: { source: "trusted" }, other: { source: "other" } }),
    tokenSchemes: optional(fc.constant(["ApiKey"])),
    resources: fc.subarray([...paths], { maxLength: 3 }).chain((some) => fc.tuple(...some.map(resource))),
  })
  .map(clean);
