//! Reads what the worker wrote with `postcard`, for the page alone: the same format, without a way to
//! fail in the middle. A reader that can fail at each step weighs twice as much in every type that it
//! reads; this one goes on with nothing where bytes are missing, and says so at the end.

use std::fmt;

use serde::de::value::U32Deserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};

/// What these bytes say; nothing where they are damaged.
pub fn unpack<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    let mut reader = Reader { rest: bytes, is_damaged: false };
    let Ok(value) = T::deserialize(&mut reader);
    (!reader.is_damaged).then_some(value)
}

/// There is no such error: what is read are our own types, and none of them refuses what [`Reader`]
/// gives.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

/// Every way to make an error ends here, such that none of the sentences that tell of one is linked.
impl Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Self {
        std::process::abort()
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        std::process::abort()
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        std::process::abort()
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        std::process::abort()
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        std::process::abort()
    }
}

/// What is left to be read.
struct Reader<'a> {
    rest: &'a [u8],
    is_damaged: bool,
}

impl<'a> Reader<'a> {
    #[inline(never)]
    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((first, rest)) => {
                self.rest = rest;
                *first
            }
            None => {
                self.is_damaged = true;
                0
            }
        }
    }

    /// Seven bits in each byte, the lowest first.
    #[inline(never)]
    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return number;
            }
        }
        self.is_damaged = true;
        0
    }

    /// One of so many.
    #[inline(never)]
    fn one_of(&mut self, count: usize) -> u32 {
        match u32::try_from(self.number()) {
            Ok(one) if (one as usize) < count => one,
            _ => {
                self.is_damaged = true;
                0
            }
        }
    }

    #[inline(never)]
    fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
    }

    #[inline(never)]
    fn bytes(&mut self) -> &'a [u8] {
        let count = usize::try_from(self.number()).unwrap_or(usize::MAX);
        match self.rest.split_at_checked(count) {
            Some((bytes, rest)) => {
                self.rest = rest;
                bytes
            }
            None => {
                self.is_damaged = true;
                &[]
            }
        }
    }

    #[inline(never)]
    fn text(&mut self) -> &'a str {
        str::from_utf8(self.bytes()).unwrap_or_else(|_| {
            self.is_damaged = true;
            ""
        })
    }
}

impl<'a> Deserializer<'a> for &mut Reader<'a> {
    type Error = Never;

    fn is_human_readable(&self) -> bool {
        false
    }

    /// The bytes do not say of what type they are.
    fn deserialize_any<V: Visitor<'a>>(self, _: V) -> Result<V::Value, Never> {
        std::process::abort()
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_bool(self.one_of(2) == 1)
    }

    fn deserialize_u8<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u8(self.byte())
    }

    #[allow(clippy::cast_possible_truncation)] // It was one when it was written.
    fn deserialize_u32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u32(self.number() as u32)
    }

    fn deserialize_u64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u64(self.number())
    }

    #[allow(clippy::cast_possible_truncation)] // It was one when it was written.
    fn deserialize_i32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_i32(self.signed() as i32)
    }

    fn deserialize_f64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        let mut bytes = [0; 8];
        for byte in &mut bytes {
            *byte = self.byte();
        }
        visitor.visit_f64(f64::from_le_bytes(bytes))
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_borrowed_str(self.text())
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_string(self.text().to_owned())
    }

    fn deserialize_bytes<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_borrowed_bytes(self.bytes())
    }

    fn deserialize_byte_buf<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_byte_buf(self.bytes().to_vec())
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        if self.one_of(2) == 1 { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    fn deserialize_unit<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        let left = self.number();
        visitor.visit_seq(List { reader: self, left })
    }

    fn deserialize_tuple<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Parts(self))
    }

    fn deserialize_tuple_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Parts(self))
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Parts(self))
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        let variant = self.one_of(variants.len());
        visitor.visit_enum(Variant { reader: self, variant })
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'a>>
        i8 i16 i64 i128 u16 u128 f32 char unit_struct map identifier ignored_any
    }
}

/// A list of so many more. Damaged bytes may promise any number.
struct List<'r, 'a> {
    reader: &'r mut Reader<'a>,
    left: u64,
}

impl<'a> SeqAccess<'a> for List<'_, 'a> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Never> {
        if self.left == 0 || self.reader.is_damaged {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

/// The parts of something that always has as many.
struct Parts<'r, 'a>(&'r mut Reader<'a>);

impl<'a> SeqAccess<'a> for Parts<'_, 'a> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Never> {
        seed.deserialize(&mut *self.0).map(Some)
    }
}

/// One of several.
struct Variant<'r, 'a> {
    reader: &'r mut Reader<'a>,
    variant: u32,
}

impl<'a> EnumAccess<'a> for Variant<'_, 'a> {
    type Error = Never;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Self), Never> {
        let variant: U32Deserializer<Never> = self.variant.into_deserializer();
        Ok((seed.deserialize(variant)?, self))
    }
}

impl<'a> VariantAccess<'a> for Variant<'_, 'a> {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Never> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Parts(self.reader))
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Parts(self.reader))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Choice;
    use crate::worker::answer::answer;
    use crate::worker::protocol::{Answer, Request};

    fn sample() -> (Answer, Vec<u8>) {
        let request = Request::Sample { job: 1, standard: Choice::default() };
        let answered = answer(request, &[], &mut |_| ()).0;
        let written = postcard::to_stdvec(&answered).unwrap();
        (answered, written)
    }

    #[test]
    fn what_postcard_wrote_is_read() {
        let (answered, written) = sample();
        assert_eq!(unpack::<Answer>(&written), Some(answered));
        let pack = Request::Pack { job: 2, standard: Choice::default() };
        let answered = answer(pack, &[], &mut |_| ()).0;
        let written = postcard::to_stdvec(&answered).unwrap();
        assert_eq!(unpack::<Answer>(&written), Some(answered));
        let numbers = (-3_i32, 1_u32 << 31, Some(-0.5_f64), true, "甲".to_owned(), u8::MAX);
        assert_eq!(unpack(&postcard::to_stdvec(&numbers).unwrap()), Some(numbers));
    }

    #[test]
    fn what_is_cut_off_is_nothing() {
        let (_, written) = sample();
        for end in (0..written.len()).step_by(written.len() / 100) {
            assert_eq!(unpack::<Answer>(&written[..end]), None, "{end}");
        }
    }

    #[test]
    fn damaged_bytes_are_survived() {
        let (_, written) = sample();
        let mut random = fastrand::Rng::with_seed(1);
        for _ in 0..200 {
            let mut bytes = written.clone();
            let place = random.usize(..bytes.len());
            bytes[place] = random.u8(..);
            // Another text may be read, or nothing.
            let _ = unpack::<Answer>(&bytes);
        }
    }
}
