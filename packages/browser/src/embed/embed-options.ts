import { referrerPolicies, type ReferrerPolicy } from "../fetch/referrer-policy.ts";
import { checkOptions, oneOf, text, urlLike, type OptionRules } from "../options/check-options.ts";

/** What a page embeds: by an element, by `import()`, or by a rule of a style sheet. */
const embedKinds = [
  "image",
  "script",
  "module",
  "import",
  "style",
  "style-import",
  "font",
  "audio",
  "video",
  "track",
  "preload",
  "object",
  "embed",
] as const;

export type EmbedKind = (typeof embedKinds)[number];

/** What a preload is for: its attribute `as`. */
const preloadKinds = ["image", "script", "style", "font", "track", "fetch"] as const;

export type PreloadKind = (typeof preloadKinds)[number];

/** What a page embeds, and the attributes of its element. Attributes that the kind does not have do nothing. */
export interface EmbedOptions {
  /**
   * `image`: `<img>`. `script` and `module`: `<script>`. `import`: `import()`. `style`: `<link rel=stylesheet>`.
   * `style-import`: `@import` in the page's own style sheet. `font`: `@font-face` there. `audio`, `video`, `track` (of a
   * `<video>`), `object` and `embed`: the elements. `preload`: `<link rel=preload>`.
   */
  readonly as: EmbedKind;
  readonly url: string | URL;
  /** The attribute `crossorigin`; of a text track it is its `<video>`'s. An empty one is `anonymous`. */
  readonly crossorigin?: "" | "anonymous" | "use-credentials" | undefined;
  /** The attribute `integrity` of a script, a style sheet or a preload. */
  readonly integrity?: string | undefined;
  /** The attribute `referrerpolicy` of an image, a script, a style sheet or a preload. */
  readonly referrerPolicy?: ReferrerPolicy | undefined;
  /** What a preload is for. */
  readonly preloadAs?: PreloadKind | undefined;
}

const rules: OptionRules<EmbedOptions> = {
  as: oneOf(embedKinds),
  url: urlLike,
  crossorigin: oneOf(["", "anonymous", "use-credentials"]),
  integrity: text,
  referrerPolicy: oneOf(referrerPolicies),
  preloadAs: oneOf(preloadKinds),
};

/** @throws TypeError that lists every problem */
export function checkEmbedOptions(options: EmbedOptions): void {
  const isPreload = (options as EmbedOptions | undefined)?.as === "preload";
  checkOptions("embed", options, rules, isPreload ? ["as", "url", "preloadAs"] : ["as", "url"]);
}
