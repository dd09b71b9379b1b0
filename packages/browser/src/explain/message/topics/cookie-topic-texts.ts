import { notCors, say, type TopicText } from "../topic.ts";

/** Cookie warnings that are about no single reason. */
export const cookieTopicTexts: Readonly<
  Record<
    | "cookie-soon"
    | "cookie-third-soon"
    | "cookie-cross-site"
    | "cookie-misused"
    | "cookie-preferences"
    | "cookie-foreign",
    TopicText
  >
> = {
  "cookie-soon": {
    ...notCors(
      "a cookie warning",
      ({ cookie, url }) =>
        `the browser still accepts ${say(cookie ?? url, "the cookie")}, and a later version will not: it is set or read in another site's page, or lacks \`SameSite\` or \`Secure\`.`,
    ),
    fixes: ["one-site", "partitioned", "cookie-secure"],
    dangers: ["same-site-none"],
  },
  "cookie-third-soon": {
    ...notCors(
      "a cookie warning",
      ({ cookie, url }) =>
        `${say(cookie ?? url, "the cookie")} is a third-party cookie, which Chrome announced to block, and in 2025 decided not to. Incognito windows, users' settings, Firefox and Safari already block or partition it.`,
    ),
    causes: ["third-party"],
    fixes: ["one-site", "partitioned", "bearer"],
    dangers: ["same-site-none"],
  },
  "cookie-cross-site": {
    ...notCors(
      "a cookie rule",
      ({ cookie }) =>
        `${say(cookie, "the cookie")} is \`SameSite=Lax\` or \`SameSite=Strict\`, and a page of another site sent the request.`,
    ),
    fixes: ["one-site", "bearer", "same-site-none"],
    dangers: ["same-site-none"],
  },
  "cookie-misused": {
    ...notCors(
      "a cookie warning",
      ({ cookie }) => `${say(cookie, "a cookie")} has no \`SameSite\` attribute, or one with an invalid value.`,
    ),
    fixes: ["cookie-line", "one-site", "same-site-none"],
    dangers: ["same-site-none"],
  },
  "cookie-preferences": {
    ...notCors("a blocked cookie", () => "the user's settings or the private window block third-party cookies."),
    causes: ["third-party"],
    fixes: ["one-site", "bearer", "partitioned"],
    dangers: ["security-off"],
  },
  "cookie-foreign": {
    ...notCors(
      "a rejected cookie",
      ({ cookie }) =>
        `${say(cookie, "the cookie")} belongs to another site than the one in the address bar, and isn't \`Partitioned\`.`,
    ),
    causes: ["third-party"],
    fixes: ["partitioned", "one-site", "bearer"],
  },
};
