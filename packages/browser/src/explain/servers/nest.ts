import { corsOptions } from "./node-cors.ts";
import { colonPath, exceptSignIn } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { lines } from "./write.ts";

const share = (change: ServerChange): string => `app.enableCors(${corsOptions(change)});`;

/** Middleware of Express, which Nest runs before its guards. */
const unauthorized = (change: ServerChange): string =>
  lines([
    change.unauthorized === "cross-origin" && share(change),
    `app.use("${colonPath(change, "/")}", (req, res, next) => (req.isAuthenticated() ? next() : res.sendStatus(401)));`,
  ]);

export const nest: Server = {
  title: "Nest",
  where: () => "in `main.ts`, before `listen`",
  snippet: share,
  unauthorized: {
    where: (change) => `in \`main.ts\`, after \`passport.session()\` and before \`listen\`${exceptSignIn(change)}`,
    snippet: unauthorized,
    page: "https://docs.nestjs.com/middleware",
    read: "2026-11-27",
  },
  page: "https://docs.nestjs.com/security/cors",
};
