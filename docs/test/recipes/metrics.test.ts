import { describe, expect, test } from "vitest";
import { answersAsShown, started } from "./behaviours.ts";
import { ask, type Answer, type Fields } from "./exchange.ts";
import { host } from "./handshakes.ts";

answersAsShown("metrics", "prometheus.mjs");
answersAsShown("metrics", "opentelemetry.mjs");

type Series = Readonly<Record<string, string | number>>;

/** `name{a="b",…} 3` */
const parsePrometheus = ({ body }: Answer): Series[] =>
  [...body.matchAll(/^sallyport_decisions_total\{(.*)\} ([0-9]+)$/gm)].map(([, labels = "", value]) => ({
    ...Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", text = ""]) => [name, text])),
    value: Number(value),
  }));

describe.each([
  { file: "prometheus.mjs", parse: parsePrometheus },
  { file: "opentelemetry.mjs", parse: ({ body }: Answer) => JSON.parse(body) as Series[] },
])("$file", ({ file, parse }) => {
  const program = started("metrics", file);
  const send = (method: string, path: string, ...fields: Fields): Promise<Answer> =>
    ask(program().port, method, path, [host, ...fields]);
  const series = async (): Promise<Series[]> => parse(await send("GET", "/metrics"));

  test("counts decisions by reason and resource", async () => {
    await send("GET", "/orders/1", ["Origin", "http://localhost:5173"]);
    await send("GET", "/orders/2", ["Origin", "http://localhost:5173"]);
    await send("POST", "/orders/1", ["Origin", "https://evil.example"]);
    expect(await series()).toEqual(
      expect.arrayContaining([
        { outcome: "pass", reason: "shared", resource: "/orders/:id", enforce: "refuse", value: 2 },
        { outcome: "refuse", reason: "origin-unknown", resource: "/orders/:id", enforce: "refuse", value: 1 },
        { outcome: "pass", reason: "non-browser", resource: "none", enforce: "refuse", value: 1 },
      ]),
    );
  });

  test("has no more series, whatever clients send", async () => {
    const methods = ["GET", "POST", "DELETE", "PURGE", "OPTIONS"];
    const sweep = async (from: number): Promise<number> => {
      for (let index = from; index < from + 100; index++) {
        const method = methods[index % methods.length] ?? "";
        const path = `${["/orders/", "/", "/a/", "/orders//"][index % 4] ?? ""}${String(index)}`;
        const origins = [`https://o${String(index)}.example`, "http://localhost:5173", "null", `x${String(index)}`];
        const wanted = index % 3 === 0 ? [["Access-Control-Request-Method", `M${String(index)}`] as const] : [];
        await send(method, path, ["Origin", origins[index % 7] ?? ""], ...wanted);
      }
      return (await series()).length;
    };
    const first = await sweep(420);
    expect(await sweep(840)).toBe(first);
    expect(first).toBeLessThan(30);
  });
});
