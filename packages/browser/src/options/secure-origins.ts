import { URL } from "../platform.ts";
import { ruleFor, type OptionRule } from "./check-options.ts";

const isSecureOrigin = (value: unknown): boolean =>
  typeof value === "string" && value.startsWith("https://") && URL.canParse(value) && new URL(value).origin === value;

const secureOrigin = ruleFor(isSecureOrigin, 'an origin with https:, such as "https://api.example"');

const listOfThem = ruleFor(Array.isArray, 'a list of origins, such as ["https://api.example"]');

/** A rule for a list of origins of servers with TLS. */
export const secureOrigins: OptionRule = (name, value) =>
  Array.isArray(value)
    ? value.flatMap((one, index) => secureOrigin(`${name}[${String(index)}]`, one) ?? [])
    : listOfThem(name, value);
