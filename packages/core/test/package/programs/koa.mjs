import Koa from "koa";
import { guard } from "sallyport/koa";
import { policy } from "./policy.mjs";

let runs = 0;
const app = new Koa();
app.use(guard(policy));
app.use((context) => {
  context.body = `run ${String(++runs)}`;
});
const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
