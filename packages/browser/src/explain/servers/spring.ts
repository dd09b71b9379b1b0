import { bracePath } from "./path-spellings.ts";
import type { Server } from "./server.ts";
import { indent, lines, quoted } from "./write.ts";

export const spring: Server = {
  title: "Spring",
  where: () => "in a `@Configuration` class; with Spring Security also `http.cors(withDefaults())`, which runs first",
  snippet: (change) => {
    const { origins, methods, headers, expose, credentials } = change;
    const body = lines([
      "CorsConfiguration cors = new CorsConfiguration();",
      `cors.setAllowedOrigins(List.of(${quoted(origins)}));`,
      `cors.setAllowedMethods(List.of(${quoted(methods)}));`,
      headers.length > 0 && `cors.setAllowedHeaders(List.of(${quoted(headers)}));`,
      expose.length > 0 && `cors.setExposedHeaders(List.of(${quoted(expose)}));`,
      credentials && "cors.setAllowCredentials(true);",
      "UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();",
      `source.registerCorsConfiguration("${bracePath(change, "/**")}", cors);`,
      "return source;",
    ]);
    return lines(["@Bean", "UrlBasedCorsConfigurationSource corsConfigurationSource() {", indent(body, "    "), "}"]);
  },
  page: "https://docs.spring.io/spring-security/reference/servlet/integrations/cors.html",
  read: "2026-11-26",
};
