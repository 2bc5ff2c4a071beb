//! Makes files as schools have them, only larger, and reads them without a browser.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs};

use calamine::{Data, Reader};
use junheng::sheet::{self, Limits};

use crate::table::{CellValue, Table};
use crate::write::Format;

/// Name, ending, rows and columns.
const FILES: [(&str, Format, u32, u32); 7] = [
    ("300x60", Format::Xlsx, 300, 60),
    ("20000x40", Format::Xlsx, 20_000, 40),
    ("200000x40", Format::Xlsx, 200_000, 40),
    ("300x60", Format::Xls, 300, 60),
    ("20000x40", Format::Xls, 20_000, 40),
    ("300x60", Format::Ods, 300, 60),
    ("20000x40", Format::Ods, 20_000, 40),
];

/// Does what the command line says.
pub fn run() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let outcome = match words.as_slice() {
        [make, folder] if make == "make" => write(Path::new(folder)),
        [time, files @ ..] if time == "time" => files.iter().try_for_each(|file| time_one(file)),
        _ => Err("make FOLDER, or time FILE...".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(told)?;
    for (name, format, rows, columns) in FILES {
        let path = folder.join(format!("{name}.{}", format.ending()));
        if !path.is_file() {
            fs::write(path, format.write(&[table(rows, columns)])).map_err(told)?;
        }
    }
    Ok(())
}

/// A header, then rows of a name, a code, words that repeat, and figures: counts, and areas with two
/// places; one cell in ten is blank.
fn table(rows: u32, columns: u32) -> Table {
    const KINDS: [&str; 4] = ["小学", "初级中学", "九年一贯制学校", "完全中学"];
    let mut random = fastrand::Rng::with_seed(2017);
    let mut table = Table::new("数据");
    table.push((0..columns).map(|column| format!("第{column}列").into()).collect());
    for row in 1..rows {
        let cell = |column: u32| match column {
            0 => format!("第{row}学校").into(),
            1 => format!("{:010}", 3_101_000_000_u64 + u64::from(row)).into(),
            2 => KINDS[random.usize(..KINDS.len())].into(),
            3 => format!("第{}学区", random.u32(..40)).into(),
            _ if random.u8(..10) == 0 => CellValue::Blank,
            _ if column.is_multiple_of(3) => (f64::from(random.u32(..5_000_000)) / 100.0).into(),
            _ => f64::from(random.u32(..3_000)).into(),
        };
        table.push((0..columns).map(cell).collect());
    }
    table
}

fn time_one(path: &str) -> Result<(), String> {
    let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    // The large one takes seconds each time.
    let turns = if bytes.len() > 10_000_000 { 3 } else { 7 };
    let (mut theirs, mut ours) = (Vec::new(), Vec::new());
    let mut cells = (0, 0);
    for _ in 0..turns {
        let (time, count) = timed(|| calamine(&bytes))?;
        theirs.push(time);
        cells.0 = count;
        let (time, count) = timed(|| Ok(own(path, &bytes)))?;
        ours.push(time);
        cells.1 = count;
    }
    let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
    println!(
        "{{\"file\":\"{name}\",\"bytes\":{},\"calamine\":{theirs:?},\"ours\":{ours:?},\"cells\":[{},{}]}}",
        bytes.len(),
        cells.0,
        cells.1
    );
    Ok(())
}

fn timed(work: impl Fn() -> Result<usize, String>) -> Result<(f64, usize), String> {
    let begin = Instant::now();
    let cells = work()?;
    Ok((begin.elapsed().as_secs_f64() * 1000.0, cells))
}

/// All sheets as calamine gives them, and how many cells are written.
fn calamine(bytes: &[u8]) -> Result<usize, String> {
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|error| error.to_string())?;
    let mut cells = 0;
    for (_, range) in book.worksheets() {
        cells += range.used_cells().filter(|(_, _, value)| **value != Data::Empty).count();
    }
    Ok(cells)
}

fn own(name: &str, bytes: &[u8]) -> usize {
    let mut carry_on = |_: sheet::Progress<'_>| ControlFlow::Continue(());
    let book = sheet::read(name, 0, bytes, None, &Limits::default(), &mut carry_on);
    book.sheets.iter().map(|sheet| sheet.grid.len()).sum()
}
