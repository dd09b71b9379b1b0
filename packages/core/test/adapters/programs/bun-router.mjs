/* global Bun */
// Routes of every kind: each response names the one that ran.
import { definePolicy } from "sallyport";
import { guard } from "sallyport/bun";

const refused = { forgery: { reads: "refuse" } };
const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    { path: "/open/**", share: { with: "anyone", methods: ["GET"], because: "public" } },
    { path: "/vault/:id", ...refused },
    { path: "/vault/:id/**", ...refused },
    { path: "/legacy", forgery: { stateChanging: ["GET"] } },
    { path: "/files/**", ...refused },
    { path: "/open/:id/secret", ...refused },
    { path: "/open/me/**", ...refused },
  ],
});

const routes = [
  "/open/*",
  "/vault/:id",
  "/vault/:id/*",
  "/legacy",
  "/files/*",
  "/open/:id/secret",
  "/open/:id/*",
  "/other/*",
];
const handlerOf =
  (route) =>
  ({ params }) =>
    new Response(null, { headers: { "x-route": params?.id === "me" ? `${route} of me` : route } });
const server = Bun.serve(
  guard(policy, {
    port: 0,
    hostname: "127.0.0.1",
    development: false,
    routes: Object.fromEntries(routes.map((route) => [route, handlerOf(route)])),
    fetch: handlerOf("fetch"),
  }),
);
console.log(server.port);
