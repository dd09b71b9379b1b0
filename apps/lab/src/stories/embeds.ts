import type { Cast, Story } from "../world/story.ts";

const bytes = (hex: string): Uint8Array => Buffer.from(hex, "hex");

/** One pixel, and a font of one letter. */
const png = bytes(
  "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082",
);
const font = bytes(
  "00010000000a0080000300204f532f32417840050000012800000060636d6170000c00940000019000000034676c796617415177000001cc00000014686561645f363d58000000ac000000366868656100610062000000e400000024686d74780040000000000188000000066c6f6361000a0000000001c4000000066d6178700004000500000108000000206e616d650077087f000001e000000022706f73740003000000000204000000200001000000010000334eecd35f0f3cf5000300400000000000000000000000000000000000000000002000200000000300020000000000000001000000400000000000400000002000200001000000000000000000000000000000010001000000020003000100000000000200000000000000000000000000000000000300400190000500040000000000000000000000000000000000000000000000000000000000000000000000010000000000000000000000003f3f3f3f000000410041004000000000004000000000000000000000000000000000002000000040000000000000000000020000000300000014000300010000001400040020000000040004000100000041ffff00000041ffffffc000010000000000000000000a0000000100000000002000200002000031351720202000000002001e0003000104090001000200000003000104090002000200020061005200000003000000000000000000000000000000000000000000000000000000000000",
);

const files: Readonly<Record<string, readonly [type: string, body: Uint8Array | string]>> = {
  "/logo.png": ["image/png", png],
  "/chart.png": ["image/png", png],
  "/data.js": ["text/javascript", "globalThis.account = { balance: 5000 };"],
  "/style.css": ["text/css", "p { color: green }"],
  "/font.ttf": ["font/ttf", font],
};

function cast(): Cast {
  const state = { served: 0 };
  return {
    state: () => ({ ...state }),
    servers: {
      api: {
        handle: ({ path }) => {
          const file = Object.hasOwn(files, path) ? files[path] : undefined;
          if (file === undefined) return undefined;
          state.served++;
          return { headers: { "content-type": file[0] }, body: file[1] };
        },
      },
    },
  };
}

type Attempt = Story["attempts"][number];

const embeds = (as: "image" | "script" | "style" | "font", path: string): Attempt["stages"] => [
  { at: "{evil}/", actions: [{ do: "embed", as, to: `{api}${path}` }] },
];

/** Everybody embeds it, unless Cross-Origin-Resource-Policy says otherwise. */
const unlessLimited: Attempt["after"] = {
  otherwise: { page: "loaded", state: { served: 1 } },
  sallyport: { page: "failed", state: { served: 1 } },
};

export const embedsStory: Story = {
  name: "embeds",
  title: "Images, scripts, styles and fonts of another origin",
  summary: "Elements load from other origins without asking. What limits that?",
  claims: [
    {
      text: "The same-origin policy keeps a page from loading what belongs to another origin.",
      verdict: "wrong",
      because: "Images, scripts and styles load without CORS. A script’s data is then the page’s.",
      requirements: ["R56"],
    },
    {
      text: "In every browser, fonts load from everywhere, as images do.",
      verdict: "wrong",
      because:
        "In Chromium and Firefox fonts need CORS, as the standard says. WebKit uses them without, so only Cross-Origin-Resource-Policy limits it there.",
      requirements: ["R56"],
    },
    {
      text: "Cross-Origin-Resource-Policy limits who embeds.",
      verdict: "right",
      because:
        "Sallyport sends same-origin for what the policy doesn’t list, and cross-origin for the logo, which it does.",
      requirements: ["R56", "R13"],
    },
  ],
  roles: {
    app: { host: "app.files", title: "The owner’s page" },
    api: { host: "files", title: "The files’ server" },
    evil: { host: "evil", title: "A page that embeds them" },
  },
  protects: ["api"],
  allowlist: (originOf) => ({ origin: [originOf("app")] }),
  policy: (originOf) => ({
    sallyport: 1,
    self: [originOf("api")],
    origins: { app: [originOf("app")] },
    resources: [
      { path: "/logo.png", corp: "cross-origin" },
      // For WebKit, which uses fonts without CORS: the header alone limits it.
      { path: "/font.ttf", share: { with: ["app"], methods: ["GET"] }, corp: "same-site" },
    ],
  }),
  cast,
  attempts: [
    {
      name: "image",
      title: "Another page shows the chart",
      kind: "attack",
      lesson: "The server has sent it in each case; with the header, the browser does not give it to the page.",
      stages: embeds("image", "/chart.png"),
      after: unlessLimited,
    },
    {
      name: "script",
      title: "Another page runs a script with data in it",
      kind: "attack",
      lesson: "This is how JSONP leaked data for years.",
      stages: embeds("script", "/data.js"),
      after: unlessLimited,
    },
    {
      name: "style",
      title: "Another page uses the style sheet",
      kind: "attack",
      lesson: "Styles are as open as scripts.",
      stages: embeds("style", "/style.css"),
      after: unlessLimited,
    },
    {
      name: "font",
      title: "Another page uses the font",
      kind: "attack",
      lesson: "A font is fetched with CORS: without permission it is not shown. WebKit shows it.",
      stages: embeds("font", "/font.ttf"),
      after: {
        otherwise: { page: "failed", state: { served: 1 } },
        wildcard: { page: "loaded", state: { served: 1 } },
        reflect: { page: "loaded", state: { served: 1 } },
        engines: { webkit: unlessLimited },
      },
    },
    {
      name: "logo",
      title: "Another page shows the logo, which is meant for everyone",
      kind: "use",
      lesson: "One resource is listed with corp: cross-origin, and only this one.",
      stages: embeds("image", "/logo.png"),
      after: { otherwise: { page: "loaded", state: { served: 1 } } },
    },
    {
      name: "own-font",
      title: "The owner’s page uses the font",
      kind: "use",
      lesson: "Another origin of the same owner needs the grant too.",
      stages: [{ at: "{app}/", actions: [{ do: "embed", as: "font", to: "{api}/font.ttf" }] }],
      after: {
        otherwise: { page: "loaded", state: { served: 1 } },
        none: { page: "failed", state: { served: 1 } },
        engines: { webkit: { otherwise: { page: "loaded", state: { served: 1 } } } },
      },
    },
  ],
};
