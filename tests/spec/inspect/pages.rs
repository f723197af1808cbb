//! How many pages there are: those that a walk through the tree meets.

use super::packed::Pack;
use super::writer::{Pdf, ROOT};
use super::{check, damaged, pages, warnings};
use candidacy::cv;
use proptest::prelude::*;

/// A file with this root of its page tree, a page as object 3 and this as object 4. It has 9 numbers.
fn with(root: &str, fourth: &str) -> Vec<u8> {
    Pdf::new()
        .object(1, "<< /Type /Catalog /Pages 2 0 R >>")
        .object(2, root)
        .object(3, "<< /Type /Page >>")
        .object(4, fourth)
        .object(8, "1")
        .rooted()
}

fn count(root: &str, fourth: &str) -> Result<u32, &'static str> {
    pages(&with(root, fourth))
}

/// What is in the tree counts: pages, wherever they are written, and nothing that is none.
#[test]
fn what_is_a_page() {
    let cases = [
        ("[3 0 R]", "null", 1),
        ("[3 0 R 4 0 R]", "<< /Type /Page >>", 2),
        // Without a type, and with one that is spelt in another way, or written elsewhere.
        ("[3 0 R 4 0 R]", "<< >>", 2),
        ("[3 0 R 4 0 R]", "<< /Type /P#61ge >>", 2),
        ("[3 0 R << >> << /Type /Page >>]", "null", 3),
        // A group by what it has, not by what it is called.
        ("[4 0 R]", "<< /Kids [3 0 R << >>] >>", 2),
        ("[4 0 R]", "<< /Type /Page /Kids [3 0 R << >>] >>", 2),
        ("[<< /Type /Pages /Kids [<< /Kids [3 0 R] >> << >>] >>]", "null", 2),
        // A group without anything in it is no page.
        ("[3 0 R 4 0 R]", "<< /Type /Pages >>", 1),
        ("[3 0 R 4 0 R]", "<< /Type /P#61ges >>", 1),
        ("[3 0 R 4 0 R]", "<< /Type /Pages /Kids [] >>", 1),
        // What is no dictionary is nothing.
        ("[3 0 R 4 0 R 9 0 R null 7 /Page (page) [<< >>]]", "(page)", 1),
        // Nor is what is no reference.
        ("[3 0 R 4 65536 R 4 -1 R 4 0 S -4 0 R 4 0R]", "<< >>", 1),
        // What is there twice is shown twice, and a group in itself leads nowhere.
        ("[3 0 R 3 0 R]", "null", 2),
        ("[3 0 R 4 0 R 3 0 R]", "<< /Type /Pages /Kids [3 0 R] >>", 3),
        ("[3 0 R 4 0 R]", "<< /Kids [2 0 R 4 0 R << >>] >>", 2),
        // What closes nothing is passed over, and a key without a value does not reach beyond what closes it.
        ("[3 0 R > ) } 4 0 R]", "<< >>", 2),
        ("[<< /X >> /Type /Pages]", "null", 1),
        // What is left open ends with its object.
        ("[3 0 R 4 0 R", "<< >>", 2),
        ("[3 0 R 4 0 R]", "<< /Kids", 2),
        ("[3 0 R 4 0 R]", "<< /Type /Page", 2),
        ("4 0 R", "[3 0 R << >>", 2),
    ];
    for (kids, fourth, expected) in cases {
        assert_eq!(count(&format!("<< /Count 1 /Kids {kids} >>"), fourth), Ok(expected), "{kids} and {fourth}");
    }
}

/// The page tree has to say how many pages it has, in a number that there can be; it may say it and its kids elsewhere.
#[test]
fn the_root_of_the_tree() {
    for said in
        ["", "/Count null", "/Count -1", "/Count 1.5", "/Count (1)", "/Count 7 0 R", "/Count 99999999999999999999"]
    {
        let root = format!("<< /Kids [3 0 R] {said} >>");
        assert_eq!(check(&with(&root, "null")), damaged(cv::Damage::NoPageTree), "{said}");
    }
    // Six objects are listed: what is not there from the start, and five.
    assert_eq!(count("<< /Kids [3 0 R] /Count 6 >>", "null"), Ok(1));
    assert_eq!(count("<< /Kids [3 0 R] /Count 7 >>", "null"), Err("damaged.no_page_tree"));
    assert_eq!(count("<< /Kids [3 0 R] /Count 8 0 R >>", "null"), Ok(1));
    assert_eq!(count("<< /Kids 4 0 R /Count 0 >>", "[3 0 R << >>]"), Ok(2));
    assert_eq!(count("<< /Kids 4 0 R /Count 1 >>", "3 0 R"), Err("damaged.no_page_tree"));
    for root in ["<< /Count 1 >>", "<< /Count 1 /Kids 3 0 R >>", "<< /Type /Page >>", "[3 0 R]", "null"] {
        assert_eq!(check(&with(root, "null")), damaged(cv::Damage::NoPageTree), "{root}");
    }
    // Of two entries with one key the last counts.
    assert_eq!(count("<< /Kids [] /Count 1 /Kids [3 0 R] >>", "null"), Ok(1));
    assert_eq!(count("<< /Kids [3 0 R] /Count 1 /Kids [] >>", "null"), Err("no_pages"));
}

/// It says so where there are fewer pages than there are said to be, and keeps quiet where there are more.
#[test]
fn pages_that_are_missing() {
    for said in 0..=6 {
        let file = with(&format!("<< /Kids [3 0 R << >>] /Count {said} >>"), "null");
        let expected = if said > 2 { vec![cv::Warning::PagesMissing] } else { vec![] };
        assert_eq!(warnings(&file), expected, "{said} of 2");
    }
}

/// A page that is listed more than once is shown as often, and none is missing.
#[test]
fn a_page_listed_twice() {
    for times in 1..=5 {
        let kids = "3 0 R ".repeat(times);
        let file = with(&format!("<< /Kids [{kids}] /Count {times} >>"), "null");
        assert_eq!(pages(&file), Ok(u32::try_from(times).unwrap()), "{times}");
        assert_eq!(warnings(&file), [], "{times}");
    }
}

/// A tree without a page is refused, however large it is.
#[test]
fn no_pages() {
    for kids in ["[]", "[4 0 R]", "[null 9 0 R]", "[2 0 R]"] {
        let root = format!("<< /Kids {kids} /Count 1 >>");
        assert_eq!(check(&with(&root, "<< /Type /Pages /Kids [2 0 R 4 0 R] >>")), Err(cv::Error::NoPages), "{kids}");
    }
}

/// References that lead to references are followed, up to eight of them; those that lead nowhere end.
#[test]
fn references_to_references() {
    let chain = |length: u32| {
        let pdf = (10..10 + length).fold(Pdf::with("<< /Pages 10 0 R >>"), |pdf, number| {
            let next = if number + 1 == 10 + length { 2 } else { number + 1 };
            pdf.object(number, &format!("{next} 0 R"))
        });
        check(&pdf.rooted()).map(|cv| cv.pages())
    };
    assert_eq!(chain(7), Ok(Some(1)));
    assert_eq!(chain(8), Err(cv::Error::Damaged { damage: cv::Damage::NoPageTree }));
    assert_eq!(check(&Pdf::with("<< /Pages 1 0 R >>").object(1, "1 0 R").rooted()), damaged(cv::Damage::NoCatalog));
}

/// A tree of pages, by what stands in each place of it.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    Page,
    /// An object of its own.
    Group(Vec<Tree>),
    /// Written where it belongs.
    Here(Vec<Tree>),
}

fn count_of(objects: &[(u32, String)]) -> u32 {
    u32::try_from(objects.len()).unwrap()
}

impl Tree {
    /// Any; with groups that are written where they belong or without.
    pub(super) fn any(here: bool) -> impl Strategy<Value = Tree> {
        Just(Tree::Page).prop_recursive(5, 60, 6, move |tree| {
            (prop::collection::vec(tree, 0..6), any::<bool>())
                .prop_map(move |(kids, own)| if own || !here { Tree::Group(kids) } else { Tree::Here(kids) })
        })
    }

    pub(super) fn pages(&self) -> u32 {
        match self {
            Tree::Page => 1,
            Tree::Group(kids) | Tree::Here(kids) => kids.iter().map(Tree::pages).sum(),
        }
    }

    /// As it is written in the list of its group, and the objects that it takes.
    fn write(&self, parent: u32, objects: &mut Vec<(u32, String)>) -> String {
        let number = count_of(objects) + 2;
        let group = |kids: &[Tree], number, objects: &mut Vec<(u32, String)>| {
            let kids: Vec<String> = kids.iter().map(|kid| kid.write(number, objects)).collect();
            format!("<< /Type /Pages /Parent {parent} 0 R /Count {} /Kids [{}] >>", self.pages(), kids.join(" "))
        };
        match self {
            Tree::Here(kids) => return group(kids, parent, objects),
            Tree::Page => objects.push((number, format!("<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 9 9] >>"))),
            Tree::Group(kids) => {
                objects.push((number, String::new()));
                let written = group(kids, number, objects);
                objects[number as usize - 2].1 = written;
            }
        }
        format!("{number} 0 R")
    }

    /// A file of these pages. Its objects stand as they are, in streams, or come in two parts.
    pub(super) fn file(&self, layout: u8) -> Vec<u8> {
        let mut objects = Vec::new();
        Tree::Group(vec![self.clone()]).write(1, &mut objects);
        objects.push((1, "<< /Type /Catalog /Pages 2 0 R >>".into()));
        let next = count_of(&objects) + 1;
        let plain =
            |pdf: Pdf, objects: &[(u32, String)]| objects.iter().fold(pdf, |pdf, (n, body)| pdf.object(*n, body));
        let (first, second) = objects.split_at(objects.len() / 2);
        match layout {
            0 => plain(Pdf::new(), &objects).rooted(),
            1 => plain(Pdf::new(), &objects).table_stream(next, ROOT, &Pack::Deflate),
            2 => plain(plain(Pdf::new(), first).table_only(ROOT), second).rooted(),
            3 => plain(Pdf::new(), &objects).trailer_only(ROOT),
            _ => {
                let packed = |pdf: Pdf, number, objects: &[(u32, String)]| {
                    let objects: Vec<(u32, &str)> = objects.iter().map(|(n, body)| (*n, body.as_str())).collect();
                    pdf.object_stream(number, &objects, &Pack::Deflate)
                };
                let pdf = packed(packed(Pdf::new(), next, first), next + 1, second);
                pdf.table_stream(next + 2, ROOT, &Pack::Rows { kind: None, columns: 7, colours: 1 })
            }
        }
    }
}

proptest! {
    /// All pages of a tree are counted, whatever its shape and however the file is laid out.
    #[test]
    fn every_page_counts(tree in Tree::any(true), layout in 0..5_u8) {
        let expected = if tree.pages() == 0 { Err("no_pages") } else { Ok(tree.pages()) };
        prop_assert_eq!(pages(&tree.file(layout)), expected);
    }
}
