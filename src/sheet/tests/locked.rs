//! Locked workbooks: `tests/fixtures/locked`, written and opened by other programs.

use super::make::*;
use super::*;

const PASSWORD: &str = "均衡Junheng1";
const OPENED: &str = "\
[数据]
A1=\"学校名称\" B1=\"学校标识码\" C1=\"办学类型\" D1=\"小学学生数\" E1=\"初中学生数\" F1=\"网络多媒体教室（间）\"
A2=\"城关第一小学\" B2=\"2135088101\" C2=\"小学\" D2=620 F2=13
A3=\"城关第二小学\" B3=\"2135088102\" C3=\"小学\" D3=480 F3=\"待补\"
A4=\"城关中学\" B4=\"3135088103\" C4=\"初级中学\" E4=900 F4=20
";

fn file(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/locked/");
    std::fs::read(format!("{folder}{name}")).expect(name)
}

fn open(name: &str, bytes: &[u8], password: Option<&str>) -> Workbook {
    read(name, 7, bytes, password, &Limits::default(), &mut |_| ControlFlow::Continue(()))
}

/// The one finding, of a file that nothing was read of.
fn told(name: &str, bytes: &[u8], password: Option<&str>) -> (Code, String) {
    let book = open(name, bytes, password);
    assert!(book.sheets.is_empty(), "{name}");
    match book.findings.as_slice() {
        [finding] => (finding.code, finding.text()),
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn a_lock_opens_with_its_password() {
    for (name, password, format) in [
        ("agile-256-sha512.xlsx", Some(PASSWORD), Format::Xlsx),
        ("agile-256-sha256.xlsx", Some(PASSWORD), Format::Xlsx),
        ("agile-192-sha384.xlsx", Some(PASSWORD), Format::Xlsx),
        ("agile-128-sha1.xlsx", Some(PASSWORD), Format::Xlsx),
        ("standard-128.xlsx", Some(PASSWORD), Format::Xlsx),
        ("standard-256.xlsx", Some(PASSWORD), Format::Xlsx),
        ("tool.xlsx", Some(PASSWORD), Format::Xlsx),
        ("rc4.xls", Some(PASSWORD), Format::Xls),
        ("capi.xls", Some(PASSWORD), Format::Xls),
        ("mask.xls", Some("Junheng1"), Format::Xls),
        // Nobody's password is tried before anybody is asked.
        ("nobodys.xlsx", None, Format::Xlsx),
        ("nobodys.xlsx", Some(""), Format::Xlsx),
    ] {
        let book = open(name, &file(name), password);
        assert_eq!(shown(&book), format!("Some({format:?})\n{OPENED}"), "{name}");
    }
}

#[test]
fn a_missing_password_is_asked_for_and_a_wrong_one_is_told() {
    for name in [
        "agile-256-sha512.xlsx",
        "agile-128-sha1.xlsx",
        "standard-128.xlsx",
        "rc4.xls",
        "capi.xls",
        "mask.xls",
    ] {
        let bytes = file(name);
        for none in [None, Some("")] {
            assert_eq!(told(name, &bytes, none).0, Code::PasswordProtected, "{name}");
        }
        for wrong in ["均衡junheng1", "均衡Junheng1 ", "1", &"长".repeat(5000)] {
            let (code, message) = told(name, &bytes, Some(wrong));
            assert_eq!(code, Code::WrongPassword, "{name} {wrong}");
            assert!(!message.contains(wrong) || wrong == "1", "{message}");
        }
    }
}

#[test]
fn an_open_file_needs_no_password() {
    let book = open("a.csv", "学校名称\n一小\n".as_bytes(), Some("none"));
    assert_eq!((book.sheets.len(), book.findings.len()), (1, 0));
}

/// The streams of a locked package.
fn streams(name: &str) -> (Vec<u8>, Vec<u8>) {
    let mut container = ::cfb::CompoundFile::open(std::io::Cursor::new(file(name))).unwrap();
    let mut stream = |name: &str| {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut container.open_stream(name).unwrap(), &mut bytes).unwrap();
        bytes
    };
    (stream("/EncryptionInfo"), stream("/EncryptedPackage"))
}

fn locked(info: &[u8], package: &[u8]) -> Vec<u8> {
    compound(&[("EncryptionInfo", info), ("EncryptedPackage", package)])
}

/// With the right password, all the same.
#[test]
fn a_damaged_lock_is_told() {
    let (info, package) = streams("agile-256-sha512.xlsx");
    let replaced = |from: &str, to: &str| {
        let text = String::from_utf8(info[8..].to_vec()).unwrap();
        assert!(text.contains(from), "{from}");
        [&info[..8], text.replace(from, to).as_bytes()].concat()
    };
    let mut flipped = package.clone();
    flipped[2000] ^= 1;
    let mut longer = package.clone();
    longer[..8].fill(0xFF);
    let whole = file("agile-256-sha512.xlsx");
    let cases: Vec<(&str, Vec<u8>, Code, &str)> = vec![
        ("cut file", whole[..whole.len() / 2].to_vec(), Code::DamagedFile, "断"),
        ("cut package", locked(&info, &package[..package.len() / 2]), Code::DamagedFile, "断"),
        ("no package", locked(&info, &[]), Code::DamagedFile, "断"),
        ("a lying size", locked(&info, &longer), Code::DamagedFile, "断"),
        ("no information", locked(&[], &package), Code::DamagedFile, "加密信息"),
        ("half the information", locked(&info[..400], &package), Code::DamagedFile, ""),
        ("a flipped bit", locked(&info, &flipped), Code::DamagedFile, "校验值"),
        (
            "four billion rounds",
            locked(&replaced("spinCount=\"1000\"", "spinCount=\"4294967295\""), &package),
            Code::OverLimit,
            "运算次数",
        ),
        (
            "more rounds than a number holds",
            locked(&replaced("spinCount=\"1000\"", "spinCount=\"99999999999999999999\""), &package),
            Code::DamagedFile,
            "加密信息",
        ),
        (
            "no text",
            locked(&replaced("encryptedKeyValue=\"", "encryptedKeyValue=\"*"), &package),
            Code::DamagedFile,
            "加密信息",
        ),
        (
            "another cipher",
            locked(&replaced("cipherAlgorithm=\"AES\"", "cipherAlgorithm=\"RC2\""), &package),
            Code::UnknownEncryption,
            "RC2",
        ),
        (
            "another hash",
            locked(&replaced("SHA512", "WHIRLPOOL"), &package),
            Code::UnknownEncryption,
            "WHIRLPOOL",
        ),
        (
            "a certificate",
            locked(&replaced("p:encryptedKey ", "c:certificate "), &package),
            Code::UnknownEncryption,
            "证书",
        ),
        (
            "another version",
            locked(&[&[9, 0, 9, 0][..], &info[4..]].concat(), &package),
            Code::UnknownEncryption,
            "9.9",
        ),
        (
            "rights",
            compound(&[("EncryptedPackage", &package)]),
            Code::UnknownEncryption,
            "权限管理",
        ),
    ];
    for (name, bytes, code, words) in cases {
        let (found, message) = told(name, &bytes, Some(PASSWORD));
        assert!(found == code && message.contains(words), "{name}: {found:?} {message}");
    }
}

#[test]
fn a_damaged_lock_of_excel_2007_is_told() {
    let (info, package) = streams("standard-128.xlsx");
    let with = |at: usize, bytes: &[u8]| {
        let mut info = info.clone();
        info[at..at + bytes.len()].copy_from_slice(bytes);
        locked(&info, &package)
    };
    let cases = [
        ("a header beyond the end", with(8, &[0xFF; 4]), Code::DamagedFile),
        ("half the proof", locked(&info[..info.len() - 40], &package), Code::DamagedFile),
        ("RC4", with(12 + 8, &0x6801_u32.to_le_bytes()), Code::UnknownEncryption),
        ("an unknown cipher", with(12 + 8, &7_u32.to_le_bytes()), Code::UnknownEncryption),
        ("an absurd key", with(12 + 16, &[0xFF; 4]), Code::UnknownEncryption),
    ];
    for (name, bytes, code) in cases {
        assert_eq!(told(name, &bytes, Some(PASSWORD)).0, code, "{name}");
    }
}

/// Whatever byte of a lock is another one: no panic, and not the wrong cells.
#[test]
fn no_byte_of_a_lock_is_trusted() {
    for name in ["capi.xls", "rc4.xls", "mask.xls"] {
        let whole = file(name);
        let first = memchr::memmem::find(&whole, b"\x09\x08\x10\0").unwrap() + 20;
        assert_eq!(whole[first..first + 2], [0x2F, 0], "{name}");
        for at in first + 4..first + 60 {
            for byte in [0, 1, 0x7F, 0xFF] {
                let mut bytes = whole.clone();
                bytes[at] = byte;
                let book = open(name, &bytes, Some("Junheng1"));
                let same = shown(&book).ends_with(OPENED);
                assert!(same || !book.findings.is_empty(), "{name} {at} {byte}");
            }
        }
    }
}

#[test]
fn a_password_s_rounds_can_be_cancelled() {
    let mut heard = 0;
    let bytes = file("standard-128.xlsx");
    let book = read("a.xlsx", 0, &bytes, Some(PASSWORD), &Limits::default(), &mut |_| {
        heard += 1;
        if heard > 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(findings(&book)[0].0, Code::ReaderStopped);
    assert_eq!(heard, 4);
}
