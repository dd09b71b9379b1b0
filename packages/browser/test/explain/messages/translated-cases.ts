import { casesOf, type MessageCase } from "./case.ts";

const url = "https://api.shop.test/v2/orders";
const insecure = "http://api.shop.test/v2/orders";
const polish = (reason: string): string =>
  `Zablokowano żądanie do zasobu innego pochodzenia: zasady „Same Origin Policy” nie pozwalają wczytywać zdalnych zasobów z „${url}” (${reason}).`;
const japanese = (reason: string): string =>
  `クロスオリジン要求をブロックしました: 同一生成元ポリシーにより、${url} にあるリモートリソースの読み込みは拒否されます (理由: ${reason})。`;
const chinese = (reason: string): string =>
  `已拦截跨源请求：同源策略禁止读取位于 ${url} 的远程资源。（原因：${reason}）。`;

/** The words of mozilla-l10n/firefox-l10n, where a few of them decide. */
export const translatedCases: readonly MessageCase[] = casesOf("firefox", [
  [polish("niedozwolone powtórzenie nagłówka CORS „Access-Control-Allow-Origin”"), "cors-origin-multiple", { url }],
  [`${polish("żądanie CORS OPTIONS się nie powiodło")} Kod stanu: 403.`, "preflight-status", { url, status: "403" }],
  [polish("niedozwolone zdalne przekierowanie żądania CORS"), "preflight-redirect", { url }],
  [japanese("CORS プリフライト応答が継承されていない"), "preflight-status", { url }],
  [japanese("複数の CORS ヘッダー ‘Access-Control-Allow-Origin’ は許可されない"), "cors-origin-multiple", { url }],
  [
    chinese("CORS 预检响应的 'Access-Control-Allow-Headers'，不允许使用头 'x-a'"),
    "preflight-header",
    { url, header: "x-a" },
  ],
  [chinese("不允许 CORS 请求外部重定向"), "preflight-redirect", { url }],
  [
    `Requisição cross-origin bloqueada: A diretiva Same Origin (mesma origem) não permite a leitura do recurso remoto em ${url} (motivo: falha na resposta de comprovação (preflight) do CORS). Código de status: 403.`,
    "preflight-status",
    { url, status: "403" },
  ],
  [
    `Warnung für quellübergreifende (Cross-Origin) Anfrage: Die Gleiche-Quelle-Regel wird das Lesen der externen Ressource auf ${url} bald verbieten. (Grund: Wenn 'Access-Control-Allow-Headers' den Wert '*' hat, wird die 'Authorization'-Kopfzeile nicht eingeschlossen.`,
    "authorization-wildcard",
    { url },
  ],
  [`Laden von gemischten aktiven Inhalten "${insecure}" wurde blockiert.`, "mixed-content", { url: insecure }],
  [`混在アクティブコンテンツ “${insecure}” の読み込みをブロックしました`, "mixed-content", { url: insecure }],
  [
    `Die "X-Frame-Options"-Direktive "SAMEORIGIN" verbietet das Laden von "${url}" in einem Frame.`,
    "x-frame-options",
    { url, value: "SAMEORIGIN" },
  ],
  [`已拦截加载自“${url}”的模块，它使用了不允许的 MIME 类型（“text/html”）。`, "mime", { url, mime: "text/html" }],
  [
    `Content-Security-Policy: Die Einstellungen der Seite haben das Laden einer Ressource (connect-src) auf ${url} blockiert, da sie gegen folgende Direktive verstößt: "connect-src 'self'"`,
    "csp",
    { url, directive: "connect-src" },
  ],
]);
