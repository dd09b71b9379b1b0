import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { guard } from "sallyport/hono";
import { policy } from "./policy.mjs";

let runs = 0;
const app = new Hono();
app.use(guard(policy));
app.all("/accounts/:id", (context) => context.text(`run ${String(++runs)}`));
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => console.log(port));
