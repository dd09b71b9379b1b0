/// <reference types="vite/client" />

declare module "virtual:exchange.css";
