/** As far as the runner needs it; it has no types of its own. */
declare module "jsdom" {
  export class VirtualConsole {
    sendTo(console: Console): this;
  }
  export class JSDOM {
    constructor(
      html: string,
      options: {
        readonly url: string;
        readonly referrer?: string;
        readonly contentType?: string;
        readonly runScripts: "outside-only";
        readonly pretendToBeVisual: true;
        readonly virtualConsole: VirtualConsole;
      },
    );
    readonly window: object;
    getInternalVMContext(): object;
    reconfigure(settings: { readonly windowTop: object }): void;
  }
}
