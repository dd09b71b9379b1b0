/** Whether a URL leads to another place in the document that is shown, which requests nothing. */
export function isFragmentOf(url: URL, current: URL): boolean {
  const [bare] = current.href.split("#");
  return url.href.includes("#") && url.href.split("#")[0] === bare;
}
