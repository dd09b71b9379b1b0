import { expect, test } from "vitest";
import { explainServerMessage, loadMessageReader } from "../src/model/message-reader.ts";

test("reads nothing before its tables are there, and then what the library reads", async () => {
  const text = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
  expect(explainServerMessage(text)).toEqual([]);
  await loadMessageReader();
  expect(explainServerMessage(text)).toHaveLength(1);
});
