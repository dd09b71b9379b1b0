import type { Server } from "./server.ts";
import { indent, lines, quoted } from "./write.ts";

export const fastapi: Server = {
  title: "FastAPI",
  where: () => "after every other `add_middleware`, so that it is outermost",
  snippet: ({ origins, methods, headers, expose, credentials }) =>
    lines([
      "from fastapi.middleware.cors import CORSMiddleware",
      "app.add_middleware(",
      indent(
        lines([
          "CORSMiddleware,",
          `allow_origins=[${quoted(origins)}],`,
          `allow_methods=[${quoted(methods)}],`,
          headers.length > 0 && `allow_headers=[${quoted(headers)}],`,
          expose.length > 0 && `expose_headers=[${quoted(expose)}],`,
          credentials && "allow_credentials=True,",
        ]),
        "    ",
      ),
      ")",
    ]),
  byLine: true,
  page: "https://fastapi.tiangolo.com/tutorial/cors/",
};
