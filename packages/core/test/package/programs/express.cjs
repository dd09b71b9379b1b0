const express = require("express");
const { definePolicy } = require("sallyport");
const { guard } = require("sallyport/express");

const policy = definePolicy({
  sallyport: 1,
  self: ["http://api.bank.example"],
  origins: { app: ["https://app.bank.example"] },
  resources: [{ path: "/accounts/:id", share: { with: ["app"], methods: ["GET", "DELETE"], expose: ["etag"] } }],
});
let runs = 0;
const app = express();
app.use(guard(policy));
app.all("/accounts/:id", (request, response) => response.send(`run ${String(++runs)}`));
const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
