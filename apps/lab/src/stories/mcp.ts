import type { Cast, Story } from "../world/story.ts";

function cast(): Cast {
  const state = { toolCalls: 0, rebound: false };
  return {
    state: () => ({ ...state }),
    events: { rebind: () => void (state.rebound = true) },
    route: (role) => (role === "evil" && state.rebound ? "mcp" : role),
    servers: {
      mcp: {
        handle: ({ method, path, fields }) => {
          if (method !== "POST" || path !== "/mcp") return undefined;
          if (fields.get("method") !== "tools/call") return { status: 400, body: { error: "tools/call" } };
          state.toolCalls++;
          return {
            body: { jsonrpc: "2.0", id: 1, result: { content: [{ type: "text", text: "~/.ssh/id_ed25519" }] } },
          };
        },
      },
    },
  };
}

const call = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_files"}}';
const json = { "content-type": "application/json" };

export const mcp: Story = {
  name: "mcp",
  title: "A local MCP server, and a page on the web",
  summary:
    "A developer’s tool listens on this machine and runs tools for an agent. It has no sign-in, because only local programs reach it. So do pages.",
  claims: [
    {
      text: "A server that listens on localhost is reached by local programs only.",
      verdict: "wrong",
      because:
        "Every page in the developer’s browser reaches it. A POST of plain text needs no preflight, and runs the tool.",
      requirements: ["R12", "R62"],
    },
    {
      text: "A Host check and deny by default protect it, and its agent still works.",
      verdict: "right",
      because:
        "The agent isn’t a browser. Pages of other origins are refused, and so are other names for this machine.",
      requirements: ["R5", "R11", "R13"],
    },
  ],
  roles: {
    mcp: { host: "mcp", title: "The MCP server" },
    evil: { host: "evil", title: "A page on the web" },
  },
  protects: ["mcp"],
  allowlist: () => ({ origin: [] }),
  policy: (originOf) => ({ sallyport: 1, self: [originOf("mcp")], resources: [{ path: "/mcp" }] }),
  cast,
  attempts: [
    {
      name: "agent",
      title: "The agent calls a tool",
      kind: "use",
      lesson: "No Origin and no Sec-Fetch-Site: a program.",
      stages: [{ client: { to: "{mcp}/mcp", method: "POST", headers: json, body: call } }],
      after: { otherwise: { page: "read 200", state: { toolCalls: 1 } } },
    },
    {
      name: "page",
      title: "A page calls the tool, as plain text",
      kind: "attack",
      lesson: "The tool ran, whether or not the page could read what it returned.",
      stages: [{ at: "{evil}/", actions: [{ do: "fetch", method: "POST", to: "{mcp}/mcp", body: call }] }],
      after: {
        otherwise: { page: "blocked", state: { toolCalls: 1 } },
        wildcard: { page: "read 200", state: { toolCalls: 1 } },
        reflect: { page: "read 200", state: { toolCalls: 1 } },
        sallyport: { page: "blocked" },
      },
    },
    {
      name: "rebinding",
      title: "A page whose name is bound to this machine calls the tool",
      kind: "attack",
      lesson: "For the browser it is the same origin, so the page reads everything. The Host header tells.",
      stages: [
        { event: "rebind" },
        {
          at: "{evil}/lab/enter?user=visitor",
          actions: [{ do: "fetch", method: "POST", to: "{evil}/mcp", headers: json, body: call }],
        },
      ],
      after: {
        otherwise: { page: "read 200", state: { rebound: true, toolCalls: 1 } },
        sallyport: { page: "read 421", state: { rebound: true } },
      },
    },
  ],
};
