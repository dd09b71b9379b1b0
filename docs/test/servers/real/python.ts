import { folderOf, freePort, startProcess, works, write, type Running } from "../process.ts";
import type { RealServer, Setup } from "./real-server.ts";

/** The Python of Debian, where Debian's packages are found; another where there is none. */
const candidates = ["/usr/bin/python3", "python3"];
const pythonWith = (module: string): string | undefined =>
  candidates.find((one) => works(one, ["-c", `import ${module}`]));

const python = (
  name: string,
  packages: readonly string[],
  modules: string,
  programOf: (setup: Setup, port: number) => string,
): RealServer => ({
  packages,
  isInstalled: () => pythonWith(modules) !== undefined,
  start: async (setup): Promise<Running> => {
    const [port, folder] = [await freePort(), folderOf(name)];
    write(folder, { "main.py": programOf(setup, port) });
    const parameters = ["main.py", "runserver", "--noreload", `127.0.0.1:${port}`];
    return startProcess(pythonWith(modules) ?? "python3", parameters, port, { cwd: folder });
  },
});

export const django = python(
  "django",
  ["python3-django", "python3-django-cors-headers"],
  "django, corsheaders",
  ({ snippet, signedIn }) => `
import sys
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.urls import re_path

def sign_in(get_response):
    def middleware(request):
        wanted = ${signedIn ? "True" : "False"}
        if wanted and "Authorization" not in request.headers:
            return HttpResponse(status=401)
        return get_response(request)
    return middleware

def orders(request):
    if request.method == "OPTIONS":
        return HttpResponse(status=405)
    response = JsonResponse({})
    response["x-total"] = "7"
    return response

urlpatterns = [re_path("", orders)]
INSTALLED_APPS = []
MIDDLEWARE = ["__main__.sign_in"]
${snippet}
settings.configure(
    SECRET_KEY="x",
    DEBUG=False,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    **{name: value for name, value in globals().items() if name.isupper()},
)
if __name__ == "__main__":
    from django.core.management import execute_from_command_line
    execute_from_command_line(sys.argv)
`,
);

export const flask = python(
  "flask",
  ["python3-flask", "python3-flask-cors"],
  "flask, flask_cors",
  ({ snippet, signedIn }, port) => `
from flask import Flask, request, jsonify
app = Flask(__name__)
${snippet}

@app.before_request
def sign_in():
    if ${signedIn ? "True" : "False"} and request.method != "OPTIONS" and "Authorization" not in request.headers:
        return "", 401

@app.route("/<path:path>", methods=["GET", "PUT", "DELETE"])
def orders(path):
    response = jsonify({})
    response.headers["x-total"] = "7"
    return response

app.run("127.0.0.1", ${port})
`,
);

export const fastapi = python(
  "fastapi",
  ["python3-fastapi", "uvicorn"],
  "fastapi, uvicorn",
  ({ snippet, signedIn }, port) => `
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
app = FastAPI()

@app.middleware("http")
async def sign_in(request: Request, call_next):
    if ${signedIn ? "True" : "False"} and "authorization" not in request.headers:
        return JSONResponse({}, status_code=401)
    return await call_next(request)

${snippet}

@app.api_route("/{path:path}", methods=["GET", "PUT", "DELETE"])
async def orders(path: str):
    return JSONResponse({}, headers={"x-total": "7"})

uvicorn.run(app, host="127.0.0.1", port=${port}, log_level="error")
`,
);
