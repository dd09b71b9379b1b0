/** What Firefox does with a cookie, in words of each language, letters of ASCII in lower case: who says none of them is somebody else. */
export const cookieLocales: Readonly<Record<string, RegExp>> = {
  de: /cookies?\b.{0,400}?(?:abgelehnt|blockiert|verfügt|ungültig|gesetzt)|ungültiger wert/,
  fr: /cookie.{0,400}?(?:rejeté|refusé|bloqué|invalide|n[’']a pas|définie?|omis|fourni)|valeur.{0,40}invalide/,
  es: /cookie.{0,400}?(?:rechaz|bloquead|válid|no tiene|establecid|particionad)|(?:se omitió|no válido).{0,80}cookie/,
  pt: /cookie.{0,400}?(?:rejeitad|bloquead|inválid|não tem|definid|omitid|particionad)|valor.{0,80}inválido/,
  ru: /кук.{0,400}?(?:отклон|заблокирован|не установлен|установлен|недействительн|пропущен|предоставлен)|некорректное значение|предоставлен.{0,80}кук/,
  pl: /ciasteczk.{0,400}?(?:odrzucon|zablokowan|nie ma|ustawion|nieprawidłow|pominięt)|(?:nieprawidłowa|przegrodzone).{0,80}ciasteczk/,
  it: /cookie.{0,400}?(?:rifiutat|respint|bloccat|non valid|non dispone|impostat|omess)|valore.{0,80}non valido/,
  ja: /cookie.{0,400}?(?:拒否|ブロック|不正|設定されて|除外|提供)/,
  "zh-TW": /(?:拒絕|封鎖|授權).{0,120}cookie|cookie.{0,400}?(?:拒絕|無效|屬性|封鎖)/,
  "zh-CN": /(?:拒绝|拦截|忽略|授权).{0,120}cookie|cookie.{0,400}?(?:拒绝|无效|缺少|拦截|不含)/,
  nl: /cookie.{0,400}?(?:geweigerd|afgewezen|geblokkeerd|ongeldig|heeft geen|ingesteld|weggelaten)|ongeldige.{0,80}cookie/,
  tr: /çerez.{0,400}?(?:reddedil|engellen|geçersiz|ayarlan|atlandı|sağlandı|yok)/,
  id: /kuki.{0,400}?(?:ditolak|diblokir|dicekal|tidak valid)/,
  cs: /cookie.{0,400}?(?:odmítnut|zamítnut|zablokován|neplatn|nemá|nastaven)|neplatná.{0,80}cookie/,
};

type CookieWord =
  | "cookie"
  | "thirdParty"
  | "blocked"
  | "partitioned"
  | "domain"
  | "prefix"
  | "permission"
  | "characters"
  | "size"
  | "httpOnly";

/** What a cookie is called, and reasons for which no attribute's name stands, but a word of the language. */
export const cookieWords: Readonly<Record<CookieWord, RegExp>> = {
  cookie: /cookie|кук[аиуе]|ciasteczk|çerez|kuki/,
  thirdParty:
    /drittanbieter|tercer|terceir|tiers|tierce|сторонн|zewnętrzn|サードパーティ|第三方|第三者|üçüncü taraf|terze parti|derden|třetí|pihak ketiga/,
  blocked:
    /blockiert|bloqué|bloquead|заблокирован|zablokowan|ブロック|拦截|封鎖|engellen|bloccat|geblokkeerd|diblokir|dicekal|zablokován/,
  partitioned:
    /particionad|partitionn|разделённ|przegrodz|分離|分区|分割|bölümlen|aufgeteilt|partizionat|gepartitioneerd|rozdělen/,
  domain: /domain|domäne|domini[oe]|domínio|domaine|домен|domen[ya]|ドメイン|域名|網域|alan adı|domein|domén/,
  prefix: /präfix|prefij|prefix|préfixe|префикс|przedrost|接頭辞|前缀|前綴|ön eki|voorvoegsel|prefiss|předpon/,
  permission:
    /berechtigung|permis[so]|permiss[õã]|autorisation|настройк|разрешени|uprawnie|許可設定|权限|權限|izin|machtiging|toestemming|oprávnění/,
  characters: /zeichen|caract[eè]r|символ|znak|文字|字符|字元|karakter|caratter/,
  size: /größe|tamaño|tamanho|taille|размер|rozmiar|サイズ|最大大小|boyut|dimension|grootte|velikost/,
  httpOnly: /http-?only|wyłącznie protokołu http/,
};
