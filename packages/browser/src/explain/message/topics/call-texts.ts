import { notCors, say, type TopicText } from "../topic.ts";

/** What a page's own call is refused for, and what only looks like CORS. */
export const callTexts: Readonly<
  Record<
    | "call-url"
    | "call-userinfo"
    | "call-header"
    | "call-method"
    | "call-option"
    | "aborted-call"
    | "font-blocked"
    | "insecure-operation"
    | "authorization-wildcard",
    TopicText
  >
> = {
  "call-url": {
    ...notCors("the call", ({ url }) => `${say(url, "the text")} is not a URL, so the browser sent nothing.`),
    fixes: [
      {
        at: "page",
        text: "Write the URL with its scheme (`https://…`), or as a path of the page's own origin (`/…`). An environment variable that is not set often makes it `undefined/…`.",
      },
    ],
  },
  "call-userinfo": {
    ...notCors(
      "the call",
      () => "the URL has a user name and a password, which `fetch` refuses, so the browser sent nothing.",
    ),
    fixes: [
      {
        at: "page",
        text: "Remove them from the URL, and send `Authorization` if the server requires it. What is in a page's code, every visitor can read.",
      },
    ],
  },
  "call-header": {
    ...notCors(
      "the call",
      ({ value }) =>
        `${say(value, "the header")} is not a valid name or value of a header, so the browser sent nothing.`,
    ),
    fixes: [
      {
        at: "page",
        text: "Write the name without spaces, colons and line breaks, and the value without line breaks and characters outside Latin-1.",
      },
    ],
  },
  "call-method": {
    ...notCors("the call", ({ method }) => `browsers don't send the method ${say(method, "")}.`),
    fixes: [{ at: "page", text: "Use another method. CONNECT, TRACE and TRACK are not for pages." }],
  },
  "call-option": {
    ...notCors("the call", ({ value }) =>
      value === undefined
        ? "`fetch` doesn't accept an option of the request, so the browser sent nothing."
        : `${say(value, "")} isn't a value that \`fetch\` accepts, so the browser sent nothing.`,
    ),
    fixes: [
      {
        at: "page",
        text: "Look at the option that the error names: a GET has no `body`, a header's name is a token, `mode` is `cors` and `credentials` is `include` or `omit`.",
      },
    ],
  },
  "aborted-call": {
    ...notCors(
      "an aborted request",
      ({ url }) =>
        `${say(url, "the request")} was given up before a response came: the page was left or reloaded, or its code aborted the request.`,
    ),
    fixes: [
      {
        at: "page",
        text: "Keep a form's own submission from leaving the page (`event.preventDefault()`), and look for `AbortController` and time limits in the code.",
      },
    ],
  },
  "font-blocked": {
    about: "CORS",
    why: ({ url }) =>
      `Browsers load fonts with CORS only, and ${say(url, "the font")} has another origin than the page and isn't shared with it, or is not there.`,
    causes: ["font"],
    fixes: ["share", "same-origin"],
    dangers: ["security-off"],
  },
  "insecure-operation": {
    about: "an operation that Firefox refuses",
    why: () =>
      "The text says only that the operation is not allowed here: reading a canvas with an image of another origin, storage that the user blocks, `ws:` from an https page, or a service worker of another origin.",
    fixes: [
      {
        at: "page",
        text: "Look at the line of code that the error names: it says which operation it is. For a canvas, load the image with `crossorigin`, and share it with this origin.",
      },
    ],
    dangers: ["security-off"],
  },
  "authorization-wildcard": {
    about: "CORS",
    why: ({ url }) =>
      `A warning: the browser still accepts the response${url === undefined ? "" : ` of ${say(url, "")}`}. In \`Access-Control-Allow-Headers\`, \`*\` does not cover \`Authorization\`, and a later version will refuse the request.`,
    fixes: [
      {
        at: "server",
        text: "List the header by name in the response to the preflight: `Access-Control-Allow-Headers: authorization`, with the others that pages use.",
        preflight: [["Access-Control-Allow-Headers", "authorization"]],
      },
    ],
    dangers: ["all-allowed"],
  },
};
