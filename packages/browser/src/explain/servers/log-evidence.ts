import type { ServerName } from "./server.ts";
import type { ServerEvidence } from "./evidence.ts";

/** What only the log of one server has; Next's package is left out, since the stack of a page has it too. */
const logRules: readonly (readonly [server: ServerName, text: string])[] = [
  ["nest", "[Nest]"],
  ["nest", "node_modules/@nestjs/"],
  ["fastify", "node_modules/fastify/"],
  ["fastify", "node_modules/@fastify/"],
  ["express", "node_modules/express/"],
  ["django", "site-packages/django/"],
  ["fastapi", "site-packages/fastapi/"],
  ["flask", "site-packages/flask/"],
  ["spring", "org.springframework."],
  ["laravel", "vendor/laravel/framework/"],
];

/** What a message shows of the server; where that is nothing, what stands around it in a log does. */
export function withLog(shown: ServerEvidence, log: string): ServerEvidence {
  const found = shown.server === undefined ? logRules.find(([, text]) => log.includes(text)) : undefined;
  return found === undefined ? shown : { ...shown, server: found[0], evidence: [`the log: ${found[1]}`] };
}

/** Frameworks that have Express's words, or its packages. */
const likeExpress: ReadonlySet<ServerName | undefined> = new Set(["nest", "fastify"]);

/** Who prints a message: the server whose words it has, or one that has them too. */
export const printedBy = (words: ServerName, shown: ServerEvidence): Pick<ServerEvidence, "server" | "evidence"> =>
  words === "express" && likeExpress.has(shown.server) ? shown : { server: words, evidence: [] };
