//! What every page has: its frame, its look, and the site's own words in three languages. All other words are the library's.

use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE};
use axum::response::{Html, IntoResponse};
use candidacy::view::words::Words;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// A language: its code, the library's words in it, and its place in the site's own.
pub struct Tongue {
    pub code: &'static str,
    pub words: Words,
    place: usize,
}

impl Tongue {
    pub fn new(code: &str) -> Self {
        match code {
            "nl" => Tongue { code: "nl", words: Words::dutch(), place: 2 },
            "es" => Tongue { code: "es", words: Words::spanish(), place: 3 },
            _ => Tongue { code: "en", words: Words::english(), place: 1 },
        }
    }

    /// The first language of the browser's wish that there is: by its weight, and by its place among equals.
    pub fn wished(headers: &HeaderMap) -> Self {
        let wish = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let mut wished: Vec<(f32, &str)> = wish
            .split(',')
            .filter_map(|one| {
                let (range, weight) = one.split_once(";q=").unwrap_or((one, "1"));
                Some((weight.trim().parse().ok()?, range.trim().split('-').next()?))
            })
            .collect();
        wished.sort_by(|one, other| other.0.total_cmp(&one.0));
        let known = wished.iter().find(|(weight, code)| *weight > 0.0 && ["en", "nl", "es"].contains(code));
        Self::new(known.map_or("en", |(_, code)| code))
    }

    pub fn label(&self, key: &'static str) -> &'static str {
        OWN.iter().find(|row| row[0] == key).map_or(key, |row| row[self.place])
    }

    /// A choice of a form, in words.
    pub fn choice(&self, value: &'static str) -> &'static str {
        self.label(value)
    }

    /// What somebody can do, in the library's words.
    pub fn act(&self, key: &str) -> String {
        let text = self.words.text(key).unwrap_or_default();
        let mut letters = text.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

/// The site's own words: the key, in English, in Dutch, in Spanish.
const OWN: &[[&str; 4]] = &[
    ["jobs", "Jobs", "Vacatures", "Empleos"],
    ["login", "For staff", "Voor medewerkers", "Para el personal"],
    ["apply", "Apply", "Solliciteren", "Presentar candidatura"],
    ["name", "Your name", "Uw naam", "Su nombre"],
    ["email", "Your e-mail address", "Uw e-mailadres", "Su correo electrónico"],
    ["zone", "Your time zone", "Uw tijdzone", "Su zona horaria"],
    ["cv", "Your CV, as a PDF", "Uw cv, als pdf", "Su currículum, en PDF"],
    ["send", "Send", "Versturen", "Enviar"],
    ["own", "Your application", "Uw sollicitatie", "Su candidatura"],
    ["way", "Your way so far", "Uw weg tot nu toe", "Su camino hasta ahora"],
    [
        "way_alt",
        "A picture of what the page says in words below",
        "Een afbeelding van wat hieronder in woorden staat",
        "Una imagen de lo que la página dice abajo con palabras",
    ],
    ["calendar", "Dates for your calendar", "Data voor uw agenda", "Fechas para su calendario"],
    ["messages", "Messages", "Berichten", "Mensajes"],
    ["needed", "What is needed", "Wat nodig is", "Lo que se necesita"],
    ["skip", "To the content", "Naar de inhoud", "Al contenido"],
    ["reason", "Reason", "Reden", "Motivo"],
    ["words", "Your words", "Uw woorden", "Sus palabras"],
    ["work", "Your work, or where it is", "Uw werk, of waar het staat", "Su trabajo, o dónde está"],
    ["until", "Until", "Tot", "Hasta"],
    ["starts", "When", "Wanneer", "Cuándo"],
    ["times", "Times that suit", "Tijden die passen", "Horas que convienen"],
    ["part", "Which part", "Welk deel", "Qué parte"],
    ["kind", "What it is about", "Waar het over gaat", "De qué se trata"],
    ["entry", "Number on the page", "Nummer op de pagina", "Número en la página"],
    ["why", "What happened", "Wat er gebeurde", "Qué ocurrió"],
    ["personal", "Something personal", "Iets persoonlijks", "Algo personal"],
    ["missed_message", "A message that did not come", "Een bericht dat niet kwam", "Un mensaje que no llegó"],
    ["conduct", "How somebody behaved", "Hoe iemand zich gedroeg", "Cómo se comportó alguien"],
    ["discrimination", "Discrimination", "Discriminatie", "Discriminación"],
    ["data", "My data", "Mijn gegevens", "Mis datos"],
    ["question", "A question", "Een vraag", "Una pregunta"],
    ["access", "See my data", "Mijn gegevens inzien", "Ver mis datos"],
    ["erasure", "Have my data deleted", "Mijn gegevens laten wissen", "Borrar mis datos"],
    ["rectification", "Have my data put right", "Mijn gegevens laten verbeteren", "Corregir mis datos"],
    ["restriction", "Have my data left alone", "Mijn gegevens laten rusten", "Limitar el uso de mis datos"],
    ["portability", "Take my data with me", "Mijn gegevens meenemen", "Llevarme mis datos"],
    ["objection", "Object to the use of my data", "Bezwaar maken", "Oponerme al uso de mis datos"],
    ["human_review", "Have a person look again", "Een mens opnieuw laten kijken", "Que una persona lo revise"],
    ["consent_withdrawal", "Take my consent back", "Mijn toestemming intrekken", "Retirar mi consentimiento"],
    [
        r#"{"no_show":"company"}"#,
        "Nobody of the company came",
        "Niemand van het bedrijf kwam",
        "No vino nadie de la empresa",
    ],
    [
        r#"{"no_show":"candidate"}"#,
        "The candidate did not come",
        "De kandidaat kwam niet",
        "No vino la persona candidata",
    ],
    ["trouble", "Something technical", "Iets technisch", "Algo técnico"],
    ["details", "The reason in words", "", ""],
    ["category", "About", "", ""],
    ["aspect", "Looked at", "", ""],
    ["requirement", "What is needed", "", ""],
    ["seen", "What was seen of it", "", ""],
    ["minutes", "Minutes", "", ""],
    ["link", "Link of the meeting", "", ""],
    ["people", "With", "", ""],
    ["hours", "Hours of work", "", ""],
    ["asked", "Who is asked", "", ""],
    ["pay", "Pay", "", ""],
    ["work_on", "A point to work on", "", ""],
    ["strength", "Something good", "", ""],
    ["advice", "Advice for what comes next", "", ""],
    ["manner", "How it is given", "", ""],
    ["answer", "Does it end the matter", "", ""],
    ["about", "About", "", ""],
    ["step", "Number of the step", "", ""],
    ["condition", "Condition", "", ""],
    [r#"{"refused":{"ground":"It is not in our plan."}}"#, "Refused: it is not in our plan", "", ""],
];

/// A whole page. `links` are those of the navigation.
pub fn frame(tongue: &Tongue, title: &str, links: &[(&str, &str)], body: &Markup) -> Page {
    let page = html! {
        (DOCTYPE)
        html lang=(tongue.code) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href="/style.css";
            }
            body {
                a.skip href="#content" { (tongue.label("skip")) }
                header { nav { @for (to, name) in links { a href=(to) { (name) } " " } } }
                main id="content" { h1 { (title) } (body) }
            }
        }
    };
    Html(page.into_string())
}

pub type Page = Html<String>;

pub fn fault(title: &str, words: &str) -> Page {
    frame(&Tongue::new("en"), title, &[("/", "Jobs")], &html! { p.fault role="alert" { (words) } })
}

/// A text of the library: its sections become headings, and their lines a list.
pub fn sections(text: &str) -> Markup {
    html! { @for (n, part) in text.trim_end().split("\n\n").enumerate() {
        @let mut lines = part.lines();
        @if n == 0 { @for line in lines { p { (line) } } } @else {
            @if let Some(title) = lines.next() { h2 { (title.trim_end_matches(':')) } }
            ul { @for line in lines { li { (line.trim().trim_start_matches("- ")) } } }
        }
    } }
}

/// Data for other programs inside a page: no text of it may end the script.
pub fn json_ld(value: &impl serde::Serialize) -> Markup {
    let json = serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c");
    html! { script type="application/ld+json" { (PreEscaped(json)) } }
}

const STYLE: &str = "\
:root { color-scheme: light dark; --ink: #1d2630; --paper: #fdfdfc; --soft: #51606d; --line: #8797a5; --act: #1f4f8f; --on: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecef; --paper: #14191d; --soft: #a9b8c5; --line: #76889a; --act: #9cc3f5; --on: #14191d } }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere }
header, main { max-width: 56rem; margin: 0 auto; padding: .75rem 1rem }
nav a { margin-right: .75rem; display: inline-block; padding: .25rem 0 }
a { color: var(--act) }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px }
.skip { position: absolute; left: -100vw } .skip:focus { left: 1rem }
h1 { font-size: 1.6rem; line-height: 1.25 } h2 { font-size: 1.2rem; margin: 2rem 0 .25rem }
form, details { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem; margin: .5rem 0 }
details > form { border: 0; padding: 0 } summary { cursor: pointer; padding: .25rem 0 }
label { display: block } label.tick input { width: auto; margin-right: .5rem }
input, select, textarea, button { font: inherit; width: 100%; max-width: 30rem; padding: .4rem; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .3rem }
button { width: auto; padding: .5rem 1.25rem; background: var(--act); color: var(--on); border: 0; cursor: pointer }
fieldset { border: 1px solid var(--line); border-radius: .3rem; margin: .5rem 0 }
pre { font: inherit; white-space: pre-wrap } .scroll { overflow-x: auto } .fault { border-left: .3rem solid #b3261e; padding-left: .75rem }
table { border-collapse: collapse } td, th { text-align: left; padding: .25rem .75rem .25rem 0; vertical-align: top }
.soft { color: var(--soft) }
";

pub async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css")], STYLE)
}
