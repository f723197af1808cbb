//! Objects that lead to each other: page trees, actions, annotations, outlines, fields and names.

use super::super::cipher::{Lock, Way};
use super::super::packed::Pack;
use super::super::writer::{Pdf, ROOT};
use super::{FIRST, Kind, asking, kind, much, parts, references};

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = vec![
        kind("a page over and over", |size| tree(&much("3 0 R ", size)).rooted()),
        kind("the tree in itself", |size| tree(&much("2 0 R 3 0 R ", size)).rooted()),
        kind("pages that are nowhere", |size| tree(&much("9 0 R ", size)).rooted()),
        kind("pages in place", |size| tree(&much("<<>>", size)).rooted()),
        kind("groups in each other", |size| {
            let depth = size / 30;
            let tree = format!("{}3 0 R{}", "<< /Count 1 /Kids [".repeat(depth), "] >>".repeat(depth));
            self::tree(&tree).rooted()
        }),
        kind("groups in each other that stay open", |size| tree(&much("<< /Kids [", size)).rooted()),
        kind("groups that lead to groups", |size| {
            chain(size, 60, |number| format!("<< /Type /Pages /Count 1 /Kids [{number} 0 R] >>"))
        }),
        kind("groups that lead twice to groups", |size| {
            chain(size, 60, |next| format!("<< /Type /Pages /Count 1 /Kids [{next} 0 R {next} 0 R] >>"))
        }),
        kind("groups that share their kids", |size| {
            let pdf = tree(&much("<</Kids 5 0 R>>", size / 2));
            pdf.object(5, &format!("[{}]", much("3 0 R ", size / 2))).rooted()
        }),
        kind("groups of one type that is long", |size| {
            let pdf = tree(&much("<</Type 5 0 R>>", size / 2));
            pdf.object(5, &format!("/{}", much("x", size / 2))).rooted()
        }),
        kind("groups whose kids are a long dictionary", |size| {
            let pdf = tree(&much("<</Kids 5 0 R>>", size / 2));
            pdf.object(5, &format!("<< {} >>", much("/X 1 ", size / 2))).rooted()
        }),
        kind("groups whose kids stand behind a long comment", |size| {
            let pdf = tree(&much("<</Kids 5 0 R>>", size / 2));
            pdf.object(5, &format!("%{}\n[]", much("x", size / 2))).rooted()
        }),
        kind("groups whose kids are in a stream", |size| {
            let long = format!("[{}]", much("3 0 R ", size / 2));
            tree(&much("<</Kids 9 0 R>>", size / 2)).object_stream(5, &[(9, &long)], &Pack::Plain).table_stream(
                6,
                ROOT,
                &Pack::Deflate,
            )
        }),
        kind("references that lead to references", |size| {
            let count = parts(size, 60);
            let pdf = asking(FIRST..FIRST + count);
            (FIRST..FIRST + count).fold(pdf, |pdf, number| pdf.object(number, &format!("{} 0 R", number + 1))).rooted()
        }),
        kind("a key over and over", |size| {
            Pdf::with(&format!("<< /Pages 2 0 R {} >>", much("/Pages 2 0 R", size))).rooted()
        }),
        kind("actions of one target", |size| {
            let pdf = catalogue(&format!("/AF [{}]", much("<</S/Launch/F 5 0 R>>", size / 2)));
            pdf.object(5, &format!("({})", much("\\156", size / 2))).rooted()
        }),
        kind("links of one target with many endings", |size| {
            let pdf = catalogue(&format!("/AF [{}]", much("<</Subtype/Link/A<</S/Launch/F 5 0 R>>>>", size)));
            pdf.object(5, &format!("({}pdf)", much("a.b/", 2_000))).rooted()
        }),
        kind("names with an escape at their end", |size| {
            Pdf::with(&format!("<< /Pages 2 0 R {} >>", much(&format!("/{}#41 1 ", "x".repeat(1_000)), size))).rooted()
        }),
        kind("actions of one file", |size| {
            let pdf = catalogue(&format!("/AF [{}]", much("<</S/GoToR/F 5 0 R>>", size / 2)));
            pdf.object(5, &format!("<< /Type /Filespec {} /F (a.pdf) >>", much("/X 1 ", size / 2))).rooted()
        }),
        kind("actions with what comes next in place", |size| {
            catalogue(&format!("/OpenAction {}", much("<</S/URI/Next", size))).rooted()
        }),
        kind("actions with lists of what comes next in place", |size| {
            catalogue(&format!("/OpenAction {}", much("<</Next[", size))).rooted()
        }),
        kind("names in groups that lead twice to groups", |size| {
            chain(size, 60, |next| format!("<< /Kids [{next} 0 R {next} 0 R] /Names [(a) {next} 0 R] >>"))
        }),
        kind("outlines", |size| {
            chain(size, 60, |next| {
                format!("<< /First {next} 0 R /Last 4 0 R /Next {next} 0 R /Prev {} 0 R >>", next - 2)
            })
        }),
        kind("actions that lead to actions", |size| {
            chain(size, 60, |next| format!("<< /S /URI /Next [{next} 0 R {next} 0 R 10 0 R] >>"))
        }),
        kind("fields that lead to their parents", |size| {
            chain(size, 60, |next| format!("<< /FT /Btn /Kids [{next} 0 R] /Parent {} 0 R >>", next - 2))
        }),
        kind("fields of one long parent", |size| {
            let field = much("<</Parent 5 0 R>>", size / 2);
            let parent = format!("<< {} /Kids 4 0 R >>", much("/X 1 ", size / 2));
            catalogue(&format!("/AcroForm << /Fields [{field}] >>")).object(5, &parent).rooted()
        }),
        kind("pages of one list of annotations", |size| {
            let pdf = tree(&much("<</Annots 5 0 R>>", size / 2));
            pdf.object(5, &format!("[{}]", much("<</A<</S/URI>>>>", size / 2))).rooted()
        }),
        kind("pages of one dictionary", |size| {
            let pdf = tree(&much("<</AA 5 0 R/Resources 5 0 R>>", size / 2));
            pdf.object(5, &format!("<< {} >>", much("/O<</S/URI>>", size / 2))).rooted()
        }),
        kind("ids without an end", |size| Pdf::cv().table(&format!("{ROOT} /ID [{}]", much("<00> ", size)))),
        kind("filters for ciphers without an end", |size| {
            let filters = much("/StdCF << /CFM /V2 >>", size);
            let said = format!("/Encrypt << /Filter /Standard /V 4 /R 4 /CF << {filters} >> /StmF /StdCF >>");
            Pdf::cv().table(&format!("{ROOT} {said}"))
        }),
        kind("trailers that say how they are enciphered", |size| {
            let said = Lock::new(3, Way::Rc4).cipher().trailer();
            Pdf::cv().raw(much(&format!("trailer << {said} >>\n"), size)).trailer_only(ROOT)
        }),
        kind("owners without an end", |size| {
            let long = much("28BF4E", size / 2);
            let said = format!("/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /O <{long}> /U <{long}> /P -4 >>");
            Pdf::cv().table(&format!("{ROOT} {said} /ID [<00> <00>]"))
        }),
    ];
    for key in ["/AA", "/A", "/OpenAction", "/Next", "/Parent", "/Annots", "/Names", "/AF", "/Rendition", "/Kids", "/D"]
    {
        kinds.push(kind(format!("{key} over and over in a dictionary"), move |size| {
            let dictionary = format!("<< {} >>", much(&format!("{key} 5 0 R "), size / 2));
            catalogue(&format!("/AA {dictionary}"))
                .object(5, &format!("<< /S /URI /URI ({}) /AA 5 0 R >>", much("x", size / 2)))
                .rooted()
        }));
        kinds.push(kind(format!("{key} in place, over and over, in each other"), move |size| {
            catalogue(&format!("/AA << {} >>", much(&format!("{key} << /S /URI "), size))).rooted()
        }));
    }
    for odd in ["/X >", "/X [ >> ]", "(", "obj", "/X << ]", "/S /Launch /X )", "stream"] {
        kinds.push(kind(format!("odd objects, {odd}"), move |size| {
            let count = parts(size, 70);
            let pdf = asking(FIRST..FIRST + count);
            (FIRST..FIRST + count)
                .fold(pdf, |pdf, number| pdf.object(number, &format!("<< /A 3 0 R {odd} >>")))
                .rooted()
        }));
    }
    kinds
}

/// A tree of pages with these kids; the third object is a page.
fn tree(kids: &str) -> Pdf {
    Pdf::new()
        .object(1, "<< /Type /Catalog /Pages 2 0 R >>")
        .object(2, &format!("<< /Type /Pages /Count 1 /Kids [3 0 R {kids}] >>"))
        .object(3, "<< /Type /Page /Parent 2 0 R >>")
}

/// One page, and a catalogue that says this besides.
fn catalogue(said: &str) -> Pdf {
    Pdf::with(&format!("<< /Type /Catalog /Pages 2 0 R {said} >>"))
}

/// Objects that each lead to the next one, and the last one to the first; the catalogue and the pages lead to the first ten.
fn chain(size: usize, each: usize, body: impl Fn(u32) -> String) -> Vec<u8> {
    let count = parts(size, each + 36);
    let pdf = Pdf::new()
        .object(
            1,
            "<< /Type /Catalog /Pages 2 0 R /Outlines 10 0 R /OpenAction 10 0 R /AcroForm 10 0 R /Names 10 0 R >>",
        )
        .object(2, &format!("<< /Type /Pages /Count 1 /Kids [3 0 R {}] >>", references(FIRST..FIRST + 10)))
        .object(3, "<< /Type /Page /Parent 2 0 R >>");
    let last = FIRST + count;
    (FIRST..last)
        .fold(pdf, |pdf, number| pdf.object(number, &body(if number + 1 < last { number + 1 } else { FIRST + 2 })))
        .rooted()
}
