import { bracePath, pathExpression } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, quoted } from "./write.ts";

function source(change: ServerChange): string {
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
}

/** The filter for CORS runs before the sign-in, so its 401 has the headers of the source. */
function unauthorized(change: ServerChange): string {
  const expression = pathExpression(change).replaceAll("\\", "\\\\");
  const isShared = change.unauthorized === "cross-origin";
  return lines([
    "http.exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(",
    "    new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),",
    `    request -> request.getRequestURI().matches("${expression}${change.path.length === 0 ? ".*" : ""}")));`,
    isShared && "http.cors(withDefaults());",
    isShared && source(change),
  ]);
}

export const spring: Server = {
  title: "Spring",
  where: () => "in a `@Configuration` class; with Spring Security also `http.cors(withDefaults())`, which runs first",
  snippet: source,
  unauthorized: {
    where: (change) =>
      change.unauthorized === "cross-origin"
        ? "in the bean that returns the `SecurityFilterChain`, with the source of CORS as a bean beside it"
        : "in the bean that returns the `SecurityFilterChain`",
    snippet: unauthorized,
    page: "https://docs.spring.io/spring-security/reference/servlet/architecture.html#servlet-exceptiontranslationfilter",
    read: "2026-11-27",
  },
  page: "https://docs.spring.io/spring-security/reference/servlet/integrations/cors.html",
  read: "2026-11-26",
};
