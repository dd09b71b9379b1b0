const shown = (value: unknown): string =>
  typeof value === "string" ? JSON.stringify(value.slice(0, 100)) : typeof value;

/** What is wrong with an option of `httpNetwork`, and what to write instead. */
export const httpOptionTexts = {
  host: (name: string): string =>
    `hosts: ${shown(name)} isn't a host name. Use one such as "api.example" or "*.example".`,
  address: (name: string, value: unknown): string =>
    `hosts: ${shown(name)} leads to ${shown(value)}. Pass an IP address, with or without a port, such as "127.0.0.1:8443".`,
  certificates: (name: string): string =>
    `${name} has no certificate. Pass a string with certificates in PEM, or a list of these.`,
  certificate: (name: string): string => `${name} has a certificate that can't be parsed. Pass certificates in PEM.`,
} as const;
