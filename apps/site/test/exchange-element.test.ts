import { describe, expect, test } from "vitest";
import { isMissing, open } from "./page-under-test.ts";

describe.skipIf(isMissing)("in Chromium", () => {
  test("the element draws what it is given, and nothing of what is hostile", async () => {
    const opened = await open("/");
    await opened.addScriptTag({ url: "/embed/sallyport-exchange.js", type: "module" });
    const drawn = await opened.evaluate(async () => {
      await customElements.whenDefined("sallyport-exchange");
      const lane = (id: string, kind: string, name: string): object => ({ id, kind, name, attacker: false });
      const lanes = [
        lane("page", "page", "https://app.example"),
        lane("browser", "browser", "chromium"),
        lane("server-1", "server", "<script>alert(1)</script>".repeat(8)),
      ];
      const message = {
        kind: "sent",
        from: "browser",
        to: "server-1",
        lines: ["<img src=x onerror=alert(1)> ".repeat(10), "x".repeat(300)],
      };
      const sequence = {
        engine: "chromium",
        version: "1",
        lanes,
        messages: Array(40).fill(message),
        verdict: { sent: true, executed: false, readable: false },
      };
      const texts = [
        JSON.stringify({ groups: [{ engines: ["chromium"], sequence }] }),
        "{",
        "x1.!!",
        '{"groups":[{"engines":["chromium"],"sequence":{}}]}',
      ];
      return texts.map((text) => {
        const element = document.createElement("sallyport-exchange");
        element.setAttribute("exchange", text);
        document.body.append(element);
        const root = element.shadowRoot!;
        return `${root.querySelectorAll("svg").length} ${root.querySelectorAll("img, script").length} ${root.querySelector("p")?.textContent ?? ""}`;
      });
    });
    const refused = "0 0 This exchange cannot be drawn: its data is damaged, or from another version.";
    expect(drawn).toEqual(["2 0 ", refused, refused, refused]);
  });

  test("the exchange may come before the script, while the element is out of the document, or in a child", async () => {
    const opened = await open("/");
    const drawn = await opened.evaluate(async () => {
      const lane = (id: string, kind: unknown): object => ({ id, kind, name: id, attacker: false });
      const groupsOf = (kind: unknown): object => {
        const lanes = [lane("page", kind), lane("browser", "browser")];
        const verdict = { sent: true, executed: false, readable: false };
        const sequence = { engine: "chromium", version: "1", lanes, messages: [], verdict };
        return { groups: [{ engines: ["chromium"], sequence }] };
      };
      const good = JSON.stringify(groupsOf("page"));
      const add = (): HTMLElement => document.body.appendChild(document.createElement("sallyport-exchange"));
      const drawings = (element: HTMLElement): number => element.shadowRoot!.querySelectorAll("svg").length;
      const early = Object.assign(add(), { exchange: groupsOf("page") });
      const script = document.createElement("script");
      Object.assign(script, { src: "/embed/sallyport-exchange.js", type: "module" });
      document.head.append(script);
      await customElements.whenDefined("sallyport-exchange");
      const listed = Object.assign(add(), { exchange: groupsOf(["page"]) });
      const moved = add();
      moved.setAttribute("exchange", good);
      moved.remove();
      moved.setAttribute("exchange", "{");
      document.body.append(moved);
      const parent = add();
      parent.setAttribute("exchange", "{");
      parent.innerHTML = `<script type="application/json">${good}</script>`;
      parent.removeAttribute("exchange");
      return [early, listed, moved, parent].map(drawings);
    });
    expect(drawn).toEqual([2, 0, 0, 2]);
  });

  test("a child may come when the element is in the document, and may change; an attribute and a property are before it", async () => {
    const opened = await open("/");
    await opened.addScriptTag({ url: "/embed/sallyport-exchange.js", type: "module" });
    const drawn = await opened.evaluate(async () => {
      await customElements.whenDefined("sallyport-exchange");
      const lane = (id: string): object => ({ id, kind: "page", name: id, attacker: false });
      const verdict = { sent: true, executed: false, readable: false };
      const exchangeOf = (name: string): object => {
        const lanes = [lane("page"), lane(name)];
        const sequence = { engine: "chromium", version: "1", lanes, messages: [], verdict };
        return { groups: [{ engines: ["chromium"], sequence }] };
      };
      const childOf = (name: string): HTMLElement => {
        const child = document.createElement("script");
        return Object.assign(child, { type: "application/json", textContent: JSON.stringify(exchangeOf(name)) });
      };
      const element = document.createElement("sallyport-exchange") as HTMLElement & { exchange: unknown };
      document.body.append(element);
      const shown: string[] = [];
      const show = async (change: () => void): Promise<void> => {
        change();
        await Promise.resolve();
        shown.push(/child|later|attribute|property/.exec(element.shadowRoot!.textContent)?.[0] ?? "nothing");
      };
      await show(() => undefined);
      await show(() => element.append(childOf("child")));
      await show(() => (element.firstElementChild!.firstChild!.nodeValue = JSON.stringify(exchangeOf("later"))));
      await show(() => element.setAttribute("exchange", JSON.stringify(exchangeOf("attribute"))));
      await show(() => element.replaceChildren(childOf("child")));
      await show(() => (element.exchange = exchangeOf("property")));
      await show(() => element.replaceChildren(childOf("later")));
      await show(() => document.body.append(element));
      await show(() => element.removeAttribute("exchange"));
      return shown;
    });
    expect(drawn).toEqual("nothing child later attribute attribute property property property later".split(" "));
  });

  test("labels never leave their lanes, as the browser measures them", async () => {
    const opened = await open("/explanations/preflight-header.html");
    await opened.waitForFunction(() => customElements.get("sallyport-exchange") !== undefined);
    const outside = await opened.evaluate(() => {
      const svg = document.querySelector("sallyport-exchange")!.shadowRoot!.querySelector("svg")!;
      const lives = [...svg.querySelectorAll<SVGPathElement>(".life")]
        .map((one) => one.getBBox())
        .filter(({ width }) => width === 0);
      return [...svg.querySelectorAll<SVGTextElement>("text.halo")].filter((text) => {
        const { x, width } = text.getBBox();
        const next = Math.min(...lives.map((one) => one.x).filter((one) => one > x));
        return x + width > next;
      }).length;
    });
    expect(outside).toBe(0);
  });
});
