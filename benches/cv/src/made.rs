//! The PDFs that are measured, made here: a CV of 10 kB, one of 10 MB with pictures, and one that keeps its objects in
//! compressed streams, as Word and Chrome write it.

use miniz_oxide::deflate::compress_to_vec_zlib;
use std::sync::{Arc, LazyLock};

/// Two pages of text, 10 kB.
pub static SMALL: LazyLock<Arc<Vec<u8>>> = LazyLock::new(|| Arc::new(with_table(2, 18, 0)));
/// The same with five pictures, just below 10 MiB.
pub static LARGE: LazyLock<Arc<Vec<u8>>> = LazyLock::new(|| Arc::new(with_table(2, 18, 5)));
/// The same text, its objects in compressed streams.
pub static STREAMS: LazyLock<Arc<Vec<u8>>> = LazyLock::new(|| Arc::new(with_streams(2, 60)));

/// How large a picture is. Its pixels are noise, which looks as compressed ones do to whoever does not show them.
const WIDTH: usize = 1_200;
const HEIGHT: usize = 580;

fn noise(len: usize, mut seed: u64) -> Vec<u8> {
    std::iter::repeat_with(|| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed.to_le_bytes()
    })
    .flatten()
    .take(len)
    .collect()
}

/// A page full of letters, compressed.
fn page(seed: u64) -> Vec<u8> {
    let letters: Vec<u8> = noise(2_900, seed).iter().map(|byte| b'a' + byte % 26).collect();
    let mut text = b"BT /F0 11 Tf 14 TL 72 770 Td\n".to_vec();
    for line in letters.chunks(72) {
        text.extend([b"(", line, b") Tj T*\n"].concat());
    }
    text.extend(b"ET");
    compress_to_vec_zlib(&text, 6)
}

fn stream(dictionary: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("<< {dictionary} /Length {} >>\nstream\n", body.len());
    [head.as_bytes(), body, b"\nendstream"].concat()
}

/// The objects of a CV, from number 1: catalogue, pages, then what they show.
fn objects(pages: usize, fonts: usize, pictures: usize) -> Vec<Vec<u8>> {
    let numbered = |from: usize, count: usize| (from..from + count).map(|n| format!("{n} 0 R")).collect::<Vec<_>>();
    let (first_page, first_text) = (3, 3 + pages);
    let first_font = first_text + pages;
    let first_picture = first_font + fonts;
    let named = |prefix: &str, from: usize, count: usize| {
        let names: Vec<String> = (0..count).map(|n| format!("/{prefix}{n} {} 0 R", from + n)).collect();
        names.join(" ")
    };
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) /OpenAction [3 0 R /Fit] >>".to_vec(),
        format!("<< /Type /Pages /Count {pages} /Kids [{}] >>", numbered(first_page, pages).join(" ")).into_bytes(),
    ];
    let fonts_named = named("F", first_font, fonts);
    let pictures_named = named("I", first_picture, pictures);
    objects.extend((0..pages).map(|page| {
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << {fonts_named} >> \
             /XObject << {pictures_named} >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [72 700 200 712] /A << /S /URI \
             /URI (https://example.org/mira) >> >>] >>",
            first_text + page
        )
        .into_bytes()
    }));
    objects.extend((1..).take(pages).map(|seed| stream("/Filter /FlateDecode", &page(seed))));
    objects.extend((0..fonts).map(|font| {
        format!(
            "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Font{font} /FirstChar 32 /LastChar 63 /Encoding \
             /WinAnsiEncoding /Widths [278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 \
             278 584 584 584 556] >>"
        )
        .into_bytes()
    }));
    let picture = format!(
        "/Type /XObject /Subtype /Image /Width {WIDTH} /Height {HEIGHT} /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    );
    objects.extend((7..).take(pictures).map(|seed| stream(&picture, &noise(WIDTH * HEIGHT * 3, seed))));
    objects
}

/// With a plain table of its objects.
fn with_table(pages: usize, fonts: usize, pictures: usize) -> Vec<u8> {
    let objects = objects(pages, fonts, pictures);
    let mut pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", pdf.len());
        pdf.extend(format!("{number} 0 obj\n").into_bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let startxref = pdf.len();
    pdf.extend(table.into_bytes());
    pdf.extend(
        format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{startxref}\n%%EOF\n", objects.len() + 1).into_bytes(),
    );
    pdf
}

/// With its objects in one compressed stream and their table in another. Streams stay where they are.
fn with_streams(pages: usize, fonts: usize) -> Vec<u8> {
    let objects = objects(pages, fonts, 0);
    let (holder, table) = (objects.len() + 1, objects.len() + 2);
    let mut pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    // Type, place and generation or index, as in the table: 1, 4 and 2 bytes.
    let mut rows = vec![(0_u8, 0_usize, 65_535_usize)];
    let (mut index, mut bodies, mut held) = (String::new(), Vec::new(), 0);
    for (object, number) in objects.iter().zip(1..) {
        if object.ends_with(b"endstream") {
            rows.push((1, pdf.len(), 0));
            pdf.extend(format!("{number} 0 obj\n").into_bytes());
            pdf.extend(object);
            pdf.extend(b"\nendobj\n");
        } else {
            rows.push((2, holder, held));
            index += &format!("{number} {} ", bodies.len());
            bodies.extend(object);
            bodies.push(b'\n');
            held += 1;
        }
    }
    let body = [index.as_bytes(), &bodies].concat();
    let holding = format!("/Type /ObjStm /Filter /FlateDecode /N {held} /First {}", index.len());
    rows.push((1, pdf.len(), 0));
    pdf.extend(format!("{holder} 0 obj\n").into_bytes());
    pdf.extend(stream(&holding, &compress_to_vec_zlib(&body, 6)));
    pdf.extend(b"\nendobj\n");
    let startxref = pdf.len();
    rows.push((1, startxref, 0));
    let rows: Vec<u8> = rows
        .iter()
        .flat_map(|(kind, place, more)| {
            let (place, more) = (u32::try_from(*place).expect("small"), u16::try_from(*more).expect("small"));
            [&[*kind], place.to_be_bytes().as_slice(), more.to_be_bytes().as_slice()].concat()
        })
        .collect();
    let of_table = format!("/Type /XRef /Size {} /W [1 4 2] /Root 1 0 R /Filter /FlateDecode", table + 1);
    pdf.extend(format!("{table} 0 obj\n").into_bytes());
    pdf.extend(stream(&of_table, &compress_to_vec_zlib(&rows, 6)));
    pdf.extend(format!("\nendobj\nstartxref\n{startxref}\n%%EOF\n").into_bytes());
    pdf
}
