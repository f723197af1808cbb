//! A link is not a program: a click on an address or on another document is warned of, and whatever may start a program, or
//! starts by itself, is refused (ISO 32000-2, 12.6.4.6).

use super::writer::Pdf;
use candidacy::cv;

/// Addresses without `http://`, pages next to this one, and other documents: what programs wrote for honest links.
const PLAIN: [&str; 27] = [
    "www.example.org",
    "www.example.com",
    "www.example.org/cv.html",
    "www.example.org/in/mira",
    "linkedin.com/in/mira",
    "github.com/mira/thesis",
    "page.htm",
    "page.html#education",
    "#education",
    "mira.vercel.app",
    "mira.vercel.app/about",
    "mira.app/about",
    "firma.pl/o-nas",
    "www.firma.pl",
    "minutes 10:30.pdf",
    "../jobs/page.html",
    "../site/index.htm",
    "mailto:mira@example.org",
    "mailto:mira@example.com",
    "mira@example.org",
    "other.pdf",
    "documents/letter of reference.pdf",
    "letter.docx",
    "http://example.org/cv",
    "https://example.org/cv.pdf",
    "https://example.org/a.exe",
    "HTTPS://EXAMPLE.ORG/",
];

/// What a system runs when it is opened.
const PROGRAMS: &str =
    "exe com bat cmd ps1 vbs vbe js jse wsf wsh msi scr pif hta lnk cpl reg jar sh command app py scf dll msc";

/// Text between parentheses.
fn literal(text: &str) -> String {
    format!("({})", text.replace('\\', r"\\").replace('(', r"\(").replace(')', r"\)"))
}

fn hex(text: &str) -> String {
    let digits: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    format!("<{digits}>")
}

/// In UTF-16, as newer texts are.
fn wide(text: &str) -> String {
    let digits: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{digits}>")
}

/// Every way in which a `Launch` names what it opens.
fn spellings(target: &str) -> Vec<String> {
    let text = literal(target);
    [
        text.clone(),
        hex(target),
        wide(target),
        format!("<< /Type /Filespec /F {text} >>"),
        format!("<< /UF {} >>", wide(target)),
        format!("<< /F {text} /UF {} >>", wide(target)),
        "8 0 R".to_owned(),
    ]
    .map(|target| format!("<< /S /Launch /F {target} /NewWindow true >>"))
    .to_vec()
}

/// A file with these entries in its catalogue and its page, and these as its objects 6 and 7. Object 8 is the target.
fn file(entries: [&str; 2], objects: [&str; 2], target: &str) -> Vec<u8> {
    Pdf::with(&format!("<< /Type /Catalog /Pages 2 0 R {} >>", entries[0]))
        .object(3, &format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] {} >>", entries[1]))
        .object(6, objects[0])
        .object(7, objects[1])
        .object(8, &literal(target))
        .rooted()
}

/// A click on this action: in a link, in a link of a page, and in an outline.
fn clicks(action: &str, target: &str) -> [Vec<u8>; 4] {
    let link = format!("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A {action} >>");
    let behind = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A 7 0 R >>";
    [
        file(["", "/Annots [6 0 R]"], [&link, "null"], target),
        file(["", "/Annots [6 0 R]"], [behind, action], target),
        file(["", &format!("/Annots [{link}]")], ["null", "null"], target),
        file(
            ["/Outlines << /Type /Outlines /First 6 0 R /Last 6 0 R >>", ""],
            ["<< /Title (Work) /A 7 0 R >>", action],
            target,
        ),
    ]
}

fn both(file: &[u8]) -> [Result<Vec<cv::Warning>, cv::Error>; 2] {
    [cv::Policy::standard(), cv::Policy::strict()].map(|policy| {
        policy.check(file, "cv.pdf", "application/pdf").map(|cv| cv.warnings().iter().collect::<Vec<_>>())
    })
}

/// That both policies refuse it.
#[track_caller]
fn starts(file: &[u8], what: &str) {
    for said in both(file) {
        assert_eq!(said, Err(cv::Error::Risk { risk: cv::Risk::Launch }), "{what}");
    }
}

/// That a click on it starts a program, wherever the click is.
#[track_caller]
fn clicks_start(action: &str, target: &str) {
    for file in clicks(action, target) {
        starts(&file, &format!("{action} {target}"));
    }
}

/// A click on a plain target is taken by every policy, with a warning of its own and no other.
#[test]
fn a_click_on_a_plain_target() {
    for target in PLAIN {
        for action in spellings(target) {
            for file in clicks(&action, target) {
                for said in both(&file) {
                    assert_eq!(said, Ok(vec![cv::Warning::LinkToFile]), "{action} {target}");
                }
            }
        }
    }
}

/// A click on a program or a script is refused, in capitals, in a folder, behind blanks and points that Windows drops, behind
/// what browsers write for letters, and behind the name of another document.
#[test]
fn a_click_on_a_program() {
    for ending in PROGRAMS.split(' ') {
        let capitals = ending.to_uppercase();
        let digits = format!("%{:02x}", ending.as_bytes()[0]);
        for target in [
            format!("a.{ending}"),
            format!("A.{capitals}"),
            format!("cv.pdf.{ending}"),
            format!("tools/a.{ending}"),
            format!(r"..\tools\a.{ending}"),
            format!(r"C:\tools\a.{ending}"),
            format!("file:///C:/tools/a.{ending}"),
            format!("a.{ending}."),
            format!("a.{ending} "),
            format!("a.{ending} . ."),
            format!("a%2e{ending}"),
            format!("a.{digits}{}", &ending[1..]),
            format!("a.{ending}:stream"),
            format!("a.{ending}::$DATA"),
        ] {
            for action in spellings(&target) {
                starts(&clicks(&action, &target)[0], &format!("{action} {target}"));
            }
        }
        clicks_start(&format!("<< /S /Launch /F (a.{ending}) >>"), "");
    }
}

/// What a click gives to a program of Windows, or to one of another system, is refused, whatever the target is.
#[test]
fn a_click_with_parameters() {
    for action in [
        "<< /S /Launch /Win << /F (other.pdf) /P (-v) >> >>",
        "<< /S /Launch /F (other.pdf) /Win << /F (other.pdf) /P (-v) >> >>",
        "<< /S /Launch /Win << /P (-v) >> >>",
        "<< /S /Launch /F (www.example.org) /Win << /F (cmd.exe) >> >>",
        "<< /S /Launch /F (other.pdf) /Win << /F 8 0 R /P (/c calc) >> >>",
        "<< /S /Launch /F (other.pdf) /Unix << /F (xterm) >> >>",
        "<< /S /Launch /F (other.pdf) /Mac << /F (a.app) >> >>",
    ] {
        clicks_start(action, "cmd");
    }
}

/// Of two names for one target, the worse counts: readers differ in which of them they open.
#[test]
fn a_click_with_two_names() {
    for action in [
        "<< /S /Launch /F << /F (other.pdf) /UF (a.exe) >> >>",
        "<< /S /Launch /F << /F (a.exe) /UF (other.pdf) >> >>",
        "<< /S /Launch /F << /UF (other.pdf) /DOS (a.exe) >> >>",
        "<< /S /Launch /F << /UF (other.pdf) /Unix (a.sh) >> >>",
        "<< /S /Launch /F (other.pdf) /F (a.exe) >>",
        "<< /S /Launch /F (a.exe) /F (other.pdf) >>",
    ] {
        clicks_start(action, "");
    }
}

/// Network shares, schemes that start something, and commands without an ending.
#[test]
fn a_click_that_leads_further() {
    for target in [
        r"\\host\share\a.pdf",
        "//host/share/a.pdf",
        r"\\host@80\share\a.pdf",
        r"/\host\share\a.pdf",
        "file://host/share/a.pdf",
        "FILE://host/a.pdf",
        "smb://host/share/a.pdf",
        r"\\?\UNC\host\share\a.pdf",
        "ms-msdt:/id PCWDiagnostic",
        "javascript:app.alert(1)",
        "JavaScript:alert(1)",
        "vbscript:msgbox",
        "search-ms:query=cv",
        "ms-word:ofe|u|https://example.org/a.docx",
        "data:text/html,a",
        "org.example.handler:payload",
        "org.example.handler:1",
        "photo.jpg.app",
        "my.tool.app",
        "setup.v2.sh",
        "report.final.com",
        "#calc.exe",
        "#/../calc.exe",
        "#/../usr/bin/xterm",
        "./a.b.app",
        "Applications/Mail.app",
        "/Applications/Utilities/Terminal.app",
        "cmd",
        "calc",
        "powershell",
        "/usr/bin/xterm",
        r"C:\Windows\System32\calc",
        "",
        "   ",
    ] {
        for action in spellings(target) {
            // To open nothing does nothing, and is no link either.
            if target.trim().is_empty() {
                for said in clicks(&action, target).iter().flat_map(|file| both(file)) {
                    assert_ne!(said, Ok(vec![cv::Warning::Launch]), "{action}");
                }
            } else {
                clicks_start(&action, target);
            }
        }
    }
}

/// What starts without a click on a link is refused, even with a plain target.
#[test]
fn without_a_click() {
    for target in PLAIN {
        let action = format!("<< /S /Launch /F {} >>", literal(target));
        let mut cases = vec![
            (format!("/OpenAction {action}"), String::new()),
            (format!("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next {action} >>"), String::new()),
            (
                format!("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [<< /S /Named /N /NextPage >> {action}] >>"),
                String::new(),
            ),
            (format!("/AcroForm << /Fields [<< /FT /Btn /Subtype /Widget /T (b) /A {action} >>] >>"), String::new()),
        ];
        cases.extend(["WC", "WS", "DS", "WP", "DP"].map(|key| (format!("/AA << /{key} {action} >>"), String::new())));
        cases.extend(["O", "C"].map(|key| (String::new(), format!("/AA << /{key} {action} >>"))));
        for subtype in ["Link", "Widget", "Screen", "Text"] {
            for key in ["E", "X", "D", "U", "Fo", "Bl", "PO", "PC", "PV", "PI", "K", "F", "V"] {
                let annotation =
                    format!("/Annots [<< /Subtype /{subtype} /Rect [0 0 9 9] /AA << /{key} {action} >> >>]");
                cases.push((String::new(), annotation));
            }
        }
        let button = format!("/Annots [<< /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 9 9] /A {action} >>]");
        cases.push((String::new(), button));
        let next = format!("<< /S /GoTo /D [3 0 R /Fit] /Next {action} >>");
        cases.push((
            String::new(),
            format!("/Annots [<< /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 9 9] /A {next} >>]"),
        ));
        cases.push((String::new(), format!("/Annots [<< /Subtype /Link /Rect [0 0 9 9] /AA << /U {next} >> >>]")));
        for (catalogue, page) in cases {
            starts(&file([&catalogue, &page], ["null", "null"], ""), &format!("{catalogue} {page}"));
        }
    }
}

/// One action that is behind a link and behind something else is what the something else makes of it, whichever comes first.
#[test]
fn a_click_on_what_is_shared() {
    let link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A 7 0 R >>";
    let action = "<< /S /Launch /F (www.example.org) >>";
    for (catalogue, page) in [
        ("/OpenAction 7 0 R", "/Annots [6 0 R]"),
        ("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next 7 0 R >>", "/Annots [6 0 R]"),
        ("/AA << /WC 7 0 R >>", "/Annots [6 0 R]"),
        ("", "/AA << /O 7 0 R >> /Annots [6 0 R]"),
        ("", "/Annots [6 0 R] /AA << /C 7 0 R >>"),
        ("", "/Annots [6 0 R << /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 9 9] /A 7 0 R >>]"),
        ("", "/Annots [<< /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 9 9] /A 7 0 R >> 6 0 R]"),
        ("/Outlines << /First << /Title (a) /A 7 0 R >> >> /OpenAction 7 0 R", ""),
    ] {
        starts(&file([catalogue, page], [link, action], ""), &format!("{catalogue} {page}"));
    }
}

/// Links to places, to addresses, and actions that only turn pages are not warned of at all.
#[test]
fn links_that_are_nothing_odd() {
    for action in [
        "<< /S /URI /URI (https://example.org) >>",
        "<< /S /URI /URI (www.example.org) >>",
        "<< /S /URI /URI (mailto:mira@example.org) >>",
        "<< /S /GoTo /D [3 0 R /Fit] >>",
        "<< /S /Named /N /NextPage >>",
    ] {
        for said in clicks(action, "").iter().flat_map(|file| both(file)) {
            assert_eq!(said, Ok(vec![]), "{action}");
        }
    }
}
