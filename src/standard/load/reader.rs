//! Walks over a pack along its shape and tells every mistake with its line. Where one mistake would
//! bring others with it, only the first is told.

use toml_span::Value;
use toml_span::value::{Key as Name, Table as Spanned, ValueInner};

use super::super::Problem;
use super::super::overlay::identity;
use super::super::shape::{IDS, Key, MapKeys, Shape};
use super::super::tree::{Table, Tree};
use super::PackError;
use super::words::{expected, ids, keys_of, kind, names, nearest, number, one_of, sum, whole};

pub(super) struct Reader<'a> {
    /// The file, from which numbers are taken as they are written.
    text: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
    /// In the order of their lines.
    pub errors: Vec<PackError>,
    /// The line of every key that the file writes; of one that is there twice, the first is it.
    places: Vec<(String, usize)>,
    /// Keys about which something was said already: what follows from it is not said again.
    said: Vec<String>,
    pub documents: Vec<String>,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = [0].into_iter().chain(breaks.map(|(at, _)| at + 1)).collect();
        Self {
            text,
            lines,
            errors: Vec::new(),
            places: vec![(String::new(), 1)],
            said: Vec::new(),
            documents: Vec::new(),
        }
    }

    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|begin| *begin <= at)
    }

    pub fn error(&mut self, line: usize, key: &str, message: &str) {
        let error = PackError { line, key: key.to_owned(), message: message.to_owned() };
        let before = |one: &PackError| (one.line, &one.key) <= (error.line, &error.key);
        self.errors.insert(self.errors.partition_point(before), error);
    }

    /// An error at a key that may be written nowhere: then at the nearest one around it.
    pub fn at(&mut self, key: &str, message: &str) {
        let mut around = key;
        let line = loop {
            if let Some((_, line)) = self.places.iter().find(|(key, _)| key == around) {
                break *line;
            }
            around = around.rsplit_once('.').map_or("", |(around, _)| around);
        };
        self.error(line, key, message);
    }

    fn wrong(&mut self, line: usize, key: &str, message: &str) {
        self.said.push(key.to_owned());
        self.error(line, key, message);
    }

    /// Whether something was said of this key, of one in it or of one around it.
    fn was_said(&self, key: &str) -> bool {
        let within = |outer: &str, inner: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.said.iter().any(|said| within(said, key) || within(key, said))
    }

    /// All mistakes, in the order of their lines.
    pub fn taken(&mut self) -> Vec<PackError> {
        std::mem::take(&mut self.errors)
    }

    /// A problem of meaning, unless it follows from one of shape.
    pub fn meaning(&mut self, problem: &Problem) {
        if !self.was_said(&problem.key) {
            self.at(&problem.key, &problem.message);
        }
    }

    /// The keys of a table that are right, with everything that is wrong told.
    pub fn table(&mut self, table: &Spanned<'_>, keys: &[Key], path: &str) -> Table {
        let mut read = Table::new();
        for (name, value) in table {
            let (line, key) = self.entered(name, path);
            let Some(known) = keys.iter().find(|known| known.name == name.name) else {
                let near = nearest(&name.name, keys.iter().map(|known| known.name));
                let hint = near.map_or_else(
                    || format!("可用的有：{}", names(keys.iter().map(|known| known.name))),
                    |near| {
                        self.said.push(join(path, near));
                        format!("是不是“{near}”")
                    },
                );
                self.error(line, &key, &format!("没有这个键；{hint}"));
                continue;
            };
            if let Some(value) = self.value(value, &known.shape, &key) {
                read.insert(known.name.to_owned(), value);
            }
        }
        read
    }

    /// A key of a table, with its line, which is noted.
    fn entered(&mut self, name: &Name<'_>, path: &str) -> (usize, String) {
        let (line, key) = (self.line(name.span.start), join(path, &name.name));
        self.places.push((key.clone(), line));
        (line, key)
    }

    fn value(&mut self, value: &Value<'_>, shape: &Shape, key: &str) -> Option<Tree> {
        let line = self.line(value.span.start);
        self.places.push((key.to_owned(), line));
        let found = match (shape, value.as_ref()) {
            (Shape::Table(keys), ValueInner::Table(table)) => {
                return Some(Tree::Table(self.table(table, keys, key)));
            }
            (Shape::Map(of, shape), ValueInner::Table(table)) => {
                return Some(Tree::Table(self.map(table, *of, shape, key)));
            }
            (Shape::List(shape), ValueInner::Array(list)) => {
                let mut read = Vec::new();
                for (index, one) in list.iter().enumerate() {
                    read.extend(self.value(one, shape, &entry(key, index, one)));
                }
                return Some(Tree::List(read));
            }
            (Shape::Flag, ValueInner::Boolean(flag)) => Ok(Tree::Flag(*flag)),
            (Shape::Number | Shape::Positive, ValueInner::Integer(_) | ValueInner::Float(_)) => {
                number(value, self.text, matches!(shape, Shape::Positive))
            }
            (Shape::Whole | Shape::Year, ValueInner::Integer(_)) => {
                whole(value, self.text, matches!(shape, Shape::Year))
            }
            (_, ValueInner::String(text)) => self.text(text, shape),
            _ => Err(format!("应是{}，写的是{}", expected(shape), kind(value))),
        };
        match found {
            Ok(value) => Some(value),
            Err(message) => {
                self.wrong(line, key, &message);
                // What an entry is known by stays, however wrong: the rest of it hangs on it.
                let name = key.rsplit_once('.').map_or(key, |(_, name)| name);
                let text = value.as_str().filter(|_| IDS.contains(&name));
                text.map(|text| Tree::Text(text.to_owned()))
            }
        }
    }

    fn map(&mut self, table: &Spanned<'_>, of: MapKeys, shape: &Shape, path: &str) -> Table {
        let mut read = Table::new();
        for (name, value) in table {
            let (line, key) = self.entered(name, path);
            if let Some(known) = keys_of(of).filter(|known| !known.contains(&name.name.as_ref())) {
                let all = names(known.into_iter());
                self.wrong(line, &key, &format!("没有这个学段；可用的有：{all}"));
                continue;
            }
            if let Some(value) = self.value(value, shape, &key) {
                read.insert(name.name.to_string(), value);
            }
        }
        read
    }

    fn text(&self, text: &str, shape: &Shape) -> Result<Tree, String> {
        let fits = match shape {
            Shape::Words if text.trim().is_empty() => Err("不能是空的".to_owned()),
            Shape::Words => Ok(()),
            Shape::OneOf(words) => {
                if words.contains(&text) {
                    Ok(())
                } else {
                    Err(one_of(text, words.iter().copied()))
                }
            }
            Shape::Name(of) => {
                let all = ids(*of);
                if all.contains(&text) { Ok(()) } else { Err(one_of(text, all.into_iter())) }
            }
            Shape::Document => {
                if self.documents.iter().any(|known| known == text) {
                    Ok(())
                } else {
                    let known = names(self.documents.iter().map(String::as_str));
                    Err(format!("引用的文件“{text}”没有在 documents 中列出；列出的有：{known}"))
                }
            }
            Shape::Sum(of) => sum(text, *of),
            _ => Err(format!("应是{}，写的是文字", expected(shape))),
        };
        fits.map(|()| Tree::Text(text.to_owned()))
    }

    /// What has to be there and is not, after the base was laid under it.
    pub fn required(&mut self, table: &Table, keys: &[Key], path: &str) {
        for known in keys {
            let key = join(path, known.name);
            match (table.get(known.name), &known.shape) {
                (None, shape) if known.required && !self.was_said(&key) => {
                    self.at(&key, &format!("缺少这个键，应是{}", expected(shape)));
                    self.said.push(key);
                }
                (Some(Tree::Table(table)), Shape::Table(keys)) => self.required(table, keys, &key),
                (Some(Tree::Table(table)), Shape::Map(_, shape)) => {
                    if let Shape::Table(keys) = shape.as_ref() {
                        for (name, value) in table {
                            if let Tree::Table(table) = value {
                                self.required(table, keys, &join(&key, name));
                            }
                        }
                    }
                }
                (Some(Tree::List(list)), Shape::List(shape)) => {
                    if let Shape::Table(keys) = shape.as_ref() {
                        for (index, value) in list.iter().enumerate() {
                            if let Tree::Table(table) = value {
                                let id = identity(value).unwrap_or_else(|| index.to_string());
                                self.required(table, keys, &join(&key, &id));
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The key of an entry of a list: by its id, as overlays know it.
fn entry(path: &str, index: usize, value: &Value<'_>) -> String {
    let table = value.as_table();
    let id = table.and_then(|table| IDS.iter().find_map(|key| table.get(*key)));
    let id = id.and_then(|id| id.as_str());
    join(path, id.map_or_else(|| index.to_string(), str::to_owned).as_str())
}
