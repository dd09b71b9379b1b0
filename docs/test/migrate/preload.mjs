// Loaded into a page's program before it runs: it listens on a free port of the loopback interface, whatever port it
// names, and tells the test what it prints. Marks come back behind all that was printed before them.
import { Server } from "node:net";

const listen = Server.prototype.listen;
Server.prototype.listen = function (...given) {
  this.once("listening", () => process.send({ port: this.address().port }));
  const listening = given.filter((one) => typeof one === "function");
  return Reflect.apply(listen, this, [{ port: 0, host: "127.0.0.1" }, ...listening]);
};

console.log = (...words) => process.send({ printed: words.join(" ") });

process.on("message", (mark) => process.send(mark));
process.on("disconnect", () => process.exit());
