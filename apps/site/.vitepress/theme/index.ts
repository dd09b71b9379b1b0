import DefaultTheme from "vitepress/theme-without-fonts";
import type { Theme } from "vitepress";
import "./styles/tokens.css";
import "./styles/documents.css";
import "virtual:exchange.css";

export default {
  extends: DefaultTheme,
  enhanceApp: () => {
    if (!import.meta.env.SSR) void import("../../src/exchange/define.ts");
  },
} satisfies Theme;
