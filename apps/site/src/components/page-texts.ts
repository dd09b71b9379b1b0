import type { EarlierRequest, RequestKind } from "@sallyport/browser/report";
import type { PlaygroundState } from "../state/playground-state.ts";

/** The ways in which a page makes a request, in the words of the form. */
export const kindTexts: Readonly<Record<RequestKind, string>> = {
  fetch: "fetch() or XMLHttpRequest",
  form: "a form",
  link: "a link",
  frame: "an iframe",
  beacon: "navigator.sendBeacon()",
  socket: "new WebSocket()",
  "event-source": "new EventSource()",
  image: "<img>",
  script: "<script>",
  module: '<script type="module">',
  style: '<link rel="stylesheet">',
  font: "@font-face",
  video: "<video>",
};

/** What sets the type of a body. */
export const bodyTypes = {
  "": "plain text",
  "application/json": "JSON",
  "application/x-www-form-urlencoded": "a form's fields",
  "multipart/form-data; boundary=x": "a form with files",
} as const;

interface FormParts {
  readonly script: boolean;
  readonly body: boolean;
  readonly element: boolean;
  readonly integrity: boolean;
}

const none: FormParts = { script: false, body: false, element: false, integrity: false };
const element: FormParts = { ...none, element: true };

/** Which fields a way of making a request has. */
export const fieldsOf: Readonly<Record<RequestKind, FormParts>> = {
  fetch: { ...none, script: true, body: true, integrity: true },
  form: { ...none, body: true },
  link: none,
  frame: none,
  beacon: { ...none, body: true },
  socket: none,
  "event-source": element,
  image: element,
  script: { ...element, integrity: true },
  module: { ...element, integrity: true },
  style: { ...element, integrity: true },
  font: none,
  video: element,
};

/** The modes of a request: in an element, whether it has the attribute `crossorigin`. */
export const modeTexts = {
  script: { cors: "cors", "no-cors": "no-cors", "same-origin": "same-origin" },
  element: { cors: "yes", "no-cors": "no" },
} as const;

/** The credentials of a request. */
export const credentialsTexts = {
  script: { "same-origin": "same-origin", include: "include", omit: "omit" },
  element: { "same-origin": "same-origin", include: "include" },
} as const;

/** What the page requested before, by which its browser has something in its caches. */
export const earlierTexts: Readonly<Record<EarlierRequest, string>> = {
  none: "nothing",
  image: "the same URL, with an <img>",
  same: "the same",
};

export const signalTexts: Readonly<Record<PlaygroundState["signal"], string>> = {
  none: "no",
  aborted: "while the server has it",
};

export const keepaliveTexts: Readonly<Record<PlaygroundState["keepalive"], string>> = { false: "no", true: "yes" };

export const addressSpaceTexts: Readonly<Record<PlaygroundState["targetAddressSpace"], string>> = {
  "": "not named",
  public: "public",
  local: "local",
  loopback: "loopback",
};

export const bodyAsTexts: Readonly<Record<PlaygroundState["bodyAs"], string>> = {
  text: "as it is",
  stream: "as a stream",
  repeated: "repeated, up to 100 kB",
};

export const deliveryTexts: Readonly<Record<PlaygroundState["delivery"], string>> = {
  whole: "as it is",
  late: "too late: after the time limit",
  "long-head": "with 512 kB more of headers",
};
