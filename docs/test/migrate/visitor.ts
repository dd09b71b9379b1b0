import { messageOf, type Message } from "./message.ts";
import type { Program } from "./program.ts";

/** What a visitor holds after asking for a token. */
interface Visitor {
  readonly session: string;
  /** Those that the package sets beside the session's. */
  readonly csrfCookie: string;
  readonly token: string;
}

/** The `name=value` of each cookie that a response sets; those of the pages have no date, which would have a comma. */
export const cookiesOf = (setCookie = ""): string[] =>
  setCookie === "" ? [] : setCookie.split(/, (?=[^;,\s]+=)/).map((cookie) => cookie.split(";")[0] ?? "");

const isSession = (cookie: string): boolean => cookie.startsWith("connect.sid=");

async function visit(program: Program): Promise<Visitor> {
  const { response } = await program.ask(messageOf(["GET /csrf-token"]));
  const cookies = cookiesOf(response.headers.get("set-cookie"));
  return {
    session: cookies.filter(isSession).join("; "),
    csrfCookie: cookies.filter((cookie) => !isSession(cookie)).join("; "),
    token: (JSON.parse(response.body) as { token: string }).token,
  };
}

/** What a page's `{name}` stands for, as far as the program is concerned. */
export type Names = ReadonlyMap<string, string>;

/** Two visitors come to a program that gives out tokens. */
export async function visitors(program: Program): Promise<Names> {
  const [one, other] = [await visit(program), await visit(program)];
  const names = (prefix: string, { session, csrfCookie, token }: Visitor): [string, string][] => [
    [`${prefix}session`, session],
    [`${prefix}csrf cookie`, csrfCookie],
    [`${prefix}token`, token],
  ];
  return new Map([...names("", one), ...names("other ", other)]);
}

const placeholder = /\{([a-z ]+)\}/g;

const isComplete = (text: string): boolean => [...text.matchAll(placeholder)].length === 0;

export const hasNames = ({ line, fields, body = "" }: Message): boolean => ![line, ...fields, body].every(isComplete);

/** Writes values for a request's names. A cookie that a program does not have is left out. */
export function withNames({ line, fields, body }: Message, names: Names): Message {
  const write = (text: string): string =>
    text.replace(placeholder, (_, name: string) => {
      const value = names.get(name);
      if (value === undefined) throw new Error(`Nothing is named {${name}}.`);
      return value;
    });
  return {
    line: write(line),
    fields: fields.map((field) => write(field).replace(/; $/, "")),
    body: body && write(body),
  };
}
