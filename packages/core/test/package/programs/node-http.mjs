import { createServer } from "node:http";
import { guard } from "sallyport/node";
import { policy } from "./policy.mjs";

let runs = 0;
const server = createServer(guard(policy, (request, response) => response.end(`run ${String(++runs)}`)));
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
