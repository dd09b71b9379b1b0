import type { Case, FormValue, Place, SubmitAction } from "../case.ts";
import { plainPage, referrerPolicies, response, securePage } from "../row.ts";
import { cookies, leavingCase, other } from "./navigations.ts";

const form = (part: Partial<SubmitAction> = {}): SubmitAction => ({
  kind: "submit",
  to: other,
  method: "post",
  fields: [["a", "1"]],
  ...part,
});

type Fields = readonly (readonly [string, FormValue])[];

const fieldSets: readonly (readonly [desc: string, fields: Fields])[] = [
  ["nothing", []],
  ["a name without value", [["a", ""]]],
  [
    "no name",
    [
      ["", "1"],
      ["b", "2"],
    ],
  ],
  [
    "two of one name",
    [
      ["a", "1"],
      ["a", "2"],
    ],
  ],
  [
    "space and signs",
    [
      ["a b", "c d+e&f=g%h;i"],
      ["*-._", "*-._!'()"],
    ],
  ],
  ["line breaks", [["a\nb\rc\r\nd", "1\n2\r3\r\n4\n\r5"]]],
  ["quotes", [["a\"b'c\\d", "e\"f'g\\h"]]],
  ["beyond ASCII", [["ä€😀", "ö€😀\u00a0"]]],
  ["lone surrogates", [["a\ud800b", "c\udfffd"]]],
  ["controls", [["a\u0000b\u0001", "c\u0000d\u007f\t\u000b"]]],
  ["JSON", [['{"amount":1,"x":"', '"}']]],
  [
    "_charset_",
    [
      ["_charset_", "x"],
      ["_CHARSET_", ""],
    ],
  ],
  ["a file", [["f", { file: "a.txt", type: "text/plain", content: "one\ntwo" }]]],
  [
    "a file without a type",
    [
      ["f", { file: "a.bin", type: "", content: "x" }],
      ["b", "1"],
    ],
  ],
  [
    "a file of a hostile name",
    [['f"\n', { file: 'a"b\r\nc\nd\\e;ä.txt', type: "text/plain;charset=x", content: "x" }]],
  ],
];

const enctypes = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
const sandboxed: Place = {
  ...securePage,
  headers: [["content-security-policy", "sandbox allow-scripts allow-forms allow-popups allow-top-navigation"]],
};
const targets = ["https://a.localhost/r", "https://x.a.localhost/r", other, "http://b.localhost/r"];
const redirect = (status: number, location: string) => ({ actual: response([["location", location]], status) });

export const forms: readonly Case[] = [
  ...fieldSets.flatMap(([desc, fields]) => [
    ...enctypes.map((enctype) => leavingCase({ desc: `form: ${desc}, ${enctype}`, action: form({ fields, enctype }) })),
    leavingCase({
      desc: `form: ${desc}, get`,
      action: form({ fields, method: "get", to: "https://b.localhost/r?old=1#f" }),
    }),
  ]),
  ...["windows-1252", "iso-8859-2", "utf-16", "unknown, koi8-r", "utf-8"].flatMap((acceptCharset) =>
    enctypes.map((enctype) =>
      leavingCase({
        desc: `form: accept-charset ${acceptCharset}, ${enctype}`,
        action: form({
          acceptCharset,
          enctype,
          fields: [
            ["ä", "öжł€😀"],
            ["_charset_", ""],
            ["f", { file: "ä€ж.txt", type: "", content: "" }],
          ],
        }),
      }),
    ),
  ),
  ...["shift_jis", "gb18030", "gbk", "big5", "euc-jp", "iso-2022-jp", "euc-kr"].flatMap((acceptCharset) =>
    enctypes.map((enctype) =>
      leavingCase({
        desc: `form: accept-charset ${acceptCharset}, ${enctype}`,
        action: form({
          acceptCharset,
          enctype,
          fields: [
            ["あä", "漢字ｶ가中é€😀丂"],
            ["ascii", "\\~ ¥‾−～"],
            ["_charset_", ""],
            ["f", { file: "あ가中é😀.txt", type: "", content: "" }],
          ],
        }),
      }),
    ),
  ),
  ...["", "GET", "put", "dialog"].map((method) =>
    leavingCase({ desc: `form: method ${JSON.stringify(method)}`, action: form({ method }) }),
  ),
  leavingCase({ desc: "form: enctype application/json", action: form({ enctype: "application/json" }) }),
  leavingCase({ desc: "form: the submitter's name", action: form({ submitter: { name: "go", value: "yes" } }) }),
  leavingCase({
    desc: "form: the submitter's action, method and enctype",
    action: form({
      to: "https://b.localhost/other",
      method: "get",
      submitter: { formAction: "https://b.localhost/r", formMethod: "post", formEnctype: "text/plain" },
    }),
  }),
  ...enctypes.flatMap((formEnctype) =>
    ["post", "get"].map((method) =>
      leavingCase({
        desc: `form: ${method}, the submitter's formenctype ${formEnctype}`,
        action: form({ method, fields: [["a b", "1\n2"]], submitter: { formEnctype, formMethod: "post" } }),
      }),
    ),
  ),
  ...targets.flatMap((to) => [
    leavingCase({ desc: `form: to ${to}`, action: form({ to }) }),
    leavingCase({ desc: `form: clicked, to ${to}`, action: form({ to, clicked: true }) }),
    leavingCase({ desc: `form: in a frame, to ${to}`, action: form({ to, target: "frame" }) }),
    leavingCase({ desc: `form: sandboxed, to ${to}`, page: sandboxed, action: form({ to }) }),
    leavingCase({ desc: `form: from http, to ${to}`, page: plainPage, action: form({ to }) }),
  ]),
  leavingCase({ desc: "form: _blank", action: form({ target: "_blank", clicked: true }) }),
  leavingCase({ desc: "form: _blank, noopener", action: form({ target: "_blank", clicked: true, rel: "noopener" }) }),
  leavingCase({
    desc: "form: _blank, noreferrer",
    action: form({ target: "_blank", clicked: true, rel: "noreferrer" }),
  }),
  ...referrerPolicies.flatMap((policy) =>
    targets.map((to) =>
      leavingCase({
        desc: `form: under ${policy}, to ${to}`,
        page: { ...securePage, headers: [["referrer-policy", policy]] },
        action: form({ to }),
      }),
    ),
  ),
  ...[{}, { target: "_blank" as const, clicked: true }, { target: "frame" as const }, { method: "get" }].flatMap(
    (part) => [
      leavingCase({ desc: `form: cookies, ${JSON.stringify(part)}`, ...cookies("b.localhost"), action: form(part) }),
      leavingCase({
        desc: `form: sandboxed, cookies, ${JSON.stringify(part)}`,
        page: sandboxed,
        ...cookies("b.localhost"),
        action: form(part),
      }),
      leavingCase({
        desc: `form: its own site, cookies, ${JSON.stringify(part)}`,
        ...cookies("x.a.localhost"),
        action: form({ ...part, to: "https://x.a.localhost/r" }),
      }),
    ],
  ),
  leavingCase({
    desc: "form: cookies, from http",
    page: plainPage,
    ...cookies("a.localhost"),
    action: form({ to: "https://a.localhost/r" }),
  }),
  ...[301, 302, 303, 307, 308].flatMap((status) => [
    leavingCase({
      desc: `form: redirected ${status} within`,
      routes: { "/1": redirect(status, "/r") },
      action: form({ to: "https://b.localhost/1" }),
    }),
    leavingCase({
      desc: `form: redirected ${status} to c`,
      routes: { "/1": redirect(status, "https://c.localhost/r") },
      action: form({ to: "https://b.localhost/1" }),
    }),
    leavingCase({
      desc: `form: redirected ${status} back, cookies`,
      ...cookies("a.localhost"),
      routes: { ...cookies("a.localhost").routes, "/1": redirect(status, "https://a.localhost/r") },
      action: form({ to: "https://b.localhost/1" }),
    }),
    leavingCase({
      desc: `form: own site redirected ${status} to b, cookies`,
      ...cookies("b.localhost"),
      routes: { ...cookies("b.localhost").routes, "/1": redirect(status, other) },
      action: form({ to: "https://a.localhost/1" }),
    }),
  ]),
  leavingCase({
    desc: "form: in a frame of another site, cookies",
    page: { ...securePage, within: "https://c.localhost/outer" },
    ...cookies("b.localhost"),
    action: form(),
  }),
  leavingCase({
    desc: "form: in a frame of the target's site, cookies",
    page: { ...securePage, within: "https://b.localhost/outer" },
    ...cookies("b.localhost"),
    action: form(),
  }),
  leavingCase({
    desc: "form: sandboxed without allow-forms",
    page: { ...securePage, headers: [["content-security-policy", "sandbox allow-scripts"]] },
    action: form(),
  }),
  ...["https://c.localhost/outer", "https://a.localhost/outer"].flatMap((within) => [
    leavingCase({
      desc: `form: in a frame of ${within}, _top`,
      page: { ...securePage, within },
      action: form({ target: "_top" }),
    }),
    leavingCase({
      desc: `form: in a frame of ${within}, sandboxed without allow-top-navigation, _top`,
      page: { ...securePage, within, headers: [["content-security-policy", "sandbox allow-scripts allow-forms"]] },
      action: form({ target: "_top" }),
    }),
  ]),
];
