/** A URL's text as the URL serializer gives it that excludes the fragment. https://url.spec.whatwg.org/#concept-url-serializer */
export const withoutFragment = ({ href }: URL): string => href.split("#", 1)[0] ?? href;

/** Whether a URL leads to another place in the document that is shown, which requests nothing. */
export const isFragmentOf = (url: URL, current: URL): boolean =>
  url.href.includes("#") && withoutFragment(url) === withoutFragment(current);
