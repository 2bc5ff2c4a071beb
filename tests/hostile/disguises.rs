//! Files under a wrong name, cut off, or under lock and key.

use super::packed::{Entry, archive};
use super::{Hostile, add, fixture, parts};

pub fn add_all(all: &mut Vec<Hostile>) {
    for (file, eighths) in [
        ("sheet.xlsx", &[1, 2, 4, 6, 7][..]),
        ("biff8.xls", &[1, 2, 4, 6, 7]),
        ("sheet.xlsb", &[2, 4, 7]),
        ("sheet.ods", &[2, 4, 7]),
    ] {
        for part in eighths {
            let (_, ending) = file.rsplit_once('.').unwrap_or_default();
            add(all, &format!("截断-{part}-8.{ending}"), move || {
                let bytes = fixture(file);
                bytes[..bytes.len() * part / 8].to_vec()
            });
        }
    }
    add(all, "截断-只差一个字节.xlsx", || {
        let mut bytes = fixture("sheet.xlsx");
        bytes.pop();
        bytes
    });
    wrong_names(all);
    locked(all);
}

fn wrong_names(all: &mut Vec<Hostile>) {
    let small: [(&str, &[u8]); 10] = [
        ("照片.xlsx", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        ("标准.xls", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n"),
        ("程序.xlsx", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0"),
        ("压缩.xlsx", b"Rar!\x1A\x07\x01\0\x33\x92\xB5\xE5"),
        ("空的.xlsx", b""),
        ("一个字节.xlsx", b"P"),
        ("四个字节.xlsx", b"PK\x03\x04"),
        ("零.xls", &[0; 4096]),
        ("只有头.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        ("网页.xlsx", b"<html><body><p>404 Not Found</p></body></html>"),
    ];
    for (name, bytes) in small {
        add(all, name, || bytes.to_vec());
    }
    add(all, "文档.xlsx", || {
        archive(&[
            Entry::new("[Content_Types].xml", "<Types/>"),
            Entry::new("word/document.xml", "<w:document/>"),
        ])
    });
    add(all, "文档.xls", || parts::compound(&[("WordDocument", &[1; 5000])]));
    add(all, "其实是表格.csv", || fixture("sheet.xlsx"));
    add(all, "其实是表格.ods", || fixture("biff8.xls"));
    add(all, "其实是文字.xls", || "学校名称,学生数\n第一小学,5\n".into());
    add(all, "噪音.xlsx", || {
        let mut random = fastrand::Rng::with_seed(1);
        (0..1_000_000).map(|_| random.u8(..)).collect()
    });
    add(all, "噪音接在表格后.xlsx", || {
        let mut random = fastrand::Rng::with_seed(2);
        let mut bytes = fixture("sheet.xlsx");
        bytes.extend((0..200_000).map(|_| random.u8(..)));
        bytes
    });
}

fn locked(all: &mut Vec<Hostile>) {
    // 4.4: agile, described in XML. The package has its length first.
    let agile = || {
        let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\"><keyData saltSize=\"16\" blockSize=\"16\" keyBits=\"256\" hashSize=\"64\" cipherAlgorithm=\"AES\" cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"SHA512\" saltValue=\"AAAAAAAAAAAAAAAAAAAAAA==\"/></encryption>";
        [&[4, 0, 4, 0, 0x40, 0, 0, 0][..], xml.as_bytes()].concat()
    };
    // 3.2 (standard): flags, the header's size, the header, the verifier.
    let standard = || {
        let mut info = vec![3, 0, 2, 0, 0x24, 0, 0, 0, 0x8C, 0, 0, 0];
        info.extend([0x24, 0, 0, 0, 0, 0, 0, 0, 0x0E, 0x66, 0, 0, 0x04, 0x80, 0, 0, 0x80, 0, 0, 0]);
        info.resize(224, 0x5A);
        info
    };
    let package = |claimed: u64| [&claimed.to_le_bytes()[..], &[0x77; 8192]].concat();
    add(all, "加密-敏捷.xlsx", move || {
        parts::compound(&[("EncryptionInfo", &agile()), ("EncryptedPackage", &package(8000))])
    });
    add(all, "加密-标准.xlsx", move || {
        parts::compound(&[("EncryptionInfo", &standard()), ("EncryptedPackage", &package(8000))])
    });
    add(all, "加密-说明断了.xlsx", move || {
        parts::compound(&[("EncryptionInfo", &[4, 0]), ("EncryptedPackage", b"")])
    });
    add(all, "加密-RC4.xls", || parts::xls(&[parts::record(0x2F, &[1, 0, 1, 0, 1, 0])], &[]));
    add(all, "加密-异或.xls", || parts::xls(&[parts::record(0x2F, &[0, 0, 9, 9, 9, 9])], &[]));
    add(all, "加密.ods", || {
        let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
        let content = Entry::new("content.xml", [0x5A; 4000]);
        archive(&parts::with(parts::ods(content), Entry::new("META-INF/manifest.xml", manifest)))
    });
}
