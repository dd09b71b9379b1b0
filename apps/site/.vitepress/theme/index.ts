import DefaultTheme from "vitepress/theme-without-fonts";
import type { Theme } from "vitepress";
import LazyTool from "../../src/components/LazyTool.vue";
import StartBox from "../../src/components/StartBox.vue";
import { messageSearch } from "../../src/search/message-search.ts";
import "./styles/tokens.css";
import "./styles/documents.css";
import "./styles/tools.css";
import "virtual:exchange.css";

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app, siteData }) => {
    const search = { provider: "local", options: { miniSearch: { searchOptions: messageSearch } } };
    siteData.value = { ...siteData.value, themeConfig: { ...(siteData.value.themeConfig as object), search } };
    app.component("LazyTool", LazyTool);
    app.component("StartBox", StartBox);
    if (!import.meta.env.SSR) void import("../../src/exchange/define.ts");
  },
} satisfies Theme;
