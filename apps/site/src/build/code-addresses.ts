import { mkdirSync, writeFileSync } from "node:fs";
import { codeKinds, pagesByCode, type CodePage } from "../docs/codes.ts";
import { withPolicy } from "./content-security-policy.ts";

/** Codes are words of small letters, digits and hyphens: nothing is escaped. */
function pageOf(code: string, pages: readonly CodePage[], base: string): string {
  const [only, ...more] = pages;
  const href = ({ address }: CodePage): string => base + address.slice(1);
  const refresh =
    only !== undefined && more.length === 0 ? `<meta http-equiv="refresh" content="0; url=${href(only)}">` : "";
  const items = pages.map((page) => `<p><a href="${href(page)}">${codeKinds[page.kind]}: ${code}</a></p>`);
  return withPolicy(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${refresh}<link rel="icon" href="data:,"><title>${code} | Sallyport</title></head><body><main><h1>${code}</h1>${items.join("")}</main></body></html>\n`,
  );
}

/** Writes `/e/CODE`: one address for each code, whatever its page is called. A code with two pages has a choice. */
export function writeCodeAddresses(outDir: string, base: string): void {
  for (const [code, pages] of pagesByCode()) {
    mkdirSync(`${outDir}/e/${code}`, { recursive: true });
    writeFileSync(`${outDir}/e/${code}/index.html`, pageOf(code, pages, base));
  }
}
