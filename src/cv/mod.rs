//! placeholder
use serde::{Deserialize, Serialize};
/// x
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cv {
    bytes: u64,
}
/// x
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("x")]
#[non_exhaustive]
pub struct CvError;
impl Cv {
    /// x
    /// # Errors
    /// x
    pub fn check(bytes: &[u8], _name: &str, _media: &str) -> Result<Cv, CvError> {
        Ok(Cv { bytes: bytes.len() as u64 })
    }
}
