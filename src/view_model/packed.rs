//! Details that a screen needs of one school only: they travel as bytes and are opened when that
//! school is shown, so that a county of hundreds is there at once. It knows nothing of what is packed.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A value as bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Packed<T> {
    #[serde(with = "serde_bytes")]
    bytes: Vec<u8>,
    #[serde(skip)]
    of: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned + Default> Packed<T> {
    /// Packs a value.
    pub fn pack(value: &T) -> Self {
        // Most are a few hundred bytes. Writing into memory cannot fail.
        let mut bytes = postcard::to_extend(value, Vec::with_capacity(256)).unwrap_or_default();
        bytes.shrink_to_fit();
        Self { bytes, of: PhantomData }
    }

    /// The value.
    pub fn open(&self) -> T {
        // What another build packed is never shown: the protocol's version guards against it.
        postcard::from_bytes(&self.bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_back() {
        let value = vec![Some("甲".to_owned()), None];
        let packed = Packed::pack(&value);
        let sent = postcard::to_stdvec(&packed).unwrap();
        let heard: Packed<Vec<Option<String>>> = postcard::from_bytes(&sent).unwrap();
        assert_eq!(heard.open(), value);
    }
}
