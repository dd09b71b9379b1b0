import { expect, test } from "vitest";
import { Browser, inProcess } from "../../src/index.ts";
import { HeaderList } from "../../src/fetch/header-list.ts";
import { makeRequest } from "../../src/fetch/request.ts";
import {
  messageOf,
  readReply,
  readRequest,
  requestState,
  type ThreadReply,
} from "../../src/test-environment/thread-message.ts";
import { userAgentFor } from "../../src/page/browser.ts";

const network = inProcess({});
const page = new Browser({ network }).pageAt("https://app.example/");
const userAgent = userAgentFor({ network });

const request = () => {
  const made = makeRequest(new URL("https://api.example/orders?x#y"), page.environment, {
    method: "POST",
    headerList: new HeaderList([["Content-Type", "application/xml"]]),
    body: { source: new Uint8Array([60, 62]) },
    mode: "cors",
    credentialsMode: "include",
    initiatorType: "xmlhttprequest",
    unsafeRequest: true,
    useCORSPreflight: true,
  });
  made.redirectState.hasTypeOfBody = true;
  return made;
};

test("a thread gets the request as it is", () => {
  const made = request();
  const read = readRequest(structuredClone(messageOf(made, userAgent, 0)));
  const { client, ...rest } = made;
  const { client: readClient, ...readRest } = read;
  expect(readRest).toEqual(rest);
  expect(readClient.origin).toBe(client.origin);
});

test("the request becomes what it was in the thread", () => {
  const redirected = request();
  redirected.urlList.push(new URL("https://app.example/r"), new URL("https://api.example/gone"));
  redirected.redirectCount = 2;
  redirected.responseTainting = "cors";
  redirected.redirectState.upgradedFrom = new URL("http://api.example/gone");
  const own = request();
  const outcome = { trace: [], sent: true } as unknown as ThreadReply["outcome"];
  const reply = { ...requestState(redirected), outcome, response: undefined, bytes: undefined, isLate: false };
  readReply(structuredClone(reply) as unknown as ThreadReply, own, page);
  expect(own).toEqual({ ...redirected, client: own.client });
});
