//! What plain XML is made of: names, whole numbers, decimals, attributes, as bytes.
//! Each takes from the front and gives back what follows. None guesses: what is not plain is `None`.

/// A whole number of one to nine digits, and what follows it.
#[inline]
pub(crate) fn whole(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (mut number, mut rest) = (0_u32, bytes);
    while let Some((digit, after)) = digit(rest) {
        number = number * 10 + u32::from(digit);
        rest = after;
        if bytes.len() - rest.len() > 9 {
            return None;
        }
    }
    (rest.len() < bytes.len()).then_some((number, rest))
}

/// `AB12` as column and row, both from 1, and what follows it.
#[inline]
pub(crate) fn address(bytes: &[u8]) -> Option<(u32, u32, &[u8])> {
    let (mut column, mut rest) = (0_u32, bytes);
    while let [letter @ b'A'..=b'Z', after @ ..] = rest {
        column = column * 26 + u32::from(letter - b'A') + 1;
        rest = after;
        if bytes.len() - rest.len() > 4 {
            return None;
        }
    }
    let (row, rest) = whole(rest)?;
    (column > 0 && row > 0).then_some((column, row, rest))
}

/// A decimal such as `-12.50` in front, and what follows it: only where nothing can be lost, and with
/// the sign, the digits and the point alone.
///
/// All digits make a whole number below 2^53, which a float holds, as it does the power of ten; dividing
/// rounds once, to the float that is nearest to what is written.
#[inline]
pub fn decimal(bytes: &[u8]) -> Option<(f64, &[u8])> {
    const MOST: usize = 18;
    const TENS: [f64; MOST] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17,
    ];
    let unsigned = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let (mut number, mut rest) = (0_u64, unsigned);
    while let Some((digit, after)) = digit(rest) {
        // May turn over where there are too many digits, which is seen below.
        number = number.wrapping_mul(10).wrapping_add(u64::from(digit));
        rest = after;
    }
    let mut digits = unsigned.len() - rest.len();
    let mut places = 0;
    if digits == 0 {
        return None;
    }
    if let Some(fraction) = rest.strip_prefix(b".") {
        rest = fraction;
        while let Some((digit, after)) = digit(rest) {
            number = number.wrapping_mul(10).wrapping_add(u64::from(digit));
            rest = after;
        }
        places = fraction.len() - rest.len();
        if places == 0 {
            return None;
        }
        digits += places;
    }
    if digits >= MOST || number >= 1 << 53 {
        return None;
    }
    #[allow(clippy::cast_precision_loss)] // Below 2^53.
    let mut value = number as f64;
    if places > 0 {
        value /= TENS.get(places)?;
    }
    Some((if unsigned.len() < bytes.len() { -value } else { value }, rest))
}

/// The first of a tag's attributes, with the space before it: its name, its value, what follows it.
#[inline]
pub(crate) fn attribute(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let named = bytes.strip_prefix(b" ")?;
    let (name, after) =
        split(named, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-'))?;
    let after = after.strip_prefix(b"=\"")?;
    let (value, after) =
        split(after, |byte| byte.is_ascii() && !matches!(byte, b'"' | b'<' | b'&' | b'>'))?;
    Some((name, value, after.strip_prefix(b"\"")?))
}

/// The bytes that belong together, and the rest, which begins with one that does not.
#[inline]
pub(crate) fn split(bytes: &[u8], belongs: impl Fn(u8) -> bool) -> Option<(&[u8], &[u8])> {
    bytes.split_at_checked(bytes.iter().position(|byte| !belongs(*byte))?)
}

/// What follows spaces and ends of lines.
#[inline]
pub(crate) fn unspaced(mut bytes: &[u8]) -> &[u8] {
    while let [b' ' | b'\t' | b'\r' | b'\n', after @ ..] = bytes {
        bytes = after;
    }
    bytes
}

#[inline]
fn digit(bytes: &[u8]) -> Option<(u8, &[u8])> {
    match bytes {
        [digit @ b'0'..=b'9', rest @ ..] => Some((digit - b'0', rest)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_the_number_that_the_standard_library_reads() {
        let written = [
            "0",
            "7",
            "3000",
            "-0",
            "-12.50",
            "0.1",
            "0.3",
            "46169.74",
            "99999999999999.9",
            "0012",
            "9007199254740991",
            "900719925474099.1",
            "0.0000000000000001",
            "123456789012345.6",
        ];
        for written in written {
            let read = decimal(written.as_bytes()).map(|(number, _)| number.to_bits());
            assert_eq!(read, written.parse().ok().map(f64::to_bits), "{written}");
        }
        assert_eq!(decimal(b"1.5</v>"), Some((1.5, &b"</v>"[..])));
        for other in ["", "-", ".5", "5.", "+1", "x", "9007199254740993", "1234567890123456789012"]
        {
            assert_eq!(decimal(other.as_bytes()), None, "{other}");
        }
        // What follows is for others to judge.
        assert_eq!(decimal(b"1e5"), Some((1.0, &b"e5"[..])));
    }

    #[test]
    fn addresses_are_letters_and_a_row() {
        assert_eq!(address(b"A1\""), Some((1, 1, &b"\""[..])));
        assert_eq!(address(b"XFD1048576"), Some((16_384, 1_048_576, &b""[..])));
        for other in ["", "A", "1", "A0", "a1", "AAAAA1", "A1234567890"] {
            assert_eq!(address(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn attributes_are_plain_or_none() {
        let found = attribute(b" x14ac:dyDescent=\"0.15\" r=\"3\">");
        assert_eq!(found, Some((&b"x14ac:dyDescent"[..], &b"0.15"[..], &b" r=\"3\">"[..])));
        for other in
            [" a='1'>", " a=\"<\">", " a=\"&lt;\">", "a=\"1\">", " a=\"1", " a=\"\u{6821}\">"]
        {
            assert_eq!(attribute(other.as_bytes()), None, "{other}");
        }
    }
}
