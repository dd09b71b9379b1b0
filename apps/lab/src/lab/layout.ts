import { html, type Html } from "../world/html.ts";
import type { Reply } from "../world/call.ts";
import type { Visitor } from "./visitors.ts";

/** Who reads, and how links must name them. */
export interface Reader {
  readonly visitor: Visitor;
  /** Whether the browser sent the lab's cookie; where it keeps none, addresses name the visitor. */
  readonly hasCookie: boolean;
  readonly userAgent: string | undefined;
  readonly port: number;
}

/** A link of the lab for this reader. */
export function linkFor({ visitor, hasCookie }: Reader, path: string): string {
  if (hasCookie) return path;
  const [before = "", hash] = path.split("#");
  return `${before}?visitor=${visitor.id}${hash === undefined ? "" : `#${hash}`}`;
}

/** The field by which a form names the visitor, where the cookie does not. */
export const visitorField = ({ visitor }: Reader): Html =>
  html`<input type="hidden" name="visitor" value="${visitor.id}" />`;

/** The lab's own pages load nothing from elsewhere; a form's redirect leads to a world, and no world frames them. */
const policyFor = (port: number): string =>
  [
    "default-src 'self'",
    `form-action 'self' http://*.localhost:${port}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");

export function page(reader: Reader, title: string, body: Html): Reply {
  const { visitor, port } = reader;
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/base.css" />
        <link rel="stylesheet" href="/lab.css" />
        <script type="module" src="/lab.js"></script>
      </head>
      <body class="${visitor.presents ? "presents" : ""}">
        <header class="bar">
          <p class="brand"><a href="${linkFor(reader, "/")}">Sallyport</a> <span>the lab</span></p>
          <nav aria-label="The lab">
            <a href="${linkFor(reader, "/")}">Stories</a>
            <a href="${linkFor(reader, "/exercises")}">Exercises</a>
            <form method="post" action="/present">
              ${visitorField(reader)}
              <button class="plain">${visitor.presents ? "Usual type" : "Large type"}</button>
            </form>
          </nav>
        </header>
        <main>${body}</main>
      </body>
    </html>`;
  return {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policyFor(port),
      "referrer-policy": "no-referrer",
    },
    body: String(document),
  };
}
