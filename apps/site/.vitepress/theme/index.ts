import DefaultTheme from "vitepress/theme-without-fonts";
import type { Theme } from "vitepress";
import LazyTool from "../../src/components/LazyTool.vue";
import StartBox from "../../src/components/StartBox.vue";
import { search } from "../../src/docs/search.ts";
import "./styles/tokens.css";
import "./styles/documents.css";
import "./styles/tools.css";
import "virtual:exchange.css";

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app, siteData }) => {
    app.component("LazyTool", LazyTool);
    app.component("StartBox", StartBox);
    // A new value: what reads it has done so already.
    siteData.value = { ...siteData.value, themeConfig: { ...siteData.value.themeConfig, search } };
    if (!import.meta.env.SSR) void import("../../src/exchange/define.ts");
  },
} satisfies Theme;
