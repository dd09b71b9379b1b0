import express from "express";
import { guard } from "sallyport/express";
import { policy } from "./policy.mjs";

let runs = 0;
const app = express();
app.use(guard(policy));
app.all("/accounts/:id", (request, response) => response.send(`run ${String(++runs)}`));
const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
