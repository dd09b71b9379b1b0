/** What an option of curl sets in the request. */
export type CurlMeaning =
  | "url"
  | "method"
  | "header"
  | "data"
  | "raw-data"
  | "encoded-data"
  | "json"
  | "form"
  | "cookie"
  | "user"
  | "agent"
  | "referer"
  | "head"
  | "get"
  /** How curl prints, waits and connects: no part of the request. */
  | "ignored"
  /** Part of the request, and a page's script has nothing like it. */
  | "unsupported";

export interface CurlOption {
  readonly means: CurlMeaning;
  readonly takesValue: boolean;
}

const withValue: Readonly<Partial<Record<CurlMeaning, string>>> = {
  url: "--url",
  method: "-X --request",
  header: "-H --header",
  data: "-d --data --data-ascii --data-binary",
  "raw-data": "--data-raw",
  "encoded-data": "--data-urlencode",
  json: "--json",
  form: "-F --form --form-string",
  cookie: "-b --cookie",
  user: "-u --user",
  agent: "-A --user-agent",
  referer: "-e --referer",
  ignored:
    "-o --output -w --write-out -m --max-time --connect-timeout --retry --retry-delay --retry-max-time --max-redirs -c --cookie-jar -D --dump-header --stderr --trace --trace-ascii --limit-rate --output-dir --speed-time --speed-limit --keepalive-time",
  unsupported:
    "-x --proxy --proxy-user -E --cert --key --cacert --capath --resolve --connect-to --interface --unix-socket -T --upload-file -K --config -r --range --oauth2-bearer --aws-sigv4 --ciphers --tls-max --cert-type --key-type --pass",
};

const flags: Readonly<Partial<Record<CurlMeaning, string>>> = {
  head: "-I --head",
  get: "-G --get",
  ignored:
    "-s --silent -S --show-error -i --include -v --verbose -f --fail --fail-with-body -L --location --compressed -g --globoff -N --no-buffer -# --progress-bar -O --remote-name -J --remote-header-name --path-as-is -0 --http1.0 --http1.1 --http2 --http2-prior-knowledge --http3 -4 --ipv4 -6 --ipv6 --tlsv1 --tlsv1.2 --tlsv1.3 --no-progress-meter --tcp-nodelay --no-keepalive --create-dirs -q --disable",
  unsupported:
    "-k --insecure --digest --ntlm --negotiate --anyauth --basic --location-trusted -n --netrc --post301 --post302 --post303",
};

const table = new Map<string, CurlOption>();
for (const [options, takesValue] of [
  [withValue, true],
  [flags, false],
] as const)
  for (const [means, names] of Object.entries(options) as [CurlMeaning, string][])
    for (const name of names.split(" ")) table.set(name, { means, takesValue });

/** An option by its name, with its dashes; `undefined` where curl has none, or it is not known here. */
export const curlOption = (name: string): CurlOption | undefined => table.get(name);
