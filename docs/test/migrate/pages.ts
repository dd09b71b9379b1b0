import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readPage, type Block, type Page } from "@sallyport/testing/documents";
import { root } from "@sallyport/testing/root";

const folder = "docs/guide/migrate";

export const pages: readonly Page[] = readdirSync(join(root, folder)).map((name) => readPage(`${folder}/${name}`));

export const index: Page = readPage(`${folder}/README.md`);

/** A program is named on its fence; the other blocks say there whether they are accepted. */
export const isProgram = ({ language, info }: Block): boolean =>
  language === "js" && !["accepted", "refused"].includes(info);

export const withPrograms: readonly Page[] = pages.filter(({ blocks }) => blocks.some(isProgram));
