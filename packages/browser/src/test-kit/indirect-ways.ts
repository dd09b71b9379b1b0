import type { Page } from "../page/page.ts";
import type { PageRequestInit } from "../page/request-init.ts";
import { toDOMString } from "../page/web-idl.ts";
import { changeBodyOf, type Fields } from "./change-body.ts";
import { wayTexts } from "./test-kit-texts.ts";
import { textFieldsOf, type Way } from "./ways.ts";
import { URL } from "../platform.ts";

/**
 * Ways that send a change with another method than its own, which some servers take all the same. They may reach a handler
 * that has nothing to do with the change: whatever the control executes too, the ways are not to blame for.
 */
interface IndirectWays {
  /** The same request without the change. */
  readonly control: Way["send"];
  readonly ways: readonly Way[];
}

/** What servers take of a URL, as a rule. */
const maxQueryLength = 8000;

/** The methods that a form cannot send, and that middleware takes from a field or from the query. */
const overridden: readonly string[] = ["DELETE", "PATCH", "PUT"];

function withQuery(url: string, fields: readonly (readonly [name: string, value: string])[]): string {
  const target = new URL(url);
  for (const [name, value] of fields) target.searchParams.append(name, value);
  return target.href;
}

/** A POST whose fields the server also takes from the query of a GET. */
function inQuery(url: string, fields: Fields): readonly IndirectWays[] {
  const target = withQuery(url, textFieldsOf(fields));
  if (fields.length === 0 || target.length > maxQueryLength) return [];
  return [
    {
      control: (page) => page.navigate(url, { userActivated: true }),
      ways: [
        { name: wayTexts.linkWithQuery, send: (page) => page.navigate(target, { userActivated: true }) },
        { name: wayTexts.imageWithQuery, send: (page) => page.embed({ as: "image", url: target }) },
      ],
    },
  ];
}

/** A POST that the server takes for another method. */
function overriding(url: string, method: string, fields: Fields): IndirectWays {
  const post = (page: Page, action: string, sent: Fields): ReturnType<Way["send"]> =>
    page.submit({ action, method: "post", fields: sent });
  return {
    control: (page) => post(page, url, fields),
    ways: [
      { name: wayTexts.methodInField, send: (page) => post(page, url, [...fields, ["_method", method]]) },
      { name: wayTexts.methodInQuery, send: (page) => post(page, withQuery(url, [["_method", method]]), fields) },
    ],
  };
}

/** @param url of the change, in full */
export async function indirectWaysOf(
  url: string,
  { method = "GET", body }: PageRequestInit,
): Promise<readonly IndirectWays[]> {
  const { fields } = await changeBodyOf(body);
  const upper = toDOMString(method).toUpperCase();
  if (upper === "POST") return inQuery(url, fields);
  return overridden.includes(upper) ? [overriding(url, upper, fields)] : [];
}
