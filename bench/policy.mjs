// The one policy that everything is set up with, as far as it can be.
export const path = "/data";
export const host = "127.0.0.1";

export const originAt = (index) => `https://o${index}.app.example`;

export const origins = (n) => Array.from({ length: n }, (_, index) => originAt(index));

export const document = (n) => ({
  sallyport: 1,
  self: ["http://127.0.0.1:*"],
  origins: { app: origins(n) },
  resources: [
    { path, share: { with: ["app"], methods: ["GET", "POST"], headers: ["content-type"], credentials: true } },
  ],
});
