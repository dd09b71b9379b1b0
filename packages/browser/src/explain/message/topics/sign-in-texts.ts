import { notCors, say, type TopicText } from "../topic.ts";

/** What an identity provider refuses, which a server of one's own can't allow. */
export const signInTexts: Readonly<
  Record<"client-origin" | "redirect-uri" | "token-from-page" | "token-from-server" | "silent-sign-in", TopicText>
> = {
  "client-origin": {
    ...notCors(
      "the identity provider's list of origins",
      ({ origin, host }) =>
        `the provider doesn't know ${say(origin ?? host, "the page's origin")} as one of this client's, so it refused the sign-in.`,
    ),
    fixes: [
      {
        at: "server",
        text: "In the provider's console, add exactly the page's origin to the client (Google: Authorized JavaScript origins; Firebase: Authorized domains): scheme, host and port, without a path. The change can take some minutes.",
      },
    ],
  },
  "redirect-uri": {
    ...notCors(
      "the identity provider's list of redirect URIs",
      ({ url }) =>
        `${say(url, "the `redirect_uri` of the request")} isn't exactly one that the client has registered, so the provider refused the sign-in.`,
    ),
    fixes: [
      {
        at: "server",
        text: "Register exactly the `redirect_uri` that the request has: scheme, host, port, path and the slash at the end count. Don't register a wildcard: whoever controls a matching page then gets the codes.",
      },
    ],
  },
  "token-from-page": {
    ...notCors(
      "the client's type at the identity provider",
      ({ origin }) =>
        `${say(origin, "a page")} requested a token, and the redirect URI is registered for a server or a native app, not for a page.`,
    ),
    fixes: [
      {
        at: "server",
        text: "Register the redirect URI under the platform Single-page application (not Web), and use the code flow with PKCE. If a server is to redeem the code, let it do so: its request must not have an Origin.",
      },
    ],
  },
  "token-from-server": {
    ...notCors(
      "the client's type at the identity provider",
      () =>
        "the redirect URI is registered for a page, and a request without Origin, from a server, redeemed the code.",
    ),
    fixes: [
      {
        at: "server",
        text: "Redeem the code in the page, or register the redirect URI under the platform Web and give the server a client secret. Don't send an invented Origin from the server.",
      },
    ],
  },
  "silent-sign-in": {
    ...notCors(
      "a sign-in in a hidden frame",
      () =>
        "the frame of the identity provider did not respond: browsers block or partition the provider's cookies there, because it is another site, or the frame may not be displayed.",
    ),
    causes: [],
    fixes: [
      {
        at: "page",
        text: "Renew tokens with a refresh token (code flow with PKCE) instead of the hidden frame, or sign in again with a navigation. The redirect URI of the frame must be an empty page that doesn't start the application.",
      },
      "one-site",
    ],
  },
};
