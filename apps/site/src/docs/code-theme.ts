import { createCssVariablesTheme, type ShikiTransformer, type ThemeRegistration } from "shiki";

/** A theme whose colours are variables: their values are in tokens.css. */
export const codeTheme: ThemeRegistration = createCssVariablesTheme({ name: "sallyport", variablePrefix: "--code-" });

const variable = /color:var\(--code-(?:token-)?([a-z-]+)\)/;

/** A class in place of a `style`, which a Content-Security-Policy without `unsafe-inline` does not apply. */
export const codeClasses: ShikiTransformer = {
  name: "sallyport-classes",
  pre: ({ properties }) => {
    delete properties.style;
  },
  span: ({ properties }) => {
    const { style } = properties;
    delete properties.style;
    const [, name] = variable.exec(typeof style === "string" ? style : "") ?? [];
    if (name !== undefined && name !== "foreground") properties.class = `code-${name}`;
  },
};
