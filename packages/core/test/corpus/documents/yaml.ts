import { accepted, refused, type DocumentRow } from "./row.ts";

const head = `sallyport: 1
self: [https://api.bank.example]
`;

const withOrigins = (item: string): string => `${head}origins: { app: [${item}] }
resources:
  - path: /a
    share: { with: [app], methods: [GET] }
`;

const env = (value: string): { readonly env: Record<string, string> } => ({ env: { APP: value } });

/** Merge keys and variables: a value stays one scalar, or a list of origins. */
export const yamlRows: readonly DocumentRow[] = [
  accepted(
    "YAML: merge keys",
    `${head}resources:
  - path: /a
    share: &read { with: [https://a.example], methods: [GET] }
  - path: /b
    share: { <<: *read, methods: [GET, PUT] }
`,
  ),
  accepted("YAML: a variable is one origin", withOrigins('"${APP}"'), [], env("https://a.example")),
  accepted("YAML: a variable is a list", withOrigins('"${APP}"'), [], env("https://a.example,https://b.example")),
  accepted("YAML: a variable within a name", withOrigins('"https://${APP}.bank.example"'), [], env("app-1")),
  accepted("YAML: a default", withOrigins('"https://${APP:-app}.bank.example"')),
  refused("YAML: a variable that is not set", withOrigins('"${APP}"'), ["origins.app.0: variable-unset"]),
  refused(
    "YAML: a variable that is empty empties no list",
    withOrigins('"${APP}"'),
    ["origins.app.0: variable-unset"],
    env(""),
  ),
  refused(
    "YAML: a wildcard never comes from a variable",
    withOrigins('"https://${APP}.bank.example"'),
    ["origins.app.0: variable-malformed"],
    env("*"),
  ),
  refused(
    "YAML: nor does a whole pattern",
    withOrigins('"${APP}"'),
    ["origins.app.0: variable-malformed"],
    env("https://*.bank.example"),
  ),
  refused(
    "YAML: a value that would be YAML",
    withOrigins('"${APP}"'),
    ["origins.app.0: origin-malformed", "origins.app.0: origin-malformed"],
    env("https://a.example], methods: [PUT"),
  ),
  refused(
    "YAML: a value with a line break",
    withOrigins('"${APP}"'),
    ["origins.app.0: origin-malformed"],
    env("https://a.example\n  - path: /"),
  ),
  refused(
    "YAML: a value that leaves its label",
    withOrigins('"https://${APP}.bank.example"'),
    ["origins.app.0: variable-malformed"],
    env("evil.example/"),
  ),
  refused(
    "YAML: a variable in a path",
    `${head}resources:\n  - { path: "/\${APP}", corp: cross-origin }\n`,
    ["resources.0.path: path-pattern-sign"],
    env("a"),
  ),
];
