import type { PasteCase } from "./case.ts";

const put = ['"url": "https://api.example/orders/1"', '"method": "PUT"', '"page": "https://app.example"'];

/** What browsers copy as a request, and what people write. */
export const requestCases: readonly PasteCase[] = [
  {
    desc: "Chrome, curl for bash",
    as: "curl line",
    text: "curl 'https://api.example/orders/1' \\\n  -X 'PUT' \\\n  -H 'accept: */*' \\\n  -H 'content-type: application/json' \\\n  -b 'sid=abc; theme=dark' \\\n  -H 'origin: https://app.example' \\\n  -H 'sec-fetch-mode: cors' \\\n  -H 'user-agent: Mozilla/5.0' \\\n  --data-raw $'{\"a\":\"it\\'s\"}'",
    says: put,
  },
  {
    desc: "Chrome, curl for cmd",
    as: "curl line",
    text: 'curl ^"https://api.example/orders/1^" ^\n  -X ^"PUT^" ^\n  -H ^"accept: */*^" ^\n  -H ^"content-type: application/json^" ^\n  -H ^"origin: https://app.example^" ^\n  --data-raw ^"^{^\\^"a^\\^":1^}^"',
    says: put,
  },
  {
    desc: "Chrome, curl for cmd, with CRLF",
    as: "curl line",
    text: 'curl ^"https://api.example/orders/1^" ^\r\n  -X ^"PUT^" ^\r\n  -H ^"origin: https://app.example^"\r\n',
    says: put,
  },
  {
    desc: "Chrome, PowerShell",
    as: "PowerShell command",
    text: '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = "Mozilla/5.0"\nInvoke-WebRequest -UseBasicParsing -Uri "https://api.example/orders/1" `\n-Method "PUT" `\n-WebSession $session `\n-Headers @{\n"authority"="api.example"\n  "method"="PUT"\n  "path"="/orders/1"\n  "scheme"="https"\n  "accept"="*/*"\n  "origin"="https://app.example"\n} `\n-ContentType "application/json" `\n-Body "{`"a`":1}"',
    says: put,
  },
  {
    desc: "PowerShell written by hand, single quotes",
    as: "PowerShell command",
    text: "Invoke-RestMethod -Uri 'https://api.example/orders/1' -Method Put -Headers @{ 'Origin' = 'https://app.example' }",
    says: put,
  },
  {
    desc: "Chrome, fetch",
    as: "fetch call",
    text: 'fetch("https://api.example/orders/1", {\n  "headers": {\n    "accept": "*/*",\n    "content-type": "application/json",\n    "sec-fetch-mode": "cors"\n  },\n  "referrer": "https://app.example/",\n  "body": "{\\"a\\":1}",\n  "method": "PUT",\n  "mode": "cors",\n  "credentials": "include"\n});',
    says: put,
  },
  {
    desc: "Chrome, fetch for Node",
    as: "fetch call",
    text: 'fetch("https://api.example/orders/1", {\n  "headers": {\n    "accept": "*/*",\n    "cookie": "sid=1",\n    "Referer": "https://app.example/"\n  },\n  "body": null,\n  "method": "PUT"\n});',
    says: put,
  },
  {
    desc: "Firefox, fetch",
    as: "fetch call",
    text: 'await fetch("https://api.example/orders/1", {\n    "credentials": "include",\n    "headers": {\n        "User-Agent": "Mozilla/5.0",\n        "Accept": "*/*"\n    },\n    "referrer": "https://app.example/",\n    "method": "PUT",\n    "mode": "cors"\n});',
    says: put,
  },
  {
    desc: "Safari, fetch",
    as: "fetch call",
    text: 'fetch("https://api.example/orders/1", {\n    body: "{}",\n    cache: "default",\n    credentials: "include",\n    headers: {\n        Accept: "*/*",\n        "Content-Type": "application/json"\n    },\n    method: "PUT",\n    mode: "cors",\n    redirect: "follow",\n    referrer: "https://app.example/",\n    referrerPolicy: "strict-origin-when-cross-origin"\n})',
    says: put,
  },
  {
    desc: "fetch in single quotes, as people write it",
    as: "fetch call",
    text: "fetch('https://api.example/orders/1', {\n  method: 'PUT',\n  headers: { 'X-A': '1', Origin: 'https://app.example', },\n})",
    says: put,
  },
  {
    desc: "Firefox, curl",
    as: "curl line",
    text: "curl 'https://api.example/orders/1' --compressed -X PUT -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0)' -H 'Accept: */*' -H 'Origin: https://app.example' -H 'Referer: https://app.example/' -H 'Cookie: sid=1'",
    says: put,
  },
  {
    desc: "Safari, curl",
    as: "curl line",
    text: "curl 'https://api.example/orders/1' \\\n-X 'PUT' \\\n-H 'Accept: */*' \\\n-H 'Origin: https://app.example' \\\n-H 'User-Agent: Mozilla/5.0'",
    says: put,
  },
  {
    desc: "copy all as curl for bash",
    as: "curl line",
    text: "curl 'https://api.example/orders/1' -X PUT -H 'origin: https://app.example' ;\ncurl 'https://api.example/b' -H 'origin: https://app.example'",
    says: [...put, "the text has 2 requests"],
  },
  {
    desc: "copy all as curl for cmd",
    as: "curl line",
    text: 'curl ^"https://api.example/orders/1^" -X PUT -H ^"origin: https://app.example^" &\ncurl ^"https://api.example/b^" -H ^"origin: https://app.example^"',
    says: [...put, "the text has 2 requests"],
  },
  {
    desc: "copy all as fetch",
    as: "fetch call",
    text: 'fetch("https://api.example/orders/1", {\n  "referrer": "https://app.example/",\n  "method": "PUT"\n}); ;\nfetch("https://api.example/b", {\n  "referrer": "https://app.example/",\n  "method": "GET"\n});',
    says: [...put, "the text has 2 requests"],
  },
  {
    desc: "copy all as PowerShell",
    as: "PowerShell command",
    text: 'Invoke-WebRequest -UseBasicParsing -Uri "https://api.example/orders/1" -Method "PUT" -Headers @{\n"origin"="https://app.example"\n};\n\nInvoke-WebRequest -UseBasicParsing -Uri "https://api.example/b" -Headers @{\n"origin"="https://app.example"\n}',
    says: [...put, "the text has 2 requests"],
  },
  {
    desc: "a prompt of bash",
    as: "curl line",
    text: "$ curl -X PUT https://api.example/orders/1 -H 'Origin: https://app.example'",
    says: put,
  },
  {
    desc: "a prompt with user and folder",
    as: "curl line",
    text: "ann@web:~/shop$ curl -X PUT https://api.example/orders/1 -H 'Origin: https://app.example'",
    says: put,
  },
  {
    desc: "a prompt of PowerShell before curl.exe",
    as: "curl line",
    text: 'PS C:\\Users\\ann> curl.exe -X PUT https://api.example/orders/1 -H "Origin: https://app.example"',
    says: put,
  },
  {
    desc: "a quotation",
    as: "curl line",
    text: "> curl -X PUT https://api.example/orders/1 \\\n>   -H 'Origin: https://app.example'",
    says: put,
  },
  {
    desc: "a fence of Markdown",
    as: "curl line",
    text: "```bash\ncurl -X PUT https://api.example/orders/1 -H 'Origin: https://app.example'\n```\n",
    says: put,
  },
  {
    desc: "a fence around fetch",
    as: "fetch call",
    text: '```js\nfetch("https://api.example/orders/1", { "method": "PUT", "referrer": "https://app.example/" });\n```',
    says: put,
  },
  {
    desc: "smart quotes",
    as: "curl line",
    text: "curl -X PUT “https://api.example/orders/1” -H “Origin: https://app.example”",
    says: put,
  },
  {
    desc: "no-break spaces",
    as: "curl line",
    text: "curl\u00a0-X\u00a0PUT https://api.example/orders/1 -H\u00a0'Origin: https://app.example'",
    says: put,
  },
  {
    desc: "HTML escapes",
    as: "curl line",
    text: "curl -X PUT &quot;https://api.example/orders/1&quot; -H &#39;Origin: https://app.example&#39;",
    says: put,
  },
  {
    desc: "a byte order mark",
    as: "curl line",
    text: "\ufeffcurl -X PUT https://api.example/orders/1 -H 'Origin: https://app.example'\r\n",
    says: put,
  },
  {
    desc: "sudo, time and variables before curl",
    as: "curl line",
    text: "time curl -sS -X PUT https://api.example/orders/1 -H 'Origin: https://app.example' | jq .",
    says: put,
  },
  {
    desc: "a URL in angle brackets",
    as: "URL",
    text: "<https://api.example/orders/1>\n",
    says: ["https://api.example/orders/1"],
  },
  {
    desc: "a URL in quotes",
    as: "URL",
    text: '"https://api.example/orders/1"',
    says: ["https://api.example/orders/1"],
  },
];
