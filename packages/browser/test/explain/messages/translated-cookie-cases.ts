import type { MessageCase } from "./case.ts";

const storage = "https://tracker.test/x";

/** In other words than Firefox has where only the names of attributes matter. */
const rows: readonly (readonly [locale: string, text: string, is: string])[] = [
  [
    "de",
    "Das Cookie “sid” wird abgelehnt, da “SameSite” “None” ist, ohne das “secure”-Attribut.",
    "same-site-none-insecure",
  ],
  ["de", 'Cookie "sid" wurde abgelehnt, weil sein "SameSite" "Lax" oder "Strict" ist.', "cookie-cross-site"],
  ["de", 'Das Cookie "sid" verfügt über keinen gültigen Wert für "sameSite".', "cookie-misused"],
  ["de", `Anfrage für Zugriff auf Cookies für "${storage}" wurde blockiert.`, "third-party-blocked"],
  ["fr", "Le cookie « sid » a été rejeté car sa valeur « SameSite » est « Lax » ou « Strict »", "cookie-cross-site"],
  ["fr", "Le cookie « sid » sera rejeté car « SameSite » vaut « None » sans « secure ».", "same-site-none-insecure"],
  ["es", "La cookie “sid” ha sido rechazada por ser de terceros.", "third-party-blocked"],
  ["es", "La cookie “sid” ha sido rechazada por un dominio no válido.", "domain-mismatch"],
  ["es", "La cookie “sid” ha sido rechazada porque una cookie no-HTTPS no puede ser “segura”.", "secure-scheme"],
  [
    "es",
    `Se ha proporcionado cookie particionada a “${storage}” en el contexto de terceros.`,
    "third-party-partitioned",
  ],
  ["pt", "O cookie “sid” foi rejeitado porque tem “Partitioned”, mas não “secure”.", "partitioned-insecure"],
  ["ru", "Кука «sid» была отклонена, так как её «SameSite» — «Lax» или «Strict».", "cookie-cross-site"],
  ["ru", "Куки «sid» вскоре будет отклоняться, поскольку не имеет атрибута «Partitioned».", "cookie-foreign"],
  ["ru", "Кука «sid» была отклонена, так как кука «secure» уже существует.", "secure-overlay"],
  [
    "pl",
    "Ciasteczko „sid” zostało odrzucone, ponieważ ma „SameSite=None”, ale nie „secure”.",
    "same-site-none-insecure",
  ],
  ["pl", "Ciasteczko „sid” zostało odrzucone z powodu nieprawidłowego przedrostka.", "prefix-host"],
  ["it", "Il cookie “sid” è stato rifiutato perché “SameSite” è “None” senza “secure”.", "same-site-none-insecure"],
  [
    "ja",
    "Cookie “sid” は “secure” なしで “SameSite” に “none” が設定されているため、まもなく拒否されます。",
    "same-site-none-insecure",
  ],
  ["ja", "Cookie “sid” は不正なドメインのため拒否されています。", "domain-mismatch"],
  ["zh-CN", "由于“SameSite”值为“Lax”或“Strict”，已拒绝 Cookie “sid”。", "cookie-cross-site"],
  ["zh-CN", "由于名称中包含无效字符，已拒绝 Cookie “sid”。", "control-character"],
  [
    "zh-TW",
    "由於 Cookie「sid」的「sameSite」屬性設定為「none」，但缺少「secure」屬性，未來將被拒絕。",
    "same-site-none-insecure",
  ],
  ["nl", "Cookie ‘sid’ is geweigerd, omdat zijn ‘SameSite’ ‘Lax’ of ‘Strict’ is.", "cookie-cross-site"],
  ["tr", "“SameSite” özniteliği “Lax” veya “Strict” olan “sid” çerezi reddedildi.", "cookie-cross-site"],
  ["id", "Kuki “sid” ditolak karena “SameSite=None” tanpa “secure”.", "same-site-none-insecure"],
  ["cs", "Cookie „sid“ byla odmítnuta, protože má „SameSite=None“ bez „secure“.", "same-site-none-insecure"],
];

export const translatedCookieCases: readonly MessageCase[] = rows.map(([locale, text, is]) => ({
  desc: `${locale}: ${is}`,
  text,
  reads: ["firefox", is],
  values: { locale, ...(text.includes(storage) ? { url: storage } : { cookie: "sid" }) },
}));

/** What people write themselves is no message. */
export const ownWordsCases: readonly MessageCase[] = [
  'My cookie "sid" with SameSite "Lax" is not sent.',
  'The cookie "sid" was blocked. Why?',
  "¿Por qué no se envía la cookie?",
  "Warum wird mein Cookie abgelehnt?",
].map((text) => ({ desc: text, text }));
