import { expect, test } from "vitest";
import { explainMessage, loadMessageReader } from "../src/model/message-reader.ts";

test("reads nothing before its tables are there, and then what the library reads", async () => {
  const text = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
  expect(explainMessage(text)).toEqual([]);
  await loadMessageReader();
  expect(explainMessage(text)).toHaveLength(1);
});
