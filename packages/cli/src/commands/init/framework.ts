import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

export const frameworks = ["nest", "fastify", "hono", "koa", "next", "express", "none"] as const;

export type Framework = (typeof frameworks)[number];

/** The package by which each is known; NestJS and Next.js first, for they bring others along. */
const packages: readonly (readonly [string, Framework])[] = [
  ["@nestjs/core", "nest"],
  ["next", "next"],
  ["fastify", "fastify"],
  ["hono", "hono"],
  ["koa", "koa"],
  ["express", "express"],
];

/** The framework that package.json depends on; `none` where there is none, or no package.json that can be read. */
export async function frameworkIn(folder: string): Promise<Framework> {
  try {
    const text = await readFile(resolve(folder, "package.json"), "utf8");
    const { dependencies } = JSON.parse(text) as { dependencies?: Readonly<Record<string, unknown>> };
    return packages.find(([name]) => dependencies !== undefined && Object.hasOwn(dependencies, name))?.[1] ?? "none";
  } catch {
    return "none";
  }
}

/** The import of the guard and of the policy. */
const head = (entry: string, file: string): string =>
  `import { guard } from "sallyport/${entry}";
import { loadPolicy } from "sallyport/yaml";

const policy = loadPolicy(${JSON.stringify(file)});`;

/** The lines that put the policy to work: outermost, before everything else. */
export function adapterLines(framework: Framework, file: string): string {
  switch (framework) {
    case "express":
    case "nest":
      return `${head("express", file)}\napp.use(guard(policy));`;
    case "koa":
    case "hono":
      return `${head(framework, file)}\napp.use(guard(policy));`;
    case "fastify":
      return `${head("fastify", file)}\napp.register(guard, { policy });`;
    case "next":
      return `${head("web", file)}\nexport const GET = guard(policy, (request) => Response.json({}), { hostHeader: "Host" });`;
    case "none":
      return `${head("node", file)}\nhttp.createServer(guard(policy, handler));`;
  }
}
