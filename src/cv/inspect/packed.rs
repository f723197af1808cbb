//! Streams that have objects in them, unpacked: what is in there, as far as all readers agree about it.

use super::doc::Doc;
use super::filter;
use super::fuel::{Data, Fuel, Held};
use super::lex::{Lexer, Token};
use super::stream::{self, Stream};
use super::value::Dict;

/// The bytes that came out of a stream that has objects in it.
pub(super) struct Unpacked<'a> {
    pub(super) body: Data<'a>,
    /// The numbers of the objects, and where they begin, in ascending order.
    pub(super) objects: Held<'a, (u32, u32)>,
}

impl<'a> Unpacked<'a> {
    pub(super) fn nothing(fuel: &'a Fuel) -> Self {
        Unpacked { body: Data::File(b""), objects: Held::new(fuel) }
    }

    /// Unpacks a stream that has objects in it, of which there may be nothing left to believe. Takes note of what other readers
    /// may find in it.
    pub(super) fn read(doc: &Doc<'a>, stream: &Stream, dict: Option<Dict<'a>>) -> Self {
        let unpacked = dict.and_then(|dict| Unpacked::of(doc, dict, body(doc, stream, dict)?));
        unpacked.unwrap_or_else(|| {
            doc.cannot_read();
            Unpacked::nothing(doc.fuel)
        })
    }

    /// The objects in the bytes that came out of a stream. Takes note if some are not there, or if a number is there twice.
    fn of(doc: &Doc<'a>, dict: Dict<'a>, body: Data<'a>) -> Option<Self> {
        let keys: [&[u8]; 2] = [b"N", b"First"];
        if dict.get_once(keys).is_none() {
            doc.cannot_read();
        }
        let [count, first] = dict.get(keys);
        let (count, first) = (doc.resolve_plain(count).size()?, doc.resolve_plain(first).size()?);
        let mut objects = Held::new(doc.fuel);
        let mut head = Lexer::new(&body, 0, doc.fuel);
        for _ in 0..count {
            let (Token::Int(number), Token::Int(at)) = (head.next(), head.next()) else {
                doc.cannot_read();
                break;
            };
            let place = usize::try_from(at).ok().and_then(|at| first.checked_add(at)).filter(|at| *at < body.len());
            let place = place.and_then(|at| u32::try_from(at).ok());
            let (Ok(number), Some(at)) = (u32::try_from(number), place) else {
                doc.cannot_read();
                continue;
            };
            if !objects.push((number, at)) {
                break;
            }
        }
        objects.sort_by_key(|(number, _)| *number);
        // Some readers take the place in the head that the list of the file names.
        if objects.windows(2).any(|two| matches!(two, [(number, _), (next, _)] if number == next)) {
            doc.doubt();
        }
        Some(Unpacked { body, objects })
    }
}

/// The bytes that come out of a stream, or `None` where it is packed in a way that is not known here. Takes note if readers
/// differ about its end or about how it is packed.
pub(super) fn body<'a>(doc: &Doc<'a>, stream: &Stream, dict: Dict<'a>) -> Option<Data<'a>> {
    let (start, end) = stream.data;
    let is_sound = dict.get_once([b"Length", b"Filter", b"DecodeParms", b"F", b"DP"]).is_some_and(|entries| {
        let [length, _, _, short_filter, short_params] = entries;
        let length = doc.resolve_plain(length).size();
        // Where the end was searched for, the end of a line in front of it is none of the bytes.
        let rest = stream::said(doc.lexer(start), start, length).and_then(|(_, said)| doc.file().get(said..end));
        let is_short = !short_filter.is_null() || !short_params.is_null();
        !is_short && rest.is_some_and(|rest| rest.trim_ascii().is_empty())
    });
    if !is_sound {
        doc.cannot_read();
    }
    let data = doc.file().get(start..end).unwrap_or_default();
    let data = match doc.key() {
        Some(key) if !(key.names_filters && filter::is_left_plain(doc, dict)) => {
            Data::Made(key.decipher(stream.number, stream.generation, data, doc.fuel))
        }
        _ => Data::File(data),
    };
    filter::unpack(doc, dict, data)
}
