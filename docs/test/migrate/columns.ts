import type { Outcome } from "./program.ts";
import { cookiesOf } from "./visitor.ts";

const code = (text: string | undefined): string => (text === undefined ? "" : `\`${text}\``);

const field =
  (name: string) =>
  ({ response }: Outcome): string =>
    code(response.headers.get(name));

const prefix = "access-control-";

/** Of the CORS protocol, those that have no column of their own. */
const others = ["Allow-Methods", "Allow-Headers", "Expose-Headers", "Max-Age"];

function otherFields({ response }: Outcome): string {
  const sent = others.flatMap((name) => {
    const value = response.headers.get(prefix + name.toLowerCase());
    return value === undefined ? [] : [code(`${name}: ${value}`)];
  });
  return sent.join("<br>");
}

/** The guard says in the body why it refused. */
function status({ response }: Outcome): string {
  const line = String(response.status);
  if (response.headers.get("content-type") !== "application/problem+json") return line;
  const { reason } = JSON.parse(response.body) as { reason: string };
  return `${line} [${reason}](../../reasons/${reason}.md)`;
}

const cookiesSet = ({ response }: Outcome): string =>
  cookiesOf(response.headers.get("set-cookie"))
    .map((cookie) => code(cookie.split("=")[0]))
    .join(", ");

/** What a cell says of an exchange, by the heading of its column. */
export const columns: Readonly<Record<string, (outcome: Outcome) => string>> = {
  Status: status,
  "Allow-Origin": field(`${prefix}allow-origin`),
  "Allow-Credentials": field(`${prefix}allow-credentials`),
  "Other fields": otherFields,
  Vary: field("vary"),
  "Cookies set": cookiesSet,
  Handler: ({ printed }) => (printed.length === 0 ? "not reached" : printed.join(", ")),
};

/** The cells of a row as the exchange fills them. */
export const fill = (names: readonly string[], outcome: Outcome): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, columns[name]?.(outcome) ?? "(no such column)"]));
