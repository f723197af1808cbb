//! Enciphers a PDF as a writer does (ISO 32000-2, 7.6.4), with any passwords.

use super::packed::hex;
use aes::cipher::block_padding::{NoPadding, Pkcs7};
use aes::cipher::{BlockModeEncrypt as _, KeyInit as _, KeyIvInit as _, StreamCipher as _};
use md5::{Digest as _, Md5};
use sha2::{Sha256, Sha384, Sha512};

const ID: [u8; 16] = *b"an id of a file.";
const PADDING: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00,
    0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];
/// All is permitted, and the bits that mean nothing are set.
pub(super) const ALL: i32 = -4;

/// How streams are enciphered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    Rc4,
    Aes,
    /// Not at all, though there is a key.
    Identity,
}

/// How a file is protected.
#[derive(Clone, Debug)]
pub(super) struct Lock {
    pub(super) revision: u8,
    pub(super) way: Way,
    /// How long the key is.
    pub(super) bits: usize,
    pub(super) user: &'static str,
    pub(super) owner: &'static str,
    pub(super) permissions: i32,
    pub(super) metadata: bool,
}

/// A file's key and what its trailer says of it.
#[derive(Clone)]
pub(super) struct Cipher {
    key: Vec<u8>,
    way: Way,
    long: bool,
    /// What the trailer says.
    pub(super) encrypt: String,
    pub(super) id: String,
}

impl Lock {
    /// With an empty password for the reader and a real one for the owner.
    pub(super) fn new(revision: u8, way: Way) -> Self {
        let bits = match revision {
            2 => 40,
            3 | 4 => 128,
            _ => 256,
        };
        Lock { revision, way, bits, user: "", owner: "owner", permissions: ALL, metadata: true }
    }

    /// Every revision with every way that belongs to it.
    pub(super) fn all() -> Vec<Lock> {
        let mut all = vec![Lock::new(2, Way::Rc4), Lock::new(3, Way::Rc4)];
        all.extend([40, 64, 96].map(|bits| Lock { bits, ..Lock::new(3, Way::Rc4) }));
        all.extend([Way::Rc4, Way::Aes, Way::Identity].map(|way| Lock::new(4, way)));
        all.extend([Way::Aes, Way::Identity].map(|way| Lock::new(5, way)));
        let open = all.iter().filter(|lock| lock.revision <= 4 || lock.way == Way::Aes);
        let open: Vec<Lock> = open.map(|lock| Lock { metadata: false, ..lock.clone() }).collect();
        all.extend(open);
        all.push(Lock::new(6, Way::Aes)); // one of them, since its rounds take a while
        all
    }

    pub(super) fn cipher(&self) -> Cipher {
        let (key, entries) = if self.revision < 5 { self.short() } else { self.long() };
        let (version, filters) = match (self.revision, self.way) {
            (2, _) => (1, String::new()),
            (3, _) => (2, String::new()),
            (4, Way::Identity) => (4, "/CF << >> /StmF /Identity /StrF /Identity".into()),
            (4, Way::Rc4) => (4, filter("V2", 16)),
            (4, Way::Aes) => (4, filter("AESV2", 16)),
            (_, Way::Identity) => (5, "/CF << >> /StmF /Identity /StrF /Identity".into()),
            (_, _) => (5, filter("AESV3", 32)),
        };
        let metadata = if self.metadata { "" } else { "/EncryptMetadata false" };
        let encrypt = format!(
            "<< /Filter /Standard /V {version} /R {} /Length {} /P {} {entries} {filters} {metadata} >>",
            self.revision, self.bits, self.permissions
        );
        let id = format!("[{0} {0}]", text(&ID));
        Cipher { key, way: self.way, long: self.revision >= 5, encrypt, id }
    }

    /// Revisions 2 to 4.
    fn short(&self) -> (Vec<u8>, String) {
        let len = self.bits / 8;
        let owner = self.owner_entry(len);
        let mut hash = Md5::new();
        hash.update(padded(self.user));
        hash.update(&owner);
        hash.update(self.permissions.to_le_bytes());
        hash.update(ID);
        if self.revision >= 4 && !self.metadata {
            hash.update([0xff; 4]);
        }
        let mut key = hash.finalize().to_vec();
        if self.revision >= 3 {
            for _ in 0..50 {
                key = Md5::digest(&key[..len]).to_vec();
            }
        }
        key.truncate(len);
        let user = if self.revision == 2 {
            rc4(&key, &PADDING)
        } else {
            let hash = Md5::digest([PADDING.as_slice(), &ID].concat());
            let mut user = rc4_rounds(&key, &hash);
            user.resize(32, 0);
            user
        };
        (key, format!("/O {} /U {}", text(&owner), text(&user)))
    }

    /// The reader's password, enciphered with the owner's.
    fn owner_entry(&self, len: usize) -> Vec<u8> {
        let mut hash = Md5::digest(padded(self.owner)).to_vec();
        if self.revision >= 3 {
            for _ in 0..50 {
                hash = Md5::digest(&hash).to_vec();
            }
        }
        let key = &hash[..len];
        if self.revision == 2 { rc4(key, &padded(self.user)) } else { rc4_rounds(key, &padded(self.user)) }
    }

    /// Revisions 5 and 6.
    fn long(&self) -> (Vec<u8>, String) {
        let key: Vec<u8> = (0..32).map(|byte| byte * 7 + 1).collect();
        let hash = |password: &str, salt: &[u8], user: &[u8]| {
            if self.revision == 5 {
                Sha256::digest([password.as_bytes(), salt, user].concat()).to_vec()
            } else {
                hardened(password.as_bytes(), salt, user)
            }
        };
        let wrap = |password, salts: [&[u8; 8]; 2], user: &[u8]| {
            let check = [hash(password, salts[0], user).as_slice(), salts[0], salts[1]].concat();
            let wrapped = aes_256(&hash(password, salts[1], user), &[0; 16], &key);
            (check, wrapped)
        };
        // Without a password the first of these ends its rounds as early and as narrowly as can be, and the second would
        // end them if one fewer were enough.
        let (user, user_key) = wrap(self.user, [b"salt 006", b"salt 013"], b"");
        let (owner, owner_key) = wrap(self.owner, [b"salt 3rd", b"salt 4th"], &user);
        let permissions = self.permissions.to_le_bytes();
        let metadata = if self.metadata { b"T" } else { b"F" };
        let said = [permissions.as_slice(), &[0xff; 4], metadata, b"adbrand"].concat();
        let perms = aes_256(&key, &[0; 16], &said);
        let entries = [("O", owner), ("OE", owner_key), ("U", user), ("UE", user_key), ("Perms", perms)];
        (key, entries.map(|(name, bytes)| format!("/{name} {}", text(&bytes))).join(" "))
    }
}

impl Cipher {
    /// What the trailer says.
    pub(super) fn trailer(&self) -> String {
        format!("/Encrypt {} /ID {}", self.encrypt, self.id)
    }

    /// The bytes of the stream of an object.
    pub(super) fn encipher(&self, number: u32, generation: u16, data: &[u8]) -> Vec<u8> {
        let vector = *b"any vector will.";
        match (self.way, self.long) {
            (Way::Identity, _) => data.to_vec(),
            (Way::Rc4, _) => rc4(&self.key_of(number, generation, b""), data),
            (Way::Aes, false) => {
                let cipher =
                    cbc::Encryptor::<aes::Aes128>::new_from_slices(&self.key_of(number, generation, b"sAlT"), &vector);
                [vector.to_vec(), cipher.unwrap().encrypt_padded_vec::<Pkcs7>(data)].concat()
            }
            (Way::Aes, true) => {
                let cipher = cbc::Encryptor::<aes::Aes256>::new_from_slices(&self.key, &vector);
                [vector.to_vec(), cipher.unwrap().encrypt_padded_vec::<Pkcs7>(data)].concat()
            }
        }
    }

    fn key_of(&self, number: u32, generation: u16, salt: &[u8]) -> Vec<u8> {
        let hash = Md5::digest([&self.key, &number.to_le_bytes()[..3], &generation.to_le_bytes(), salt].concat());
        hash[..(self.key.len() + 5).min(16)].to_vec()
    }
}

/// The hash of revision 6 (ISO 32000-2, algorithm 2.B).
fn hardened(password: &[u8], salt: &[u8], user: &[u8]) -> Vec<u8> {
    let mut key = Sha256::digest([password, salt, user].concat()).to_vec();
    let mut round = 0;
    loop {
        let once = [password, &key, user].concat();
        let bytes = once.repeat(64);
        let cipher = cbc::Encryptor::<aes::Aes128>::new_from_slices(&key[..16], &key[16..32]).unwrap();
        let enciphered = cipher.encrypt_padded_vec::<NoPadding>(&bytes);
        // The first 16 bytes as a number: 256 leaves 1, so the sum of the bytes leaves as much.
        key = match enciphered[..16].iter().map(|byte| usize::from(*byte)).sum::<usize>() % 3 {
            0 => Sha256::digest(&enciphered).to_vec(),
            1 => Sha384::digest(&enciphered).to_vec(),
            _ => Sha512::digest(&enciphered).to_vec(),
        };
        round += 1;
        if round >= 64 && i32::from(*enciphered.last().unwrap()) <= round - 32 {
            return key[..32].to_vec();
        }
    }
}

fn filter(method: &str, len: usize) -> String {
    format!("/CF << /StdCF << /CFM /{method} /AuthEvent /DocOpen /Length {len} >> >> /StmF /StdCF /StrF /StdCF")
}

fn padded(password: &str) -> Vec<u8> {
    [password.as_bytes(), &PADDING].concat()[..32].to_vec()
}

fn rc4(key: &[u8], data: &[u8]) -> Vec<u8> {
    let mut bytes = data.to_vec();
    rc4::Rc4::new_from_slice(key).unwrap().apply_keystream(&mut bytes);
    bytes
}

/// Twenty times, each with a key of its own.
fn rc4_rounds(key: &[u8], data: &[u8]) -> Vec<u8> {
    (0..20).fold(data.to_vec(), |bytes, round| rc4(&key.iter().map(|byte| byte ^ round).collect::<Vec<u8>>(), &bytes))
}

fn aes_256(key: &[u8], vector: &[u8], data: &[u8]) -> Vec<u8> {
    cbc::Encryptor::<aes::Aes256>::new_from_slices(key, vector).unwrap().encrypt_padded_vec::<NoPadding>(data)
}

fn text(bytes: &[u8]) -> String {
    format!("<{}", String::from_utf8(hex(bytes)).unwrap())
}
