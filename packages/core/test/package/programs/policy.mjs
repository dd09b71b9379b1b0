import { definePolicy } from "sallyport";

export const policy = definePolicy({
  sallyport: 1,
  self: ["http://api.bank.example"],
  origins: { app: ["https://app.bank.example"] },
  resources: [{ path: "/accounts/:id", share: { with: ["app"], methods: ["GET", "DELETE"], expose: ["etag"] } }],
});
