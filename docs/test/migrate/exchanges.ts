import type { Page } from "@sallyport/testing/documents";
import { messageOf, type Message } from "./message.ts";

/** A request that a page's tables show, and what each program makes of it, by column. */
export interface Exchange {
  readonly name: string;
  readonly message: Message;
  readonly rows: readonly { readonly program: string; readonly cells: Readonly<Record<string, string>> }[];
}

const table = /^<!-- exchanges -->\n\n<!-- prettier-ignore -->\n((?:\|.*\n)+)/gm;

const cellsOf = (row: string): string[] =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/** `**A name**<br>`GET /path`<br>`Field: value`<br>`body``. */
function startOf(cell: string): Pick<Exchange, "name" | "message"> {
  const [name = "", ...lines] = cell.split("<br>");
  return {
    name: name.replaceAll("**", ""),
    message: messageOf(lines.map((line) => line.trim().replace(/^`+ ?| ?`+$/g, ""))),
  };
}

/** Reads the tables below `<!-- exchanges -->`: a request stands in the first of its rows, one row a program. */
export function exchangesOf(page: Page): Exchange[] {
  return [...page.text.matchAll(table)].flatMap(([, rows = ""]) => {
    const [head = "", , ...body] = rows.trimEnd().split("\n");
    const [, , ...columns] = cellsOf(head);
    const exchanges: (Exchange & { rows: Exchange["rows"][number][] })[] = [];
    for (const row of body) {
      const [request = "", program = "", ...values] = cellsOf(row);
      if (request !== "") exchanges.push({ ...startOf(request), rows: [] });
      const cells = Object.fromEntries(columns.map((column, index) => [column, values[index] ?? ""]));
      exchanges.at(-1)?.rows.push({ program, cells });
    }
    return exchanges;
  });
}
