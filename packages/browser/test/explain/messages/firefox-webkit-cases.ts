import { casesOf, type MessageCase } from "./case.ts";

const url = "https://api.bank.test/accounts/7";
const start = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: `;
const mdn = " [Learn More]";

export const firefoxCases: readonly MessageCase[] = casesOf("firefox", [
  [
    `${start}CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 401.${mdn}`,
    "cors-origin-missing",
    { url, status: "401" },
  ],
  [`${start}CORS header 'Access-Control-Allow-Origin' missing).`, "cors-origin-missing", { url }],
  [
    `${start}CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://bank.test’).`,
    "cors-origin-mismatch",
    { url, value: "https://bank.test" },
  ],
  [`${start}CORS header 'Access-Control-Allow-Origin' does not match '(null)').`, "cors-origin-mismatch", { url }],
  [`${start}Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).`, "cors-origin-multiple", { url }],
  [
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘${url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
    "cors-origin-wildcard",
    { url },
  ],
  [`${start}expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).`, "cors-credentials", { url }],
  [`${start}Did not find method in CORS header ‘Access-Control-Allow-Methods’).`, "preflight-method", { url }],
  [
    `${start}invalid token ‘PUT POST’ in CORS header ‘Access-Control-Allow-Methods’).`,
    "preflight-methods-malformed",
    { url, value: "PUT POST" },
  ],
  [
    `${start}invalid token ‘x y’ in CORS header ‘Access-Control-Allow-Headers’).`,
    "preflight-headers-malformed",
    { url, value: "x y" },
  ],
  [
    `${start}header ‘x-token’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`,
    "preflight-header",
    { url, header: "x-token" },
  ],
  [
    `${start}missing token ‘authorization’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).`,
    "preflight-header",
    { url, header: "authorization" },
  ],
  [`${start}CORS preflight channel did not succeed).`, "preflight-status", { url }],
  [`${start}CORS preflight response did not succeed). Status code: 403.`, "preflight-status", { url, status: "403" }],
  [`${start}CORS request did not succeed). Status code: (null).`, "unreachable", { url }],
  [`${start}CORS request failed).`, "unreachable", { url }],
  [`${start}CORS request external redirect not allowed).`, "preflight-redirect", { url }],
  [
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at file:///C:/d/main.js. (Reason: CORS request not http).`,
    "scheme-not-cors",
    { url: "file:///C:/d/main.js" },
  ],
  [`${start}CORS disabled).`, "cors-disabled", { url }],
  [
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. This can be fixed by moving the resource to the same domain or enabling CORS.`,
    "cors-origin-missing",
    { url },
  ],
  [
    `${start}CORS preflight response did not succeed). Status code: 500.\n\n${start}CORS request did not succeed). Status code: (null).`,
    "preflight-status",
    { url, status: "500" },
  ],
  ["CORS Missing Allow Origin", "cors-origin-missing"],
  ["NS_ERROR_DOM_CORP_FAILED", "corp-same-origin"],
  [`GET ${url}\nNS_ERROR_CONNECTION_REFUSED`, "unreachable", { url, method: "GET" }],
  ["NS_ERROR_NET_TIMEOUT", "timed-out"],
  ["NS_ERROR_UNKNOWN_HOST", "unreachable"],
  ["TypeError: NetworkError when attempting to fetch resource.", "vague"],
]);

const webkitUrl = "https://api.news.test/feed";
const origin = "https://www.news.test";
const second = `[Error] Fetch API cannot load ${webkitUrl} due to access control checks.`;

export const webkitCases: readonly MessageCase[] = casesOf("webkit", [
  [
    `[Error] Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 200\n${second}`,
    "cors-origin-missing",
    { url: webkitUrl, origin, status: "200" },
  ],
  [`Origin ${origin} is not allowed by Access-Control-Allow-Origin.`, "cors-origin-missing", { origin }],
  [
    `[Error] Preflight response is not successful. Status code: 405\n[Error] XMLHttpRequest cannot load ${webkitUrl} due to access control checks.`,
    "preflight-status",
    { url: webkitUrl, status: "405" },
  ],
  ["[Error] Preflight response is not successful", "preflight-status"],
  [
    `[Error] Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.\n${second}`,
    "cors-origin-wildcard",
    { url: webkitUrl },
  ],
  [
    `[Error] Credentials flag is true, but Access-Control-Allow-Credentials is not "true".\n${second}`,
    "cors-credentials",
    { url: webkitUrl },
  ],
  ["[Error] Access-Control-Allow-Origin cannot contain more than one origin.", "cors-origin-multiple"],
  [
    `[Error] Method PUT is not allowed by Access-Control-Allow-Methods.\n${second}`,
    "preflight-method",
    { method: "PUT", url: webkitUrl },
  ],
  [
    `[Error] Request header field X-Trace is not allowed by Access-Control-Allow-Headers.\n[Error] Failed to load resource: Request header field X-Trace is not allowed by Access-Control-Allow-Headers. (feed, line 0)`,
    "preflight-header",
    { header: "X-Trace" },
  ],
  [
    `[Error] Failed to load resource: Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 504 (feed, line 0)`,
    "cors-origin-missing",
    { origin, status: "504" },
  ],
  [`[Error] Not allowed to follow a redirection while loading ${webkitUrl}`, "redirect-forbidden", { url: webkitUrl }],
  [
    `XMLHttpRequest cannot load ${webkitUrl} due to access control checks.`,
    "access-control-checks",
    { url: webkitUrl },
  ],
  [`EventSource cannot load ${webkitUrl} due to access control checks.`, "access-control-checks", { url: webkitUrl }],
  ["[Error] Cross origin requests are only supported for HTTP.", "scheme-not-cors"],
  [
    `[blocked] The page at ${origin}/ was not allowed to run insecure content from http://cdn.news.test/a.js.`,
    "mixed-content",
    { page: `${origin}/`, url: "http://cdn.news.test/a.js" },
  ],
  ["[Error] TypeError: Load failed", "vague"],
  ["TypeError: Could not connect to the server.", "unreachable"],
  ["TypeError: Impossible de se connecter au serveur.", "unreachable"],
  ["NSURLErrorDomain: The certificate for this server is invalid.", "certificate"],
  [
    `[Error] Refused to connect to ${webkitUrl} because it does not appear in the connect-src directive of the Content Security Policy.`,
    "csp",
    { url: webkitUrl, directive: "connect-src" },
  ],
  [
    `[Error] Refused to load ${webkitUrl} because it does not appear in the frame-ancestors directive of the Content Security Policy.`,
    "csp",
    { url: webkitUrl, directive: "frame-ancestors" },
  ],
  [`[Error] TypeError: 'text/html' is not a valid JavaScript MIME type.`, "mime", { mime: "text/html" }],
  [
    `[Error] Unable to post message to https://pay.test. Recipient has origin ${origin}.`,
    "post-message",
    { target: "https://pay.test", origin },
  ],
  [
    `[Error] Blocked a frame with origin "${origin}" from accessing a frame with origin "https://pay.test". Protocols, domains, and ports must match.`,
    "frame-access",
    { origin, other: "https://pay.test" },
  ],
  ["ReferenceError: Can't find variable: SharedArrayBuffer", "isolated"],
  [
    `Cancelled load to ${webkitUrl} because it violates the resource's Cross-Origin-Resource-Policy response header.`,
    "corp-same-origin",
    { url: webkitUrl },
  ],
]);

const localized: readonly (readonly [string, string, Record<string, string>?])[] = [
  [
    `Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf ${url}. (Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt). Statuscode: 404.`,
    "cors-origin-missing",
    { status: "404" },
  ],
  [
    `Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf ${url}. (Grund: CORS-Preflight-Kanal war nicht erfolgreich).`,
    "preflight-status",
  ],
  [
    `Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf ${url}. (Grund: Methode nicht in CORS-Kopfzeile 'Access-Control-Allow-Methods' gefunden).`,
    "preflight-method",
  ],
  [
    `Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf ${url}. (Grund: CORS-Anfrage schlug fehl). Statuscode: (null).`,
    "unreachable",
  ],
  [
    `Blocage d’une requête multiorigines (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur ${url}. Raison : l’en-tête CORS « Access-Control-Allow-Origin » est manquant. Code d’état : 500.`,
    "cors-origin-missing",
    { status: "500" },
  ],
  [
    `Blocage d’une requête multiorigine (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur ${url}. Raison : jeton « authorization » manquant dans l’en-tête CORS « Access-Control-Allow-Headers » du canal de pré-vérification des requêtes CORS.`,
    "preflight-header",
    { header: "authorization" },
  ],
  [
    `Blocage d’une requête multiorigine (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur ${url}. Raison : échec de la requête CORS.`,
    "unreachable",
  ],
  [
    `Solicitud de origen cruzado bloqueada: La política de mismo origen no permite leer el recurso remoto en ${url}. (Razón: La cabecera CORS ‘Access-Control-Allow-Origin’ no coincide con ‘https://x.test’).`,
    "cors-origin-mismatch",
    { value: "https://x.test" },
  ],
  [
    `Solicitud desde otro origen bloqueada: la política de mismo origen impide leer el recurso remoto en ${url} (razón: falta la cabecera CORS 'Access-Control-Allow-Origin').`,
    "cors-origin-missing",
  ],
  [
    `Requisição cross-origin bloqueada: A diretiva Same Origin (mesma origem) não permite a leitura do recurso remoto em ${url} (motivo: falta cabeçalho 'Access-Control-Allow-Origin' no CORS). Código de status: 403.`,
    "cors-origin-missing",
    { status: "403" },
  ],
  [
    `Requisição cross-origin bloqueada: A diretiva Same Origin (mesma origem) não permite a leitura do recurso remoto em ${url} (motivo: header ‘x-csrf’ não permitido, de acordo com o header ‘Access-Control-Allow-Headers’ da resposta de comprovação (preflight) do CORS).`,
    "preflight-header",
    { header: "x-csrf" },
  ],
  [
    `Запрос из постороннего источника заблокирован: Политика одного источника запрещает чтение удаленного ресурса на ${url}. (Причина: отсутствует заголовок CORS «Access-Control-Allow-Origin»). Код состояния: 502.`,
    "cors-origin-missing",
    { status: "502" },
  ],
  [
    `Запрос из постороннего источника заблокирован: Политика одного источника запрещает чтение удаленного ресурса на ${url}. (Причина: не удалось выполнить запрос CORS). Код состояния: (null).`,
    "unreachable",
  ],
  [
    `Запрос из постороннего источника заблокирован: Политика одного источника запрещает чтение удаленного ресурса на «${url}». (Причина: Учётные данные не поддерживаются, если заголовок CORS «Access-Control-Allow-Origin» установлен в «*»).`,
    "cors-origin-wildcard",
  ],
  [
    `クロスオリジン要求をブロックしました: 同一生成元ポリシーにより、${url} にあるリモートリソースの読み込みは拒否されます (理由: CORS 要求が成功しなかった)。`,
    "unreachable",
  ],
  [
    `クロスオリジン要求をブロックしました: 同一生成元ポリシーにより、${url} にあるリモートリソースの読み込みは拒否されます (理由: CORS ヘッダー ‘Access-Control-Allow-Headers’ に不正なトークン ‘x y’ が含まれる)。`,
    "preflight-headers-malformed",
    { value: "x y" },
  ],
  [
    `已拦截跨源请求：同源策略禁止读取位于 ${url} 的远程资源。（原因：CORS 头缺少 'Access-Control-Allow-Origin'）。状态码：200。`,
    "cors-origin-missing",
    { status: "200" },
  ],
  [
    `已拦截跨源请求：同源策略禁止读取位于 ${url} 的远程资源。（原因：CORS 请求未能成功）。状态码：(null)。`,
    "unreachable",
  ],
  [
    `已封鎖跨來源請求: 同源政策不允許讀取 ${url} 的遠端資源。（原因: CORS preflight 回應並未成功）。狀態代碼: 405。`,
    "preflight-status",
    { status: "405" },
  ],
  [
    `Bloccata richiesta multiorigine (cross-origin): il criterio di corrispondenza dell’origine non consente la lettura della risorsa remota da ${url}. Motivo: header CORS “Access-Control-Allow-Origin” mancante. Codice di stato: 400.`,
    "cors-origin-missing",
    { status: "400" },
  ],
  [
    `Bloccata richiesta multiorigine (cross-origin): il criterio di corrispondenza dell’origine non consente la lettura della risorsa remota da ${url}. Motivo: previsto “true” in header CORS “Access-Control-Allow-Credentials”.`,
    "cors-credentials",
  ],
  [
    `Cross-Origin-aanvraag geblokkeerd: de Same Origin Policy staat het lezen van de externe bron op ${url} niet toe. (Reden: CORS-header ‘Access-Control-Allow-Origin’ ontbreekt). Statuscode: 503.`,
    "cors-origin-missing",
    { status: "503" },
  ],
  [
    `Zablokowano żądanie do zasobu innego pochodzenia: zasady „Same Origin Policy” nie pozwalają wczytywać zdalnych zasobów z „${url}” (brak nagłówka CORS „Access-Control-Allow-Origin”). Kod stanu: 404.`,
    "cors-origin-missing",
    { status: "404" },
  ],
  [
    `Zablokowano żądanie do zasobu innego pochodzenia: zasady „Same Origin Policy” nie pozwalają wczytywać zdalnych zasobów z ${url} (nieudane żądanie CORS). Kod stanu: (null).`,
    "unreachable",
  ],
  [
    `Çapraz köken isteği engellendi: Aynı Köken İlkesi, ${url} üzerindeki uzak kaynağın okunmasına izin vermiyor. (Sebep: CORS üst bilgisi ‘Access-Control-Allow-Origin’ eksik.) Durum kodu: 401.`,
    "cors-origin-missing",
    { status: "401" },
  ],
  [
    `Permintaan Lintas Asal Diblokir: Kebijakan Asal yang Sama melarang membaca sumber daya jarak jauh di ${url}. (Alasan: header CORS ‘Access-Control-Allow-Origin’ tidak ada). Kode status: 404.`,
    "cors-origin-missing",
    { status: "404" },
  ],
  [
    `Žádost Cross-Origin zablokována: zásada stejného původu neumožňuje načtení vzdáleného zdroje na ${url}. (Důvod: chybí hlavička CORS ‘Access-Control-Allow-Origin‘). Stavový kód: 404.`,
    "cors-origin-missing",
    { status: "404" },
  ],
];

export const localizedCases: readonly MessageCase[] = casesOf(
  "firefox",
  localized.map(([text, is, values = {}]) => [text, is, { url, ...values }] as const),
);
