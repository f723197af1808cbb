//! What can be reached from the catalogue, but for what pages are drawn with: there, dangers hide.

use super::doc::Doc;
use super::lex::{Lexer, Token};
use super::marks::{Marks, Watch};
use super::value::reference;
use crate::cv::CvError;

/// What stands behind these keys draws pages or describes them, and cannot act: fonts, pictures, the structure of the text. Or
/// it leads back to where one came from.
const PASSED: [&[u8]; 19] = [
    b"Contents",
    b"Resources",
    b"Parent",
    b"P",
    b"StructTreeRoot",
    b"StructParent",
    b"Metadata",
    b"Font",
    b"XObject",
    b"Thumb",
    b"PieceInfo",
    b"OutputIntents",
    b"D",
    b"Dest",
    b"Dests",
    b"Prev",
    b"MK",
    b"AP",
    b"OCProperties",
];

/// Follows all references from an object on, each object once.
pub(super) fn marks(doc: &Doc<'_>, root: u32) -> Result<Marks, CvError> {
    let mut marks = Marks::default();
    let mut seen = vec![false; doc.len()];
    let mut open = vec![root];
    while let Some(number) = open.pop() {
        let Some((source, at)) = doc.place(number)? else { continue };
        let mut lexer = Lexer::new(source, at);
        let mut watch = Watch::default();
        let (mut depth, mut passed): (usize, Option<usize>) = (0, None);
        loop {
            let token = lexer.next();
            // What stands behind a key that is passed over: one value, whatever is in it.
            match token {
                Token::Dict | Token::Array => depth += 1,
                Token::DictEnd | Token::ArrayEnd => depth = depth.saturating_sub(1),
                Token::Int(number) => {
                    if let Some(number) = reference(&mut lexer, number)
                        && passed.is_none()
                        && let Some(seen) = doc.index(number).and_then(|index| seen.get_mut(index))
                        && !std::mem::replace(seen, true)
                    {
                        open.push(number);
                    }
                }
                Token::Word(b"endobj" | b"stream" | b"obj") | Token::End => break,
                Token::Name(_) | Token::Text(_) | Token::Hex(_) | Token::Word(_) => {}
            }
            match passed {
                None => {
                    watch.see(token, &mut marks);
                    passed = matches!(token, Token::Name(name) if PASSED.contains(&name)).then_some(depth);
                }
                Some(level) if depth <= level => passed = None,
                Some(_) => {}
            }
            if depth == 0 {
                if let Token::Name(name) = token {
                    marks.note_alone(name);
                }
                break;
            }
        }
        doc.fuel.burn(lexer.at().saturating_sub(at))?;
    }
    Ok(marks)
}
