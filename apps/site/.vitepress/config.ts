import { readFileSync } from "node:fs";
import { svgStyle } from "@sallyport/browser/diagram";
import { defineConfig } from "vitepress";
import { writeCodeAddresses } from "../src/build/code-addresses.ts";
import { withPolicy } from "../src/build/content-security-policy.ts";
import { searchBox } from "../src/build/search-box.ts";
import { sourceAddress, writeSources } from "../src/build/source-copies.ts";
import { webModules } from "../src/build/web-modules.ts";
import { layoutStyle } from "../src/exchange/drawings.ts";
import { codeClasses, codeTheme } from "../src/docs/code-theme.ts";
import { drawnExamples } from "../src/docs/examples.ts";
import { fenceNames } from "../src/docs/fences.ts";
import { siteLinks } from "../src/docs/links.ts";
import { openExamples } from "../src/docs/open-example.ts";
import { reasonExamples } from "../src/docs/reason-examples.ts";
import { repository, siteFile, sources } from "../src/docs/pages.ts";
import { sidebars } from "../src/docs/sidebar.ts";
import { slugOf } from "../src/docs/slug.ts";
import { maxAddress } from "../src/state/address.ts";

const { repository: home } = JSON.parse(readFileSync(`${repository}/scripts/package-metadata.json`, "utf8")) as {
  repository: string;
};

/** Files that a document links to and that the site copies. */
const linked = new Set<string>(sources);

const sourceLink = (path: string): string => {
  linked.add(path);
  return sourceAddress(home, path);
};

const examples = { explanations: await drawnExamples(), reasons: await reasonExamples() };

/** Two gates. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='%230969da' stroke-width='2'%3E%3Cpath d='M2 14V6a3 3 0 0 1 6 0v8M8 14V6a3 3 0 0 1 6 0v8M1 14h14'/%3E%3C/svg%3E";

/** Every script of a page reads the whole address, so one that is too long for a link is cut off, and refused, before them. */
const cutAddress = `function cutAddress(){location.hash.length>${maxAddress + 1}&&history.replaceState(history.state,"",location.hash.slice(0,${maxAddress + 2}))}cutAddress();addEventListener("hashchange",cutAddress)`;

const base = process.env.SITE_BASE ?? "/";

/** The style of drawings that stand in documents: the diagram's own, and nobody else's. */
const exchangeStyle = {
  name: "exchange-style",
  resolveId: (id: string) => (id === "virtual:exchange.css" ? "\0exchange.css" : undefined),
  load: (id: string) => (id === "\0exchange.css" ? `${svgStyle}\n${layoutStyle}` : undefined),
};

/** Styles of VitePress for what the site doesn't have: Algolia's search, sponsors, a team, languages, a hero. */
const othersStyles = [
  /[\\/](?:@docsearch[\\/]css[\\/].*|vp-sponsor)\.css(?:\?|$)/,
  /[\\/]VP(?:Team\w*|Home\w*|Hero|Features?|\w*Translations|\w*Sponsors|\w*CarbonAds)\.vue\?.*\btype=style/,
];
const withoutOthersStyles = {
  name: "without-others-styles",
  enforce: "pre" as const,
  transform: (_code: string, id: string) => (othersStyles.some((one) => one.test(id)) ? "" : undefined),
};

export default defineConfig({
  srcDir: "../..",
  outDir: "./dist/pages",
  cacheDir: "../../node_modules/.cache/vitepress",
  base,
  srcExclude: [
    ...["packages/**", "bench/**", "conformance/**", "testing/**", "frameworks/**", ".tmp/**"],
    ...["README.md", "apps/lab/**", "apps/site/test/**"],
  ],
  rewrites: Object.fromEntries(sources.map((path) => [path, siteFile(path) ?? path])),
  title: "Sallyport",
  description: "Decide which other origins may do what with your API.",
  lang: "en",
  head: [
    ["link", { rel: "icon", href: icon }],
    ["script", {}, cutAddress],
  ],
  // Its transition would be an inline style.
  appearance: { disableTransition: false },
  metaChunk: true,
  // Firefox has `default-src` decide about what is fetched ahead, and reports each refusal.
  router: { prefetchLinks: false },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "sallyport-exchange" } } },
  markdown: {
    theme: codeTheme,
    // A name in a text, such as https://app.example, is an example and leads nowhere.
    linkify: false,
    anchor: { slugify: slugOf },
    codeTransformers: [codeClasses],
    config: (md) => {
      fenceNames(md);
      openExamples(md, examples);
      siteLinks(md, sourceLink);
    },
  },
  themeConfig: {
    nav: [
      { text: "Guide", link: "/guide/", activeMatch: "/guide/" },
      { text: "Reference", link: "/reference/policy", activeMatch: "/reference/" },
      { text: "Playground", link: "/playground" },
      { text: "Policy editor", link: "/policy-editor" },
    ],
    sidebar: sidebars(),
    search: { provider: "local" },
    outline: [2, 3],
    editLink:
      home === ""
        ? { pattern: `${base}source/:path.txt`, text: "Source of this page" }
        : { pattern: `${home}/edit/main/:path`, text: "Edit this page" },
  },
  vite: {
    plugins: [exchangeStyle, withoutOthersStyles, searchBox, webModules()],
    worker: { format: "es", plugins: () => [webModules()] },
    // Private fields as they are: browsers have them since 2021, and what stands for them elsewhere is 10 kB.
    build: { chunkSizeWarningLimit: 3000, target: "es2022" },
  },
  transformHtml: withPolicy,
  buildEnd: ({ outDir }) => {
    writeCodeAddresses(outDir, base);
    if (home === "") writeSources(outDir, linked);
  },
});
