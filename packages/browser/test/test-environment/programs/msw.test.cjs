/* global beforeAll, afterAll, expect, test, jest, XMLHttpRequest */
const { createServer } = require("node:http");
const { http, HttpResponse } = require("msw");
const { setupServer } = require("msw/node");

const closed = createServer((_request, response) => response.end("{}")).unref();
const mocks = setupServer(http.get("http://api.example/rates", () => HttpResponse.json({ rate: 2 })));
let url;
beforeAll(async () => {
  await new Promise((resolve) => closed.listen(0, "127.0.0.1", resolve));
  url = `http://localhost:${closed.address().port}/`;
  mocks.listen({ onUnhandledRequest: "bypass" });
});
afterAll(() => {
  mocks.close();
  closed.close();
});

test("fetch", async () => {
  expect(await (await fetch("http://api.example/rates")).json()).toEqual({ rate: 2 });
  const log = jest.spyOn(console, "error").mockImplementation(() => undefined);
  await expect(fetch(url)).rejects.toThrow("Failed to fetch");
  expect(log.mock.calls.join()).toContain("has no Access-Control-Allow-Origin header");
  log.mockRestore();
});

test("XMLHttpRequest", async () => {
  const load = (address) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("GET", address);
      request.onloadend = () => resolve([request.status, request.responseText]);
      request.send();
    });
  expect(await load("http://api.example/rates")).toEqual([200, '{"rate":2}']);
  const log = jest.spyOn(console, "error").mockImplementation(() => undefined);
  expect(await load(url)).toEqual([0, ""]);
  log.mockRestore();
});
