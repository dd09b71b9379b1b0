import "reflect-metadata";
import { All, Controller, Module } from "@nestjs/common";

let runs = 0;
class Accounts {
  show() {
    return `run ${String(++runs)}`;
  }
}
// The decorators are applied by hand: this is no TypeScript.
Controller("accounts")(Accounts);
All(":id")(Accounts.prototype, "show", Object.getOwnPropertyDescriptor(Accounts.prototype, "show"));

export class Application {}
Module({ controllers: [Accounts] })(Application);
