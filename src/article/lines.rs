//! JSON Lines, of which one line is held at a time.

use super::{
    error::{Place, ReadError},
    reader::{Input, nth_name, take_article, utf8},
    record::{Assembly, is_record},
};
use serde_json::Value;
use std::{collections::VecDeque, io::BufRead};

/// JSON Lines: articles, or the records of an extraction.
pub(super) struct Lines {
    reader: Box<dyn BufRead>,
    place: Place,
    name: String,
    number: u64,
    assembly: Assembly,
    ready: VecDeque<Result<Input, ReadError>>,
    /// Whether there was anything but blank lines.
    any: bool,
    done: bool,
}

impl Lines {
    pub(super) fn new(reader: Box<dyn BufRead>, place: Place, name: String) -> Lines {
        let assembly = Assembly::default();
        Lines { reader, place, name, number: 0, assembly, ready: VecDeque::new(), any: false, done: false }
    }

    fn read_line(&mut self) {
        let mut bytes = Vec::new();
        self.number += 1;
        match self.reader.read_until(b'\n', &mut bytes) {
            Ok(0) => self.end(),
            Ok(_) => {
                let place = self.place.on_line(self.number);
                match utf8(bytes, &place) {
                    Ok(line) if line.trim().is_empty() => {}
                    Ok(line) => self.take_line(&line, &place),
                    Err(error) => self.take(Err(error)),
                }
            }
            Err(source) => {
                self.done = true;
                self.take(Err(ReadError::Io { place: self.place.on_line(self.number), source }));
            }
        }
    }

    fn take(&mut self, input: Result<Input, ReadError>) {
        self.any = true;
        self.ready.push_back(input);
    }

    fn take_line(&mut self, line: &str, place: &Place) {
        self.any = true;
        match serde_json::from_str::<Value>(line) {
            Ok(value) if is_record(&value) => {
                let step = self.assembly.push(value);
                if let Some(wrong) = step.wrong {
                    self.ready.push_back(Err(ReadError::Record { place: place.clone(), wrong }));
                }
                self.ready.extend(step.reading.map(|reading| Ok(Input::Reading(reading))));
            }
            Ok(value) => {
                let name = nth_name(&self.name, self.number);
                take_article(&value, &name, place, |input| self.ready.push_back(input));
            }
            Err(error) => {
                // The parser sees one line only, so its line number says nothing.
                let message = error.to_string().replace(" at line 1 column", " at column");
                self.ready.push_back(Err(ReadError::Json { place: place.clone(), message }));
            }
        }
    }

    fn end(&mut self) {
        self.done = true;
        if let Some(wrong) = self.assembly.finish() {
            self.take(Err(ReadError::Record { place: self.place.clone(), wrong }));
        }
        if !self.any {
            self.ready.push_back(Err(ReadError::Empty(self.place.clone())));
        }
    }
}

impl Iterator for Lines {
    type Item = Result<Input, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && !self.done {
            self.read_line();
        }
        self.ready.pop_front()
    }
}
