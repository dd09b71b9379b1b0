import Fastify from "fastify";
import { guard } from "sallyport/fastify";
import { policy } from "./policy.mjs";

let runs = 0;
const app = Fastify();
await app.register(guard, { policy });
app.all("/accounts/:id", () => `run ${String(++runs)}`);
await app.listen({ port: 0, host: "127.0.0.1" });
console.log(app.server.address().port);
