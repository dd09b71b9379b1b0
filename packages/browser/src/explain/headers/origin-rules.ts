import type { HeaderFinding } from "../explanation.ts";
import { finding, isOrigin, type HeaderView } from "./header-view.ts";
import { URL } from "../../platform.ts";

const header = "Access-Control-Allow-Origin";

/** The origin that a value probably stands for: without slash, path, default port and upper case. */
function suggestOrigin(value: string): string | undefined {
  // `true` and `app` are values of something else.
  if (!/[.:]|^localhost$/i.test(value)) return undefined;
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `https://${value}`;
  if (!URL.canParse(text)) return undefined;
  const { origin } = new URL(text);
  return origin === "null" || origin === value || origin.includes("*") ? undefined : origin;
}

const isLoopback = (origin: string): boolean =>
  /^http:\/\/(?:[^/]*\.)?(?:localhost|127\.[0-9.]+|\[::1\])(?::[0-9]+)?$/.test(origin);

function ofWildcard(view: HeaderView): readonly HeaderFinding[] {
  const { list, credentialed } = view;
  const isPersonal = list.contains("Set-Cookie") || /\bprivate\b/i.test(list.get("Cache-Control") ?? "");
  return [
    ...(credentialed ? [finding(view, "wildcard-credentials", header)] : []),
    ...(isPersonal ? [finding(view, "wildcard-personal", header)] : []),
    ...(!credentialed && !isPersonal ? [finding(view, "wildcard", header)] : []),
  ];
}

/** Another origin than the page's. */
const otherOrigin = (view: HeaderView, value: string): readonly HeaderFinding[] =>
  view.context.page === undefined || view.context.page === value || view.context.unrelated === true
    ? []
    : [finding(view, "origin-other", header, [value, view.context.page])];

/** One origin, as browsers write it. */
function ofOrigin(view: HeaderView, value: string): readonly HeaderFinding[] {
  const { context, credentialed, list } = view;
  const found: HeaderFinding[] = [];
  if (value.startsWith("http://") && !isLoopback(value) && credentialed)
    found.push(finding(view, "origin-insecure", header, [value]));
  found.push(...otherOrigin(view, value));
  if (context.page === value && context.unrelated === true)
    found.push(finding(view, credentialed ? "reflected-credentials" : "reflected", header, [value]));
  else if (context.page === value && credentialed && context.unrelated === undefined)
    found.push(finding(view, "reflection-possible", header, [value]));
  const vary = (list.get("Vary") ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  if (!vary.includes("origin") && !vary.includes("*")) found.push(finding(view, "vary-missing", "Vary", [value]));
  return found;
}

/** Access-Control-Allow-Origin itself. */
export function originRules(view: HeaderView): readonly HeaderFinding[] {
  const { allowedOrigin: value, credentialed } = view;
  if (value === undefined) return [];
  if (value === "*") return ofWildcard(view);
  if (value === "null")
    return [
      finding(view, credentialed ? "origin-null-credentials" : "origin-null", header),
      ...otherOrigin(view, value),
    ];
  if (/[,\s]/.test(value)) return [finding(view, "origin-multiple", header, [value])];
  if (isOrigin(value)) return ofOrigin(view, value);
  const suggestion = suggestOrigin(value);
  return [finding(view, "origin-not-serialized", header, suggestion === undefined ? [value] : [value, suggestion])];
}
