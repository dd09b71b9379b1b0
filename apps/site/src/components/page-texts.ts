import type { RequestKind } from "@sallyport/browser/report";

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
  "": "no type: text/plain",
  "application/json": "JSON",
  "application/x-www-form-urlencoded": "a form's fields",
  "multipart/form-data; boundary=x": "a form with files",
} as const;

/** Which fields a way of making a request has. */
export const fieldsOf: Readonly<Record<RequestKind, { script: boolean; body: boolean; element: boolean }>> = {
  fetch: { script: true, body: true, element: false },
  form: { script: false, body: true, element: false },
  link: { script: false, body: false, element: false },
  frame: { script: false, body: false, element: false },
  beacon: { script: false, body: true, element: false },
  socket: { script: false, body: false, element: false },
  "event-source": { script: false, body: false, element: true },
  image: { script: false, body: false, element: true },
  script: { script: false, body: false, element: true },
  module: { script: false, body: false, element: true },
  style: { script: false, body: false, element: true },
  font: { script: false, body: false, element: false },
  video: { script: false, body: false, element: true },
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
