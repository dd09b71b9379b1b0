import type { NavigationRules } from "../engines/navigation-rules.ts";
import { baseURL, type Environment } from "../fetch/environment.ts";
import type { NavigationOptions } from "../navigation/navigation-options.ts";
import { serverURL } from "../navigation/server-url.ts";
import { constructEntryList, type FormEntry } from "./entry-list.ts";
import { pickEncoding, type FormEncoding } from "./form-encoding.ts";
import { checkedForm } from "./check-form.ts";
import type { PageForm, SubmissionOptions } from "./form.ts";
import { serializeMultipart } from "./multipart.ts";
import { serializeTextPlain } from "./text-plain.ts";
import { serializeUrlencoded } from "./urlencoded.ts";
import { TextEncoder } from "../platform.ts";

/** A navigation with a body. */
interface FormNavigation {
  readonly url: URL;
  readonly method: "GET" | "POST";
  readonly body: { readonly type: string; readonly bytes: Uint8Array } | undefined;
  readonly options: NavigationOptions;
  readonly submitsForm: true;
}

const enctypes = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"] as const;

type Enctype = (typeof enctypes)[number];

const enctypeOf = (text = ""): Enctype => enctypes.find((one) => one === text.toLowerCase()) ?? enctypes[0];

/** Whether the encoding of the body is the default one, whatever its type says. */
const isOnlyNamed = (form: PageForm, enctype: Enctype, rules: NavigationRules): boolean =>
  enctype === "text/plain" && rules.plainTextNeedsPostForm && form.method?.toLowerCase() !== "post";

async function encodeBody(
  enctype: Enctype,
  entries: readonly FormEntry[],
  encoding: FormEncoding,
  rules: NavigationRules,
): Promise<NonNullable<FormNavigation["body"]>> {
  switch (enctype) {
    case "application/x-www-form-urlencoded":
      return { type: enctype, bytes: new TextEncoder().encode(serializeUrlencoded(entries, encoding)) };
    case "multipart/form-data": {
      const { bytes, boundary } = await serializeMultipart(entries, encoding, rules.boundary);
      return { type: `${enctype}; boundary=${boundary}`, bytes };
    }
    case "text/plain":
      return { type: enctype, bytes: encoding.encode(serializeTextPlain(entries)) };
  }
}

/**
 * What a form navigates to.
 *
 * https://html.spec.whatwg.org/#form-submission-algorithm
 *
 * @returns `undefined` for the method `dialog`, which sends nothing
 * @throws TypeError for a form or options that are none, and for an action that is no URL of a server
 */
export async function formNavigation(
  given: PageForm,
  submission: SubmissionOptions,
  client: Environment,
  rules: NavigationRules,
): Promise<FormNavigation | undefined> {
  const form = checkedForm(given, submission);
  const { submitter } = form;
  const method = (submitter?.formMethod ?? form.method ?? "").toLowerCase();
  if (method === "dialog") return undefined;
  const action = String(submitter?.formAction ?? form.action ?? "");
  const url = serverURL(action, baseURL(client).href);
  const encoding = pickEncoding(form.acceptCharset);
  const entries = constructEntryList(form, encoding.name);
  const options = { target: submitter?.formTarget ?? form.target, rel: form.rel, ...submission };
  const navigation = { url, options, submitsForm: true } as const;
  if (method === "post") {
    const enctype = enctypeOf(submitter?.formEnctype ?? form.enctype);
    const encoded = isOnlyNamed(form, enctype, rules) ? enctypes[0] : enctype;
    const body = await encodeBody(encoded, entries, encoding, rules);
    return { ...navigation, method: "POST", body: encoded === enctype ? body : { ...body, type: enctype } };
  }
  // https://html.spec.whatwg.org/#submit-mutate-action
  url.search = `?${serializeUrlencoded(entries, encoding)}`;
  return { ...navigation, method: "GET", body: undefined };
}
