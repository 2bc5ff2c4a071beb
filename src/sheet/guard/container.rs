//! A compound file around an .xls workbook's records, as the readers of such files want one.
//! It never parts the records: its sectors stand in order.

const SECTOR: usize = 4096;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const TABLE: u32 = 0xFFFF_FFFD;

/// A compound file with nothing but a workbook of these records, whose sectors stand in order.
pub(in crate::sheet) fn around(records: &[u8]) -> Vec<u8> {
    let sectors = records.len().div_ceil(SECTOR).max(1);
    // The table has a place for each sector: of the workbook, of the directory and of its own.
    let mut tables = 1;
    while tables * SECTOR / 4 < sectors + 1 + tables {
        tables += 1;
    }
    let number = |number: usize| u32::try_from(number).unwrap_or(FREE);
    let mut head = vec![0; 76];
    let mut set = |at: usize, value: &[u8]| {
        if let Some(field) = head.get_mut(at..at + value.len()) {
            field.copy_from_slice(value);
        }
    };
    set(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    // Versions, byte order, sectors of 2^12 and of 2^6 bytes.
    set(24, &[0x3E, 0, 4, 0, 0xFE, 0xFF, 12, 0, 6, 0]);
    set(44, &number(tables).to_le_bytes());
    set(48, &number(tables).to_le_bytes());
    set(57, &[0x10]);
    set(60, &END.to_le_bytes());
    set(68, &END.to_le_bytes());
    let mut file = head;
    file.extend((0..109).flat_map(|at| if at < tables { number(at) } else { FREE }.to_le_bytes()));
    file.resize(SECTOR, 0);
    let last = tables + sectors;
    let table = (0..tables * SECTOR / 4).map(|at| match at {
        _ if at < tables => TABLE,
        _ if at == tables || at == last => END,
        _ if at < last => number(at + 1),
        _ => FREE,
    });
    file.extend(table.flat_map(u32::to_le_bytes));
    let entry = |name: &str, kind: u8, child: u32, start: usize, length: usize| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let named = u8::try_from(entry.len() + 2).unwrap_or(64);
        entry.resize(64, 0);
        entry.extend([named, 0, kind, 1]);
        entry.extend([FREE, FREE, child].map(u32::to_le_bytes).concat());
        entry.resize(116, 0);
        entry.extend(number(start).to_le_bytes());
        entry.extend((length as u64).to_le_bytes());
        entry
    };
    file.extend(entry("Root Entry", 5, 1, 0, 0));
    file.extend(entry("Workbook", 2, FREE, tables + 1, sectors * SECTOR));
    file.resize((1 + tables + 1) * SECTOR, 0);
    file.extend_from_slice(records);
    file.resize((1 + tables + 1 + sectors) * SECTOR, 0);
    file
}
