import { linesOf, type MessageLine } from "../message-line.ts";

const cors: readonly MessageLine[] = [
  ...linesOf(
    "webkit",
    { code: "cors-origin-missing", engineCode: "Origin is not allowed by Access-Control-Allow-Origin." },
    ["Origin {origin} is not allowed by Access-Control-Allow-Origin"],
  ),
  // An opaque origin, to which older versions shared nothing but `*`.
  ...linesOf("webkit", { code: "cors-origin-missing", open: true }, ["Cannot make any requests from {origin}."], {
    until: 2017,
  }),
  ...linesOf(
    "webkit",
    { code: "preflight-status", engineCode: "Preflight response is not successful.", preflight: true },
    ["Preflight response is not successful", "Response for preflight is not successful"],
  ),
  ...linesOf("webkit", { code: "preflight-redirect", preflight: true }, [
    "Preflight response was redirected",
    "Preflight response is a redirect",
  ]),
  ...linesOf("webkit", { code: "redirect-forbidden" }, ["Not allowed to follow a redirection while loading {url}"]),
  ...linesOf("webkit", { code: "preflight-methods-malformed", preflight: true }, [
    "Access-Control-Allow-Methods header has invalid value: {value}",
    "Header Access-Control-Allow-Methods has an invalid value",
  ]),
  ...linesOf("webkit", { code: "preflight-headers-malformed", preflight: true }, [
    "Access-Control-Allow-Headers header has invalid value: {value}",
    "Header Access-Control-Allow-Headers has an invalid value",
  ]),
  ...linesOf("webkit", { code: "cors-credentials" }, [
    "Credentials flag is true, but Access-Control-Allow-Credentials is not 'true'",
  ]),
  ...linesOf("webkit", { code: "redirect-scheme" }, [
    "Cross-origin redirection to {url} denied by Cross-Origin Resource Sharing policy",
  ]),
  ...linesOf(
    "webkit",
    { code: "scheme-not-cors" },
    [
      "Cross origin requests are only supported for HTTP",
      "Cross-origin script load denied by Cross-Origin Resource Sharing policy",
    ],
    { until: 2018 },
  ),
  ...linesOf("webkit", { topic: "access-control-checks" }, [
    "{url} due to access control checks",
    "due to access control checks",
  ]),
];

const policies: readonly MessageLine[] = [
  ...linesOf("webkit", { topic: "csp" }, [
    "Refused to {action} {url} because it does not appear in the {directive} directive of the Content Security Policy",
    "because it does not appear in the {directive} directive of the Content Security Policy",
    "Refused to {action} {url} because it appears in neither the {unset} directive nor the {directive} directive of the Content Security Policy",
    "because it appears in neither the {unset} directive nor the {directive} directive of the Content Security Policy",
    "because neither the {directive} directive nor",
  ]),
  ...linesOf("webkit", { topic: "csp-inline" }, [
    "Refused to execute a script because its hash, its nonce, or 'unsafe-inline' does not appear in the {directive} directive of the Content Security Policy",
    "Refused to execute a script because its hash, its nonce, or 'unsafe-inline' appears in neither the {directive} directive",
    "Refused to apply a stylesheet because its hash, its nonce, or 'unsafe-inline' does not appear in the {directive} directive of the Content Security Policy",
    "Refused to apply a stylesheet because its hash, its nonce, or 'unsafe-inline' appears in neither the {directive} directive",
  ]),
  ...linesOf("webkit", { code: "mixed-content" }, [
    "[blocked] The page at {page} was not allowed to {action} insecure content from {url}.",
    "The page at {page} was not allowed to {action} insecure content from {url}.",
    "The page at {page} requested insecure content from {url}. This content was blocked",
    "[blocked] The page at {page} requested insecure content from {url}",
  ]),
  ...linesOf("webkit", { topic: "mixed-display" }, [
    "The page at {page} was allowed to {action} insecure content from {url}.",
    "The page at {page} requested insecure content from {url}. This content was automatically upgraded",
  ]),
  ...linesOf("webkit", { topic: "policy-in-meta" }, [
    "The Content Security Policy directive '{directive}' is ignored when delivered via an HTML meta element",
    "The X-Frame-Option '{value}' supplied in a <meta> element was ignored",
  ]),
  ...linesOf("webkit", { topic: "permissions-policy" }, [
    "Permission policy '{feature}' check failed for document with origin '{origin}'",
  ]),
  ...linesOf("webkit", { topic: "x-frame-options" }, [
    "Refused to display '{url}' in a frame because it set 'X-Frame-Options' to '{value}'",
  ]),
  ...linesOf("webkit", { code: "corp-missing" }, [
    "Refused to load '{url}' worker because of Cross-Origin-Embedder-Policy",
    "because of Cross-Origin-Embedder-Policy",
  ]),
  ...linesOf("webkit", { code: "embedder-policy-missing" }, [
    "Refused to display '{url}' in a frame because of Cross-Origin-Embedder-Policy",
  ]),
  ...linesOf("webkit", { code: "corp-same-origin" }, [
    "because it violates the resource's Cross-Origin-Resource-Policy response header",
  ]),
];

const loading: readonly MessageLine[] = [
  ...linesOf("webkit", { topic: "mime" }, [
    "'{mime}' is not a valid JavaScript MIME type",
    "Did not parse stylesheet at '{url}' because non CSS MIME types are not allowed in strict mode",
    "Did not parse stylesheet at '{url}' because its MIME type",
    "Refused to execute {url} as script because 'X-Content-Type-Options: nosniff' was given and its Content-Type is not a script MIME type",
    "Refused to execute {url} as script because '{mime}' is not a script MIME type",
    "Unexpected response MIME type. Expected '{expected}'",
  ]),
  ...linesOf("webkit", { topic: "module-specifier" }, [
    "Module specifier, '{specifier}' does not start with",
    "Module name, '{specifier}' does not resolve to a valid URL",
    "Module specifier, '{specifier}' is not",
  ]),
  ...linesOf("webkit", { topic: "tainted-canvas" }, [
    "Unable to get image data from canvas because the canvas has been tainted by cross-origin data",
    "Unable to get image data from canvas",
  ]),
  ...linesOf("webkit", { code: "integrity" }, [
    "Cannot load {kind} {url}. Failed integrity metadata check",
    "Failed integrity metadata check",
  ]),
  ...linesOf("webkit", { topic: "forbidden-header" }, ["Refused to set unsafe header '{header}'"]),
  ...linesOf("webkit", { topic: "frame-access" }, [
    "Blocked a frame with origin '{origin}' from accessing a frame with origin '{other}'. Protocols, domains, and ports must match",
  ]),
  ...linesOf("webkit", { topic: "post-message" }, [
    "Unable to post message to {target}. Recipient has origin {origin}",
  ]),
  ...linesOf("webkit", { topic: "isolated" }, ["Can't find variable: SharedArrayBuffer"]),
  ...linesOf("webkit", { topic: "worker-redirected" }, ["Response served by service worker has redirections"]),
  ...linesOf("webkit", { topic: "worker-opaque" }, ["Response served by service worker is opaque"]),
  ...linesOf("webkit", { topic: "worker-failed" }, ["FetchEvent.respondWith received an error"]),
  ...linesOf("webkit", { topic: "local-refused", vague: true }, [
    "Not allowed to request resource",
    "Not allowed to load local resource",
  ]),
  ...linesOf("webkit", { code: "bad-port" }, [
    "Not allowed to use restricted network port",
    "Not allowed to use restricted network port {value}: {url}",
  ]),
];

const sockets: readonly MessageLine[] = [
  ...linesOf("webkit", { topic: "socket-failed" }, [
    "WebSocket connection to '{url}' failed: The operation couldn't be completed. ({value})",
    "WebSocket connection to '{url}' failed: WebSocket network error: The operation couldn't be completed. ({value})",
    "WebSocket connection to '{url}' failed: Could not connect to the server",
    "WebSocket connection to '{url}' failed: The network connection was lost",
  ]),
  ...linesOf("webkit", { topic: "socket-failed" }, [
    "WebSocket connection to '{url}' failed: There was a bad response from the server",
    "WebSocket connection to '{url}' failed: Unexpected response code: {status}",
  ]),
  ...linesOf("webkit", { topic: "socket-closed" }, [
    "WebSocket connection to '{url}' failed: WebSocket is closed before the connection is established",
  ]),
  ...linesOf("webkit", { topic: "call-option" }, [
    "Request has method 'GET' and cannot have a body",
    "Request has method 'HEAD' and cannot have a body",
  ]),
];

/** What the system's network stack says, which speaks the user's language. */
const network: readonly MessageLine[] = [
  ...linesOf("webkit", { code: "unreachable" }, [
    "Could not connect to the server",
    "A server with the specified hostname could not be found",
    "The network connection was lost",
    "The Internet connection appears to be offline",
    "Verbindung zum Server konnte nicht hergestellt werden",
    "Ein Server mit dem angegebenen Hostnamen konnte nicht gefunden werden",
    "Die Netzwerkverbindung wurde unterbrochen",
    "Impossible de se connecter au serveur",
    "La connexion réseau a été perdue",
    "No se ha podido conectar con el servidor",
    "No se pudo conectar con el servidor",
    "No se pudo conectar al servidor",
    "Impossibile connettersi al server",
    "Não foi possível conectar-se ao servidor",
    "Não foi possível conectar ao servidor",
    "サーバに接続できませんでした",
    "ネットワーク接続が切れました",
    "未能连接到服务器",
    "無法連接伺服器",
    "Не удалось подключиться к серверу",
    "Kan geen verbinding met de server maken",
    "Nie można połączyć się z serwerem",
    "Sunucuya bağlanılamadı",
    "서버에 연결할 수 없습니다",
  ]),
  ...linesOf("webkit", { topic: "certificate" }, [
    "The certificate for this server is invalid",
    "An SSL error has occurred and a secure connection to the server cannot be made",
    "Das Zertifikat für diesen Server ist ungültig",
    "Le certificat de ce serveur n'est pas valide",
  ]),
  ...linesOf("webkit", { topic: "aborted-call", vague: true }, [
    "TypeError: cancelled",
    "TypeError: Abgebrochen",
    "TypeError: annulé",
  ]),
  ...linesOf("webkit", { code: "timed-out" }, ["The request timed out", "Zeitüberschreitung bei der Anforderung"]),
];

export const webkitMessages: readonly MessageLine[] = [...cors, ...policies, ...loading, ...sockets, ...network];
