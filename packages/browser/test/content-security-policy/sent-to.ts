import { Browser, type EngineName, type Network, type Page } from "../../src/index.ts";

const PAGE = "https://app.example/";

/** Where a page with a policy sends its requests; each redirects to what its query names. */
export async function sentTo(
  contentSecurityPolicy: string,
  act: (page: Page) => Promise<unknown>,
  { engine = "standard", at = PAGE }: { readonly engine?: EngineName; readonly at?: string } = {},
): Promise<{ readonly sent: readonly string[]; readonly page: Page }> {
  const sent: string[] = [];
  const network: Network = {
    exchange: ({ method, url }) => {
      sent.push(`${method} ${url}`);
      const location = new URL(url).searchParams.get("to");
      const headers = [["access-control-allow-origin", "*"], ...(location === null ? [] : [["location", location]])];
      return Promise.resolve({
        status: location === null ? 200 : 302,
        statusText: "",
        headers: headers as [string, string][],
        body: new Uint8Array(),
      });
    },
  };
  const page = new Browser({ engine, network }).pageAt(at, { contentSecurityPolicy });
  await act(page).catch(() => undefined);
  return { sent, page };
}
