import { linesOf, type MessageLine } from "../message-line.ts";

const chromium: readonly MessageLine[] = [
  ...linesOf("chromium", { cookie: "same-site-none-insecure" }, [
    "had the 'SameSite=None' attribute but did not have the 'Secure' attribute",
    "was set with 'SameSite=None' but without 'Secure'",
    "Mark cross-site cookies as Secure to allow setting them in cross-site contexts",
    "Mark cross-site cookies as Secure to allow them to be sent in cross-site requests",
  ]),
  ...linesOf(
    "chromium",
    { cookie: "same-site-default" },
    [
      "A cookie associated with a cross-site resource at {url} was set without the 'SameSite' attribute",
      "was set without the 'SameSite' attribute",
      "didn't specify a 'SameSite' attribute when it was",
      "didn't specify a 'SameSite' attribute and was default",
      "A future release of Chrome will only deliver cookies with cross-site requests",
      "Indicate whether to send a cookie in a cross-site request by specifying its SameSite attribute",
      "Because a cookie's SameSite attribute was not set or is invalid, it defaults to SameSite=Lax",
      "Indicate whether a cookie is intended to be set in cross-site context by specifying its SameSite attribute",
    ],
    { since: 2019 },
  ),
  ...linesOf("chromium", { cookie: "same-site-strict" }, [
    "had the 'SameSite=Strict' attribute and the request was made from a different site",
    "had the 'SameSite=Strict' attribute but the request was cross-site",
  ]),
  ...linesOf("chromium", { cookie: "same-site-lax" }, [
    "had the 'SameSite=Lax' attribute and the request was made from a different site",
    "had the 'SameSite=Lax' attribute but the request was cross-site",
  ]),
  ...linesOf("chromium", { cookie: "secure-scheme" }, [
    "had the 'Secure' attribute but was not received over a secure connection",
    "had the 'Secure' attribute and the connection was not secure",
  ]),
  ...linesOf("chromium", { cookie: "domain-mismatch" }, [
    "its Domain attribute was invalid with regards to the current host url",
    "neither did the request URL's domain exactly match the cookie's domain, nor",
  ]),
  ...linesOf("chromium", { cookie: "path-mismatch" }, [
    "its path was not an exact match for or a superdirectory of the request url's path",
  ]),
  ...linesOf("chromium", { cookie: "secure-overlay" }, [
    "it was not sent over a secure connection and would have overwritten a cookie with the Secure attribute",
  ]),
  ...linesOf("chromium", { cookie: "prefix-host" }, [
    "it used the '__Secure-' or '__Host-' prefix in its name and broke the additional rules",
  ]),
  ...linesOf("chromium", { cookie: "too-long" }, [
    "the combined size of the name and value must be less than or equal to 4096 characters",
    "the cookie was too large",
    "exceeded the maximum size",
  ]),
  ...linesOf("chromium", { topic: "cookie-preferences" }, [
    "This attempt to set a cookie via a Set-Cookie header was blocked due to user preferences",
    "This Set-Cookie header was blocked due to user preferences",
    "This cookie was blocked due to user preferences",
    "was blocked due to user preferences",
    "is blocked due to user preferences",
  ]),
  ...linesOf(
    "chromium",
    { cookie: "third-party-blocked" },
    [
      "Third-party cookie will be blocked. Learn more in the Issues tab",
      "Third-party cookie is blocked in Chrome either because of Chrome flags or browser configuration",
      "Third-party cookie is blocked",
      "third-party cookie blocking",
    ],
    { since: 2023 },
  ),
  ...linesOf(
    "chromium",
    { topic: "cookie-third-soon" },
    [
      "Third-party cookie will be blocked in future Chrome versions as part of Privacy Sandbox",
      "Setting cookie in cross-site context will be blocked in future Chrome versions",
      "Reading cookie in cross-site context will be blocked in future Chrome versions",
      "Cookies with cross-site use will be blocked",
      "Chrome is moving towards a new experience that allows users to choose to browse without third-party cookies",
    ],
    { since: 2023 },
  ),
];

const firefox: readonly MessageLine[] = [
  ...linesOf(
    "firefox",
    { topic: "cookie-soon" },
    [
      "Cookie '{cookie}' will be soon treated as cross-site cookie",
      "Cookie '{cookie}' will soon be treated as cross-site cookie",
    ],
    { since: 2019 },
  ),
  ...linesOf(
    "firefox",
    { topic: "cookie-misused" },
    [
      "Some cookies are misusing the recommended 'SameSite' attribute",
      "Some cookies are misusing the 'SameSite' attribute, so it won't work as expected",
      "Cookie '{cookie}' does not have a proper 'SameSite' attribute value",
      "Cookie '{cookie}' has 'SameSite' policy set to 'Lax' because it is missing a 'SameSite' attribute",
      "Invalid 'SameSite' value for cookie '{cookie}'",
    ],
    { since: 2019 },
  ),
  ...linesOf("firefox", { cookie: "third-party-blocked" }, [
    "Cookie '{cookie}' has been rejected as third-party",
    "Request to access cookie or storage on '{url}' was blocked because it came from a tracker and content blocking is enabled",
    "Request to access cookie or storage on '{url}' was blocked because we are blocking all third-party storage access requests",
    "Request to access cookies or storage on '{url}' was blocked because",
    "Request to access cookie or storage on '{url}' was blocked because",
    "Cookie '{cookie}' has been rejected because a cookie policy blocks it",
  ]),
  ...linesOf(
    "firefox",
    { cookie: "third-party-partitioned" },
    ["Partitioned cookie or storage access was provided to '{url}' because it is loaded in the third-party context"],
    { since: 2021 },
  ),
  ...linesOf(
    "firefox",
    { topic: "cookie-foreign" },
    [
      "Cookie '{cookie}' will be soon rejected because it is foreign and does not have the 'Partitioned' attribute",
      "Cookie '{cookie}' will soon be rejected because it is foreign and does not have the 'Partitioned' attribute",
      "Cookie '{cookie}' has been rejected because it is foreign and does not have the 'Partitioned' attribute",
    ],
    { since: 2024 },
  ),
  ...linesOf(
    "firefox",
    { cookie: "same-site-none-insecure" },
    [
      "Cookie '{cookie}' will be soon rejected because it has the 'SameSite' attribute set to 'None'",
      "Cookie '{cookie}' will soon be rejected because it has the 'SameSite' attribute set to 'None'",
    ],
    { since: 2019 },
  ),
  ...linesOf("firefox", { topic: "cookie-cross-site" }, [
    "Cookie '{cookie}' with the 'SameSite' attribute value 'Lax' or 'Strict' was omitted because of a cross-site redirect",
    "Cookie '{cookie}' has been rejected because it is in a cross-site context and its 'SameSite' is 'Lax' or 'Strict'",
    "Cookie '{cookie}' has been rejected because it is in a cross-site context and its 'SameSite' is",
  ]),
  ...linesOf("firefox", { cookie: "secure-scheme" }, [
    "Cookie '{cookie}' has been rejected because a non-HTTPS cookie can't be set as 'secure'",
  ]),
  ...linesOf("firefox", { cookie: "http-only-overwrite" }, [
    "Cookie '{cookie}' has been rejected because there is already an HTTP-Only cookie but script tried to store a new one",
  ]),
  ...linesOf("firefox", { cookie: "secure-overlay" }, [
    "Cookie '{cookie}' has been rejected because there is an existing 'secure' cookie",
  ]),
  ...linesOf("firefox", { cookie: "expired" }, ["Cookie '{cookie}' has been rejected because it is already expired"]),
  ...linesOf("firefox", { cookie: "prefix-host" }, ["Cookie '{cookie}' has been rejected for invalid prefix"]),
  ...linesOf("firefox", { cookie: "path-mismatch" }, ["Cookie '{cookie}' has been rejected for invalid path"]),
  ...linesOf("firefox", { cookie: "control-character" }, [
    "Cookie '{cookie}' has been rejected for invalid characters in the",
  ]),
  ...linesOf("firefox", { cookie: "too-long" }, [
    "Cookie '{cookie}' is invalid because its size is too big",
    "Cookie '{cookie}' is invalid because its path size is too big",
  ]),
];

export const cookieMessages: readonly MessageLine[] = [...chromium, ...firefox];
