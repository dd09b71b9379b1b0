import { codeSpan } from "../../text/code-span.ts";

function list(names: readonly string[]): string {
  const all = names.map((one) => (one === fixTexts.credentials || one === fixTexts.aFunction ? one : codeSpan(one)));
  const last = all.pop() ?? "";
  return all.length === 0 ? last : `${all.join(", ")} and ${last}`;
}

/** What stands around the lines of a fix. */
export const fixTexts = {
  credentials: "credentials",
  aFunction: "The function",
  dropped: (open: readonly string[]): string =>
    `${list(open)} is not kept, because it admits more than one origin: add those that need access by name.`,
  computed: (expressions: readonly string[], origin: string): string =>
    `${list(expressions)} is not kept, because the file does not show which origins it admits. Or keep it, and let it admit ${codeSpan(origin)}.`,
  pageGets: (origin: string, names: readonly string[]): string =>
    `A rule gives all its origins the same: ${codeSpan(origin)} also gets ${list(names)}.`,
  othersGet: (origins: readonly string[], names: readonly string[]): string =>
    `A rule gives all its origins the same: ${list(origins)} also get${origins.length === 1 ? "s" : ""} ${list(names)}.`,
  inScope: (scope: string): string => `in ${codeSpan(scope)}`,
  inMap: "in the map of origins",
  inHttp: "in `http`, outside of every `server`",
  outside: "outside of `<Location>` and `<Directory>`, in the `<VirtualHost>`",
  inHtaccess: "in this `.htaccess`, which needs `AllowOverride FileInfo`",
  options: "the options of the call",
  inEvent: "to the event `http` of the function",
  underProvider: "under `provider`",
  mapping: "the mapping `cors`",
  wholeList: "the whole configuration: your rules, and the new one last",
  changedList: "the whole configuration: your rules, and that of this origin with what it lacks",
  addedRule: "in the list of rules, after the last one",
  addedJson: "in the list of rules, after the last one and a comma",
  replacesAll: {
    s3: "`aws s3api put-bucket-cors` and the console replace the whole configuration.",
    gcs: "`gcloud storage buckets update --cors-file` replaces the whole configuration.",
    azure: "A deployment replaces all rules; `az storage cors add` adds one.",
  },
  deployment: "A deployment replaces the bucket's whole CORS configuration with that of the template.",
  switchOn: "without it the others have no effect",
  signIn: "so that preflights, which have no credentials, need none",
  signInOverride: "it needs `AllowOverride AuthConfig`",
  underKey: (key: string): string => `under ${codeSpan(key)}`,
} as const;
