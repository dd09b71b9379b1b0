/** What the editor shows at first: a policy with four mistakes, each of which has an action. */
export const startPolicy = `sallyport: 1
self: [https://api.example]
origins:
  app: [https://app.example/]
resorces:
  - path: /rates
    share: { with: anyone, methods: [GET] }
  - path: /orders/:id
    share:
      with: [app]
      methods: [GET, PUT, GET]
      headers: [content-type]
      credentials: true
`;
