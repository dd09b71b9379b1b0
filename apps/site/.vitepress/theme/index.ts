import DefaultTheme from "vitepress/theme-without-fonts";
import type { Theme } from "vitepress";
import LazyTool from "../../src/components/LazyTool.vue";
import StartBox from "../../src/components/StartBox.vue";
import "./styles/tokens.css";
import "./styles/documents.css";
import "./styles/tools.css";
import "virtual:exchange.css";

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => {
    app.component("LazyTool", LazyTool);
    app.component("StartBox", StartBox);
    if (!import.meta.env.SSR) void import("../../src/exchange/define.ts");
  },
} satisfies Theme;
