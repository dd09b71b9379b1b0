import { notCors, say, type TopicText, type Values } from "../topic.ts";

const directiveOf = ({ directive }: Values): string | undefined => /^[a-z-]+/i.exec(directive ?? "")?.[0];

const blocked: Readonly<Record<string, string>> = {
  "connect-src": "the page's own policy (`connect-src`) doesn't allow requests to",
  "frame-ancestors": "the framed page's policy (`frame-ancestors`) doesn't let this page frame",
  "form-action": "the page's own policy (`form-action`) doesn't let a form send to",
};

const originOf = (url: string | undefined): string | undefined =>
  url !== undefined && /^(?:https?|wss?):/i.test(url) && URL.canParse(url) ? new URL(url).origin : undefined;

/** What to change in which document's policy; no more than this one origin. */
function cspFix(values: Values): string {
  const directive = directiveOf(values)?.toLowerCase();
  const origin = say(originOf(values.url), "exactly this origin");
  if (directive === "frame-ancestors")
    return `Let the framed page${values.url === undefined ? "" : ` (${say(values.url, "")})`} add this page's origin, and no more, to \`frame-ancestors\` in its own policy. If the framed page isn't yours, open it in a new tab.`;
  const header = "in the `Content-Security-Policy` header (or `<meta>`) of the page, not of the API";
  if (directive === undefined) return `Add ${origin} to the directive that the console names, ${header}.`;
  if (directive === "default-src")
    return `Add a directive for this kind of request (\`connect-src\`, \`script-src\`, \`img-src\` and so on) with ${origin} and what \`default-src\` allows now, ${header}.`;
  return `Add ${origin} to \`${directive}\` ${header}.`;
}

/** Content Security Policy and X-Frame-Options. */
export const cspTexts: Readonly<
  Record<"csp" | "csp-inline" | "x-frame-options" | "permissions-policy" | "trusted-types", TopicText>
> = {
  csp: {
    ...notCors("Content Security Policy (CSP)", (values) => {
      const directive = directiveOf(values);
      const known = directive === undefined ? undefined : blocked[directive.toLowerCase()];
      const target = say(values.url, "this URL");
      if (known !== undefined) return `${known} ${target}.`;
      return `the page's own policy${directive === undefined ? "" : ` (${say(directive, "")})`} doesn't allow ${target}. No CORS header changes that.`;
    }),
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
