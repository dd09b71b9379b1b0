/** To which requests an engine's TLS connections offer the user's certificate, beside those with credentials. */
export interface ClientCertificateRules {
  readonly preflights: boolean;
  readonly withoutCredentials: boolean;
}
