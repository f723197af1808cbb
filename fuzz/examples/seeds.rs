//! Writes the seeds, a folder for each target: `cargo run --manifest-path fuzz/Cargo.toml --example seeds -- FOLDER`.
//!
//! They are made here, so that each says what it is.

use arbitrary::{Arbitrary, Unstructured};
use candidacy::{Policy, Process, Terms};
use candidacy_fuzz::pdf::Made;
use std::error::Error;
use std::path::Path;

/// How many PDFs are drawn.
const DRAWN: u64 = 200;
const LONGEST: usize = 4096;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("seeds FOLDER")?;
    let folder = Path::new(&folder);
    let mut written = 0;
    let mut write = |target: &str, name: &str, bytes: &[u8]| -> Result<(), Box<dyn Error>> {
        std::fs::create_dir_all(folder.join(target))?;
        std::fs::write(folder.join(target).join(name), bytes)?;
        written += 1;
        Ok(())
    };

    let cv = include_bytes!("../../examples/cv.pdf");
    write("cv_bytes", "cv.pdf", cv)?;
    write("cv_bytes", "half.pdf", cv.split_at(cv.len() / 2).0)?;
    for (name, bytes) in others() {
        write("cv_bytes", name, &bytes)?;
        write("cv_bytes", &format!("{name}-before-a-pdf"), &[&bytes, cv.as_slice()].concat())?;
    }
    for seed in 1..=DRAWN {
        let drawn = noise(usize::try_from(seed)? * 16, seed);
        let file = Made::arbitrary_take_rest(Unstructured::new(&drawn))?.write().0;
        write("cv_structure", &format!("{seed}"), &drawn)?;
        if file.len() <= LONGEST {
            write("cv_bytes", &format!("drawn-{seed}.pdf"), &file)?;
        }
    }

    write("journal", "hired.jsonl", include_bytes!("../../tests/spec/wire/0.1/hired.jsonl"))?;
    write("journal", "rejected.jsonl", include_bytes!("../../tests/spec/wire/0.1/rejected.jsonl"))?;
    write("journal", "waiting.jsonl", include_bytes!("../../tests/spec/wire/0.1/waiting.jsonl"))?;

    let terms = Terms::new("back-end", 1, Process::back_end())?;
    write("policy", "process.json", &serde_json::to_vec(&Process::back_end())?)?;
    write("policy", "policy.json", &serde_json::to_vec(&Policy::standard())?)?;
    write("policy", "calendar.json", &serde_json::to_vec(Policy::standard().calendar())?)?;
    write("policy", "terms.json", &serde_json::to_vec(&terms)?)?;
    write("policy", "cv.json", &serde_json::to_vec(&candidacy::cv::Policy::strict())?)?;
    println!("{written} seeds");
    Ok(())
}

/// Files that are no PDF, as far as anybody has to look.
fn others() -> [(&'static str, Vec<u8>); 8] {
    let entry = |name: &str, body: &[u8]| {
        let short = |len: usize| u16::try_from(len).unwrap_or_default().to_le_bytes();
        let long = |len: usize| u32::try_from(len).unwrap_or_default().to_le_bytes();
        let (size, len) = (long(body.len()), short(name.len()));
        [b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0", size.as_slice(), &size, &len, &[0; 2], name.as_bytes(), body]
            .concat()
    };
    let word =
        b"<Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>";
    let mut ole =
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 16], b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"].concat();
    ole.resize(76, 0);
    ole.extend([0; 436]);
    ole.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
    ole.resize(1536, 0);
    [
        ("docx", [entry("[Content_Types].xml", word), entry("word/document.xml", b"<w/>")].concat()),
        ("odt", entry("mimetype", b"application/vnd.oasis.opendocument.text")),
        ("doc", ole),
        ("rtf", br"{\rtf1\ansi My CV}".to_vec()),
        ("html", b"<!DOCTYPE html><html><title>CV</title>".to_vec()),
        ("mhtml", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n".to_vec()),
        (
            "word-2003.xml",
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument>".to_vec(),
        ),
        ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
    ]
}

fn noise(len: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
    .take(len)
    .collect()
}
