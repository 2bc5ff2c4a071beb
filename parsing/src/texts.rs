//! Texts that cells share: all of them in one buffer, and which of them a grid has kept.
//! It never compares texts.

use crate::builder::GridBuilder;
use crate::grid::Kept;
use crate::rows::Bounds;

/// Texts by their number, in one buffer: a piece of memory for each would weigh more than most texts.
#[derive(Debug, Default)]
pub struct Texts {
    words: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Texts {
    /// Adds a text.
    pub fn push(&mut self, text: &str) {
        self.words.push_str(text);
        self.ends.push(self.words.len());
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of a number.
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.words.get(start..end)
    }
}

/// Which texts the sheet in hand has kept, by a number of theirs. One that finds its place taken by
/// another is kept once more, no harm done.
#[derive(Debug)]
pub struct Known(Vec<Option<(usize, Kept)>>);

impl Default for Known {
    fn default() -> Self {
        Self(vec![None; PLACES])
    }
}

const PLACES: usize = 1 << 14;

impl Known {
    /// What was kept under a number.
    #[inline]
    pub fn get(&self, number: usize) -> Option<Kept> {
        let place = (*self.0.get(number % PLACES)?)?;
        (place.0 == number).then_some(place.1)
    }

    /// Keeps a shared text in a grid that has room for it; `None` where not, and where it has no words.
    #[inline(never)]
    pub(crate) fn keep(
        &mut self,
        index: usize,
        texts: &Texts,
        grid: &mut GridBuilder,
        bounds: &Bounds,
    ) -> Option<Kept> {
        let text = texts.get(index).filter(|text| is_plain(text))?;
        if text.trim().is_empty() || grid.text_bytes() + text.len() > bounds.texts {
            return None;
        }
        let kept = grid.keep(text)?;
        self.set(index, kept);
        Some(kept)
    }

    /// Notes what was kept.
    pub fn set(&mut self, number: usize, kept: Kept) {
        if let Some(place) = self.0.get_mut(number % PLACES) {
            *place = Some((number, kept));
        }
    }
}

/// Whether a text means what it says: it has no escaped character (`_x000D_`), no mark of a piece that
/// looks apart and no character that nobody sees.
fn is_plain(text: &str) -> bool {
    let is_odd = |letter: char| {
        matches!(letter,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{FDD0}'..='\u{FDD2}' | '\u{FEFF}')
    };
    !text.contains("_x") && !text.contains(is_odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_by_their_number() {
        let mut texts = Texts::default();
        for text in ["小学", "", "初中"] {
            texts.push(text);
        }
        let all: Vec<_> = (0..4).map(|index| texts.get(index)).collect();
        assert_eq!(all, [Some("小学"), Some(""), Some("初中"), None]);
        assert_eq!(texts.len(), 3);
    }

    #[test]
    fn a_place_tells_whose_it_is() {
        let mut known = Known::default();
        known.set(3, Kept(7));
        assert_eq!(known.get(3), Some(Kept(7)));
        assert_eq!(known.get(3 + PLACES), None);
        known.set(3 + PLACES, Kept(9));
        assert_eq!((known.get(3), known.get(3 + PLACES)), (None, Some(Kept(9))));
    }
}
