import { corsOptions } from "./node-cors.ts";
import { colonPath } from "./path-spellings.ts";
import type { Server } from "./server.ts";
import { lines } from "./write.ts";

export const express: Server = {
  title: "Express",
  where: () => "before authentication and the routes, with the package `cors`",
  snippet: (change) => {
    const path = colonPath(change, "");
    const options = corsOptions(change);
    return lines([
      'import cors from "cors";',
      path === "" ? `app.use(cors(${options}));` : `app.all("${path}", cors(${options}));`,
    ]);
  },
  page: "https://expressjs.com/en/resources/middleware/cors.html",
};
