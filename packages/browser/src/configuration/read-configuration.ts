import { readApache } from "./apache.ts";
import { readCaddy } from "./caddy.ts";
import type { Configuration, ParsedDocument, Written } from "./configuration.ts";
import { readDocumentRules } from "./document-rules.ts";
import { readJavaScript } from "./javascript.ts";
import { readNginx } from "./nginx.ts";
import { readProperties } from "./properties.ts";
import { readXml } from "./xml.ts";

/** Forms that are JSON or YAML, which a library parses. */
export type TextForm = "nginx" | "apache" | "htaccess" | "caddy" | "properties" | "xml" | "javascript" | "document";

const byName: readonly (readonly [name: RegExp, form: TextForm])[] = [
  [/\.(?:[cm]?[jt]sx?)$/i, "javascript"],
  [/\.(?:json|ya?ml)$/i, "document"],
  [/\.xml$/i, "xml"],
  [/\.properties$/i, "properties"],
  [/(?:^|[/\\])Caddyfile(?:\..*)?$|\.caddy(?:file)?$/i, "caddy"],
  [/(?:^|[/\\])\.htaccess$/i, "htaccess"],
  [/(?:httpd|apache)[^/\\]*\.conf$/i, "apache"],
  [/nginx[^/\\]*\.conf$/i, "nginx"],
];

const byText: readonly (readonly [text: RegExp, form: TextForm])[] = [
  [/^\s*<\?xml|<(?:CORSConfiguration|CorsRule|CORSRule|Cors)\b/, "xml"],
  [/^\s*[[{]\s*["{\]}]/, "document"],
  [
    /^[ \t]*(?:Header\s+(?:always|onsuccess|set|setifempty|add|append|merge|edit\*?|unset|echo)|SetEnvIf(?:NoCase)?|RewriteRule|RewriteCond)\s|^[ \t]*<(?:VirtualHost|Location|Directory|IfModule|Files)/im,
    "apache",
  ],
  [/\badd_header\s|\bproxy_pass\s/, "nginx"],
  [/\b(?:cors|enableCors|register)\s*\(/, "javascript"],
  [/^[ \t]*(?:@[\w-]+\s+\{?|header\s|reverse_proxy\s)/m, "caddy"],
  [/^[\w.[\]/*-]*(?:allow(?:ed)?-?(?:origin|credential)|\bcors\b)[\w.[\]-]*\s*=/im, "properties"],
  [/^[ \t]*[\w"'-]+:\s/m, "document"],
];

/** How much of a text is looked at to tell what it is. */
const maxLook = 65_536;

/** What a configuration is, by the name of its file, else by its text; `undefined` where it is nothing known. */
export function formOf(text: string, name = ""): TextForm | undefined {
  const beginning = text.slice(0, maxLook);
  return (byName.find(([of]) => of.test(name)) ?? byText.find(([of]) => of.test(beginning)))?.[1];
}

const readers: Readonly<Record<Exclude<TextForm, "document">, (text: string) => Configuration>> = {
  nginx: readNginx,
  apache: readApache,
  htaccess: readApache,
  caddy: readCaddy,
  properties: readProperties,
  xml: readXml,
  javascript: readJavaScript,
};

/** A line that is about CORS, and no comment. */
const mention = /access-control-allow-origin|\bcors(?=\s*[:(])/i;

/** Where a text is about CORS, although no rule of it was read. */
function unreadIn(text: string): Written | undefined {
  for (const [index, line] of text.split("\n").entries()) {
    const found = /^\s*(?:#|\/\/|\/?\*|<!--)/.test(line) ? null : mention.exec(line);
    if (found !== null) return { value: found[0], line: index + 1 };
  }
  return undefined;
}

/** Reads a configuration whose language is its server's own. */
export function readConfiguration(form: Exclude<TextForm, "document">, text: string): Configuration {
  const configuration = readers[form](text);
  const unread = configuration.unread ?? (configuration.rules.length === 0 ? unreadIn(text) : undefined);
  return unread === undefined ? configuration : { ...configuration, unread };
}

/** Reads one that is JSON or YAML; `undefined` where it is none that is known. */
export const readConfigurationDocument = (document: ParsedDocument): Configuration | undefined =>
  readDocumentRules(document);
