/** What Firefox says in a language: the words that the match needs, letters of ASCII in lower case. */
export interface FirefoxLocale {
  readonly locale: string;
  /** What stands right before the URL. */
  readonly lead: RegExp;
  /** What tells apart the reasons that name the same header, or none. */
  readonly multiple: RegExp;
  readonly preflight: RegExp;
  readonly redirect: RegExp;
  readonly disabled: RegExp;
}

const of = (
  locale: string,
  lead: RegExp,
  multiple: RegExp,
  preflight: RegExp,
  redirect: RegExp,
  disabled: RegExp,
): FirefoxLocale => ({ locale, lead, multiple, preflight, redirect, disabled });

/** https://github.com/mozilla-l10n/firefox-l10n: dom/chrome/security/security.properties, since Firefox 36 */
export const firefoxLocales: readonly FirefoxLocale[] = [
  of("de", /externen? ressource auf /g, /nur eine?|mehrere/, /preflight/, /weiterleitung/, /deaktiviert/),
  of(
    "fr",
    /ressource distante située sur /g,
    /plusieurs/,
    /pré-?vérification|preflight|pré-?vol/,
    /redirection/,
    /désactivé/,
  ),
  of(
    "es",
    /recursos? remotos? en /g,
    /múltiples|varias/,
    /preflight|verificación previa|comprobación previa|respuesta cors/,
    /redirec/,
    /desactivado|deshabilitado/,
  ),
  of(
    "pt",
    /recurso remoto em /g,
    /vários|múltiplos/,
    /preflight|comprovação|prévi|pré-/,
    /redirecionamento/,
    /desativado|desabilitado/,
  ),
  of(
    "it",
    /risorsa remota da /g,
    /multipli|più di un/,
    /preflight|preliminare/,
    /redirect|reindirizzamento/,
    /disattivato/,
  ),
  of("nl", /externe bron op /g, /meerdere/, /preflight/, /omleiding/, /uitgeschakeld/),
  of(
    "pl",
    /zdalnych zasobów z /g,
    /powtórzeni|wiele|więcej|wielokrotn/,
    /preflight|cors options|wstępn/,
    /przekierowani/,
    /wyłączon/,
  ),
  of(
    "ru",
    /удал[её]нного ресурса (?:на|в|с) /g,
    /несколько|множеств/,
    /preflight|предварительн/,
    /перенаправлени/,
    /отключ[её]н/,
  ),
  of("tr", /aynı köken İlkesi, /g, /birden (?:fazla|çok)/, /preflight|ön kontrol/, /yönlendir/, /devre dışı/),
  of(
    "id",
    /sumber daya (?:jarak jauh|daring) di /g,
    /multipel|lebih dari|beberapa/,
    /praluncur|preflight/,
    /pengalihan/,
    /dinonaktifkan/,
  ),
  of("cs", /vzdáleného zdroje (?:na )?/g, /vícenásobn/, /preflight/, /přesměrování/, /vypnut/),
  of("ja", /同一生成元ポリシーにより、 ?/g, /複数|多重/, /プリフライト|preflight/, /リダイレクト/, /cors が無効/),
  of("zh-CN", /(?:读取位于|读取) ?/g, /多个/, /预检|preflight/, /重定向/, /未启用|禁用/),
  of("zh-TW", /不允許讀取 ?/g, /多個/, /preflight|預檢/, /重導|重新導向/, /停用/),
];
