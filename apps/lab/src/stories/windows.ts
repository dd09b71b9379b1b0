import type { Attempt, Story } from "../world/story.ts";

const sends = (where: "frame" | "window", page: string, target: string): Attempt["stages"] => [
  { at: "{evil}/", actions: [{ do: "message", in: where, to: `{app}/lab/listen${page}`, message: "tell", target }] },
];

export const windows: Story = {
  name: "windows",
  title: "Two windows of different origins, and postMessage",
  summary:
    "A hostile page opens the app in a frame or in a window, and holds a handle of it. What can it do with that?",
  claims: [
    {
      text: "The same-origin policy is about requests.",
      verdict: "wrong",
      because: "Windows and frames of other origins are kept apart too: the document cannot be reached.",
      requirements: ["R64"],
    },
    {
      text: "A message event comes from whoever the app expects.",
      verdict: "wrong",
      because:
        "Every page with a handle can send one. The receiver must look at event.origin; no header does that for it.",
      requirements: ["R64", "R33"],
    },
    {
      text: "A target origin keeps a message from the wrong page.",
      verdict: "right",
      because: "It is delivered only to a page of that origin.",
      requirements: ["R64"],
    },
  ],
  roles: {
    app: { host: "app.shop", title: "The shop" },
    evil: { host: "evil", title: "A page that opens the shop" },
  },
  protects: ["app"],
  allowlist: () => ({ origin: [] }),
  policy: (originOf) => ({ sallyport: 1, self: [originOf("app")], resources: [{ path: "/" }] }),
  cast: () => ({ state: () => ({}), servers: {} }),
  attempts: [
    {
      name: "careless",
      title: "A frame of a page that replies to everyone",
      kind: "attack",
      lesson: "The document is out of reach. The message was delivered, and the reply had the secret.",
      stages: sends("frame", "", "*"),
      after: { otherwise: { page: "document blocked, replied" } },
    },
    {
      name: "careful",
      title: "A frame of a page that looks at event.origin",
      kind: "attack",
      lesson: "The check belongs to the receiver.",
      stages: sends("frame", "?only={app}", "*"),
      after: { otherwise: { page: "document blocked, no reply" } },
    },
    {
      name: "wrong-target",
      title: "A message for another origin than the frame’s",
      kind: "use",
      lesson: "The browser does not deliver it.",
      stages: sends("frame", "", "{evil}"),
      after: { otherwise: { page: "document blocked, no reply" } },
    },
    {
      name: "window",
      title: "The same with a separate window",
      kind: "attack",
      lesson: "A handle of a window is enough.",
      stages: sends("window", "", "*"),
      after: { otherwise: { page: "document blocked, replied" } },
    },
  ],
};
