//! Reading what travels: an object's members as texts of their own, then each as its type wants it. serde's derived readers
//! are a parser for each type and weigh ten times as much; `serde_json` still judges every text, and skips without recursion
//! what nobody reads.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

/// What is read out of a JSON text. Unknown members are ignored; `None` where a member is missing, twice there or of another
/// type.
pub trait FromJson: Sized {
    /// Reads it.
    fn from_json(text: &str) -> Option<Self>;
}

/// Lets serde read it: `#[derive(Wire)]` refers to this.
pub(crate) fn deserialize<'de, T: FromJson, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = Box::<RawValue>::deserialize(deserializer)?;
    // Which member it was nobody is told: the client says that the answer is not as agreed.
    T::from_json(text.get()).ok_or_else(|| D::Error::custom("a member is missing, twice there or of another type"))
}

/// The members of an object.
pub(crate) struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Members<'a> {
    /// Reads an object's members.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text of a member; an error where it is there twice.
    fn text(&self, name: &str) -> Result<Option<&'a str>, ()> {
        let mut found = self.0.iter().filter(|(known, _)| known == name);
        match (found.next(), found.next()) {
            (first, None) => Ok(first.map(|(_, text)| text.get())),
            (_, Some(_)) => Err(()),
        }
    }

    /// A member that must be there.
    pub(crate) fn member<T: FromJson>(&self, name: &str) -> Option<T> {
        T::from_json(self.text(name).ok()??)
    }

    /// A member that may be missing.
    pub(crate) fn member_or_default<T: FromJson + Default>(&self, name: &str) -> Option<T> {
        self.text(name).ok()?.map_or_else(|| Some(T::default()), T::from_json)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }

        deserializer.deserialize_map(Reader).map(Members)
    }
}

impl FromJson for String {
    fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

impl FromJson for bool {
    fn from_json(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl FromJson for u64 {
    fn from_json(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl FromJson for u32 {
    fn from_json(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl FromJson for u16 {
    fn from_json(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(text: &str) -> Option<Self> {
        if text == "null" { Some(None) } else { T::from_json(text).map(Some) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(text: &str) -> Option<Self> {
        let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
        items.into_iter().map(|item| T::from_json(item.get())).collect()
    }
}
