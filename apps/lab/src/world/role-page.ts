import { html, type Html } from "./html.ts";
import type { Reply } from "./call.ts";
import { withoutScript, type PageStage } from "./page-stage.ts";
import type { Origins, RoleDescription } from "./story.ts";

/** As much of a world as its pages need. */
interface PageWorld {
  readonly origins: Origins;
  readonly story: { readonly roles: Readonly<Record<string, RoleDescription>> };
  readonly stageNow: () => PageStage | undefined;
}

/** A page may load, and send to, what belongs to its world. */
export function contentSecurityPolicy(origins: Origins): string {
  const all = Object.values(origins).join(" ");
  const sockets = all.replaceAll(/\bhttp/g, "ws");
  return [
    "default-src 'none'",
    ...["script-src", "img-src", "style-src", "font-src", "frame-src", "form-action"].map((name) => `${name} ${all}`),
    `connect-src ${all} ${sockets}`,
    `frame-ancestors ${all}`,
    "base-uri 'none'",
  ].join("; ");
}

/** A page of a world: it plays what the attempt wants of it. */
export function worldPage(origins: Origins, title: string, body: Html): Reply {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/lab/icon.svg" />
        <link rel="stylesheet" href="/lab/role.css" />
        <script src="/lab/play.js" defer></script>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
  return {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentSecurityPolicy(origins),
      "referrer-policy": "strict-origin-when-cross-origin",
    },
    body: String(page),
  };
}

export function rolePage({ origins, story, stageNow }: PageWorld, role: string): Reply {
  const title = story.roles[role]?.title ?? role;
  const page = worldPage(
    origins,
    title,
    html`<p class="where">${origins[role] ?? ""}</p>
      <h1>${title}</h1>
      ${withoutScript(stageNow())}`,
  );
  return { ...page, headers: { ...page.headers, ...story.roles[role]?.headers } };
}
