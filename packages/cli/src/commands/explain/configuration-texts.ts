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
  clean: (kind: string, origin: string | undefined): string =>
    origin === undefined
      ? `Nothing is wrong in this configuration (${kind}). Add a URL and --from to check it for a request.`
      : `Nothing is wrong in this configuration (${kind}) for requests of ${origin}. If the request fails, the server runs another one, or its response is not from here.`,
} as const;
