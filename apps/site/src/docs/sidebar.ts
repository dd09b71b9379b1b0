import { codeKinds, codePages, listTitle, type CodeKind } from "./codes.ts";
import { addressOf, siteFile, sources } from "./pages.ts";

interface Item {
  readonly text: string;
  readonly link?: string;
  readonly items?: Item[];
}

const itemFor = (path: string): Item => ({ text: listTitle(path), link: addressOf(siteFile(path) ?? "") });

const guideOrder = [
  ...["first-policy", "request-forgery", "tokens", "development", "roll-out", "proxy", "previews", "tenants"],
  ...[
    "sequences",
    "preflights",
    "browser",
    "test-kit",
    "test-kit-examples",
    "test-environments",
    "explain",
    "servers",
    "build",
    "teaching",
    "embed",
  ],
];

/** The pages of a folder, its own page first, then in the given order, then by name. */
function pagesIn(folder: string, order: readonly string[] = []): readonly string[] {
  const direct = sources.filter(
    (path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes("/"),
  );
  const placeOf = (path: string): number => {
    const name = path.slice(folder.length + 1, -".md".length);
    if (name === "README") return -1;
    const place = order.indexOf(name);
    return place === -1 ? order.length : place;
  };
  return direct.toSorted((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b));
}

const group = (text: string, folder: string, order?: readonly string[]): Item => ({
  text,
  items: pagesIn(folder, order).map(itemFor),
});

const titles: Readonly<Record<CodeKind, string>> = {
  explanations: "Explanations",
  problems: "Problems",
  lints: "Lints",
  reasons: "Reasons",
  findings: "Findings",
};

const kinds = Object.keys(codeKinds) as CodeKind[];

const codeGroup = (kind: CodeKind): Item => ({
  text: titles[kind],
  items: codePages.filter((page) => page.kind === kind).map(({ code, address }) => ({ text: code, link: address })),
});

const codes: Item = { text: "Codes", items: kinds.map((kind) => ({ text: titles[kind], link: `/${kind}/` })) };

const tools: Item = {
  text: "Tools",
  items: [
    { text: "Playground", link: "/playground.html" },
    { text: "Policy editor", link: "/policy-editor.html" },
  ],
};

const project: Item = {
  text: "Project",
  items: [
    itemFor("docs/decisions/README.md"),
    itemFor("docs/dependencies.md"),
    ...["SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(itemFor),
  ],
};

/** The list beside every document; a code's page lists the codes of its kind. */
export const sidebars = (): Record<string, Item[]> => ({
  ...Object.fromEntries(kinds.map((kind) => [`/${kind}/`, [tools, codes, codeGroup(kind)]])),
  "/": [
    tools,
    group("Guide", "docs/guide", guideOrder),
    group("Policies", "docs/guide/policies"),
    group("Recipes", "docs/guide/recipes"),
    group("Migrate", "docs/guide/migrate"),
    group("Reference", "docs/reference", ["policy", "api", "cli", "engines", "messages"]),
    codes,
    project,
  ],
});
