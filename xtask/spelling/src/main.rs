//! The spelling check: the words and names of the files given are looked up in the list of known misspellings
//! of the `typos` project. The list knows mistakes, not words: names of our own and Chinese pass.
//!
//! It stands beside `xtask` and not in it, so that the other commands need not wait for the list to be built.

use std::borrow::Cow;
use std::process::ExitCode;
use std::{env, fs};

use typos::tokens::{Case, Identifier, TokenizerBuilder, Word};
use typos::{Dictionary, Status, check_str};
use typos_dict::WORD;

/// Words that the list takes for misspelt and that are right here, each with its reason.
const RIGHT: [(&str, &str); 6] = [
    ("alikes", "the second half of look-alikes"),
    ("flate", "the crate flate2"),
    ("numer", "the numerator of num-rational"),
    ("odf", "the format OpenDocument"),
    ("shs", "a part of an .xlsx name in a test of names"),
    ("ths", "65 536ths"),
];

/// The list of misspellings, less the words that are right here.
struct List;

impl Dictionary for List {
    fn correct_ident<'s>(&'s self, _: Identifier<'_>) -> Option<Status<'s>> {
        None
    }

    fn correct_word<'s>(&'s self, word: Word<'_>) -> Option<Status<'s>> {
        let is_number = word.case() == Case::None;
        let lower = word.token().to_lowercase();
        if is_number || RIGHT.iter().any(|(right, _)| *right == lower) {
            return None;
        }
        let known = WORD.find(&lower.as_str().into())?;
        // The list holds a word without corrections where it is a mistake that nobody can mend.
        if known.is_empty() {
            return Some(Status::Invalid);
        }
        Some(Status::Corrections(known.iter().map(|better| Cow::Borrowed(*better)).collect()))
    }
}

/// The misspelt words of a text, as `line: word → better words`.
fn misspelt(text: &str) -> Vec<String> {
    let tokenizer = TokenizerBuilder::new().build();
    let told = |typo: typos::Typo<'_>| {
        let line = text[..typo.byte_offset].matches('\n').count() + 1;
        let better = match &typo.corrections {
            Status::Corrections(words) => words.join(", "),
            Status::Valid | Status::Invalid => "?".to_owned(),
        };
        format!("{line}: {} → {better}", typo.typo)
    };
    check_str(text, &tokenizer, &List).map(told).collect()
}

fn main() -> ExitCode {
    let mut found = 0;
    let mut files = 0;
    for name in env::args().skip(1) {
        // What is no text in UTF-8 has no spelling.
        let Ok(text) = fs::read_to_string(&name) else { continue };
        files += 1;
        for line in misspelt(&text) {
            println!("{name}:{line}");
            found += 1;
        }
    }
    println!("{files} files, {found} misspelt words");
    if found == 0 && files > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::misspelt;

    #[test]
    fn a_mistake_is_found_in_a_sentence_and_in_a_name() {
        // The mistakes are put together here, so that the check does not find them in this file.
        let wrong = ["rec", "ieve"].concat();
        let text = format!("First.\nWe {wrong} it as {wrong}_all.\n");
        let found = [format!("2: {wrong} → receive"), format!("2: {wrong} → receive")];
        assert_eq!(misspelt(&text), found);
    }

    #[test]
    fn names_of_our_own_and_chinese_pass() {
        assert_eq!(
            misspelt("junheng 均衡尺 degree_teachers KindAssumed 4.2"),
            Vec::<String>::new()
        );
    }
}
