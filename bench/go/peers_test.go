// The decision alone: no connection, a handler that does nothing, a response that keeps its header. The requests are
// those of ../chromium-requests.mjs, as net/http gives them to a handler.
package bench

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"

	jub0bs "github.com/jub0bs/cors"
	rs "github.com/rs/cors"
)

func originAt(index int) string { return fmt.Sprintf("https://o%d.app.example", index) }

func origins(n int) []string {
	all := make([]string, n)
	for index := range all {
		all[index] = originAt(index)
	}
	return all
}

type response struct{ header http.Header }

func (r *response) Header() http.Header             { return r.header }
func (r *response) Write(bytes []byte) (int, error) { return len(bytes), nil }
func (r *response) WriteHeader(int)                 {}

func request(method, origin, site string, fields ...string) *http.Request {
	made := httptest.NewRequest(method, "http://127.0.0.1/data", nil)
	all := append([]string{
		"Connection", "keep-alive", "Sec-Ch-Ua-Platform", `"Linux"`,
		"User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36",
		"Sec-Ch-Ua", `"Not;A=Brand";v="8", "Chromium";v="150"`, "Sec-Ch-Ua-Mobile", "?0", "Accept", "*/*",
		"Origin", origin, "Sec-Fetch-Site", site, "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty",
		"Referer", origin + "/", "Accept-Encoding", "gzip, deflate, br, zstd", "Accept-Language", "en-US,en;q=0.9",
		"Cookie", "session=8f14e45fceea167a5a36dedd4bea2543",
	}, fields...)
	for index := 0; index < len(all); index += 2 {
		made.Header.Set(all[index], all[index+1])
	}
	return made
}

var nothing = http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})

func contenders(b *testing.B, n int) map[string]http.Handler {
	middleware, err := jub0bs.NewMiddleware(jub0bs.Config{
		Origins: origins(n), Credentialed: true, Methods: []string{"GET", "POST"}, RequestHeaders: []string{"Content-Type"},
	})
	if err != nil {
		b.Fatal(err)
	}
	return map[string]http.Handler{
		"jub0bs/cors": middleware.Wrap(nothing),
		"rs/cors": rs.New(rs.Options{
			AllowedOrigins: origins(n), AllowCredentials: true,
			AllowedMethods: []string{"GET", "POST"}, AllowedHeaders: []string{"Content-Type"},
		}).Handler(nothing),
	}
}

// The CPU time of this process: other programs share the machine.
func cpu() int64 {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}

func run(b *testing.B, handler http.Handler, made *http.Request) {
	before := cpu()
	for b.Loop() {
		handler.ServeHTTP(&response{header: http.Header{}}, made)
	}
	b.ReportMetric(float64(cpu()-before)/float64(b.N), "cpu-ns/op")
}

func BenchmarkGo(b *testing.B) {
	for _, n := range []int{1, 10_000} {
		kinds := map[string]*http.Request{
			"granted_GET": request("GET", originAt(n-1), "cross-site"),
			"preflight": request("OPTIONS", originAt(n-1), "cross-site",
				"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type"),
		}
		for name, handler := range contenders(b, n) {
			for kind, made := range kinds {
				b.Run(fmt.Sprintf("%s,_%s,_%d_origins", name, kind, n), func(b *testing.B) { run(b, handler, made) })
			}
		}
	}
	protection := http.NewCrossOriginProtection()
	b.Run("net/http.CrossOriginProtection,_refused_POST", func(b *testing.B) {
		run(b, protection.Handler(nothing), request("POST", "https://not-o0.app.example", "cross-site"))
	})
	b.Run("net/http.CrossOriginProtection,_same-origin_POST", func(b *testing.B) {
		run(b, protection.Handler(nothing), request("POST", "http://127.0.0.1", "same-origin"))
	})
}
