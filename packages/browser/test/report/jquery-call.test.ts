import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CurlError, readJQueryCall } from "@sallyport/browser/report";

const url = "https://api.example/orders";
const form: readonly [string, string] = ["Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"];

const read = (text: string): object => {
  const { urls, method, headers, data, credentials, user } = readJQueryCall(text);
  return {
    url: urls[0],
    method,
    ...(headers.length === 0 ? {} : { headers }),
    ...(data.length === 0 ? {} : { data: data[0] }),
    ...(credentials === true ? { credentials } : {}),
    ...(user === undefined ? {} : { user }),
  };
};

describe("a call of jQuery is read as the request that jQuery sends", () => {
  test.each<[desc: string, text: string, expected: object]>([
    ["get with a callback", `$.get("${url}", function (d) { show(d); });`, { url, method: "GET" }],
    ["get with data and a callback", `$.get("${url}", { a: 1 }, cb)`, { url: `${url}?a=1`, method: "GET" }],
    [
      "getJSON of a URL with a query",
      `jQuery.getJSON('${url}?x=1', { b: "c d" })`,
      { url: `${url}?x=1&b=c+d`, method: "GET" },
    ],
    [
      "post of a form",
      `$.post('${url}', { a: 1, b: 'it\\'s' })`,
      { url, method: "POST", headers: [form], data: "a=1&b=it%27s" },
    ],
    ["post without data", `$.post('${url}', () => done())`, { url, method: "POST" }],
    [
      "JSON, written by the page",
      `$.ajax({ url: "${url}", type: "put", contentType: "application/json", data: JSON.stringify({ a: [1, true], b: name }), success: function (r) { return { a: r }; } })`,
      { url, method: "PUT", headers: [["Content-Type", "application/json"]], data: '{"a":[1,true],"b":"name"}' },
    ],
    [
      "headers, credentials, and a header that a callback sets",
      `$.ajax({ url: '${url}', method: 'DELETE', headers: { "X-A": "1", Authorization: "Bearer " + token }, xhrFields: { withCredentials: true }, beforeSend: function (xhr) { xhr.setRequestHeader("X-B", "2"); } });`,
      {
        url,
        method: "DELETE",
        headers: [
          ["X-A", "1"],
          ["Authorization", '"Bearer " + token'],
          ["X-B", "2"],
        ],
        credentials: true,
      },
    ],
    [
      "the URL before its settings",
      `$.ajax("${url}", { method: "PATCH", data: "a=1", contentType: false })`,
      { url, method: "PATCH", data: "a=1" },
    ],
    ["settings in get", `$.get({ url: "${url}", username: "u", password: "p" })`, { url, method: "GET", user: "u:p" }],
    ["a trailing comma and comments", `$.ajax({ // the orders\n url: "${url}", /* all */ })`, { url, method: "GET" }],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ["a URL that only the page knows", "$.ajax({ url: base + '/orders' })", "its URL in place"],
    ["no argument", "$.get()", "its URL in place"],
    ["cut off", "$.post(", "its URL in place"],
    ["JSONP", `$.ajax({ url: "${url}", dataType: "jsonp" })`, "JSONP loads a script"],
  ])("%s is an error that says so", (_, text, says) => {
    expect(() => readJQueryCall(text)).toThrow(says);
  });

  test("whatever stands in a call, it is read or is a CurlError", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "(",
      ")",
      "[",
      ",",
      ":",
      '"',
      "'",
      "`",
      "url",
      "data",
      "JSON.stringify(",
      `'${url}'`,
      "\\",
      "__proto__",
      "/",
      "1",
      "\n",
    );
    fc.assert(
      fc.property(
        fc.constantFrom("ajax", "get", "post", "getJSON"),
        fc.array(piece, { maxLength: 40 }),
        (name, all) => {
          try {
            expect(typeof readJQueryCall(`$.${name}(${all.join("")}`).urls[0]).toBe("string");
          } catch (error) {
            expect(error).toBeInstanceOf(CurlError);
          }
        },
      ),
    );
  });

  test("a call of a hundred thousand brackets is read at once", () => {
    for (const open of ["[", "{a:", "(", "JSON.stringify("]) {
      const start = performance.now();
      expect(() => readJQueryCall(`$.ajax(${open.repeat(100_000)}`)).toThrow(CurlError);
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});
