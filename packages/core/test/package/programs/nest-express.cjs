require("reflect-metadata");
const { All, Controller, Module } = require("@nestjs/common");
const { NestFactory } = require("@nestjs/core");
const { definePolicy } = require("sallyport");
const { guard } = require("sallyport/nest");

const policy = definePolicy({
  sallyport: 1,
  self: ["http://api.bank.example"],
  origins: { app: ["https://app.bank.example"] },
  resources: [{ path: "/accounts/:id", share: { with: ["app"], methods: ["GET", "DELETE"], expose: ["etag"] } }],
});

let runs = 0;
class Accounts {
  show() {
    return `run ${String(++runs)}`;
  }
}
Controller("accounts")(Accounts);
All(":id")(Accounts.prototype, "show", Object.getOwnPropertyDescriptor(Accounts.prototype, "show"));
class Application {}
Module({ controllers: [Accounts] })(Application);

async function main() {
  const app = await NestFactory.create(Application, { logger: false });
  guard(policy, app);
  await app.listen(0, "127.0.0.1");
  console.log(app.getHttpServer().address().port);
}
void main();
