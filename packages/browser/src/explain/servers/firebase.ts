import { corsOptions } from "./node-cors.ts";
import { starPath } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { json, lines } from "./write.ts";

/** Hosting serves files, with fixed headers; what needs more is a function. */
const isOfHosting = ({ preflight, credentials, origins }: ServerChange): boolean =>
  !preflight && !credentials && origins.length === 1;

const hosting = (change: ServerChange): string => {
  const [origin] = change.origins;
  return json({
    hosting: {
      headers: [
        {
          source: starPath(change, "**"),
          headers: [
            { key: "Access-Control-Allow-Origin", value: origin },
            ...(change.expose.length === 0
              ? []
              : [{ key: "Access-Control-Expose-Headers", value: change.expose.join(", ") }]),
            { key: "Vary", value: "Origin" },
          ],
        },
      ],
    },
  });
};

export const firebase: Server = {
  title: "Firebase",
  where: (change) =>
    isOfHosting(change)
      ? "in `firebase.json`, for a file of Hosting"
      : "in the function, with the package `cors`, instead of the option `cors` of `onRequest`",
  snippet: (change) =>
    isOfHosting(change)
      ? hosting(change)
      : lines([
          'import cors from "cors";',
          `const share = cors(${corsOptions(change)});`,
          "export const api = onRequest((request, response) => share(request, response, () => handle(request, response)));",
        ]),
  page: "https://firebase.google.com/docs/hosting/full-config#headers",
  read: "2026-11-26",
};
