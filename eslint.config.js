import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** Names that stand for something else here, or for nothing that a newcomer could guess. */
const oldNames = [
  ...["Locations", "Situation", "situate", "admittance", "mayHold", "plant", "Effective", "wholeHeads", "goOn"],
  ...["Who", "Party", "Told", "told", "tellOf", "tellHeldBack", "Teller", "Asked", "AskedRequest", "CarefulNetwork"],
  ...["sumUp", "looked", "meant", "Leave", "askLeave", "strayed", "askedAgain", "keepsOrigin", "UnchosenRequest"],
  ...["homeNeedsNoOrigin", "anyAnswerServes", "nowhere", "judge", "Judgement", "withheld", "fate", "Fate"],
  ...["young", "says", "raised", "admit", "usual", "hear", "Read"],
];
/** Words that mean something elsewhere, where they were names for something else. */
const oldNamesIn = {
  "packages/core/src/policy/**": ["Location", "Fields"],
  "packages/core/src/server/**": ["Fields"],
  "packages/core/src/review/**": ["Place"],
  "packages/browser/src/report/**": ["Row", "ran"],
  "packages/browser/src/explain/**": ["apart", "script"],
};

const sanitizer = "packages/core/src/standard/sanitize.ts";
const oneSanitizer = `Only ${sanitizer} says which characters a terminal or a reader would obey, and replaces them.`;
const invisible = "\\\\u(\\{?0*(ad|61c|180e|20[0-6][0-9a-f]|feff))";
const sanitizing = [
  { selector: `Literal[raw=/^["'].*${invisible}/i]`, message: oneSanitizer },
  { selector: `TemplateElement[value.raw=/${invisible}/i]`, message: oneSanitizer },
  {
    selector: "Literal[regex.pattern=/\\\\(p\\{(C|Bidi|Default_Ignorable)|u(\\{?0*(ad|61c|180e|20[0-6][0-9a-f])))/i]",
    message: oneSanitizer,
  },
  {
    selector:
      "CallExpression[callee.property.name=/^replace(All)?$/] > Literal[regex.pattern=/\\\\(0-|x0[0-9a-f]-|x1[b-f]|x2[01]-|x7[ef]|x9[0-9a-f]|u00[01289][0-9a-f]-)|\\^[ !]-~/i]",
    message: oneSanitizer,
  },
];
const platformClasses = [
  ...[
    "AbortController",
    "AbortSignal",
    "ArrayBuffer",
    "Blob",
    "DOMException",
    "Event",
    "EventTarget",
    "File",
    "FormData",
  ],
  ...["ReadableStream", "Response", "TextDecoder", "TextEncoder", "TransformStream", "URL", "URLSearchParams"],
  ...["Uint8Array", "WritableStream"],
];
const oneWriter = "Only packages/core/src/server/headers.ts names the response fields.";
const field = "^(access-control-(allow|expose|max)-[a-z-]+|timing-allow-origin|cross-origin-resource-policy)\\b";

export default tseslint.config(
  { ignores: ["**/dist/**", "**/node_modules/**", "**/.tmp/**"] },
  js.configs.recommended,
  { files: ["**/*.ts"], extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked] },
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { project: "./tsconfig.test.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-non-null-assertion": "error",
      // What is left out of an object is named beside the rest.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 16],
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(\\.\\./)+(packages|apps|core|browser|cli|lab|conformance|docs|testing)/(.*/)?(src|test)/",
              message: "Import another workspace by its name; what tests share is in testing/.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["**/test/**/*.ts", "**/*.test.ts"],
    rules: { "max-lines-per-function": "off", complexity: "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        Buffer: "readonly",
        Response: "readonly",
        globalThis: "readonly",
        console: "readonly",
        URL: "readonly",
        document: "readonly",
        location: "readonly",
        window: "readonly",
        fetch: "readonly",
        performance: "readonly",
      },
    },
  },
  {
    files: ["packages/*/src/**", "apps/*/src/**", "conformance/src/**", "testing/src/**"],
    rules: {
      "id-denylist": ["error", ...oldNames],
    },
  },
  ...Object.entries(oldNamesIn).map(([folder, names]) => ({
    files: [folder],
    rules: { "id-denylist": ["error", ...oldNames, ...names] },
  })),
  {
    files: ["packages/*/src/**", "apps/*/{src,pages}/**"],
    ignores: [sanitizer],
    rules: { "no-restricted-syntax": ["error", ...sanitizing] },
  },
  {
    files: ["packages/browser/src/{cookies,fetch,forms,navigation,network,page,trace,test-environment}/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...platformClasses.map((name) => ({
          name,
          message: "Import it from platform.ts: a test environment replaces the global.",
        })),
      ],
    },
  },
  {
    files: ["packages/core/src/**"],
    ignores: ["packages/core/src/server/headers.ts", sanitizer],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...sanitizing,
        { selector: `Literal[value=/${field}/i]`, message: oneWriter },
        { selector: `TemplateElement[value.raw=/${field}/i]`, message: oneWriter },
      ],
    },
  },
);
