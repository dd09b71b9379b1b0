import { notCors, say, type TopicText, type Values } from "../topic.ts";

const directiveOf = ({ directive }: Values): string | undefined => /^[a-z-]+/i.exec(directive ?? "")?.[0];

const blocked: Readonly<Record<string, string>> = {
  "connect-src": "the page's own policy (`connect-src`) doesn't allow requests to",
  "frame-ancestors": "the framed page's policy (`frame-ancestors`) doesn't let this page frame",
  "form-action": "the page's own policy (`form-action`) doesn't let a form send to",
};

/** Content Security Policy and X-Frame-Options. */
export const cspTexts: Readonly<Record<"csp" | "csp-inline" | "x-frame-options", TopicText>> = {
  csp: {
    ...notCors("Content Security Policy (CSP)", (values) => {
      const directive = directiveOf(values);
      const known = directive === undefined ? undefined : blocked[directive.toLowerCase()];
      const target = say(values.url, "this URL");
      if (known !== undefined) return `${known} ${target}.`;
      return `the page's own policy${directive === undefined ? "" : ` (${say(directive, "")})`} doesn't allow ${target}. No CORS header changes that.`;
    }),
    fixes: [
      {
        at: "server",
        text: "Add exactly this origin to the directive in the `Content-Security-Policy` header of the page, not of the API. For `frame-ancestors`, the framed page names the origins that may frame it.",
      },
    ],
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
};
