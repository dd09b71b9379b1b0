import { expect, test } from "vitest";
import { type EngineName } from "../../src/index.ts";
import { generous, sceneOf } from "../fetch/script.ts";
import { send } from "./xml-http-requests.ts";

test.each<[engine: EngineName, told: string[]]>([
  ["standard", []],
  ["firefox", []],
  ["webkit", []],
  ["chromium", ["upload.error(0/0)", "upload.loadend(0/0)"]],
])("%s: of a failure without a body the upload is told %j", async (engine, told) => {
  const uploaded = ({ log }: { log: string[] }): string[] => log.filter((one) => one.startsWith("upload."));
  const refused = sceneOf(() => ({}), { engine });
  expect(uploaded(await send(refused, { method: "PUT", upload: true }))).toEqual(told);
  // A simple request's upload is told nothing.
  const simple = sceneOf(() => ({}), { engine });
  const heard = engine === "chromium" ? [] : told;
  expect(uploaded(await send(simple, { method: "POST", upload: true }))).toEqual(heard);
});

const whole = ["upload.loadstart(0/1)", "upload.progress(1/1)", "upload.load(1/1)", "upload.loadend(1/1)"];

test.each<[engine: EngineName, told: string[]]>([
  ["standard", whole],
  ["chromium", whole],
  ["webkit", whole],
  ["firefox", ["upload.loadstart(0/1)", "upload.error(0/0)", "upload.loadend(0/0)"]],
])("%s: of an answer that CORS refuses the upload is told %j", async (engine, told) => {
  const halfway = sceneOf((asked) => (asked.isPreflight ? generous(asked) : {}), { engine });
  const { log } = await send(halfway, { method: "POST", body: "x", upload: true });
  expect(log.filter((one) => one.startsWith("upload."))).toEqual(told);
});

test.each<[engine: EngineName, asks: boolean]>([
  ["standard", true],
  ["firefox", true],
  ["webkit", true],
  ["chromium", false],
])("%s: an upload listener without a body makes a preflight: %s", async (engine, asks) => {
  const scene = sceneOf(generous, { engine });
  await send(scene, { method: "POST", upload: true });
  expect(scene.network.asked[0]?.isPreflight).toBe(asks);
});
