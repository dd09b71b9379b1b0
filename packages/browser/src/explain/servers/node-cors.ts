import type { ServerChange } from "./server.ts";
import { indent, lines, quoted } from "./write.ts";

/** The options that `cors`, `@fastify/cors` and Nest share. A list of origins sends Vary, and nothing to others. */
export const corsOptions = ({ origins, methods, headers, expose, credentials }: ServerChange): string =>
  lines([
    "{",
    indent(
      lines([
        `origin: [${quoted(origins)}],`,
        `methods: [${quoted(methods)}],`,
        // Without a list, every header that is asked for is allowed.
        `allowedHeaders: [${quoted(headers)}],`,
        expose.length > 0 && `exposedHeaders: [${quoted(expose)}],`,
        credentials && "credentials: true,",
      ]),
      "  ",
    ),
    "}",
  ]);
