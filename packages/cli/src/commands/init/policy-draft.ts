import { compileYaml } from "sallyport/yaml";
import type { Problem } from "sallyport";

/** What the command line says of the policy. */
export interface Draft {
  readonly self: readonly string[];
  readonly apps: readonly string[];
  /** Of the app's pages, with their methods. */
  readonly resources: readonly { readonly path: string; readonly methods: readonly string[] }[];
  readonly publicPaths: readonly string[];
  readonly because: string | undefined;
}

/** JSON, which is YAML: a text in it needs no rule of its own about what must be quoted. */
const inYaml = (value: unknown): string => JSON.stringify(value);

const flow = (values: readonly string[]): string => `[${values.map(inYaml).join(", ")}]`;

const changes = (methods: readonly string[]): boolean =>
  methods.some((method) => !["GET", "HEAD", "OPTIONS"].includes(method));

function resourceLines({ path, methods }: Draft["resources"][number]): string[] {
  return [
    `  - path: ${inYaml(path)}`,
    `    share:`,
    `      with: [app]`,
    `      methods: ${flow(methods)}`,
    ...(changes(methods)
      ? ["      # Without this, the preflight for a JSON body fails.", "      headers: [content-type]"]
      : []),
    "      # Uncomment this if the page sends the user's cookies. Changes then need a forgery token too.",
    "      # credentials: true",
    ...(changes(methods) ? ["    # forgery: { token: true }"] : []),
  ];
}

const publicLines = (path: string, because: string): string[] => [
  `  - path: ${inYaml(path)}`,
  "    # `anyone` means anonymous: the guard removes cookies from the request.",
  `    share: { with: anyone, methods: [GET], because: ${inYaml(because)} }`,
];

/** A policy as YAML, with comments that say what each part is for. */
export function draftOf({ self, apps, resources, publicPaths, because }: Draft): string {
  const all = [...resources.flatMap(resourceLines), ...publicPaths.flatMap((path) => publicLines(path, because ?? ""))];
  return [
    "# yaml-language-server: $schema=./node_modules/sallyport/policy.schema.json",
    "# What pages of other origins may do with this server. Nothing else is shared with them.",
    "sallyport: 1",
    "",
    "# The origins at which browsers reach this server. Behind a proxy, these are the public ones.",
    `self: ${flow(self)}`,
    ...(apps.length === 0 ? [] : ["", "# The pages that use this server.", "origins:", `  app: ${flow(apps)}`]),
    "",
    ...(all.length === 0 ? ["resources: []"] : ["resources:", ...all]),
    "",
  ].join("\n");
}

/** What is wrong with a draft, if anything is. */
export const problemsOf = (yaml: string): readonly Problem[] => compileYaml(yaml).problems ?? [];
