import type { ServerChange } from "./server.ts";

/** The path of a change as different languages write it; `/` and what is below it where the path isn't known. */
const spelled = (
  { path }: ServerChange,
  every: string,
  parameter: (index: number) => string,
  literal: (segment: string) => string = String,
): string => {
  if (path.length === 0) return every;
  let count = 0;
  return path.map((one) => `/${one === undefined ? parameter(++count) : literal(one)}`).join("");
};

const named = (index: number): string => (index === 1 ? "id" : `id${String(index)}`);

/** `/orders/:id`, as Express, Next and others write it. */
export const colonPath = (change: ServerChange, every: string): string =>
  spelled(change, every, (index) => `:${named(index)}`);

/** `/orders/{id}`, as Spring and .NET write it. */
export const bracePath = (change: ServerChange, every: string): string =>
  spelled(change, every, (index) => `{${named(index)}}`);

/** `/orders/*`. */
export const starPath = (change: ServerChange, every: string): string => spelled(change, every, () => "*");

/** `^/orders/[^/]+$`; `^/` where every path is meant. */
export const pathExpression = (change: ServerChange): string =>
  change.path.length === 0
    ? "^/"
    : `^${spelled(
        change,
        "",
        () => "[^/]+",
        (one) => one.replaceAll(".", "\\."),
      )}$`;

/** What a path begins with, up to its first parameter: `/orders`. */
export const pathPrefix = ({ path }: ServerChange): string => {
  const end = path.indexOf(undefined);
  return `/${(end < 0 ? path : path.slice(0, end)).join("/")}`;
};

/** Whether the path has no parameter. */
export const isLiteralPath = ({ path }: ServerChange): boolean => path.length > 0 && !path.includes(undefined);

/** The path in a sentence: "that serves `/orders/:id`". */
export const pathText = (change: ServerChange): string => colonPath(change, "this path");

/** What to add where a middleware refuses each path: without its sign-in page nobody could sign in. */
export const exceptSignIn = ({ path }: ServerChange): string =>
  path.length === 0 ? "; leave out the paths of the sign-in page" : "";
