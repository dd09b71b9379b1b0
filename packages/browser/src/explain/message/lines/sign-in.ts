import { linesOf, type LineMeaning, type MessageLine } from "../message-line.ts";

const provider = (meaning: LineMeaning, texts: readonly string[]): readonly MessageLine[] =>
  linesOf("server", meaning, texts);

/** What identity providers and their libraries say of the page that signs a user in. */
export const signInMessages: readonly MessageLine[] = [
  ...provider({ topic: "client-origin" }, [
    "The given origin is not allowed for the given client ID",
    "Not a valid origin for the client: {origin} has not been registered for client ID {value}",
    "Not a valid origin for the client",
    "idpiframe_initialization_failed",
    "Error 400: origin_mismatch",
    "origin_mismatch",
    "(auth/unauthorized-domain)",
    "This domain ({host}) is not authorized to run this operation",
    "is not authorized for OAuth operations for your Firebase project",
  ]),
  ...provider({ topic: "redirect-uri" }, [
    "redirect_uri_mismatch",
    "Invalid parameter: redirect_uri",
    "The redirect URI '{url}' specified in the request does not match the redirect URIs configured",
    "AADSTS50011",
    "Callback URL mismatch. {url} is not in the list of allowed callback URLs",
    "Callback URL mismatch",
    "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings",
    "redirect_uri is not valid",
    "Invalid redirect_uri",
  ]),
  ...provider({ topic: "token-from-page" }, [
    "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '{origin}'",
    "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type",
    "AADSTS9002326",
  ]),
  ...provider({ topic: "token-from-server" }, [
    "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests",
    "AADSTS9002327",
    "AADSTS90023",
  ]),
  ...provider({ topic: "silent-sign-in" }, [
    "monitor_window_timeout",
    "Token acquisition in iframe failed due to timeout",
    "Token renewal operation failed due to timeout",
    "Timeout when waiting for 3rd party check iframe message",
    "Silent authentication failed: login_required",
    "Frame window timed out",
    "block_iframe_reload",
  ]),
  ...provider({ topic: "api-key" }, ["RefererNotAllowedMapError", "ApiTargetBlockedMapError"]),
];
