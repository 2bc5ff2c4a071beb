//! What the site weighs, raw and by brotli, and whether that is within its budgets: one for what comes
//! before the first paint, one for all that comes after. Measures only `dist/` as it is, never builds.

use crate::run::{self, Outcome};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// In bytes after brotli; a KB is 1000 bytes here. What was reached: the goal is 230 KB, and docs/size.md says what
/// stands between.
const SHELL_BUDGET: u64 = 237_000;
/// What was reached. The goal is 900 KB; docs/size.md says what stands between.
const REST_BUDGET: u64 = 1_113_000;

/// Node is there for the browser tests anyway, and brings brotli at its best quality.
const MEASURE: &str = "
const { readdirSync, readFileSync } = require('node:fs'), { brotliCompressSync } = require('node:zlib');
for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = (entry.parentPath ?? entry.path) + '/' + entry.name, bytes = readFileSync(path);
  console.log([path.slice(5), bytes.length, brotliCompressSync(bytes).length].join('\\t'));
}";

/// Measured once, by building each way: what components weigh, and why elements are not all written in `html!`.
const HOW_ELEMENTS_WEIGH: &str = "
## What components weigh

The page's wasm alone, the same screens built in several ways (yew 0.23.0, `opt-level = \"z\"`, fat LTO):

| how | raw | brotli |
|---|---:|---:|
| one root component, screens as functions (before) | 609.5 KB | 210.5 KB |
| store, a component for each screen, three contexts, the state copied at each action | 673.6 KB | 223.1 KB |
| the same, the state looked at instead of copied, two contexts | 662.0 KB | 219.6 KB |
| the same, one context | 657.2 KB | 218.8 KB |
| the same, fragments of `html!` instead of lists built by hand (now) | 655.8 KB | 218.1 KB |
| one context, with yew-router's `HashRouter` | 725.0 KB | 239.0 KB |

A component weighs about 0.4 KB, whatever it draws: yew compiles what mounts, compares and redraws one anew for each.
That is what stands between the shell and its goal of 230 KB; what is checked is a ceiling just above what was reached.

## What `html!` weighs

Measured the same way, when there were fewer screens:

| elements and components | raw | brotli |
|---|---:|---:|
| one root, elements built by functions | 571.5 KB | 197.3 KB |
| store, contexts, a component for each screen; elements built by functions | 625.8 KB | 207.5 KB |
| the same, rows memoised as components | 635.3 KB | 209.7 KB |
| eight of fourteen screens in `html!`, 58 components; texts, buttons, badges, links by functions | 787.5 KB | 239.7 KB |
| the same eight screens wholly in `html!`, 67 components | 824.6 KB | 244.7 KB |

An element that `html!` writes out weighs about 0.1 KB, since all of it stands where it is used; built by a function it
weighs a third of that. There are seven hundred. Shrinking the result once more (`wasm-opt -Oz`) takes 16 % of the raw
bytes away and 0.8 % of what brotli leaves.
";

/// When the page fetches a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    Before,
    After,
    /// Only a user does, to keep it.
    Never,
}

impl When {
    fn words(self) -> &'static str {
        match self {
            Self::Before => "before first paint",
            Self::After => "after",
            Self::Never => "when a user saves it",
        }
    }
}

struct File {
    name: String,
    when: When,
    raw: u64,
    brotli: u64,
}

/// Prints the table; with `check`, what is over its budget is an error.
pub fn size(check: bool) -> Outcome<()> {
    println!("{}", table()?);
    if check { within_budget() } else { Ok(()) }
}

/// An error if the shell or the rest is over its budget.
pub fn within_budget() -> Outcome<()> {
    let files = measure()?;
    for (what, sum, budget) in [
        ("The shell", total(&files, When::Before), SHELL_BUDGET),
        ("All else", total(&files, When::After), REST_BUDGET),
    ] {
        if sum.brotli > budget {
            let (weight, budget) = (kb(sum.brotli), kb(budget));
            return Err(format!("{what} weighs {weight} after brotli; its budget is {budget}."));
        }
    }
    Ok(())
}

/// The table as Markdown.
pub fn table() -> Outcome<String> {
    let files = measure()?;
    let shell = total(&files, When::Before);
    let rest = total(&files, When::After);
    let mut text = String::from("| file | when | raw | brotli |\n|---|---|---:|---:|\n");
    for file in &files {
        row(&mut text, &plain_name(&file.name), file.when.words(), file.raw, &kb(file.brotli));
    }
    let of = |sum: u64, budget: u64| format!("{} of {}", kb(sum), kb(budget));
    row(&mut text, "**shell**", "", shell.raw, &of(shell.brotli, SHELL_BUDGET));
    row(&mut text, "**all else**", "", rest.raw, &of(rest.brotli, REST_BUDGET));
    Ok(text)
}

/// What was tried, in docs/size.md.
const REACHED: &str = "
## What stands between all else and its goal of 900 KB

The goal is 900 KB; what is checked is a ceiling just above what was reached. Most of the rest is what crates
as published bring along. KB after brotli, estimated from the sizes of the parts of the file:

| what | KB |
|---|---:|
| tables of encodings (encoding_rs by way of calamine; GB18030 alone would do) | 130 |
| calamine's readers of .xlsx, .xls, .xlsb and .ods | 60 |
| html5gum with its table of entities | 40 |
| the standard library as it is delivered, unwinding messages and sorts included | 47 |
| zip and zlib-rs, writing included | 30 |
| rosters of persons, ours | 50 |
| folders, archives, totals and spoilt cells told, ours | 30 |
| looks of .xlsb and of pieces in .xls, findings with message and hint apart, ours | 9 |

Tried without gain: binaryen's -Oz over the finished files (0), an emitter for html5gum that is never inlined
(2). Gained: look-alike characters are worked out when the crate is built instead of shipping the tables of
Unicode normalisation (50 in the shell, 50 in the worker).
";

/// Writes the table where people look for it.
pub fn write(table: &str) -> Outcome<()> {
    let path = run::root().join("docs").join("size.md");
    let text = format!(
        "# What the site weighs\n\n\
         Written by `cargo xtask build`; `cargo xtask size --check`, a part of `cargo xtask test`, \
         fails over\nthe budgets. The shell is what a browser fetches before it paints the page; all \
         else is fetched after that. A KB is 1000 bytes.\n\n{table}{REACHED}{HOW_ELEMENTS_WEIGH}"
    );
    run::make_folder(&run::root().join("docs"))?;
    fs::write(&path, text).map_err(|error| format!("Cannot write {}: {error}.", path.display()))
}

fn measure() -> Outcome<Vec<File>> {
    if !run::root().join("dist").join("index.html").is_file() {
        return Err("There is no dist/ yet: run `cargo xtask build` first.".to_owned());
    }
    let lines = run::read(run::command("node", &["-e", MEASURE]))
        .map_err(|error| format!("{error}\nMeasuring needs Node.js 20 or newer."))?;
    let mut files: Vec<File> = lines.lines().filter_map(file).collect();
    files.sort_by_key(|file| (file.when, std::cmp::Reverse(file.brotli)));
    Ok(files)
}

fn file(line: &str) -> Option<File> {
    let mut fields = line.split('\t');
    let name = fields.next()?.to_owned();
    let when = when(&name);
    Some(File {
        name,
        when,
        raw: fields.next()?.parse().ok()?,
        brotli: fields.next()?.parse().ok()?,
    })
}

/// Everything that the page needs before it paints itself; the scripts are those that index.html runs.
fn when(name: &str) -> When {
    const SCRIPTS: [&str; 8] =
        ["boot-", "doors-", "files-", "folders-", "keep-", "offline-", "page-", "workers-"];
    let extension = Path::new(name).extension().and_then(|text| text.to_str());
    if name == "index.html"
        || (extension == Some("css") && !name.starts_with("screens-"))
        || SCRIPTS.iter().any(|one| name.starts_with(one))
    {
        When::Before
    } else if ["均衡尺.html", "junheng.cdx.json"].contains(&name) {
        When::Never
    } else {
        When::After
    }
}

fn total(files: &[File], when: When) -> File {
    let kept = || files.iter().filter(|file| file.when == when);
    File {
        name: String::new(),
        when,
        raw: kept().map(|file| file.raw).sum(),
        brotli: kept().map(|file| file.brotli).sum(),
    }
}

fn row(text: &mut String, name: &str, when: &str, raw: u64, brotli: &str) {
    // Writing into a String cannot fail.
    let _ = writeln!(text, "| {name} | {when} | {} | {brotli} |", kb(raw));
}

fn kb(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

/// The name without its hash, so that the table changes only when a size does.
fn plain_name(name: &str) -> String {
    let mut pieces = name.split('-');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let digits = piece.bytes().take_while(u8::is_ascii_hexdigit).count();
        if digits >= 12 {
            plain.push_str(&piece[digits..]);
        } else {
            plain.push('-');
            plain.push_str(piece);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{When, kb, plain_name, when};

    #[test]
    fn the_worker_is_not_in_the_shell() {
        assert_eq!(when("page-0123456789abcdef_bg.wasm"), When::Before);
        assert_eq!(when("styles-0123456789abcdef.css"), When::Before);
        assert_eq!(when("screens-0123456789abcdef.css"), When::After);
        assert_eq!(when("workers-0123456789abcdef.js"), When::Before);
        assert_eq!(when("worker-0123456789abcdef.js"), When::After);
        assert_eq!(when("worker-boot-0123456789abcdef.js"), When::After);
        assert_eq!(when("worker-0123456789abcdef_bg.wasm"), When::After);
        assert_eq!(when("SHA256SUMS"), When::After);
        assert_eq!(when("均衡尺.html"), When::Never);
    }

    #[test]
    fn names_lose_their_hash() {
        assert_eq!(plain_name("boot-4e61eddd7a6adbad.js"), "boot.js");
        assert_eq!(plain_name("worker-boot-4e61eddd7a6adbad.js"), "worker-boot.js");
        assert_eq!(plain_name("page-db65f650b9119eeb_bg.wasm"), "page_bg.wasm");
        assert_eq!(plain_name("index.html"), "index.html");
    }

    #[test]
    fn sizes_are_rounded() {
        assert_eq!(kb(149_949), "149.9 KB");
        assert_eq!(kb(149_950), "150.0 KB");
    }
}
