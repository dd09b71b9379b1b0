import { isLiteralPath, pathExpression, pathText } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, preflightPairs, responsePairs } from "./write.ts";

const escaped = (origin: string): string => origin.replaceAll(/[.[\]+]/g, "\\$&");

/** For several origins: the one that asks, if it is listed. */
export const originVariable = ({ origins }: ServerChange): string | undefined =>
  origins.length === 1 ? undefined : `SetEnvIf Origin "^(?:${origins.map(escaped).join("|")})$" CORS_ORIGIN=$0`;

const options = `"expr=%{REQUEST_METHOD} == 'OPTIONS'"`;

const opening = (change: ServerChange): string =>
  isLiteralPath(change) ? `<Location "/${change.path.join("/")}">` : `<LocationMatch "${pathExpression(change)}">`;

/** The headers of every response, and those of the response to a preflight. */
export function headerLines(change: ServerChange): readonly string[] {
  const [only] = change.origins;
  const origin =
    change.origins.length === 1
      ? `Header always set Access-Control-Allow-Origin "${only}"`
      : 'Header always set Access-Control-Allow-Origin "%{CORS_ORIGIN}e" env=CORS_ORIGIN';
  return [
    origin,
    ...responsePairs(change).map(([name, value]) => `Header always set ${name} "${value}"`),
    'Header always merge Vary "Origin"',
    ...(change.preflight
      ? preflightPairs(change).map(([name, value]) => `Header always set ${name} "${value}" ${options}`)
      : []),
  ];
}

/** Rewriting in a virtual host comes before authentication; in a directory it comes after. */
export const preflightResponse = (change: ServerChange, pattern: string = pathExpression(change)): readonly string[] =>
  change.preflight
    ? ["RewriteEngine On", "RewriteCond %{REQUEST_METHOD} =OPTIONS", `RewriteRule "${pattern}" - [R=204,L]`]
    : [];

/** The headers in a section of their own: for the path, or for `around`, which has it too. */
export const ownSection = (change: ServerChange, around: ServerChange = change): string =>
  lines([
    originVariable(change),
    ...preflightResponse(change),
    opening(around),
    indent(lines(headerLines(change)), "    "),
    isLiteralPath(around) ? "</Location>" : "</LocationMatch>",
  ]);

/** The headers of the 401, too, are those of the section. */
function unauthorized(change: ServerChange): string {
  const inside = [
    "OIDCUnAuthAction 401",
    ...(change.unauthorized === "cross-origin" ? headerLines({ ...change, preflight: false }) : []),
  ];
  return lines([
    opening(change),
    indent(lines(inside), "    "),
    isLiteralPath(change) ? "</Location>" : "</LocationMatch>",
  ]);
}

export const apache: Server = {
  title: "Apache",
  where: (change) =>
    `in the \`<VirtualHost>\` that serves ${pathText(change)}; it needs \`a2enmod headers${change.preflight ? " rewrite" : ""}${change.origins.length > 1 ? " setenvif" : ""}\`${change.preflight ? "; a `Require` in a `<Directory>` or an `.htaccess` goes into `<LimitExcept OPTIONS>`" : ""}`,
  snippet: (change) => ownSection(change),
  byLine: true,
  unauthorized: {
    where: (change) =>
      `in the application behind Apache if that redirects. If Apache does (\`mod_auth_openidc\`), in the \`<VirtualHost>\` that serves ${pathText(change)}`,
    snippet: unauthorized,
    page: "https://github.com/OpenIDC/mod_auth_openidc/blob/master/auth_openidc.conf",
    read: "2026-11-27",
  },
  page: "https://httpd.apache.org/docs/2.4/mod/mod_headers.html",
};
