import { lowerFirst } from "../../../text/first-letter.ts";
import { directiveOf, directiveWith, missingDirective, runsAnything, sourceFor } from "../csp-directive.ts";
import { notCors, say, type TopicText, type Values } from "../topic.ts";

const blocked: Readonly<Record<string, string>> = {
  "connect-src": "the page's own policy (`connect-src`) doesn't allow requests to",
  "frame-ancestors": "the framed page's policy (`frame-ancestors`) doesn't let this page frame",
  "form-action": "the page's own policy (`form-action`) doesn't let a form send to",
};

const target = ({ url }: Values): string => say(shortURL(url), "this URL");

/** What a `data:` URL holds says nothing here. */
const shortURL = (url: string | undefined): string | undefined =>
  url !== undefined && /^data:/i.test(url) ? `${url.slice(0, 30).replace(/[;,].*/s, "")}…` : url;

function cspWhy(values: Values): string {
  const directive = directiveOf(values);
  const missing = missingDirective(values);
  if (values.reportOnly !== undefined)
    return `a policy that only reports${directive === undefined ? "" : ` (${say(directive, "")})`} doesn't list ${target(values)}. The browser blocked nothing because of it.`;
  const known = missing === undefined && directive !== undefined ? blocked[directive] : undefined;
  if (known !== undefined) return `${known} ${target(values)}.`;
  const by =
    directive === undefined
      ? ""
      : ` (${say(directive, "")}${missing === undefined ? "" : `, which stands in for ${say(missing, "")}`})`;
  return `the page's own policy${by} doesn't allow ${target(values)}. No CORS header changes that.`;
}

const inHeader = "in the `Content-Security-Policy` header (or `<meta>`) of the page, not of the API";

/** What to add to which directive. */
function addSource(values: Values, directive: string, missing: string | undefined): string {
  const source = sourceFor(values.url);
  const name = missing ?? directive;
  if (runsAnything(name, source))
    return `Load it from a file of the page's own origin: \`${source ?? ""}\` in \`${name}\` would let any text that gets into the page run as code.`;
  const whole = source === undefined ? undefined : directiveWith(name, values.sources, source);
  const added = say(source, "exactly this origin");
  if (missing === undefined)
    return `Add ${added} to \`${name}\` ${inHeader}${whole === undefined ? "" : `: ${whole}`}.`;
  const rest = whole ?? `\`${name}\`, with ${added} and what \`${directive}\` allows now,`;
  return `Add the directive ${rest} ${inHeader}, and leave \`${directive}\` as it is.`;
}

/** What to change in which document's policy; no more than this one origin. */
function cspFix(values: Values): string {
  const directive = directiveOf(values);
  const isReport = values.reportOnly !== undefined;
  if (directive === "frame-ancestors")
    return `Let the framed page${values.url === undefined ? "" : ` (${say(values.url, "")})`} add this page's origin, and no more, to \`frame-ancestors\` in its own policy. If the framed page isn't yours, open it in a new tab.`;
  if (isReport && directive === undefined) return "If the page needs it, add it to the policy before you enforce that.";
  if (directive === undefined)
    return `Add ${say(sourceFor(values.url), "exactly this origin")} to the directive that the console names, ${inHeader}.`;
  const missing = missingDirective(values);
  if (directive === "default-src" && missing === undefined)
    return `Add a directive for this kind of request (\`connect-src\`, \`script-src\`, \`img-src\` and so on) with ${say(sourceFor(values.url), "exactly this origin")} and what \`default-src\` allows now, ${inHeader}.`;
  const fix = addSource(values, directive, missing);
  return isReport ? `If the page needs it, before you enforce the policy: ${lowerFirst(fix)}` : fix;
}

/** Content Security Policy and X-Frame-Options. */
export const cspTexts: Readonly<
  Record<
    | "csp"
    | "csp-inline"
    | "policy-in-meta"
    | "x-frame-options"
    | "permissions-policy"
    | "policy-header"
    | "trusted-types",
    TopicText
  >
> = {
  csp: {
    ...notCors("Content Security Policy (CSP)", cspWhy),
    fixes: [{ at: "server", text: cspFix }],
    dangers: ["security-off"],
  },
  "csp-inline": {
    ...notCors(
      "Content Security Policy (CSP)",
      ({ directive }) =>
        `the page's own policy${directive === undefined ? "" : ` (${say(directive, "")})`} allows neither inline code nor \`eval\`.`,
    ),
    fixes: [
      {
        at: "server",
        text: "Move the code into a file, or allow it with a nonce or a hash. Do not add `'unsafe-inline'` or `'unsafe-eval'`.",
      },
    ],
    dangers: ["security-off"],
  },
  "policy-in-meta": {
    ...notCors(
      "a policy in a `<meta>` element",
      ({ directive }) =>
        `browsers read ${directive === undefined ? "it" : say(directive, "")} only where it may stand, and ignored it here. It blocked nothing, and it protects nothing.`,
    ),
    fixes: [
      {
        at: "server",
        text: ({ directive }) =>
          `Send the policy in a header of the page's response: ${directive === undefined || directive === "frame-ancestors" ? "`frame-ancestors`, `X-Frame-Options`, `sandbox` and a policy that only reports" : say(directive, "")} can't be in a \`<meta>\`, and any other \`Content-Security-Policy\` there has to be in the \`<head>\`. Then remove it from the \`<meta>\`.`,
      },
    ],
    dangers: ["csp-off"],
  },
  "x-frame-options": {
    ...notCors(
      "X-Frame-Options",
      ({ url, value }) =>
        `${say(url, "the framed page")} sends \`X-Frame-Options\`${value === undefined ? "" : ` with ${say(value, "")}`}, so this page can't frame it.`,
    ),
    fixes: [
      {
        at: "server",
        text: "If this page should frame it, let the framed page name exactly this origin in `Content-Security-Policy: frame-ancestors`, and remove `X-Frame-Options` there.",
      },
    ],
    dangers: ["security-off"],
  },
  "permissions-policy": {
    ...notCors(
      "the Permissions Policy",
      ({ feature }) =>
        `the page or the frame may not use ${feature === undefined ? "this feature" : say(feature.toLowerCase(), "")}, because its policy or the \`allow\` attribute of its \`<iframe>\` doesn't permit it.`,
    ),
    fixes: [
      {
        at: "page",
        text: ({ feature }) =>
          `If the frame should have it, name the feature in the \`allow\` attribute of its \`<iframe>\`${feature === undefined ? "" : ` (\`allow="${feature.toLowerCase().replace(/[^a-z-]/g, "")}"\`)`}, and check the \`Permissions-Policy\` header of the pages around it.`,
      },
    ],
  },
  "policy-header": {
    ...notCors(
      "a warning about the Permissions Policy",
      ({ feature }) =>
        `${feature === undefined ? "the header or the attribute `allow` has something that this browser can't read" : `this browser doesn't know ${say(feature, "")}, or what is said of it`}. The line itself blocks no request.`,
    ),
    fixes: [
      {
        at: "server",
        text: ({ feature }) =>
          `If nothing else fails, leave it. To end the line, correct the entry${feature === undefined ? "" : ` of ${say(feature, "")}`}, or remove it: \`Permissions-Policy\` is a structured field, such as \`camera=(), geolocation=(self "https://maps.example")\`, and Chromium ignores all of it where any part is malformed.`,
      },
    ],
  },
  "trusted-types": {
    ...notCors(
      "Trusted Types, a part of CSP",
      () => "the page's policy (`require-trusted-types-for`) doesn't let code write strings as HTML or scripts.",
    ),
    fixes: [
      {
        at: "page",
        text: "Create the value with a Trusted Types policy that sanitizes it, or write text (`textContent`) instead. The policy is the page's protection: leave it on.",
      },
    ],
    dangers: ["security-off"],
  },
};
