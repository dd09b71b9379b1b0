import type { ConfigurationKind } from "@sallyport/browser/report";

/** What people call the server that a configuration is of. */
const titles: Readonly<Record<ConfigurationKind, string>> = {
  nginx: "nginx",
  apache: "Apache",
  caddy: "Caddy",
  s3: "S3",
  gcs: "Google Cloud Storage",
  azure: "Azure Blob Storage",
  spring: "Spring",
  quarkus: "Quarkus",
  micronaut: "Micronaut",
  application: "properties of an application",
  serverless: "Serverless",
  javascript: "a program that calls cors()",
};

type Lines = readonly (readonly [first: number, last: number])[];

/** `line 2`, `lines 2-4 and 7`. */
function named(ranges: Lines): string {
  const all = ranges.map(([first, last]) => (first === last ? String(first) : `${String(first)}-${String(last)}`));
  const isOne = ranges.length === 1 && ranges[0]?.[0] === ranges[0]?.[1];
  return `${isOne ? "line" : "lines"} ${all.join(", ").replace(/, (?=[^,]*$)/, " and ")}`;
}

/** What `explain --config` says around its findings. */
export const configurationTexts = {
  noMessage:
    "--message: unknown. --config needs the request that fails: a URL with --from, --curl, or a console message.",
  unknown: (file: string): string =>
    `--config: ${JSON.stringify(file)} is not a configuration that this command reads: nginx, Apache, Caddy, S3, GCS or Azure (JSON, XML), Spring, Quarkus or Micronaut (properties, YAML), serverless.yml, or a program that calls cors().`,
  fix: (text: string): string => `Fix: ${text}`,
  needs: "For this request:",
  replace: (lines: Lines, where: string): string => `Replace ${named(lines)} (${where}) with:`,
  remove: (lines: Lines, where: string): string => `Remove ${named(lines)} (${where}).`,
  add: (after: number | undefined, where: string): string =>
    after === undefined ? `Add ${where}:` : `Add after line ${String(after)} (${where}):`,
  note: (text: string): string => `Note: ${text}`,
  taken: (kind: ConfigurationKind): string => `read as a configuration: ${titles[kind]}.`,
  addRequest: (page: string): string =>
    `to see why a request fails, and what it needs, save this as FILE: sallyport explain --config FILE https://api.example/path --from ${page}`,
  clean: (kind: ConfigurationKind, origin: string | undefined): string =>
    origin === undefined
      ? `Nothing is wrong in this configuration (${titles[kind]}). Add a URL and --from to check it for a request.`
      : `Nothing is wrong in this configuration (${titles[kind]}) for requests of ${origin}. If the request fails, the server runs another one, or its response is not from here.`,
} as const;
