import type * as library from "@exodus/bytes/multi-byte.js";

type Library = Pick<typeof library, "createMultibyteEncoder">;

const unavailable: Library = {
  createMultibyteEncoder: (encoding) => {
    throw new TypeError(
      `A form in ${encoding} needs a \`require\` that loads ES modules. Import this package instead.`,
    );
  },
};

/** Node requires the library, an ES module; Jest's own `require` does so from Node 24.9. */
function required(): Library {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be an ES module's
    return require("@exodus/bytes/multi-byte.js") as Library;
  } catch {
    return unavailable;
  }
}

/** For the CommonJS build. */
export const createMultibyteEncoder: Library["createMultibyteEncoder"] = required().createMultibyteEncoder;
