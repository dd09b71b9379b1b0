import { corsOptions } from "./node-cors.ts";
import { colonPath, exceptSignIn } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { lines } from "./write.ts";

/** A middleware of the request's path, or of all. */
const middleware = (change: ServerChange, handler: string): string => {
  const path = colonPath(change, "");
  return path === "" ? `app.use(${handler});` : `app.all("${path}", ${handler});`;
};

const share = (change: ServerChange): string =>
  lines(['import cors from "cors";', middleware(change, `cors(${corsOptions(change)})`)]);

/** Passport says whether the request has a session. */
const unauthorized = (change: ServerChange): string =>
  lines([
    change.unauthorized === "cross-origin" && share(change),
    middleware(change, "(req, res, next) => (req.isAuthenticated() ? next() : res.sendStatus(401))"),
  ]);

export const express: Server = {
  title: "Express",
  where: () => "before authentication and the routes, with the package `cors`",
  snippet: share,
  unauthorized: {
    where: (change) => `after \`passport.session()\`, before what redirects${exceptSignIn(change)}`,
    snippet: unauthorized,
    page: "https://www.passportjs.org/concepts/authentication/sessions/",
    tried: "Express 5 and Passport 0.7",
  },
  page: "https://expressjs.com/en/resources/middleware/cors.html",
};
