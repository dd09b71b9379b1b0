export { checkConfiguration, type ConfigurationFinding, type ConfigurationRequest } from "./check-configuration.ts";
export type { ConfigurationCode } from "./configuration-texts.ts";
export type {
  Configuration,
  ConfigurationKind,
  CorsRule,
  OriginEntry,
  ParsedDocument,
  ReaderFault,
  Written,
} from "./configuration.ts";
export { formOf, readConfiguration, readConfigurationDocument, type TextForm } from "./read-configuration.ts";
