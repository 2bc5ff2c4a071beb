//! Addresses of cells as spreadsheets write them.
//! It knows no bounds: what lies beyond the last column is for others to refuse.

use super::Span;

/// `A1:B3` as a block.
pub(super) fn block_of(text: &[u8]) -> Option<Span> {
    let ((top, left), rest) = address(text)?;
    let ((bottom, right), _) = address(rest.strip_prefix(b":")?)?;
    Some(Span { top, left, bottom, right })
}

/// `B3` as (row, column), both from 0, and what follows it.
pub(super) fn address(text: &[u8]) -> Option<((u32, u32), &[u8])> {
    let (mut column, mut row, mut at) = (0_u32, 0_u32, 0);
    while let Some(letter) = text.get(at).map(u8::to_ascii_uppercase).filter(u8::is_ascii_uppercase)
    {
        column = column.saturating_mul(26).saturating_add(u32::from(letter - b'A') + 1);
        at += 1;
    }
    while let Some(digit) = text.get(at).filter(|byte| byte.is_ascii_digit()) {
        row = row.checked_mul(10)?.checked_add(u32::from(digit - b'0'))?;
        at += 1;
    }
    Some(((row.checked_sub(1)?, column.checked_sub(1)?), text.get(at..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_letters_and_digits_of_either_case() {
        let found = |text: &'static str| address(text.as_bytes());
        assert_eq!(found("A1"), Some(((0, 0), &b""[..])));
        assert_eq!(found("xfd1048576"), Some(((1_048_575, 16_383), &b""[..])));
        assert_eq!(found("B2:C3"), Some(((1, 1), &b":C3"[..])));
        for wrong in ["", "A", "1", "A0", "A99999999999", "校1"] {
            assert_eq!(found(wrong), None, "{wrong}");
        }
        // Beyond all columns, but a column.
        assert!(found("ZZZZZZZZZ1").is_some_and(|((_, column), _)| column > 16_384));
    }

    #[test]
    fn blocks_have_two_corners() {
        let block = Span { top: 0, left: 0, bottom: 2, right: 1 };
        assert_eq!(block_of(b"A1:B3"), Some(block));
        assert_eq!(block_of(b"A1"), None);
    }
}
