//! Whether a PDF opens without a password: the standard security handler, revisions 2 to 6, with the empty user password
//! (ISO 32000-2, 7.6.4). The primitives are those of well-kept crates; here is only how they are put together.

use super::doc::Doc;
use super::filter::from_hex;
use super::fuel::{Fuel, Held};
use super::value::{Dict, Value};
use crate::cv::Error;
use aes::cipher::block_padding::NoPadding;
use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyInit, KeyIvInit, StreamCipher};
use md5::{Digest, Md5};
use rc4::Rc4;
use sha2::{Sha256, Sha384, Sha512};
use std::ops::Range;

/// The bytes that fill up a password that is shorter than 32 bytes, and so is all of an empty one.
const PADDING: [u8; 32] = *b"\x28\xbf\x4e\x5e\x4e\x75\x8a\x41\x64\x00\x4e\x56\xff\xfa\x01\x08\
    \x2e\x2e\x00\xb6\xd0\x68\x3e\x80\x2f\x0c\xa9\xfe\x64\x53\x69\x7a";

/// The number of steps that deciphering a byte takes.
const STEPS: usize = 8;
/// The longest text that a key is made of is an id; those that are longer are cut.
pub(super) const LONGEST: usize = 1 << 10;

/// How the streams or the texts of a file are enciphered.
#[derive(Clone, Copy)]
enum Method {
    None,
    Rc4,
    Aes,
    /// AES with the key of the file itself.
    Aes256,
}

/// The key that deciphers a file that opens without a password.
#[derive(Clone)]
pub(super) struct Key {
    bytes: Vec<u8>,
    streams: Method,
    texts: Method,
    /// Whether a stream may name another way, or none.
    pub(super) names_filters: bool,
    /// Whether anything is not permitted: to print, to change, to copy and the like.
    pub(super) restricted: bool,
}

/// The entries of the dictionary.
struct Entries<'a> {
    version: i64,
    revision: i64,
    owner: Vec<u8>,
    user: Vec<u8>,
    user_key: Vec<u8>,
    permissions: [u8; 4],
    id: &'a [u8],
    metadata: bool,
}

impl Key {
    /// The key, if the file opens without a password.
    pub(super) fn of(doc: &Doc<'_>, encrypt: Dict<'_>, id: &[u8]) -> Result<Key, Error> {
        let [filter, version, revision, length, owner, user, user_key, permissions, metadata] = encrypt
            .get([b"Filter", b"V", b"R", b"Length", b"O", b"U", b"UE", b"P", b"EncryptMetadata"])
            .map(|value| doc.resolve(value));
        if !filter.is_named(b"Standard") {
            return Err(unsupported(filter));
        }
        let number = |value: Value<'_>| value.int().unwrap_or_default();
        let entries = Entries {
            version: number(version),
            revision: number(revision),
            owner: text(owner, doc.fuel),
            user: text(user, doc.fuel),
            user_key: text(user_key, doc.fuel),
            permissions: number(permissions).to_le_bytes().first_chunk().copied().unwrap_or_default(),
            id,
            metadata: !matches!(metadata, Value::False),
        };
        let (streams, texts) = match (entries.version, entries.revision) {
            (1..=3, 2..=4) => (Method::Rc4, Method::Rc4),
            (4, 2..=4) | (5, 5 | 6) => (method(doc, encrypt, b"StmF")?, method(doc, encrypt, b"StrF")?),
            _ => return Err(unsupported(filter)),
        };
        let bytes = if entries.version == 5 { entries.long_key() } else { entries.short_key(number(length)) };
        let bytes = bytes.ok_or(Error::PasswordProtected)?;
        let (names_filters, restricted) = (entries.version >= 4, entries.is_restricted());
        Ok(Key { bytes, streams, texts, names_filters, restricted })
    }

    /// The bytes of a stream as they were before they were enciphered.
    pub(super) fn decipher<'a>(&self, number: u32, generation: u16, data: &[u8], fuel: &'a Fuel) -> Held<'a, u8> {
        let mut held = Held::new(fuel);
        if held.extend(data) && fuel.pay(data.len().saturating_mul(STEPS)) {
            let plain = self.apply(self.streams, number, generation, &mut held);
            held.keep(plain);
        }
        held
    }

    /// The bytes of a text as they were before they were enciphered.
    pub(super) fn decipher_text(&self, number: u32, generation: u16, text: &mut Vec<u8>) {
        let plain = self.apply(self.texts, number, generation, text);
        *text = text.get(plain).unwrap_or_default().to_vec();
        if matches!(self.texts, Method::Aes | Method::Aes256) {
            // The last block was filled up with how much it was filled up.
            let filled = text.last().copied().map_or(0, usize::from);
            text.truncate(text.len().saturating_sub(filled.min(16)));
        }
    }

    /// Deciphers in place, and says where the plain bytes are then.
    fn apply(&self, method: Method, number: u32, generation: u16, data: &mut [u8]) -> Range<usize> {
        match method {
            Method::None => 0..data.len(),
            Method::Rc4 => rc4(&self.key_of(number, generation, b""), data),
            Method::Aes => aes_cbc::<cbc::Decryptor<aes::Aes128>>(&self.key_of(number, generation, b"sAlT"), data),
            Method::Aes256 => aes_cbc::<cbc::Decryptor<aes::Aes256>>(&self.bytes, data),
        }
    }

    /// The key of one object.
    fn key_of(&self, number: u32, generation: u16, salt: &[u8]) -> Vec<u8> {
        let [n0, n1, n2, _] = number.to_le_bytes();
        let hash = Md5::new()
            .chain_update(&self.bytes)
            .chain_update([n0, n1, n2])
            .chain_update(generation.to_le_bytes())
            .chain_update(salt)
            .finalize();
        hash.iter().copied().take(self.bytes.len() + 5).collect()
    }
}

impl Entries<'_> {
    /// Revisions 2 to 4. Files lie about how long the key is, so each length that is possible is tried.
    fn short_key(&self, bits: i64) -> Option<Vec<u8>> {
        let said = usize::try_from(bits / 8).ok().filter(|len| (5..=16).contains(len));
        let lengths = if self.revision == 2 { [Some(5), None, None] } else { [said, Some(16), Some(5)] };
        lengths.into_iter().flatten().find_map(|len| {
            let key = self.short_key_of(len)?;
            self.opens_with(&key).then_some(key)
        })
    }

    fn short_key_of(&self, len: usize) -> Option<Vec<u8>> {
        let mut hash = Md5::new()
            .chain_update(PADDING)
            .chain_update(self.owner.get(..32)?)
            .chain_update(self.permissions)
            .chain_update(self.id);
        if self.revision >= 4 && !self.metadata {
            hash.update([0xff; 4]);
        }
        let mut key = hash.finalize().to_vec();
        if self.revision >= 3 {
            for _ in 0..50 {
                key = Md5::digest(key.get(..len)?).to_vec();
            }
        }
        key.truncate(len);
        Some(key)
    }

    fn opens_with(&self, key: &[u8]) -> bool {
        if self.revision == 2 {
            let mut check = PADDING;
            rc4(key, &mut check);
            return check == *self.user;
        }
        let hash = Md5::new().chain_update(PADDING).chain_update(self.id).finalize();
        let check = (0..20_u8).fold(hash.to_vec(), |mut bytes, round| {
            let key: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
            rc4(&key, &mut bytes);
            bytes
        });
        self.user.get(..16) == Some(check.as_slice())
    }

    /// Revisions 5 and 6.
    fn long_key(&self) -> Option<Vec<u8>> {
        let hash = if self.revision == 5 { |salt: &[u8]| Sha256::digest(salt).to_vec() } else { hardened };
        let (check, salt, key_salt) = (self.user.get(..32)?, self.user.get(32..40)?, self.user.get(40..48)?);
        if hash(salt) != check {
            return None;
        }
        let mut key = [&[0; 16], self.user_key.get(..32)?].concat();
        let plain = aes_cbc::<cbc::Decryptor<aes::Aes256>>(&hash(key_salt), &mut key);
        key.get(plain).map(<[u8]>::to_vec)
    }

    fn is_restricted(&self) -> bool {
        let all: u32 = if self.revision == 2 { 0x3c } else { 0xf3c };
        u32::from_le_bytes(self.permissions) & all != all
    }
}

/// The hash of revision 6 for an empty password: at least 64 rounds of AES and SHA-2 (ISO 32000-2, algorithm 2.B).
fn hardened(salt: &[u8]) -> Vec<u8> {
    let mut key = Sha256::digest(salt).to_vec();
    for round in 1_u32.. {
        let (Some(aes_key), Some(vector)) = (key.get(..16), key.get(16..32)) else { break };
        let mut bytes = key.repeat(64);
        let len = bytes.len();
        if let Ok(cipher) = cbc::Encryptor::<aes::Aes128>::new_from_slices(aes_key, vector) {
            let _ = cipher.encrypt_padded::<NoPadding>(&mut bytes, len); // 64 keys are a whole number of blocks
        }
        let last = bytes.last().copied().unwrap_or_default();
        let sum: u32 = bytes.iter().take(16).copied().map(u32::from).sum();
        key = match sum % 3 {
            0 => Sha256::digest(&bytes).to_vec(),
            1 => Sha384::digest(&bytes).to_vec(),
            _ => Sha512::digest(&bytes).to_vec(),
        };
        if round >= 64 && u32::from(last) + 32 <= round {
            break;
        }
    }
    key.truncate(32);
    key
}

/// How streams or texts are enciphered, by the filter that the dictionary names for them under this key.
fn method(doc: &Doc<'_>, encrypt: Dict<'_>, key: &[u8]) -> Result<Method, Error> {
    let [filters, name] = encrypt.get([b"CF", key]).map(|value| doc.resolve(value));
    let (Some(filters), Some(name)) = (filters.dict(), name.name()) else { return Ok(Method::None) };
    let [filter] = filters.get([name]).map(|value| doc.resolve(value));
    let Some(filter) = filter.dict() else { return Ok(Method::None) }; // as for the name `Identity`
    let [method] = filter.get([b"CFM"]).map(|value| doc.resolve(value));
    match method.name() {
        Some(b"V2") => Ok(Method::Rc4),
        Some(b"AESV2") => Ok(Method::Aes),
        Some(b"AESV3") => Ok(Method::Aes256),
        Some(b"None") | None => Ok(Method::None),
        Some(_) => Err(unsupported(method)),
    }
}

fn unsupported(name: Value<'_>) -> Error {
    let name = name.name().unwrap_or(b"unknown");
    let letters = name.iter().copied().map(char::from).filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    Error::UnsupportedEncryption { handler: letters.take(32).collect::<String>().into() }
}

fn rc4(key: &[u8], data: &mut [u8]) -> Range<usize> {
    if let Ok(mut cipher) = Rc4::new_from_slice(key) {
        cipher.apply_keystream(data);
    }
    0..data.len()
}

/// Deciphers bytes whose first block is the vector that the chain begins with. Bytes that fill no whole block are left out.
fn aes_cbc<C: KeyIvInit + BlockModeDecrypt>(key: &[u8], data: &mut [u8]) -> Range<usize> {
    const BLOCK: usize = 16;
    let end = data.len() / BLOCK * BLOCK;
    let Some((vector, blocks)) = data.get_mut(..end).and_then(|blocks| blocks.split_at_mut_checked(BLOCK)) else {
        return 0..0;
    };
    let plain = C::new_from_slices(key, vector).is_ok_and(|cipher| cipher.decrypt_padded::<NoPadding>(blocks).is_ok());
    if plain { BLOCK..end } else { 0..0 }
}

/// The bytes of a text, in whichever way it is written. It is one that a key is made of or that names a file, and is cut
/// where it is longer than those are.
pub(super) fn text(value: Value<'_>, fuel: &Fuel) -> Vec<u8> {
    if let Value::Hex(digits) = value {
        return from_hex(cut(digits, fuel), fuel).to_vec();
    }
    if let Value::Text(written) = value { unescaped(cut(written, fuel)) } else { Vec::new() }
}

fn cut<'a>(written: &'a [u8], fuel: &Fuel) -> &'a [u8] {
    let written = written.get(..LONGEST).unwrap_or(written);
    fuel.pay(written.len());
    written
}

/// The bytes of a text in parentheses (ISO 32000-1, 7.3.4.2).
fn unescaped(written: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written;
    while let [first, more @ ..] = rest {
        rest = more;
        if *first == b'\r' {
            // An end of line is one byte, however it is written.
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
            bytes.push(b'\n');
            continue;
        }
        if *first != b'\\' {
            bytes.push(*first);
            continue;
        }
        let [escaped, more @ ..] = rest else { break };
        rest = more;
        match escaped {
            b'n' => bytes.push(b'\n'),
            b'r' => bytes.push(b'\r'),
            b't' => bytes.push(b'\t'),
            b'b' => bytes.push(8),
            b'f' => bytes.push(12),
            b'0'..=b'7' => {
                let mut octal = escaped - b'0';
                for _ in 0..2 {
                    let [digit @ b'0'..=b'7', more @ ..] = rest else { break };
                    octal = octal.wrapping_mul(8).wrapping_add(digit - b'0');
                    rest = more;
                }
                bytes.push(octal);
            }
            b'\r' => rest = rest.strip_prefix(b"\n").unwrap_or(rest),
            b'\n' => {}
            other => bytes.push(*other),
        }
    }
    bytes
}
