//! A window of Chromium, driven as a person would: by what is written on links and buttons, and by the labels of fields.

use crate::site::Site;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A browser of its own, with a driver of its own, that goes with it.
pub struct Window {
    client: Client,
    driver: Child,
    url: String,
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Site {
    /// Serves the site on a free port, until the test ends.
    pub async fn served(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = self.router.clone();
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}")
    }
}

impl Window {
    /// Opens a window of this width in pixels, of somebody who wishes pages in a language.
    pub async fn new(url: &str, width: u32, language: &str) -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed: `apt-get install chromium chromium-driver`");
        let mut said = BufReader::new(driver.stdout.take().expect("it was asked for")).lines().map_while(Result::ok);
        let started = said
            .find_map(|line| line.split_once("started successfully on port ")?.1.strip_suffix('.').map(str::to_owned));
        let port = started.expect("a port");
        std::thread::spawn(move || said.for_each(drop)); // or it would wait for somebody to read
        let options = json!({
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            "prefs": { "intl.accept_languages": language },
            "mobileEmulation": { "deviceMetrics": { "width": width, "height": 900, "pixelRatio": 1, "touch": false } },
        });
        let wanted = Capabilities::from_iter([("goog:chromeOptions".to_owned(), options)]);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a window");
        Window { client, driver, url: url.to_owned() }
    }

    pub async fn close(self) {
        self.client.clone().close().await.expect("it closes");
    }

    pub async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.url)).await.expect("a page");
    }

    /// The address of the page, without the site's.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("an address").to_string();
        url.strip_prefix(&self.url).unwrap_or_else(|| panic!("{url} is elsewhere")).to_owned()
    }

    pub async fn text(&self) -> String {
        let body = self.client.find(Locator::Css("body")).await.expect("a body");
        body.text().await.expect("text")
    }

    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|why| panic!("{why}: {script}"))
    }

    /// Follows the link with these words.
    pub async fn follow(&self, words: &str) {
        let link = self.client.find(Locator::LinkText(words)).await;
        link.unwrap_or_else(|why| panic!("{words}: {why}")).click().await.expect("it can be clicked");
    }

    /// Unfolds what has these words.
    pub async fn unfold(&self, words: &str) {
        let summary = self.client.find(Locator::XPath(&format!("//summary[.=\"{words}\"]"))).await;
        let Ok(summary) = summary else { panic!("there is no {words}: {}", self.text().await) };
        summary.click().await.expect("it can be clicked");
    }

    /// Presses the button with these words, and waits for the page that follows.
    pub async fn press(&self, words: &str) {
        self.run("document.documentElement.dataset.before = 'yes'").await;
        let buttons =
            self.client.find_all(Locator::XPath(&format!("//button[.=\"{words}\"]"))).await.expect("an answer");
        for button in buttons {
            if button.is_displayed().await.expect("an answer") {
                button.click().await.expect("it can be clicked");
                for _ in 0..100 {
                    let is_new = "return document.readyState == 'complete' && !document.documentElement.dataset.before";
                    if self.client.execute(is_new, Vec::new()).await.is_ok_and(|is_new| is_new == true) {
                        return;
                    }
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                panic!("nothing follows on {words}: {}", self.text().await);
            }
        }
        panic!("there is no button {words}: {}", self.text().await);
    }

    /// Fills in the field with this label that can be seen. A file is named by its path, a choice by its words.
    pub async fn fill(&self, label: &str, value: &str) {
        let path = format!("//label[starts-with(normalize-space(.), \"{label}\")]");
        for found in self.client.find_all(Locator::XPath(&path)).await.expect("an answer") {
            if !found.is_displayed().await.expect("an answer") {
                continue;
            }
            let field = match found.attr("for").await.expect("an answer") {
                Some(id) => self.client.find(Locator::XPath(&format!("//*[@id='{id}']"))).await.expect("its field"),
                None => found.find(Locator::Css("input")).await.expect("its field"),
            };
            let kind = field.attr("type").await.expect("an answer").unwrap_or_default();
            match (field.tag_name().await.expect("a name").as_str(), kind.as_str()) {
                ("select", _) => field.select_by_label(value).await.expect("a choice"),
                (_, "checkbox") => field.click().await.expect("it can be ticked"),
                // How its parts are typed depends on the browser's language.
                (_, "datetime-local") => {
                    let set = "arguments[0].value = arguments[1]";
                    let field = serde_json::to_value(&field).expect("a reference");
                    self.client.execute(set, vec![field, json!(value)]).await.expect("it is set");
                }
                (_, "file") => field.send_keys(value).await.expect("a file"),
                _ => {
                    field.clear().await.expect("it is empty");
                    field.send_keys(value).await.expect("it is typed");
                }
            }
            return;
        }
        panic!("there is no field {label}: {}", self.text().await);
    }

    /// Does what it says: unfolds the form, fills it in and sends it.
    pub async fn act(&self, words: &str, fields: &[(&str, &str)]) {
        self.unfold(words).await;
        for (label, value) in fields {
            self.fill(label, value).await;
        }
        self.press(words).await;
        assert!(!self.text().await.contains("not possible"), "{words}: {}", self.text().await);
    }

    /// What axe-core finds on this page, of what keeps people out, and whether one has to scroll to the side.
    pub async fn barriers(&self) -> Vec<String> {
        let axe = std::env::var_os("AXE").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/career_site/axe.min.js"),
            PathBuf::from,
        );
        let axe = std::fs::read_to_string(&axe).unwrap_or_else(|why| panic!("{}: {why}; see README.md", axe.display()));
        self.run(&axe).await;
        let script = "const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'] }).then(
                found => done(found.violations.filter(one => ['serious', 'critical'].includes(one.impact))
                    .map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' | '))),
                why => done(['axe failed: ' + why]))";
        let found = self.client.execute_async(script, Vec::new()).await.expect("an answer of axe");
        let mut found: Vec<String> = serde_json::from_value(found).expect("a list");
        let sizes = self.run("return [document.documentElement.scrollWidth, screen.width]").await;
        if sizes[0].as_u64() > sizes[1].as_u64() {
            found.push(format!("it is {} pixels wide, and the screen {}", sizes[0], sizes[1]));
        }
        found
    }
}
