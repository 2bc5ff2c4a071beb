//! Words: names of schools share most of their characters, in the same order. What character comes next
//! is told from what came behind the same two characters before, else behind the same one, else from all
//! characters so far, else it is a new one: prediction by partial matching (PPM, method C, with
//! exclusion). It knows no school.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::coder::{Bit, Coder};
use super::model::Number;

/// The end of a word, and what stands before its beginning.
const EDGE: char = '\0';

/// What came behind the same characters, and how often.
type Seen = Vec<(char, u32)>;

/// What a character is expected by: the two characters before it, or the one, or its place in the word,
/// or nothing.
type Context = (usize, char, char);

/// The number of the context that is nothing.
const ANYWHERE: usize = 9;

/// Words of one kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// Whether the word stood before, and which one then.
    is_known: Bit,
    known: Number,
    words: Vec<String>,
    /// By the characters before; those of a shorter context are [`EDGE`] twice and more.
    contexts: HashMap<Context, Seen>,
    is_han: Bit,
    /// So many characters were told; see [`Words::MOST`].
    told: usize,
    /// So many bytes were told once more; see [`Words::MOST_AGAIN`].
    again: usize,
    /// So many characters were considered; see [`Words::MOST_WORK`].
    work: usize,
}

impl Words {
    /// No word is longer: a name of a school has twenty characters, a note a few hundred.
    pub const LONGEST: usize = 2000;

    /// Nor are all of one kind: what says more is no link but a trap.
    const MOST: usize = 300_000;

    /// To say a word again takes next to nothing, and its letters as much room as before: what says them
    /// more often is a trap, too.
    const MOST_AGAIN: usize = 8_000_000;

    /// The more different characters there are, the longer each takes. The names of 300 schools are
    /// 60 000.
    const MOST_WORK: usize = 10_000_000;

    /// Words that have seen these before.
    pub fn knowing(words: &str) -> Self {
        let mut knowing = Self::default();
        for word in words.split_whitespace() {
            let mut before = (EDGE, EDGE);
            for (place, next) in word.chars().chain([EDGE]).enumerate() {
                knowing.learn(next, before, place);
                before = (before.1, next);
            }
        }
        knowing
    }

    /// Whether more was said than anybody has to say; the words are no longer what they were.
    pub fn is_trap(&self) -> bool {
        self.told > Self::MOST || self.again > Self::MOST_AGAIN || self.work > Self::MOST_WORK
    }

    /// Codes a word.
    pub fn code(&mut self, coder: &mut impl Coder, word: &str) -> String {
        let known = self.words.iter().position(|one| one == word);
        if coder.bit(&mut self.is_known, known.is_some()) {
            let index = self.known.code(coder, known.unwrap_or(0) as u64);
            let index = usize::try_from(index).unwrap_or(usize::MAX);
            // Damaged bytes may speak of a word that never was.
            let word = self.words.get(index).map_or("", String::as_str);
            self.again = self.again.saturating_add(word.len());
            return if self.is_trap() { String::new() } else { word.to_owned() };
        }
        let mut done = String::new();
        let mut characters = word.chars().chain([EDGE]);
        let mut before = (EDGE, EDGE);
        for place in 0..=Self::LONGEST {
            let next = self.character(coder, characters.next().unwrap_or(EDGE), before, place);
            self.told += 1;
            if next == EDGE || self.is_trap() {
                break;
            }
            done.push(next);
            before = (before.1, next);
        }
        self.words.push(done.clone());
        done
    }

    fn character(
        &mut self,
        coder: &mut impl Coder,
        next: char,
        before: (char, char),
        place: usize,
    ) -> char {
        let mut excluded = Vec::new();
        let mut found = None;
        for context in contexts(before, place) {
            let Some(seen) = self.contexts.get(&context) else { continue };
            self.work = self.work.saturating_add(seen.len());
            found = among(coder, seen, &excluded, next);
            if found.is_some() {
                break;
            }
            excluded.extend(seen.iter().map(|(character, _)| *character));
            excluded.sort_unstable();
        }
        let done = found.unwrap_or_else(|| self.first(coder, next));
        self.learn(done, before, place);
        done
    }

    fn learn(&mut self, done: char, before: (char, char), place: usize) {
        for context in contexts(before, place) {
            let seen = self.contexts.entry(context).or_default();
            match seen.iter_mut().find(|(character, _)| *character == done) {
                Some((_, count)) => *count += 1,
                None => seen.push((done, 1)),
            }
        }
    }

    /// A character that was not seen before: one of the common Chinese ones, or any.
    fn first(&mut self, coder: &mut impl Coder, next: char) -> char {
        let place = common(next);
        if coder.bit(&mut self.is_han, place.is_some()) {
            return at(coder.raws(place.unwrap_or(0), 12));
        }
        let code = coder.raws(u64::from(u32::from(next)), 21);
        u32::try_from(code).ok().and_then(char::from_u32).unwrap_or(EDGE)
    }
}

/// The longest first.
fn contexts((one, other): (char, char), place: usize) -> [Context; 4] {
    [(5, one, other), (4, EDGE, other), (place.min(3), EDGE, EDGE), (ANYWHERE, EDGE, EDGE)]
}

/// Codes whether the character is among those seen here, and which. What is excluded is in order.
fn among(coder: &mut impl Coder, seen: &Seen, excluded: &[char], next: char) -> Option<char> {
    let is_left = |one: &&(char, u32)| excluded.binary_search(&one.0).is_err();
    let left: Vec<(char, u32)> = seen.iter().filter(is_left).copied().collect();
    let distinct = u32::try_from(left.len()).unwrap_or(u32::MAX);
    let mut total: u32 = left.iter().map(|(_, count)| count).sum();
    if distinct == 0 {
        return None;
    }
    let is_here = left.iter().any(|(character, _)| *character == next);
    if !coder.chance(total, total + distinct, is_here) {
        return None;
    }
    for (character, count) in left {
        // The last one left needs no asking.
        if count >= total || coder.chance(count, total, character == next) {
            return Some(character);
        }
        total -= count;
    }
    None
}

/// The 3 755 characters of the first level of GB 2312 in its order, 94 in a row. A part of the format: never
/// changed.
const CHARACTERS: &str = include_str!("characters.txt");

/// The characters by their place, and the places by their character.
struct Table {
    characters: Vec<char>,
    places: HashMap<char, u16>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let characters: Vec<char> = CHARACTERS.chars().filter(|one| *one != '\n').collect();
        let places = characters.iter().copied().zip(0..).collect();
        Table { characters, places }
    })
}

/// The place of a character among the common ones.
fn common(character: char) -> Option<u64> {
    table().places.get(&character).copied().map(u64::from)
}

/// The character at a place. Damaged bytes may name a place that there is not.
fn at(place: u64) -> char {
    let index = usize::try_from(place).unwrap_or(usize::MAX);
    table().characters.get(index).copied().unwrap_or(EDGE)
}
