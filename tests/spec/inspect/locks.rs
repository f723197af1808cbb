//! Enciphered files: those that open without a password are read, and those that do not are refused.

use super::cipher::{ALL, Cipher, Lock, Way};
use super::packed::Pack;
use super::writer::{Pdf, Place, ROOT};
use super::{check, warnings};
use candidacy::cv;

const INNER: [(u32, &str); 3] = [
    (1, "<< /Type /Catalog /Pages 2 0 R >>"),
    (2, "<< /Type /Pages /Kids [3 0 R << >>] /Count 2 >>"),
    (3, "<< /Type /Page /Parent 2 0 R >>"),
];

/// A file whose objects are all in an enciphered stream.
fn packed(cipher: &Cipher) -> Pdf {
    Pdf::new().enciphered(cipher).object_stream(4, &INNER, &Pack::Deflate)
}

/// The verdict of a file that is enciphered like this.
fn verdict(lock: &Lock) -> Result<Option<u32>, cv::Error> {
    check(&packed(&lock.cipher()).table_stream(5, ROOT, &Pack::Deflate)).map(|cv| cv.pages())
}

/// A file that the reader needs no password for opens, in every revision and in every way: what is in it is read.
#[test]
fn without_a_password() {
    for lock in Lock::all() {
        assert_eq!(verdict(&lock), Ok(Some(2)), "{lock:?}");
        // Where it is searched for, the same.
        let searched = packed(&lock.cipher()).trailer_only(ROOT);
        assert_eq!(check(&searched).map(|cv| cv.pages()), Ok(Some(2)), "{lock:?}");
    }
}

/// A file that the reader needs one for does not, whatever the owner's is.
#[test]
fn with_a_password() {
    for owner in ["", "owner"] {
        for lock in Lock::all() {
            let lock = Lock { user: "reader", owner, ..lock };
            assert_eq!(verdict(&lock), Err(cv::Error::PasswordProtected), "{lock:?}");
            let plain = Pdf::cv().enciphered(&lock.cipher()).trailer_only(ROOT);
            assert_eq!(check(&plain), Err(cv::Error::PasswordProtected), "{lock:?}");
        }
    }
}

/// An owner who permits everything says nothing; one who does not is warned of.
#[test]
fn restricted() {
    for lock in Lock::all() {
        let cipher = lock.cipher();
        let file = |permissions| {
            // What is permitted is part of a short key, and not of a long one.
            let mut cipher =
                if lock.revision < 5 { Lock { permissions, ..lock.clone() }.cipher() } else { cipher.clone() };
            if lock.revision >= 5 {
                cipher.encrypt = cipher.encrypt.replace("/P -4", &format!("/P {permissions}"));
            }
            packed(&cipher).table_stream(5, ROOT, &Pack::Deflate)
        };
        assert_eq!(warnings(&file(ALL)), [], "{lock:?}");
        if lock.revision == 6 {
            continue; // it takes a while, and its permissions are those of revision 5
        }
        // To print, to change, to copy and to annotate; and, later, to fill in, to extract, to put together and to print well.
        for bit in [3, 4, 5, 6, 9, 10, 11, 12] {
            let expected = if bit > 8 && lock.revision == 2 { vec![] } else { vec![cv::Warning::Restricted] };
            assert_eq!(warnings(&file(ALL & !(1 << (bit - 1)))), expected, "bit {bit} of {lock:?}");
        }
        for bit in [7, 8, 13, 20, 31] {
            assert_eq!(warnings(&file(ALL & !(1 << (bit - 1)))), [], "bit {bit} of {lock:?}");
        }
    }
}

/// Each object has a key of its own, by its number and its generation.
#[test]
fn the_key_of_an_object() {
    for lock in Lock::all() {
        let cipher = lock.cipher();
        for (number, generation) in [(5, 0), (5, 3), (70_000, 0), (70_000, 513)] {
            let bytes = cipher.encipher(number, generation, b"1 0 << /Pages 2 0 R >>");
            let head =
                format!("{number} {generation} obj << /Type /ObjStm /N 1 /First 4 /Length {} >> stream\n", bytes.len());
            let pdf = Pdf::new().page();
            let at = pdf.at();
            let pdf = pdf.raw(head).raw(bytes).raw("\nendstream endobj\n").enciphered(&cipher);
            let listed = pdf.clone().lists(number, Place::At(at)).lists(1, Place::In(number, 0));
            for file in [listed.table_stream(7, ROOT, &Pack::Plain), pdf.trailer_only(ROOT)] {
                assert_eq!(check(&file).map(|cv| cv.pages()), Ok(Some(1)), "{number} {generation} {lock:?}");
            }
        }
    }
}

/// Bytes behind the last whole block belong to nothing: an end of line that was counted as a part of the stream.
#[test]
fn what_is_no_whole_block() {
    for lock in [Lock::new(4, Way::Aes), Lock::new(5, Way::Aes)] {
        let cipher = lock.cipher();
        for behind in ["\n", "\r\n", "fifteen letters"] {
            let bytes = [cipher.encipher(4, 0, b"1 0 << /Pages 2 0 R >>"), behind.into()].concat();
            let pdf = Pdf::new().page().stream(4, "/Type /ObjStm /N 1 /First 4", &Pack::Plain, &bytes);
            let file = pdf.enciphered(&cipher).lists(1, Place::In(4, 0)).table_stream(5, ROOT, &Pack::Plain);
            assert_eq!(check(&file).map(|cv| cv.pages()), Ok(Some(1)), "{behind:?} {lock:?}");
        }
    }
}

/// Where the key's length is not said, or said wrongly, each that is possible is tried.
#[test]
fn lengths_that_are_wrong() {
    for (bits, said) in
        [(40, "/Length 128"), (128, "/Length 40"), (128, "/Length 16"), (128, ""), (40, ""), (128, "/Length -8")]
    {
        let lock = Lock { bits, ..Lock::new(3, Way::Rc4) };
        let mut cipher = lock.cipher();
        cipher.encrypt = cipher.encrypt.replace(&format!("/Length {bits}"), said);
        let file = packed(&cipher).table_stream(5, ROOT, &Pack::Deflate);
        assert_eq!(check(&file).map(|cv| cv.pages()), Ok(Some(2)), "{bits} bits, {said:?}");
    }
}

/// Every byte of the key's check counts, and of what the key is made of.
#[test]
fn every_byte_counts() {
    for lock in [Lock::new(2, Way::Rc4), Lock::new(3, Way::Rc4), Lock::new(4, Way::Aes), Lock::new(6, Way::Aes)] {
        let right = lock.cipher();
        let user = right.encrypt.find("/U <").unwrap() + 4;
        let owner = right.encrypt.find("/O <").unwrap() + 4;
        let places =
            if lock.revision < 5 { vec![user, user + 31, owner, owner + 63] } else { vec![user, user + 63, user + 79] };
        for place in places {
            let mut cipher = right.clone();
            let digit = if &cipher.encrypt[place..=place] == "0" { "1" } else { "0" };
            cipher.encrypt.replace_range(place..=place, digit);
            let file = packed(&cipher).table_stream(5, ROOT, &Pack::Deflate);
            assert_eq!(check(&file), Err(cv::Error::PasswordProtected), "byte {place} of revision {}", lock.revision);
        }
    }
}

/// A way that readers do not know is named, as far as it can be.
#[test]
fn ways_that_nobody_knows() {
    let handler = |encrypt: &str| match check(&Pdf::cv().table(&format!("{ROOT} /Encrypt {encrypt}"))) {
        Err(cv::Error::UnsupportedEncryption { handler }) => handler.into_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(handler("<< /Filter /Adobe.PubSec /V 4 >>"), "Adobe.PubSec");
    assert_eq!(handler("<< /Filter /Standard /V 6 /R 7 >>"), "Standard");
    assert_eq!(handler("<< /Filter /Standard >>"), "Standard");
    assert_eq!(handler("<< /Filter /FoxitConnectedPDFDRM >>"), "FoxitConnectedPDFDRM");
    assert_eq!(handler("<< >>"), "unknown");
    assert_eq!(handler(&format!("<< /Filter /{} >>", "a".repeat(99))), "a".repeat(32));
    assert_eq!(handler("<< /Filter /a\u{1b}b_c@d\u{e9}.e-f >>"), "abcd.e-f");
    let method = "/CF << /X << /CFM /Rot13 >> >> /StmF /X";
    assert_eq!(handler(&format!("<< /Filter /Standard /V 4 /R 4 {method} >>")), "Rot13");
    // What is no dictionary is no encryption.
    for none in ["null", "7", "9 0 R", "<41>"] {
        assert!(check(&Pdf::cv().table(&format!("{ROOT} /Encrypt {none}"))).is_ok(), "{none}");
    }
}

/// What the key is made of may stand in objects of its own, and its texts in parentheses with any escapes.
#[test]
fn wherever_it_stands() {
    type Write = fn(&u8) -> Vec<u8>;
    let ways: [Write; 5] = [
        |byte| format!("\\{byte:03o}").into_bytes(),
        // No more digits than it takes, where a line that goes on keeps them from the next ones.
        |byte| format!("\\{byte:o}\\\n").into_bytes(),
        |byte| match byte {
            b'\r' => b"\\r".to_vec(),
            b'(' | b')' | b'\\' => vec![b'\\', *byte],
            other => vec![*other],
        },
        |byte| [b"\\\r\n".to_vec(), format!("\\{byte:03o}").into_bytes()].concat(),
        |byte| match byte {
            8 => b"\\b".to_vec(),
            b'\t' => b"\\t".to_vec(),
            b'\n' => b"\r".to_vec(),
            12 => b"\\f".to_vec(),
            b'\r' => b"\\r\\\n".to_vec(),
            0..=31 | 127.. => format!("\\{byte:03o}").into_bytes(),
            // The last two need no escape, and may have one.
            b'(' | b')' | b'\\' | b'x' | b'y' => vec![b'\\', *byte],
            other => vec![*other],
        },
    ];
    for lock in Lock::all() {
        let cipher = lock.cipher();
        for way in ways {
            let encrypt = in_parentheses(&cipher.encrypt, way);
            let id = in_parentheses(&cipher.id, way);
            let mut enciphered = packed(&cipher);
            enciphered = enciphered.raw_object(7, [encrypt.as_slice(), b"\nendobj\n"].concat());
            enciphered = enciphered.raw_object(8, [id.as_slice(), b"\nendobj\n"].concat());
            let file =
                enciphered.without_cipher().table_stream(5, "/Encrypt 7 0 R /ID 8 0 R /Root 1 0 R", &Pack::Plain);
            assert_eq!(check(&file).map(|cv| cv.pages()), Ok(Some(2)), "{lock:?}");
        }
    }
}

/// The texts between `<` and `>`, written in parentheses.
fn in_parentheses(written: &str, write: fn(&u8) -> Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = written.as_bytes();
    while let [first, more @ ..] = rest {
        let hex = more.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        if *first == b'<' && hex > 0 && more.get(hex) == Some(&b'>') {
            let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap();
            let bytes: Vec<u8> = more[..hex].chunks(2).map(byte).collect();
            out.push(b'(');
            out.extend(bytes.iter().flat_map(write));
            out.push(b')');
            rest = &more[hex + 1..];
        } else {
            out.push(*first);
            rest = more;
        }
    }
    out
}

/// A file for the web has two trailers. The id that belongs to the key is in the one that counts, whether or not the other
/// has it; readers do not look further, so a file that has it in the other alone does not open.
#[test]
fn the_id_in_the_trailer_that_counts() {
    let [page, catalogue] = [(3, INNER[2].1), (1, INNER[0].1)];
    for lock in [Lock::new(2, Way::Rc4), Lock::new(3, Way::Rc4), Lock::new(4, Way::Aes)] {
        let Cipher { encrypt, id, .. } = lock.cipher();
        let all = format!("{ROOT} /Encrypt {encrypt} /ID {id}");
        let no_id = format!("{ROOT} /Encrypt {encrypt}");
        let id = format!("/ID {id}");
        let file = |first: &str, second: &str| {
            let file = Pdf::new().for_the_web(&[page, catalogue], &[(2, INNER[1].1)], [first, second]);
            check(&file).map(|cv| cv.pages())
        };
        for second in ["/Info 9 0 R", &all, &no_id, &id] {
            assert_eq!(file(&all, second), Ok(Some(2)), "{second}");
            assert_eq!(file(&no_id, second), Err(cv::Error::PasswordProtected), "{second}");
        }
        // Where it is searched for, either will do; and it is asked for its password, whichever says so.
        let searched = |trailers: [&str; 2]| {
            let pdf = Pdf::cv().raw(trailers.map(|trailer| format!("trailer << {trailer} >>\n")).concat());
            check(&pdf.raw("%%EOF\n").bytes()).map(|cv| cv.pages())
        };
        let closed = Lock { user: "reader", ..lock }.cipher();
        let closed = format!("{ROOT} /Encrypt {}", closed.encrypt);
        for [first, second] in [[&all, &no_id], [&no_id, &all], [&no_id, &id], [&id, &no_id]] {
            assert_eq!(searched([first, second]), Ok(Some(1)), "{first} {second}");
        }
        for second in [&id, ROOT] {
            assert_eq!(searched([&closed, second]), Err(cv::Error::PasswordProtected), "{second}");
            assert_eq!(searched([second, &closed]), Err(cv::Error::PasswordProtected), "{second}");
        }
    }
}
