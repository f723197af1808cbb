//! The target of a link that is written as a program to be launched. Some writers make that of every address without
//! `http://` and of every path: a click on it opens a page or a document, and starts nothing.

use super::crypt::{LONGEST, text};
use super::doc::Doc;
use super::value::{Dict, Value};

/// The endings of what runs when it is opened: programs, scripts, installers, and documents with macros. In the order of
/// their letters.
#[rustfmt::skip]
const PROGRAMS: [&str; 145] = [
    "accdb", "action", "ade", "adp", "air", "apk", "app", "appimage", "appinstaller", "applescript", "application",
    "appref-ms", "appx", "bash", "bat", "bin", "chm", "class", "cmd", "com", "command", "cpl", "csh", "deb",
    "desktop", "diagcab", "dll", "dmg", "docm", "dotm", "elf", "exe", "fileloc", "fish", "flatpakref", "gadget",
    "grp", "hlp", "hta", "ihtml", "img", "inetloc", "inf", "ins", "iqy", "iso", "isp", "jar", "jnlp", "job", "js",
    "jse", "ksh", "library-ms", "lnk", "mdb", "mde", "mht", "mobileconfig", "mof", "mpkg", "msc", "msh", "msh2xml",
    "msi", "msix", "msixbundle", "msp", "mst", "msu", "ocx", "one", "osd", "out", "pif", "pkg", "pl", "potm", "ppa",
    "ppam", "ppsm", "pptm", "prefpane", "prg", "ps1", "ps1xml", "ps2", "ps2xml", "psc1", "psd1", "psm1", "py",
    "pyc", "pyw", "pyz", "pyzw", "rb", "rdp", "reg", "rpm", "run", "saver", "scf", "scpt", "scptd", "scr", "sct",
    "search-ms", "searchconnector-ms", "service", "settingcontent-ms", "sh", "shb", "shs", "slk", "snap", "sys",
    "terminal", "theme", "tool", "udl", "url", "vb", "vbe", "vbs", "vhd", "vhdx", "vsto", "webloc", "webpnp",
    "website", "wll", "workflow", "ws", "wsc", "wsf", "wsh", "xbap", "xla", "xlam", "xll", "xlsb", "xlsm", "xltm",
    "zsh",
];

/// The number of steps that reading a letter of a target takes.
const STEPS: usize = 32;

/// The endings of programs that servers have as well: where one stands at the end of a server, it says nothing.
const SERVERS: [&str; 9] = ["app", "com", "one", "pl", "py", "run", "sh", "tool", "ws"];

/// Hosts of many people's pages whose names end like a program. Any other name that ends so may be one: `setup.v2.sh`.
const HOSTS: [&str; 3] = [".netlify.app", ".vercel.app", ".web.app"];

/// The schemes that a browser or a mail program opens.
const WEB: [&str; 9] = ["http", "https", "mailto", "tel", "ftp", "sms", "skype", "callto", "whatsapp"];

/// Whether what has this action is a link on a page, or an entry of the outline.
pub(super) fn is_link<'d>(doc: &'d Doc<'_>, holder: Dict<'d>) -> bool {
    let [subtype, title] = holder.get([b"Subtype", b"Title"]).map(|value| doc.resolve(value));
    if subtype.is_null() { !title.is_null() } else { subtype.is_named(b"Link") }
}

/// Whether a launch leads to a page, an address or a document, and passes nothing on to a program.
pub(super) fn is_plain<'d>(doc: &'d Doc<'_>, launch: Dict<'d>, number: u32) -> bool {
    let Some(entries) = launch.get_once([b"F", b"Win", b"Mac", b"Unix"]) else { return false };
    let [file, win, mac, unix] = entries.map(|value| doc.resolve(value));
    let on_windows = win.is_null()
        || win.dict().and_then(|win| win.get_once([b"F", b"D", b"O", b"P"])).is_some_and(|entries| {
            let [file, directory, operation, parameters] = entries.map(|value| doc.resolve(value));
            [directory, operation, parameters].iter().all(|value| value.is_null())
                && leads_to_a_page(&read(doc, file, number))
        });
    let in_general = (file.is_null() && !win.is_null()) || is_plain_file(doc, file, number);
    on_windows && in_general && mac.is_null() && unix.is_null()
}

/// Whether all names of a file lead to a page, an address or a document.
fn is_plain_file<'d>(doc: &'d Doc<'_>, file: Value<'d>, number: u32) -> bool {
    let Some(file) = file.dict() else { return leads_to_a_page(&read(doc, file, number)) };
    let Some(names) = file.get_once([b"F", b"UF", b"DOS", b"Mac", b"Unix", b"EF"]) else { return false };
    let names = names.map(|value| doc.resolve(value));
    let [.., embedded] = names;
    let mut names = names.iter().filter(|name| !name.is_null()).peekable();
    embedded.is_null() && names.peek().is_some() && names.all(|name| leads_to_a_page(&read(doc, *name, number)))
}

/// Whether an attached file is the data of a Europass CV: XML under the names that the editors of Europass give. If it says how it
/// is related to the pages, the relation is one of those that fit.
pub(super) fn is_europass<'d>(doc: &'d Doc<'_>, file: Dict<'d>, number: u32) -> bool {
    let entries = file.get_once([b"F", b"UF", b"DOS", b"Mac", b"Unix", b"AFRelationship", b"EF"]);
    let Some(entries) = entries else { return false };
    let [name, unicode, dos, mac, unix, relation, files] = entries.map(|value| doc.resolve(value));
    let mut names = [name, unicode, dos, mac, unix].into_iter().filter(|name| !name.is_null()).peekable();
    let relations: [&[u8]; 5] = [b"Source", b"Data", b"Alternative", b"Supplement", b"Unspecified"];
    let is_related = relation.is_null() || relations.iter().any(|name| relation.is_named(name));
    let Some(files) = files.dict() else { return false };
    let Some(streams) = files.get_once([b"F", b"UF", b"DOS", b"Mac", b"Unix"]) else { return false };
    let streams = streams.map(|value| doc.resolve(value));
    is_related
        && names.peek().is_some()
        && names.all(|name| is_name_of_europass(&read(doc, name, number).to_lowercase()))
        && streams.into_iter().filter(|stream| !stream.is_null()).all(|stream| is_xml(doc, stream))
}

/// `Europass-XML-Attachment.xml` and the like, of the editor of Cedefop, or `attachment.xml`, of that of europa.eu.
fn is_name_of_europass(name: &str) -> bool {
    let letters = |stem: &str| stem.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' '));
    name == "attachment.xml"
        || name.strip_suffix(".xml").is_some_and(|stem| stem.starts_with("europass") && letters(stem))
}

/// Whether an embedded file says that it is XML, or nothing of its type.
fn is_xml<'d>(doc: &'d Doc<'_>, stream: Value<'d>) -> bool {
    let Some(stream) = stream.dict() else { return false };
    let [subtype] = stream.get([b"Subtype"]).map(|value| doc.resolve(value));
    subtype.is_null() || subtype.is_named(b"text/xml") || subtype.is_named(b"application/xml")
}

/// A text of an object, as it is shown: in UTF-16 or UTF-8 where it says so, and in Latin letters otherwise. Nothing, where
/// it is longer than the name of a file or an address can be.
fn read(doc: &Doc<'_>, value: Value<'_>, number: u32) -> String {
    let (Value::Text(written) | Value::Hex(written)) = value else { return String::new() };
    // It is gone through once for each of its parts.
    if written.len() > LONGEST || !doc.fuel.pay(written.len().saturating_mul(STEPS)) {
        return String::new();
    }
    let mut bytes = text(value, doc.fuel);
    doc.decipher_text(number, &mut bytes);
    match bytes.as_slice() {
        [0xfe, 0xff, wide @ ..] => wide_text(wide, u16::from_be_bytes),
        [0xff, 0xfe, wide @ ..] => wide_text(wide, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, text @ ..] => String::from_utf8_lossy(text).into_owned(),
        bytes => bytes.iter().copied().map(char::from).collect(),
    }
}

fn wide_text(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (units, _) = bytes.as_chunks::<2>();
    char::decode_utf16(units.iter().map(|bytes| unit(*bytes))).map(|letter| letter.unwrap_or('\u{fffd}')).collect()
}

/// Whether this names a page, an address or a document, as far as its words tell. A command without an ending, what is on
/// another machine, and what is not understood do not.
fn leads_to_a_page(target: &str) -> bool {
    let target = unescaped(target.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0'));
    let target = target.to_lowercase().replace('\\', "/");
    if target.is_empty() || target.starts_with("//") || target.chars().any(char::is_control) {
        return false;
    }
    // A place on this page, unless it may be a file of this name.
    if target.starts_with('#') {
        return !target.contains('/') && !runs(&target, false);
    }
    if let Some((scheme, rest)) = target.split_once(':')
        && scheme.len() > 1
        && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
    {
        return WEB.contains(&scheme) || (scheme == "file" && is_local_page(rest));
    }
    // A question belongs to an address; in the name of a file it is a letter like others.
    let (path, question) = target.split_once('?').unwrap_or((&target, ""));
    if !path.starts_with("www.") && question.split('/').any(|part| runs(part, false)) {
        return false;
    }
    if let Some((_, host)) = target.split_once('@').filter(|_| !path.contains('/')) {
        return host.contains('.') && !runs(host, true);
    }
    is_page(path)
}

/// A path behind `file:`, on this machine.
fn is_local_page(path: &str) -> bool {
    let local = path.strip_prefix("//localhost/").or_else(|| path.strip_prefix("///"));
    // Behind that, another slash begins the name of another machine.
    !local.unwrap_or(path).starts_with(if local.is_some() { "/" } else { "//" }) && is_page(local.unwrap_or(path))
}

/// Whether a path leads to a page or a document: what it ends with is no program, and nothing on the way is. Without an
/// ending it is a page where it begins with the name of a server, or a folder.
fn is_page(path: &str) -> bool {
    let mut parts = path.split('/');
    let server = parts.next().unwrap_or_default();
    let others: Vec<&str> = parts.collect();
    let is_server = !server.starts_with('.') && server.contains('.');
    let is_host = HOSTS.iter().any(|host| server.ends_with(host));
    let is_address = server.starts_with("www.") || (is_server && (!others.is_empty() || is_host));
    if runs(server, is_address) || others.iter().any(|part| runs(part, false)) {
        return false;
    }
    let last = others.last().copied().unwrap_or(server);
    let is_folder = last.is_empty() && !path.starts_with('/');
    is_address || is_folder || ending(last).is_some()
}

/// Whether a part of a path is a program. Some of their endings are those of servers as well.
fn runs(part: &str, is_server: bool) -> bool {
    part.split([':', '#'])
        .filter_map(ending)
        .any(|ending| PROGRAMS.binary_search(&ending).is_ok() && !(is_server && SERVERS.contains(&ending)))
}

/// The letters behind the last dot, which Windows looks for in front of dots and blanks.
fn ending(name: &str) -> Option<&str> {
    let (_, ending) = name.trim_end_matches(|letter: char| letter == '.' || letter.is_whitespace()).rsplit_once('.')?;
    (!ending.is_empty()).then_some(ending)
}

/// With what is written as `%2e` and the like.
fn unescaped(target: &str) -> String {
    let mut bytes = Vec::with_capacity(target.len());
    let mut rest = target.as_bytes();
    while let [first, more @ ..] = rest {
        rest = more;
        let digit = |digit: &u8| char::from(*digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (first, more) {
            (b'%', [high, low, behind @ ..]) if digit(high).is_some() && digit(low).is_some() => {
                bytes.push(digit(high).unwrap_or_default() << 4 | digit(low).unwrap_or_default());
                rest = behind;
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
