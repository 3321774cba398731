//! Walks through the members of `config.json`, and collects what is wrong with them.

use serde_json::{Map, Value};

use super::settings::Words;
use super::{Problem, ProblemKind};
use crate::text::Language;

/// The wrong and the unknown members that were found so far.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Problem>,
    pub(super) unknown: Vec<String>,
}

/// A member with its path.
pub(super) struct Member<'a> {
    pub(super) value: &'a Value,
    pub(super) path: String,
}

/// An object with its path. Its members that this version knows are read one by one.
pub(super) struct Object<'a> {
    members: Option<&'a Map<String, Value>>,
    path: String,
}

impl<'a> Object<'a> {
    /// Returns a member, if it is there.
    pub(super) fn member(&self, name: &str) -> Option<Member<'a>> {
        let value = self.members?.get(name)?;
        Some(Member { value, path: joined(&self.path, name) })
    }

    /// Returns the path of a member.
    pub(super) fn path_of(&self, name: &str) -> String {
        joined(&self.path, name)
    }
}

impl Reader {
    pub(super) fn wrong(&mut self, path: &str, kind: ProblemKind) {
        self.problems.push(Problem { path: path.to_owned(), kind });
    }

    /// Reads an object. Members with other names than `known` are noted. A missing object has no members.
    pub(super) fn object<'a>(&mut self, member: Option<Member<'a>>, known: &[&str]) -> Object<'a> {
        let Some(Member { value, path }) = member else { return Object { members: None, path: String::new() } };
        let members = value.as_object();
        match members {
            Some(members) => {
                let unknown = members.keys().filter(|name| !known.contains(&name.as_str()));
                self.unknown.extend(unknown.map(|name| joined(&path, name)));
            }
            None => self.wrong(&path, ProblemKind::NotAnObject),
        }
        Object { members, path }
    }

    /// Reads a list with at most `most` items.
    pub(super) fn list<'a>(&mut self, member: Option<Member<'a>>, most: usize) -> Vec<Member<'a>> {
        let Some(Member { value, path }) = member else { return Vec::new() };
        let Some(items) = value.as_array() else {
            self.wrong(&path, ProblemKind::NotAList);
            return Vec::new();
        };
        if items.len() > most {
            self.wrong(&path, ProblemKind::TooMany(most));
            return Vec::new();
        }
        let item = |(at, value)| Member { value, path: [&path, "[", &usize::to_string(&at), "]"].concat() };
        items.iter().enumerate().map(item).collect()
    }

    /// Reads a text with one to `most` characters that `read` takes.
    pub(super) fn text<T>(
        &mut self,
        member: Option<Member<'_>>,
        most: usize,
        read: impl FnOnce(&str) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        let Member { value, path } = member?;
        let text = match value.as_str() {
            None => Err(ProblemKind::NotAText),
            Some(text) if text.trim().is_empty() => Err(ProblemKind::Empty),
            Some(text) if text.chars().count() > most => Err(ProblemKind::TooLong(most)),
            Some(text) => read(text),
        };
        text.map_err(|kind| self.wrong(&path, kind)).ok()
    }

    /// Reads a text of one language, or an object with a text for each language.
    pub(super) fn words(&mut self, member: Option<Member<'_>>, most: usize) -> Option<Words> {
        let member = member?;
        if member.value.is_string() {
            return self.text(Some(member), most, |text| Ok(Words(vec![(None, text.to_owned())])));
        }
        let path = member.path.clone();
        if !member.value.is_object() {
            self.wrong(&path, ProblemKind::NotWords);
            return None;
        }
        let object = self.object(Some(member), &Language::ALL.map(Language::tag));
        let before = self.problems.len();
        let mut words = Vec::new();
        for language in Language::ALL {
            let text = self.text(object.member(language.tag()), most, |text| Ok(text.to_owned()));
            words.extend(text.map(|text| (Some(language), text)));
        }
        if words.is_empty() && self.problems.len() == before {
            self.wrong(&path, ProblemKind::NotWords);
        }
        (!words.is_empty()).then_some(Words(words))
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { [path, ".", name].concat() }
}
