//! A real browser, driven over a pipe by Chromium's DevTools protocol: messages in JSON, with a zero byte after each.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

/// How long anything may take. A busy machine is slow; one that hangs never finishes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Chromium without a window, and one tab in it.
pub(super) struct Browser {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    session: Option<String>,
    count: u64,
    _profile: TempDir,
}

impl Browser {
    /// Starts Chromium. If it is not installed, says so and returns nothing, except in CI, which installs it.
    pub(super) fn start() -> Option<Self> {
        let names = ["chromium", "chromium-browser", "google-chrome"];
        let is_there = |name: &&&str| Command::new(name).arg("--version").output().is_ok();
        let Some(name) = names.iter().find(is_there) else {
            assert!(std::env::var_os("CI").is_none(), "chromium is not installed");
            eprintln!("passed over: chromium is not installed");
            return None;
        };
        let profile = TempDir::new().unwrap();
        // The protocol goes over the descriptors 3 and 4, which the shell duplicates from the existing ones.
        let mut process = Command::new("sh")
            .args(["-c", r#"exec "$@" 3<&0 4>&1 1>/dev/null 2>/dev/null"#, "sh", name])
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--disable-dev-shm-usage", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = process.stdin.take().unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        let mut browser = Self { process, input, output, session: None, count: 0, _profile: profile };
        let tab = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached = browser.call("Target.attachToTarget", json!({"targetId": tab["targetId"], "flatten": true}));
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        browser.resize(1280, 860);
        Some(browser)
    }

    /// Calls a method of the protocol and waits for its result.
    pub(super) fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.count += 1;
        let mut message = json!({"id": self.count, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.input.write_all(format!("{message}\0").as_bytes()).unwrap();
        loop {
            let mut answer = Vec::new();
            self.output.read_until(0, &mut answer).unwrap();
            let answer: Value = serde_json::from_slice(answer.strip_suffix(b"\0").expect("an answer")).unwrap();
            if answer["id"] == self.count {
                assert!(answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }

    /// Opens an address.
    pub(super) fn open(&mut self, address: &str) {
        self.call("Page.navigate", json!({"url": address}));
    }

    /// Resizes the window, in CSS pixels.
    pub(super) fn resize(&mut self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600});
        self.call("Emulation.setDeviceMetricsOverride", size);
    }

    /// Presses a key, such as `+` or `Escape`.
    pub(super) fn press(&mut self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Escape" => 27,
            _ => 0,
        };
        for kind in ["rawKeyDown", "keyUp"] {
            let event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code});
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// The value of a JavaScript expression.
    #[track_caller]
    pub(super) fn value(&mut self, expression: &str) -> Value {
        let parameters = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let result = self.call("Runtime.evaluate", parameters);
        assert!(result["exceptionDetails"].is_null(), "{expression}: {result}");
        result["result"]["value"].clone()
    }

    /// Waits until a JavaScript expression is true.
    #[track_caller]
    pub(super) fn wait_for(&mut self, expression: &str) {
        let start = Instant::now();
        while self.value(&format!("Boolean({expression})")) != true {
            let shown = "document.body?.innerText";
            assert!(start.elapsed() < PATIENCE, "never true: {expression}\nshown:\n{}", self.value(shown));
            sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the words of the pages contain `text`.
    #[track_caller]
    pub(super) fn wait_for_words(&mut self, text: &str) {
        self.wait_for(&format!("{WORDS}.includes({})", json!(text)));
    }
}

/// The words of all pages, ignoring line breaks.
const WORDS: &str =
    "[...document.querySelectorAll('.words')].map((words) => words.textContent).join(' ').replace(/\\s+/g, ' ')";

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.input.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        let end = Instant::now() + Duration::from_secs(5);
        while Instant::now() < end && !matches!(self.process.try_wait(), Ok(Some(_))) {
            sleep(Duration::from_millis(20));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
