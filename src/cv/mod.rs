//! placeholder
use serde::{Deserialize, Serialize};
/// x
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cv {
    bytes: u64,
}
