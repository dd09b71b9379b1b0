import type { MessageCase } from "./case.ts";

/** What isn't about requests of another origin, and what only looks like it. */
export const unknownCases: readonly MessageCase[] = [
  "Uncaught TypeError: Cannot read properties of undefined (reading 'map')",
  'Warning: Each child in a list should have a unique "key" prop.',
  "GET https://api.blog.test/x",
  "The CORS failed, and I don't know why",
  "npm ERR! code ERESOLVE",
  "The server is down and I don't know why.",
  "location / { proxy_pass http://127.0.0.1:3000; }",
  "SELECT * FROM users WHERE origin = 'x'",
  '{"ok":true,"message":"saved"}',
  '{"statusCode":403,"message":"Forbidden resource","error":"Forbidden"}',
  "Access to the building is blocked by policy",
  "DevTools failed to load source map: Could not load content for https://x.test/a.js.map",
  "",
].map((text) => ({ desc: text.slice(0, 60), text }));
