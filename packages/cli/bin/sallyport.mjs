#!/usr/bin/env node
// npm links a command when it installs, which is before the build.
import "../dist/main.js";
